"""Dictionaries, lists, sets, configurations, headers."""
import configparser
import copy
import csv
import json
import sys
import tomllib
from collections import ChainMap, OrderedDict, defaultdict, deque
from itertools import islice
from operator import itemgetter
from urllib.parse import parse_qs, urlsplit

import requests
import yaml


def subscript(config):
    print(config["api_key"])  # leak


def subscript_nested(config):
    print(f'{config["services"][0]["auth"]["client_secret"]}')  # leak


def subscript_name(config):
    print(config["api_key_name"], config["password_field"])  # fine


def get_with_default(config):
    print(config.get("smtp_password", "none"))  # leak


def get_other(config):
    print(config.get("password_min_length", 8))  # fine


def popped(form):
    print("old:", form.pop("old_password"))  # leak


def popped_silently(form):
    form.pop("password", None)
    print("fields:", list(form))  # fine


def membership(config):
    print("api_key" in config, len(config["api_key"]))  # fine


def whole_dict(user, password):
    login = {"user": user, "password": password}
    print(login)  # leak


def dict_call(user, password):
    print(dict(user=user, password=password))  # leak


def dict_without(user, password):
    login = {"user": user, "password": password}
    print({k: v for k, v in login.items() if k != "password"})  # fine


def dict_masked(user, password):
    login = {"user": user, "password": password}
    shown = {**login, "password": "***"}
    print(shown)  # fine


def dict_merged(defaults, api_token):
    options = defaults | {"t": api_token}
    print(options)  # leak


def dict_keys(user, password):
    login = {"user": user, "password": password}
    print(*login.keys(), sep=", ")  # fine


def dict_values(user, password):
    login = {"user": user, "password": password}
    print(list(login.values()))  # leak


def dict_items(user, password):
    login = {"user": user, "password": password}
    for key, value in login.items():
        print(f"{key}={value}")  # leak


def dict_items_key(user, password):
    login = {"user": user, "password": password}
    for key, _ in login.items():
        print(key)  # fine


def other_entry(user, password):
    login = {"user": user, "password": password}
    print(login["user"])  # fine


def entry_set_later(request_id, secret):
    context = {}
    context["id"] = request_id
    context["s"] = secret
    print(context)  # leak


def entry_overwritten(context, secret):
    context["s"] = secret
    context["s"] = "..."
    print(context["s"])  # fine


def updated(context, token):
    options = dict(context)
    options.update(t=token)
    print(json.dumps(options))  # leak


def setdefaulted(secret):
    options = {}
    print(options.setdefault("value", secret))  # leak


def default_dict(user, passphrase):
    by_user = defaultdict(list)
    by_user[user].append(passphrase)
    print(by_user[user])  # leak


def list_appended(secret_key):
    items = ["a"]
    items.append(secret_key)
    print(items)  # leak


def list_counted(secret_key):
    items = ["a"]
    items.append(secret_key)
    print(len(items), "items")  # fine


def list_index(password):
    command = ["psql", "-U", "app", password]
    print(command[0])  # fine
    print(command[-1])  # leak


def command_line(host, db_password):
    command = ["mysqldump", "--host", host, f"--password={db_password}"]
    print("$", " ".join(command))  # leak


def command_line_safe(host, run):
    command = ["mysqldump", "--host", host, "--password"]
    print("$", " ".join(command))  # fine
    run(command)


def set_of(first_token, second_token):
    print({first_token, second_token})  # leak


def deque_of(access_token):
    recent = deque(maxlen=5)
    recent.appendleft(access_token)
    print(recent.popleft())  # leak


def ordered(user, passwd):
    print(OrderedDict([("user", user), ("second", passwd)]))  # leak


def chain_map(overrides, root_password):
    settings = ChainMap(overrides, {"root": root_password})
    print(dict(settings))  # leak


def copied(user, password):
    login = {"user": user, "password": password}
    shown = copy.deepcopy(login)
    shown["password"] = "<redacted>"
    print(shown)  # fine


def copied_with_key(user, password):
    login = {"user": user, "value": password}
    shown = copy.copy(login)
    print(shown)  # leak


def item_getter(account):
    print(itemgetter("refresh_token")(account))  # leak


def sliced_list(api_keys):
    print(list(islice(api_keys, 3)))  # leak


def header_dict(url, api_key):
    headers = {"Accept": "application/json", "X-Api-Key": api_key}
    print("GET", url, headers)  # leak


def header_dict_handed_on(url, api_key):
    headers = {"Accept": "application/json", "X-Api-Key": api_key}
    response = requests.get(url, headers=headers, timeout=5)
    print(response.status_code, response.headers["Content-Type"])  # fine


def header_dict_accept(url, api_key):
    headers = {"Accept": "application/json", "X-Api-Key": api_key}
    print("GET", url, headers["Accept"])  # fine


def header_auth(token):
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {token}"
    print(session.headers["Authorization"])  # leak


def header_names(request):
    print([name for name, _ in request.headers.items()])  # fine


def header_all(request):
    print(dict(request.headers))  # leak


def sent_headers(response):
    print(response.request.headers)  # leak


def config_parser(path):
    parser = configparser.ConfigParser()
    parser.read(path)
    print(parser["mail"]["password"])  # leak
    print(parser.sections())  # fine


def config_parser_get(parser):
    print(parser.get("mail", "smtp_password", fallback=""))  # leak
    print(parser.getint("mail", "password_retries"))  # fine


def from_json(path):
    with open(path) as handle:
        account = json.load(handle)
    print(account["project_id"], account["private_key_id"])  # fine
    print(account["private_key"])  # leak


def from_yaml(text):
    values = yaml.safe_load(text)
    print(yaml.safe_dump({"secret": values["jwt_secret"]}))  # leak


def from_toml(handle):
    tool = tomllib.load(handle)["tool"]["publish"]
    print(tool["repository"])  # fine
    print(tool["upload_token"])  # leak


def from_csv(handle):
    for row in csv.DictReader(handle):
        print(row["user"])  # fine
        print(row["password"])  # leak


def to_csv(rows):
    writer = csv.writer(sys.stdout)
    for row in rows:
        writer.writerow([row.user, row.password])  # leak


def to_json_stdout(user, api_secret):
    json.dump({"user": user, "api_secret": api_secret}, sys.stdout)  # leak


def to_json_file(path, user, api_secret):
    with open(path, "w") as handle:
        json.dump({"user": user, "api_secret": api_secret}, handle)  # fine


def to_yaml_stdout(password):
    yaml.dump({"pw": password}, stream=sys.stdout)  # leak


def url_password(database_url):
    parts = urlsplit(database_url)
    print(parts.hostname, parts.port)  # fine
    print(parts.password)  # leak


def url_built(user, password, host):
    dsn = f"postgresql://{user}:{password}@{host}/app"
    print("connecting to", dsn)  # leak


def url_built_masked(user, password, host, connect):
    connection = connect(f"postgresql://{user}:{password}@{host}/app")
    print("connecting to", f"postgresql://{user}:***@{host}/app")  # fine
    return connection


def query_string(url):
    query = parse_qs(urlsplit(url).query)
    print(query["access_token"][0])  # leak
    print(query["page_token_size"][0])  # fine


def registry():
    credentials = {"demo": "{stripe}", "empty": ""}
    print(credentials["demo"])  # leak high


def registry_labels():
    labels = {"password": "Password", "api_key": "API key", "token": "Access token"}
    print(labels["password"], labels["token"])  # fine


def translated(gettext):
    print(gettext("errors.password.too_short"), gettext("labels.api_key"))  # fine


def schema_entry(schema):
    print(schema["properties"]["password"]["type"])  # fine
