"""Keys in fields, properties, dataclasses and settings."""
import dataclasses
import enum
import logging
from collections import namedtuple
from dataclasses import asdict, dataclass, field
from typing import ClassVar, NamedTuple, Optional

from pydantic import BaseModel, SecretStr
from pydantic_settings import BaseSettings

logger = logging.getLogger(__name__)


def parameter_field(user):
    print(user.password)  # leak


def parameter_field_hash(user):
    print(user.password_hash[:6])  # fine


def deep_field(app):
    logger.info("db %s", app.config.database.password)  # leak


def optional_field(session):
    print(session.access_token if session else "no session")  # leak


def field_presence(session):
    print(session.access_token is not None, hasattr(session, "refresh_token"))  # fine


def getattr_field(account):
    print(getattr(account, "api_key", None))  # leak


def getattr_other(account):
    print(getattr(account, "api_key_name", "unnamed"))  # fine


def class_of_field(account):
    print(type(account.api_key).__name__)  # fine


class Stored:
    def __init__(self, api_key):
        self._value = api_key
        self._length = len(api_key)

    def show(self):
        print(self._value)  # leak

    def show_length(self):
        print(self._length)  # fine


class Named:
    def __init__(self, name):
        self.secret_name = name
        self.token_path = "/var/run/token"

    def __str__(self):
        return f"{self.secret_name} in {self.token_path}"

    def show(self):
        print(f"{self.secret_name} in {self.token_path}")  # fine


class Repr:
    def __init__(self, user, password):
        self.user = user
        self.password = password

    def describe(self):
        return f"Repr({self.user!r}, {self.password!r})"

    def dump(self):
        logger.debug(self.describe())  # leak


class ReprSafe:
    def __init__(self, user, password):
        self.user = user
        self.password = password

    def describe(self):
        return f"ReprSafe({self.user!r}, '***')"

    def dump(self):
        logger.debug(self.describe())  # fine


class WithProperty:
    def __init__(self, raw):
        self._raw = raw

    @property
    def header(self):
        return f"Bearer {self._raw.token}"

    @property
    def expired(self):
        return self._raw.token_expiry < 0

    def show(self):
        print(self.header)  # leak
        print(self.expired)  # fine


class Slots:
    __slots__ = ("host", "client_secret")

    def show(self):
        print(self.host, self.__slots__)  # fine
        print(self.host, self.client_secret)  # leak


@dataclass
class Login:
    user: str
    password: str
    attempts: int = 0

    def show(self):
        print(self.user, self.attempts)  # fine
        print(dataclasses.astuple(self))  # leak


def dataclass_field():
    login = Login("ci", input())
    logger.info("trying %s", login.password)  # leak
    logger.info("trying %s the %d. time", login.user, login.attempts)  # fine


def dataclass_as_dict(user, password):
    login = Login(user, password)
    print(asdict(login))  # leak


def dataclass_repr(user, password):
    print(Login(user, password=password))  # leak


@dataclass(frozen=True)
class QuietLogin:
    user: str
    password: str = field(repr=False, default="")


def dataclass_quiet(user, password):
    print(QuietLogin(user, password=password))  # fine


def dataclass_field_names():
    print([f.name for f in dataclasses.fields(Login)])  # fine


@dataclass
class Endpoint:
    url: str
    headers: dict = field(default_factory=dict)

    def authorize(self, token):
        self.headers["Authorization"] = f"Bearer {token}"

    def dump(self):
        print(self.url)  # fine
        print(self.headers)  # leak


class Pair(NamedTuple):
    key_id: str
    secret_key: str


def named_tuple(pair: Pair):
    print(pair.key_id)  # fine
    print(pair.secret_key)  # leak


Aws = namedtuple("Aws", "region access_key secret")


def named_tuple_index(secret):
    aws = Aws("eu-central-1", "none", secret)
    print(aws[0], aws.region)  # fine
    print(aws.secret)  # leak


class Kind(enum.Enum):
    PASSWORD = "password"
    TOKEN = "token"


def enum_member():
    print(Kind.PASSWORD, Kind.TOKEN.value)  # fine


class Defaults:
    TOKEN_URL = "https://example.com/oauth/token"
    PASSWORD_MIN = 12
    API_KEY: ClassVar[str] = "{stripe}"

    @classmethod
    def show(cls):
        print(cls.TOKEN_URL, cls.PASSWORD_MIN)  # fine
        print(cls.API_KEY)  # leak high


class Settings(BaseSettings):
    database_password: str
    api_key: SecretStr
    token_ttl: int = 3600


def pydantic_plain(settings: Settings):
    print(settings.database_password)  # leak


def pydantic_secret_value(settings: Settings):
    logger.info("key=%s", settings.api_key.get_secret_value())  # leak


def pydantic_secret_masks_itself(settings: Settings):
    print(settings.api_key)  # fine: SecretStr shows asterisks


def pydantic_ttl(settings: Settings):
    logger.info("tokens live %d s", settings.token_ttl)  # fine


class TokenReply(BaseModel):
    access_token: str
    token_type: str = "Bearer"
    expires_in: Optional[int] = None


def pydantic_reply(client):
    reply = TokenReply(**client.exchange())
    print(reply.token_type, reply.expires_in)  # fine
    print(reply.access_token)  # leak


def object_made_elsewhere(factory, api_key):
    service = factory.make(api_key=api_key)
    print(service.name, service.status)  # fine


def field_set_outside(client, session_token):
    client.note = "session " + session_token
    print(client.note)  # leak


def field_reset(client, session_token):
    client.note = session_token
    client.note = ""
    print(client.note)  # fine


class Counter:
    def __init__(self):
        self.tokens = 0
        self.passed = 0

    def add(self, text):
        self.tokens += len(text.split())
        self.passed += 1

    def report(self):
        print("passed", self.passed, "words", self.tokens)  # fine


class Cipher:
    def __init__(self, encryption_key):
        self.encryption_key = encryption_key

    def __enter__(self):
        print("cipher with", self.encryption_key.hex())  # leak
        return self

    def __exit__(self, *error):
        print("encryption key wiped", error[0] is None)  # fine
