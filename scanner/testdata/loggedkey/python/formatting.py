"""Every way of building a string that then is printed."""
import base64
import io
import json
import pprint
import string
import sys
import textwrap
from string import Template
from urllib.parse import quote, urlencode

BANNER = "connecting as {user} with {secret}"
USAGE = "usage: tool --api-key KEY --user {user}"


def plain_print(api_key):
    print(api_key)  # leak


def several_arguments(host, user, password):
    print("login", user, password, "at", host, sep=" | ")  # leak


def concatenated(access_token):
    print("token=" + access_token + ";")  # leak


def converted_first(pin, secret_key):
    print("secret key: " + str(secret_key) + " pin length: " + str(len(pin)))  # leak


def f_string(client_secret):
    print(f"client secret is {client_secret}")  # leak


def f_string_repr(passwd):
    print(f"got {passwd!r} from the form")  # leak


def f_string_self_documenting(auth_token):
    print(f"{auth_token=}")  # leak


def f_string_padded(apikey):
    print(f"|{apikey:<60}|")  # leak


def f_string_cut_to_four(apikey):
    print(f"|{apikey:.4}|")  # fine


def f_string_length_documented(private_key):
    print(f"{len(private_key)=}")  # fine


def f_string_doubled_braces(api_key):
    print(f"write {{api_key}} where the key goes, {len(api_key)} characters")  # fine


def f_string_nested_quotes(config):
    print(f"db password: {config['db']['password']}")  # leak


def f_string_conditional(token):
    print(f"token is {'present' if token else 'missing'}")  # fine


def f_string_conditional_value(token):
    print(f"token is {token if token else 'missing'}")  # leak


def not_an_f_string(password):
    check = password is not None
    print("password is {password}", check)  # fine


def percent_single(password):
    print("password: %s" % password)  # leak


def percent_tuple(user, password):
    print("%s:%r" % (user, password))  # leak


def percent_mapping(refresh_token):
    print("refresh with %(value)s" % {"value": refresh_token})  # leak


def percent_mapping_other_name(user):
    print("password of %(password)s changed" % {"password": user.name})  # fine


def percent_precision(token):
    print("%.3s..." % token)  # fine


def percent_escaped(password):
    print("password strength: %d%%" % min(100, len(password) * 8))  # fine


def str_format(bearer_token):
    print("Authorization: Bearer {}".format(bearer_token))  # leak


def str_format_named(secret):
    print("the value is {value:>40}".format(value=secret))  # leak


def str_format_of_constant(user, db_password):
    print(BANNER.format(user=user, secret=db_password))  # leak


def str_format_usage(user, api_key):
    if not api_key:
        print(USAGE.format(user=user))  # fine


def str_format_index(password, user):
    print("{1} logged in, {0} attempts left".format(3, user))  # fine


def format_map(settings, webhook_secret):
    values = {"url": settings.url, "sig": webhook_secret}
    print("{url} signed with {sig}".format_map(values))  # leak


def format_map_names(rows):
    labels = {"api_key": "API key", "password": "Password"}
    print("{api_key:<20}{password:<20}".format_map(labels))  # fine


def template_substitute(encryption_key):
    line = Template("key $key in use")
    print(line.substitute(key=encryption_key))  # leak


def template_safe_substitute(user):
    print(string.Template("$user, your $password is due").safe_substitute(user=user.name))  # fine


def joined(user, password, host):
    print("".join(["ftp://", user, ":", password, "@", host]))  # leak


def joined_generator(tokens_by_user):
    print(", ".join(name for name in tokens_by_user))  # fine


def augmented(signing_key):
    message = "signing key"
    message += ": "
    message += signing_key
    print(message)  # leak


def list_builder(ssh_passphrase):
    lines = ["[ssh]"]
    lines.append("user=deploy")
    lines.append("passphrase=" + ssh_passphrase)
    print("\n".join(lines))  # leak


def string_io(auth_key):
    out = io.StringIO()
    out.write("auth = ")
    out.write(auth_key)
    sys.stdout.write(out.getvalue())  # leak


def string_io_through_print(api_secret):
    out = io.StringIO()
    print("secret:", api_secret, file=out)  # fine
    print(out.getvalue())  # leak


def string_io_unread(api_secret):
    out = io.StringIO()
    out.write(api_secret)
    print("wrote", out.tell(), "characters")  # fine


def dedented(account_key):
    # leak next
    print(textwrap.dedent(f"""\
        [storage]
        account_key = {account_key}
        """))


def dedented_help():
    # fine next
    print(textwrap.dedent("""\
        Set the key first:
            export API_KEY=<token>
            print(api_key)
        """))


def indented(private_key):
    print(textwrap.indent(private_key, prefix="    "))  # leak


def wrapped(jwt_token):
    for line in textwrap.wrap(jwt_token, 60):
        print(line)  # leak


def triple_quoted(smtp_password):
    text = """
    host = mail
    password = """ + smtp_password + """
    """
    print(text)  # leak


def implicit_concatenation(user, password):
    # leak next
    print(
        "could not log in "
        f"as {user} "
        f"with {password}"
    )


def implicit_concatenation_names(user):
    # fine next
    print(
        "could not log in "
        f"as {user}: "
        "the password {password} placeholder was not filled in"
    )


def base64_value(user, password):
    print("Basic", base64.b64encode(f"{user}:{password}".encode()).decode())  # leak


def hex_value(hmac_key: bytes):
    print(hmac_key.hex(" ", 2))  # leak


def quoted(access_token):
    print("https://example.com/files?token=" + quote(access_token, safe=""))  # leak


def query(api_key):
    print("GET /v1/items?" + urlencode({"page": 1, "api_key": api_key}))  # leak


def query_without(api_key, fetch):
    items = fetch("/v1/items?" + urlencode({"page": 1, "api_key": api_key}))
    print("GET /v1/items?" + urlencode({"page": 1}), len(items))  # fine


def as_json(client_id, client_secret):
    print(json.dumps({"id": client_id, "secret": client_secret}, indent=2))  # leak


def as_json_public(client_id, client_secret):
    print(json.dumps({"id": client_id, "has_secret": client_secret is not None}))  # fine


def pretty(app_secret, app_id):
    pprint.pprint({"app": app_id, "value": app_secret}, width=40)  # leak


def pretty_formatted(master_key):
    sys.stderr.write(pprint.pformat([master_key]))  # leak


def pretty_schema():
    pprint.pp({"password": {"type": "string", "minLength": 12}, "token": {"type": "string"}})  # fine


def stderr_print(vault_token):
    print("vault:", vault_token, file=sys.stderr, flush=True)  # leak


def into_file(vault_token, path):
    with open(path, "w", encoding="utf-8") as store:
        print(vault_token, file=store)  # fine
    print("saved to", path)  # fine


def written_lines(user, password):
    sys.stdout.writelines([user, "\n", password, "\n"])  # leak


def raw_bytes(session_key):
    sys.stdout.buffer.write(session_key)  # leak


def upper_and_stripped(license_secret):
    print(license_secret.strip().upper())  # leak


def centred(root_password):
    print(root_password.center(80, "-"))  # leak


def title_only(root_password):
    print("root password".center(80, "-"), len(root_password) > 10)  # fine


def unpacked(password):
    parts = ["the", "password", "is", password]
    print(*parts)  # leak


def separator_from_variable(token_separator, words):
    print(*words, sep=token_separator)  # fine


def literal_in_text():
    print("demo account uses {dataframer}")  # leak high


def literal_in_variable():
    value = "{stripe}"
    print("charging with %s" % value)  # leak high


def literal_placeholder():
    api_key = "YOUR_API_KEY"
    print("edit config.toml and replace " + api_key)  # fine
