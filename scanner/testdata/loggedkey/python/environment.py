"""The environment, secrets managers, keyrings and prompts."""
import getpass
import json
import logging
import os
import subprocess
from getpass import getpass as ask
from os import environ, getenv
from pathlib import Path

import boto3
import hvac
import keyring
import questionary
from azure.identity import DefaultAzureCredential
from azure.keyvault.secrets import SecretClient
from decouple import config
from dotenv import dotenv_values, load_dotenv
from environs import Env
from google.cloud import secretmanager

logger = logging.getLogger(__name__)


def subscript():
    print(os.environ["STRIPE_SECRET_KEY"])  # leak


def getenv_call():
    logger.info("token=%s", os.getenv("GITHUB_TOKEN"))  # leak


def imported_names():
    print(environ.get("DB_PASSWORD", "none"), getenv("HOME"))  # leak


def harmless_name():
    print(os.environ["HOME"], os.getenv("PATH"), environ.get("LANG", "C"))  # fine


def harmless_variable():
    value = os.environ["SERVICE_API_KEY"]
    print("value:", value)  # leak


def name_in_variable():
    name = "ADMIN_PASSWORD"
    print(name, "is", "set" if os.environ.get(name) else "not set")  # fine
    print(name, "=", os.environ.get(name))  # leak


def names_in_loop():
    for name in ("AWS_SECRET_ACCESS_KEY", "NPM_TOKEN"):
        print(f"{name}={os.getenv(name)}")  # leak


def names_in_loop_presence():
    for name in ("AWS_SECRET_ACCESS_KEY", "NPM_TOKEN"):
        print(f"{name}: {name in os.environ}")  # fine


def missing_names():
    missing = [name for name in ("API_KEY", "API_SECRET") if not os.getenv(name)]
    print("missing:", ", ".join(missing))  # fine


def whole_environment():
    print(os.environ)  # leak


def whole_environment_copy():
    logger.debug("environment: %s", dict(os.environ))  # leak


def whole_environment_loop():
    for name, value in sorted(os.environ.items()):
        print(f"export {name}={value!r}")  # leak


def environment_names():
    print(sorted(os.environ), len(os.environ))  # fine


def environment_json():
    print(json.dumps(os.environ.copy(), indent=2))  # leak


def key_file_name():
    print("reading", os.environ["API_KEY_FILE"])  # fine


def key_file_content():
    secret = Path(os.environ["API_KEY_FILE"]).read_text().strip()
    print("content:", secret)  # leak


def dataframer_variable():
    print("key", os.environ["DATAFRAMER_API_KEY"])  # leak high


def dataframer_variable_kept():
    value = os.getenv("DATAFRAMER_API_KEY") or "-"
    logger.warning("key in use: %s", value)  # leak high


def dataframer_missing():
    if "DATAFRAMER_API_KEY" not in os.environ:
        raise SystemExit("DATAFRAMER_API_KEY is not set")  # fine


def set_for_child(db_password):
    environment = {**os.environ, "PGPASSWORD": db_password}
    done = subprocess.run(["psql", "-c", "select 1"], env=environment)  # fine
    print("psql ended with", done.returncode)  # fine


def set_here(token):
    os.environ["SERVICE_TOKEN"] = token
    print("SERVICE_TOKEN set")  # fine


def key_from_command():
    password = subprocess.check_output(["pass", "show", "db"], text=True)
    print(password.splitlines()[0])  # leak


def dotenv():
    load_dotenv()
    print(os.environ["OPENAI_API_KEY"])  # leak


def dotenv_file():
    values = dotenv_values(".env")
    print(values["JWT_SECRET"])  # leak
    print(list(values))  # fine


def decoupled():
    print(config("EMAIL_HOST_PASSWORD", default=""))  # leak
    print(config("EMAIL_PORT", cast=int))  # fine


def environs():
    env = Env()
    env.read_env()
    logger.info("secret %s", env.str("SESSION_SECRET"))  # leak
    logger.info("max age %d", env.int("TOKEN_MAX_AGE"))  # fine


def prompt():
    password = getpass.getpass("Password: ")
    print("you typed", password)  # leak


def prompt_harmless_name():
    answer = ask("Enter it: ")
    print(answer)  # leak


def prompt_text(user):
    answer = getpass.getpass(f"Password for {user}: ")  # fine
    print("thanks" if answer else "nothing entered")  # fine


def prompt_twice():
    first, second = ask("New: "), ask("Again: ")
    if first != second:
        print("the passwords differ")  # fine


def prompt_user():
    print("running as", getpass.getuser())  # fine


def prompt_questionary():
    token = questionary.password("Token").ask()
    questionary.print(f"token {token}")  # leak


def keyring_read(user):
    value = keyring.get_password("app", user)
    print(f"{user}: {value}")  # leak


def keyring_write(user, password):
    keyring.set_password("app", user, password)  # fine
    print("stored the password of", user, "in", keyring.get_keyring().name)  # fine


def keyring_credential():
    credential = keyring.get_credential("app", None)
    print(credential.username)  # fine
    print(credential.password)  # leak


def aws_secret(name):
    client = boto3.client("secretsmanager")
    reply = client.get_secret_value(SecretId=name)
    print(reply["ARN"], reply["VersionId"])  # fine
    print(reply["SecretString"])  # leak


def aws_secret_parsed(name):
    text = boto3.client("secretsmanager").get_secret_value(SecretId=name)["SecretString"]
    values = json.loads(text)
    print(values["password"])  # leak


def aws_list():
    for entry in boto3.client("secretsmanager").list_secrets()["SecretList"]:
        print(entry["Name"], entry.get("LastRotatedDate"))  # fine


def aws_parameter():
    ssm = boto3.client("ssm")
    password = ssm.get_parameter(Name="/app/db", WithDecryption=True)["Parameter"]["Value"]
    logger.info("parameter %s", password)  # leak


def aws_credentials():
    credentials = boto3.Session().get_credentials().get_frozen_credentials()
    print(credentials.secret_key)  # leak


def gcp_secret(name):
    client = secretmanager.SecretManagerServiceClient()
    version = client.access_secret_version(name=name)
    print(version.name)  # fine
    print(version.payload.data.decode("utf-8"))  # leak


def gcp_secret_names(project):
    client = secretmanager.SecretManagerServiceClient()
    for item in client.list_secrets(parent=project):
        print(item.name)  # fine


def azure_secret(url):
    client = SecretClient(vault_url=url, credential=DefaultAzureCredential())
    secret = client.get_secret("db")
    print(secret.name, secret.properties.version)  # fine
    print(secret.value)  # leak


def azure_token():
    token = DefaultAzureCredential().get_token("https://management.azure.com/.default")
    print(token.expires_on)  # fine
    print(token.token)  # leak


def vault_secret(path):
    client = hvac.Client(url="https://vault:8200", token=os.environ["VAULT_TOKEN"])
    reply = client.secrets.kv.v2.read_secret_version(path=path)
    print(reply["data"]["metadata"]["version"])  # fine
    print(reply["data"]["data"]["password"])  # leak


def vault_status():
    client = hvac.Client(token=os.environ["VAULT_TOKEN"])
    print("sealed:", client.sys.is_sealed(), "authenticated:", client.is_authenticated())  # fine


def vault_token_printed():
    client = hvac.Client()
    print("vault token:", client.token)  # leak


def kubernetes_secret():
    token = Path("/var/run/secrets/kubernetes.io/serviceaccount/token").read_text()
    print(f"token of {len(token)} characters")  # fine
    print(f"namespace token: {token}")  # leak
