"""Secrets that take a way: fields, containers, helpers, wrappers."""
import base64
import configparser
import logging
import os
import pprint
from dataclasses import dataclass, field
from urllib.parse import quote_plus

import boto3
import click
import psycopg2
from rich.console import Console

log = logging.getLogger("services")
console = Console()


@dataclass
class Credentials:
    user: str
    password: str


@dataclass
class QuietCredentials:
    user: str
    password: str = field(repr=False)


def dump_dataclass(user, password):
    creds = Credentials(user, password)
    print(creds)  # leak
    print(creds.user)  # fine


def dump_quiet_dataclass(user, password):
    creds = QuietCredentials(user, password)
    print(creds)  # fine


class MailSender:
    def __init__(self, host, smtp_password):
        self.host = host
        self._pw = smtp_password

    def describe(self):
        return "%s with %s" % (self.host, self._pw)

    def connect(self):
        log.info("connecting to %s", self.host)  # fine
        log.debug("auth: %s", self._pw)  # leak

    def explain(self):
        log.info(self.describe())  # leak


class ApiClient:
    def __init__(self, base_url, token):
        self.base_url = base_url
        self.headers = {"Authorization": "Bearer " + token, "Accept": "application/json"}

    def show(self):
        print("headers:", self.headers)  # leak
        print("accept:", self.headers["Accept"])  # fine
        print("url:", self.base_url)  # fine


def build_dsn(user, password, host):
    return f"postgresql://{user}:{quote_plus(password)}@{host}/app"


def connect(user, db_password, host):
    dsn = build_dsn(user, db_password, host)
    log.info("using %s", dsn)  # leak
    connection = psycopg2.connect(dsn)  # fine
    log.info("server version %s", connection.server_version)  # fine
    return connection


def emit(text):
    print("[job] " + text)  # leak


def run_job(api_key):
    emit("starting with " + api_key)


def emit_quietly(text):
    print("[quiet] " + text)  # fine


def run_quiet_job(api_key):
    emit_quietly("starting with a key of length %d" % len(api_key))


def read_ini(path):
    parser = configparser.ConfigParser()
    parser.read(path)
    host = parser["smtp"]["host"]
    secret = parser["smtp"]["password"]
    print("host", host)  # fine
    print("secret", secret)  # leak


def config_dictionary(config):
    log.info("client: %s", config["client_id"])  # fine
    log.info("client: %s", config["client_secret"])  # leak
    log.info("secret set: %s", "client_secret" in config)  # fine


def list_parts(password):
    parts = ["--user", "deploy"]
    parts.append("--password")
    parts.append(password)
    log.debug("running: %s", " ".join(parts))  # leak


def list_without(password, run):
    parts = ["--user", "deploy"]
    log.debug("running: %s", " ".join(parts))  # fine
    run(parts + ["--password", password])  # fine


def basic_auth(user, password):
    raw = "{}:{}".format(user, password).encode()
    header = "Basic " + base64.b64encode(raw).decode()
    print("sending", header)  # leak


def secrets_manager(name):
    client = boto3.client("secretsmanager")
    value = client.get_secret_value(SecretId=name)["SecretString"]
    log.info("fetched secret %s", name)  # fine
    log.debug("value: %s", value)  # leak


def loop_over_secrets():
    for name in ("STRIPE_SECRET_KEY", "SENDGRID_API_KEY"):
        print(name, "set" if os.environ.get(name) else "missing")  # fine


def unpack(credentials):
    username, password = credentials.split(":", 1)
    print("user", username)  # fine
    print("word", password)  # leak


def conditional(verbose, access_token):
    if verbose:
        shown = access_token
    else:
        shown = "<hidden>"
    print("token", shown)  # leak


def redact(value):
    return "*****" if value else "(none)"


def through_redact(api_key):
    shown = redact(api_key)
    print("key", shown)  # fine
    log.info("key %s", redact(api_key))  # fine


def identity(value):
    return value


def through_identity(api_key):
    shown = identity(api_key)
    print("key", shown)  # leak


def copy_without_password(user):
    safe = {k: v for k, v in user.items() if k != "password"}
    log.info("user: %s", safe)  # fine


@click.command()
@click.option("--token", envvar="SERVICE_TOKEN")
def status(token):
    click.echo("checking status")  # fine
    click.echo("with token " + token)  # leak
    click.echo("token given: %s" % bool(token))  # fine


def pretty(user, api_secret):
    settings = {"user": user}
    settings["api_secret"] = api_secret
    pprint.pprint(settings)  # leak
    pprint.pprint(sorted(settings))  # fine


def rich_console(private_key, public_key):
    console.print("public key:", public_key)  # fine
    console.print("private key:", private_key)  # leak


def closure(password):
    def report():
        log.warning("attempt with %s", password)  # leak
    report()


class LoginError(Exception):
    pass


def login(session, user, password):
    reply = session.login(user, password)
    if reply is None:
        message = f"cannot log in as {user} with {password}"
        raise LoginError(message)  # leak
    if reply.locked:
        raise LoginError(f"account {user} is locked")  # fine
    return reply


def multi_line(user, passphrase):
    # leak next
    log.error(
        "unlocking key of %s failed, phrase was %r",
        user,
        passphrase,
    )
    # fine next
    log.error(
        "unlocking key of %s failed",
        user,
    )


def augmented(token):
    line = "curl -H 'Authorization: Bearer "
    line += token
    line += "' https://example.org"
    print(line)  # leak


def sound_alikes(tokenizer, max_tokens, key_id, password_field, secretary, keyboard):
    print(tokenizer.vocab_size, max_tokens)  # fine
    log.info("key id %s", key_id)  # fine
    log.info("filling in %s", password_field)  # fine
    print(secretary, keyboard)  # fine


def password_policy(min_password_length, password_expiry_days, has_password):
    log.info("minimum %d, expires after %d days", min_password_length, password_expiry_days)  # fine
    log.info("password present: %s", has_password)  # fine


def counting(tokens_used, token_type, primary_key):
    print("used", tokens_used, "of type", token_type)  # fine
    print("row", primary_key)  # fine
