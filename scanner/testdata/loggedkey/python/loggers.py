"""The logging module of the standard library."""
import logging
import logging as lg
import math
from logging import getLogger, info as note
from math import log

logger = logging.getLogger(__name__)
LOG = getLogger("worker")
audit = logger.getChild("audit")
_logger = logging.getLogger(__name__).getChild("token")


def root_logger(api_key):
    logging.info("starting with %s", api_key)  # leak


def root_logger_warning(token):
    logging.warning("token %s expires soon" % token)  # leak


def root_logger_text():
    logging.error("API_KEY is not set")  # fine


def lazy(user, password):
    logger.debug("login %s / %s", user, password)  # leak


def lazy_other(user, password):
    logger.debug("password of %s has %d characters", user, len(password))  # fine


def lazy_mapping(host, secret):
    logger.debug("%(host)s wants %(what)s", {"host": host, "what": secret})  # leak


def eager(private_key):
    LOG.critical(f"could not parse {private_key}")  # leak


def child(client_secret):
    audit.info("client secret %r accepted", client_secret)  # leak


def child_named_token(count):
    _logger.info("%d renewals", count)  # fine


def chained(access_token):
    logging.getLogger("http").info("using %s", access_token)  # leak


def module_alias(passphrase):
    lg.warning("passphrase " + passphrase)  # leak


def function_alias(auth_token):
    note("token: %s", auth_token)  # leak


def bound_method(refresh_token):
    say = logger.info
    say("refreshing with %s", refresh_token)  # leak


def level_argument(apikey):
    logger.log(logging.DEBUG, "key %s", apikey)  # leak


def level_argument_length(apikey):
    logger.log(logging.DEBUG, "key of %d characters", len(apikey))  # fine


def logarithm(token_count, secret_weight):
    return log(token_count) + math.log(secret_weight)  # fine


def exception_method(call, password):
    try:
        call()
    except OSError:
        logger.exception("could not connect with %s", password)  # leak


def exception_method_text(call):
    try:
        call()
    except OSError as token_error:
        logger.exception("could not fetch the token: %s", token_error.strerror)  # fine


def extra_fields(user, session_token):
    logger.info("login", extra={"user": user, "session": session_token})  # leak


def extra_fields_harmless(user):
    logger.info("login", extra={"user": user, "auth": "password"})  # fine


def adapter(bot_token):
    bot_log = logging.LoggerAdapter(logger, {"component": "bot"})
    bot_log.info("bot starts, token %s", bot_token)  # leak


def adapter_component():
    token_log = logging.LoggerAdapter(logger, {"component": "token"})
    token_log.info("bot starts")  # fine


def guarded(db_password):
    if logger.isEnabledFor(logging.DEBUG):
        logger.debug("db password=%s", db_password)  # leak


def multi_line(method, url, auth_header):
    # leak next
    logger.info(
        "%s %s with %s",
        method,
        url,
        auth_header,
    )


def multi_line_names(method, url, headers):
    # fine next
    logger.info(
        "%s %s with headers %s",
        method,
        url,
        sorted(headers),
    )


def keyword_message(signing_secret):
    logger.warning(msg="bad signature for secret " + signing_secret)  # leak


def level_names(level_token):
    logger.setLevel(level_token.upper())  # fine


def set_up(password):
    logging.basicConfig(format="%(asctime)s token=%(name)s %(message)s", level="INFO")  # fine
    return password


class TokenFilter(logging.Filter):
    def filter(self, record):
        record.msg = str(record.msg).replace("token", "***")
        return True


def filter_added():
    logger.addFilter(TokenFilter("secrets"))  # fine


class Worker:
    log = logging.getLogger("worker")

    def __init__(self, queue_password):
        self.logger = logging.getLogger(type(self).__name__)
        self.logger.info("queue password %s", queue_password)  # leak

    def run(self, job_secret):
        self.log.info("job secret: {}".format(job_secret))  # leak

    def stop(self, tokens_left):
        self.log.info("%d tokens left in the bucket", tokens_left)  # fine


class Ledger:
    """Its log is a list, nothing that prints."""

    def __init__(self):
        self.entries = []

    def record(self, user, password, hasher):
        self.entries.append((user, hasher(password)))  # fine


def stack_info(certificate_password):
    logger.error("cannot open the certificate with %s", certificate_password, stack_info=True)  # leak


def record_made_by_hand(api_token):
    # leak next
    logger.handle(logging.makeLogRecord({"msg": f"token {api_token}", "levelno": logging.INFO}))


def lambda_logger(otp_secret):
    emit = lambda text: logger.info(text)  # leak
    emit("otp secret " + otp_secret)


def rate_limit(token_bucket):
    logger.warning("bucket %s is empty", token_bucket.name)  # fine


def literal():
    logger.info("key: %s", "{stripe}")  # leak high


def constant_key():
    key = "{dataframer}"
    LOG.debug("fallback key %s", key)  # leak high
