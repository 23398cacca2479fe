"""Exceptions, exits, assertions and warnings."""
import argparse
import logging
import sys
import traceback
import warnings

import click
import pytest
import typer

logger = logging.getLogger(__name__)


def raised(api_key):
    raise ValueError(f"unknown api key {api_key}")  # leak


def raised_name():
    raise ValueError("api_key must not be empty")  # fine


def raised_concatenated(path, password):
    raise PermissionError("cannot open " + path + " with " + password)  # leak


def raised_from(call, access_token):
    try:
        call()
    except OSError as error:
        raise ConnectionError("refused: %s" % access_token) from error  # leak


def raised_from_text(call, access_token):
    try:
        call(access_token)
    except OSError as error:
        raise ConnectionError(f"token refused: {error.errno}") from error  # fine


def raised_arguments(user, secret):
    raise RuntimeError("rejected", user, secret)  # leak


def raised_multi_line(user, passphrase):
    # leak next
    raise RuntimeError(
        "could not decrypt the key of "
        f"{user} with {passphrase}"
    )


def raised_message_variable(token):
    message = "bad token: {}".format(token)
    raise LookupError(message)  # leak


def raised_in_ternary(token):
    raise LookupError("empty token" if not token else "malformed token")  # fine


class AuthError(Exception):
    def __init__(self, token):
        super().__init__(f"token {token} was refused")  # leak
        self.status = 401


class MissingKey(Exception):
    def __init__(self, parameter):
        super().__init__(f"no key in parameter {parameter}")  # fine


class QuietError(Exception):
    def __init__(self, user, password):
        super().__init__(f"login of {user} failed")  # fine
        self.user, self.word = user, password


def raised_quiet(user, password):
    raise QuietError(user, password)


def caught_and_printed(parse, secret):
    try:
        parse("secret=" + secret)
    except ValueError as error:
        print("parse failed:", type(error).__name__)  # fine


def caught_with_message(password):
    try:
        raise ValueError("weak: " + password)  # leak
    except ValueError:
        logger.info("weak password refused")  # fine


def note_added(call, client_secret):
    try:
        call()
    except TimeoutError as error:
        error.add_note(f"client secret was {client_secret}")  # leak
        raise


def note_added_text(call, client_secret):
    try:
        call(client_secret)
    except TimeoutError as error:
        error.add_note("while sending the client secret")  # fine
        raise


def missing_entry(secrets):
    try:
        return secrets["api_key"]
    except KeyError as error:
        raise SystemExit(f"missing secret: {error.args[0]}")  # fine


def printed_traceback(call, password):
    try:
        call(password)
    except Exception:
        traceback.print_exc(file=sys.stderr)  # fine


def exception_group(errors, auth_key):
    raise ExceptionGroup(f"all calls with {auth_key} failed", errors)  # leak


def stop(bot_token):
    sys.exit("bot stopped, token " + bot_token)  # leak


def stop_with_code(bot_token):
    sys.exit(2 if not bot_token else 0)  # fine


def stop_text():
    sys.exit("usage: tool --password PASSWORD")  # fine


def system_exit(ssh_password):
    raise SystemExit(f"ssh failed with {ssh_password}")  # leak


def quit_call(db_password):
    exit(f"db: {db_password}")  # leak


def asserted(token, response):
    assert response.ok, f"token {token} gave {response.status_code}"  # leak


def asserted_text(token):
    assert token, "the token must not be empty"  # fine


def asserted_length(password):
    assert len(password) >= 12, f"{len(password)} characters are too few for a password"  # fine


def warned(api_token):
    warnings.warn(f"api token {api_token} is deprecated", DeprecationWarning, stacklevel=2)  # leak


def warned_name():
    warnings.warn("the argument `token` is deprecated, use `api_key`", DeprecationWarning)  # fine


def arguments():
    parser = argparse.ArgumentParser(description="prints no password")
    parser.add_argument("--password", help="the password, never printed")
    options = parser.parse_args()
    if len(options.password) < 12:
        parser.error(f"password {options.password} is too short")  # leak
    if options.password.isdigit():
        parser.error("argument --password: digits only")  # fine
    return options


def argument_exit(parser, options):
    parser.exit(1, "token was %s\n" % options.token)  # leak


def argument_help(parser):
    parser.add_argument("--api-key", metavar="API_KEY", help="key; see %(prog)s keys --help")
    parser.print_help()  # fine


def argument_type(text):
    password = text.strip()
    if " " in password:
        raise argparse.ArgumentTypeError("%r has a space" % password)  # leak
    return password


def click_error(secret):
    raise click.ClickException("secret not accepted: " + secret)  # leak


def click_usage():
    raise click.UsageError("--token needs --user")  # fine


def typer_error(api_key):
    raise typer.BadParameter(f"{api_key!r} is no key")  # leak


def failed_test(refresh_token):
    pytest.fail("refresh worked twice with " + refresh_token)  # leak


def skipped_test(api_key):
    if not api_key:
        pytest.skip("needs API_KEY")  # fine


def expected_error(check):
    with pytest.raises(ValueError, match="password is too short"):  # fine
        check("a")


def test_names(form):
    assert list(form.fields) == ["user", "password"], form.fields.keys()  # fine


class Parser:
    """Of a language whose tokens have nothing to hide."""

    def expect(self, kind):
        token = self.lexer.next()
        if token.kind != kind:
            raise SyntaxError(f"line {token.line}: {kind} expected, {token.kind} found")  # fine
        return token


def thread_hook(arguments):
    logger.critical("token refresher died", exc_info=arguments.exc_value)  # fine


def returned_error(password):
    problem = check_password(password)
    if problem:
        raise ValueError(problem)  # fine


def check_password(password):
    return "too short" if len(password) < 12 else None


def returned_value_error(api_key):
    problem = describe_key(api_key)
    raise ValueError(problem)  # leak


def describe_key(api_key):
    return f"{api_key} is not a key"
