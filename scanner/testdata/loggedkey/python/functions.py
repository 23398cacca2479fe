"""Functions and methods of one file that call each other."""
import functools
import hashlib
import logging
import sys

logger = logging.getLogger(__name__)


def say(text):
    print(">>", text)  # leak


def greet(api_key):
    say("hello")
    say(f"your key is {api_key}")


def tell(text):
    print(">>", text)  # fine


def tell_names(api_key):
    tell("the api key was read")
    tell(f"it has {len(api_key)} characters")


def emit(level, template, *args):
    logger.log(level, template, *args)  # leak


def emit_password(user, password):
    emit(logging.INFO, "%s: %s", user, password)


def fail(message, code=1):
    sys.stderr.write(message + "\n")  # leak
    raise SystemExit(code)


def check_token(token):
    if not token.startswith("t-"):
        fail("malformed token " + token)


def only_second(first, second):
    print(second)  # fine


def only_second_called(password):
    only_second(password, "done")


def by_keyword(*, title, body):
    print(title)  # fine
    print(body)  # leak


def by_keyword_called(secret):
    by_keyword(body=secret, title="Secret")


def load_value():
    with open("/run/secrets/api_key") as handle:
        api_key = handle.read().strip()
    return api_key


def print_loaded():
    print(load_value())  # leak


def describe(user, passwd):
    return f"{user}:{passwd}"


def print_described(user, passwd):
    logger.info(describe(user, passwd))  # leak


def describe_safely(user, passwd):
    return f"{user}:{'*' * len(passwd)}"


def print_described_safely(user, passwd):
    logger.info(describe_safely(user, passwd))  # fine


def mask(value, keep=4):
    if len(value) <= keep:
        return "*" * len(value)
    return value[:keep] + "*" * (len(value) - keep)


def print_masked(access_token):
    print("token", mask(access_token))  # fine


def fingerprint(value):
    return hashlib.sha256(value.encode()).hexdigest()[:12]


def print_fingerprint(access_token):
    print("token", fingerprint(access_token))  # fine


def identity(value):
    return value


def print_identity(client_secret):
    print("secret", identity(client_secret))  # leak


def strip_prefix(line):
    return line.removeprefix("Bearer ").strip()


def print_stripped(authorization_header):
    print(strip_prefix(authorization_header))  # leak


def is_strong(password):
    return len(password) > 12 and any(c.isdigit() for c in password)


def print_strength(password):
    print("strong" if is_strong(password) else "weak", is_strong(password))  # fine


def pair():
    token = input()
    return "ci", token


def print_pair():
    name, value = pair()
    print(name)  # fine
    print(value)  # leak


def chain_first(private_key):
    return chain_second("key: " + private_key)


def chain_second(line):
    return chain_third(line) + "\n"


def chain_third(line):
    return line.rstrip()


def print_chain(private_key):
    sys.stdout.write(chain_first(private_key))  # leak


def produce(secrets):
    for secret in secrets:
        yield f"- {secret}"


def consume(secrets):
    for line in produce(secrets):
        print(line)  # leak


def produce_names(secrets):
    for name in secrets:
        yield f"- {name}: ****"


def consume_names(secrets):
    for line in produce_names(secrets):
        print(line)  # fine


def add_to(lines, password):
    lines.append(password)


def print_added(password):
    lines = []
    add_to(lines, password)
    print(lines)  # leak


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        logger.debug("calling %s", function.__name__)  # fine
        return function(*args, **kwargs)

    return wrapper


@traced
def rotate_password(user):
    return user.rotate()


def traced_with_arguments(function):
    @functools.wraps(function)
    def wrapper(user, password):
        logger.debug("%s(%r, %r)", function.__name__, user, password)  # leak
        return function(user, password)

    return wrapper


@traced_with_arguments
def log_in(user, password):
    return user == password


def recursive(value, depth):
    if depth == 0:
        print(value)  # leak
        return
    recursive(value, depth - 1)


def recursive_called(auth_key):
    recursive(auth_key, 3)


def callback(on_done, api_key):
    on_done(api_key)


def ignoring(value):
    return "ignored"


def print_ignoring(password):
    print(ignoring(password))  # fine


def get_access_token():
    return "x".join(["a", "b"])


def print_called():
    print(f"token: {get_access_token()}")  # leak


def get_token_count():
    return 17


def print_token_count():
    print(f"tokens: {get_token_count()}")  # fine


class Printer:
    def __init__(self, stream):
        self.stream = stream

    def show(self, line):
        print(line, file=sys.stderr)  # leak

    def show_passphrase(self, passphrase):
        self.show("passphrase " + passphrase)

    @staticmethod
    def banner(text):
        print("=" * 10, text, "=" * 10)  # fine

    @classmethod
    def banner_for(cls, tokens):
        cls.banner("tokens")


class Base:
    def render(self, secret):
        return "secret " + secret


class Derived(Base):
    def print(self, secret):
        sys.stdout.write(self.render(secret))  # leak


class Document:
    """Its print method sends pages to a printer queue."""

    def print(self, api_key, queue):
        queue.submit(self, key=api_key)  # fine


def print_document(document, api_key, queue):
    document.print(api_key, queue)  # fine


def write(path, text):
    path.write_text(text)  # fine


def write_called(path, password):
    write(path, password)


def nested(api_key):
    def header():
        return {"X-Api-Key": api_key}

    print(header())  # leak


def returns_literal():
    return "{dataframer}"


def print_literal():
    print(returns_literal())  # leak high
