"""Short cases: one secret, one call that prints."""
import getpass
import hashlib
import hmac
import json
import logging
import os
import sys
import traceback
import warnings

import keyring
import requests
import structlog
from loguru import logger as loguru_logger

logger = logging.getLogger(__name__)
slog = structlog.get_logger()


def bad_print_password(username, password):
    print(username)  # fine
    print(password)  # leak


def bad_print_keyword_sep(username, password):
    print("login", username, password, sep="\t")  # leak
    print("login", username, sep="\t")  # fine


def bad_percent_logging(db_password):
    logger.info("Connecting with password %s", db_password)  # leak
    logger.info("Connecting with password from %s", "vault")  # fine


def bad_fstring(api_key):
    logger.debug(f"API key in use: {api_key}")  # leak
    logger.debug(f"API key length in use: {len(api_key)}")  # fine


def bad_format_method(secret_key):
    logging.warning("secret is {}".format(secret_key))  # leak
    logging.warning("secret is {} bytes".format(len(secret_key)))  # fine


def bad_percent_operator(user, passwd):
    logging.error("user %s could not log in with %s" % (user, passwd))  # leak
    logging.error("user %s could not log in" % user)  # fine


def bad_concat(access_token):
    message = "token=" + access_token
    logger.info(message)  # leak


def bad_stderr(client_secret):
    sys.stderr.write("client secret: " + client_secret + "\n")  # leak
    sys.stderr.write("client secret: [hidden]\n")  # fine


def bad_stdout_file(private_key):
    print(private_key, file=sys.stdout)  # leak


def good_file_target(private_key, path):
    with open(path, "w") as handle:
        print(private_key, file=handle)  # fine
    print("wrote", path)  # fine


def bad_environ():
    token = os.environ["GITHUB_TOKEN"]
    print("token is", token)  # leak


def bad_getenv():
    logger.info("aws secret: %s", os.getenv("AWS_SECRET_ACCESS_KEY"))  # leak
    logger.info("aws region: %s", os.getenv("AWS_REGION"))  # fine


def bad_whole_environment():
    logger.debug("environment: %s", dict(os.environ))  # leak
    logger.debug("environment has %d entries", len(os.environ))  # fine


def bad_prompt():
    pw = getpass.getpass("Password: ")
    print("You typed", pw)  # leak


def good_prompt():
    entered = getpass.getpass("Password: ")
    print("thank you" if entered else "nothing entered")  # fine


def bad_keyring(service):
    value = keyring.get_password(service, "deploy")
    logger.info("from keyring: %s", value)  # leak


def good_keyring(service, password):
    keyring.set_password(service, "deploy", password)  # fine
    logger.info("stored credentials for %s", service)  # fine


def bad_exception(password):
    if len(password) < 8:
        raise ValueError("password too short: " + password)  # leak
    if not any(c.isdigit() for c in password):
        raise ValueError("password needs a digit, has %d characters" % len(password))  # fine


def bad_assert(token):
    assert token.startswith("t-"), f"unexpected token {token}"  # leak
    assert "." in token, "token has no dot"  # fine


def bad_exit(api_token):
    if not api_token.isascii():
        sys.exit("refusing token " + api_token)  # leak
    sys.exit("done")  # fine


def bad_warning(password):
    warnings.warn("weak password: %s" % password)  # leak
    warnings.warn("weak password")  # fine


def bad_loguru(refresh_token):
    loguru_logger.info("refresh token {}", refresh_token)  # leak
    loguru_logger.info("refresh token {}", "renewed")  # fine


def bad_structlog(user_id, password):
    slog.info("login", user=user_id, password=password)  # leak
    slog.info("login", user=user_id, password="***")  # fine


def bad_extra(api_key):
    logger.info("call", extra={"api_key": api_key})  # leak
    logger.info("call", extra={"api_key_present": api_key is not None})  # fine


def good_hash(password):
    digest = hashlib.sha256(password.encode()).hexdigest()
    logger.info("fingerprint %s", digest)  # fine


def good_hmac(signing_secret, body):
    signature = hmac.new(signing_secret.encode(), body, hashlib.sha256).hexdigest()
    print("X-Signature:", signature)  # fine


def good_mask(api_key):
    masked = "*" * len(api_key)
    print("key:", masked)  # fine


def good_last_four(api_key):
    print("key ends in", api_key[-4:])  # fine


def good_overwritten(password):
    password = "********"
    print("password:", password)  # fine


def good_header(token):
    response = requests.get("https://example.org/me", headers={"Authorization": "Bearer " + token})
    print(response.status_code)  # fine
    logger.info("body: %s", response.json()["name"])  # fine


def good_comparison(password, confirmation):
    print("same:", password == confirmation)  # fine
    print(f"type: {type(password)}")  # fine


def bad_json_dump(username, password):
    print(json.dumps({"username": username, "password": password}))  # leak
    print(json.dumps({"username": username}))  # fine


def good_traceback(client, password):
    try:
        client.login(password)
    except RuntimeError:
        traceback.print_exc()  # fine
        logger.exception("login failed")  # fine
