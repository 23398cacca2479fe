"""Settings of a service, read from the environment and a file."""
import logging
import os
import tomllib
from functools import cached_property
from pathlib import Path

logger = logging.getLogger("settings")

REQUIRED = ("DATABASE_PASSWORD", "SIGNING_KEY", "MAIL_API_KEY")


class SettingsError(RuntimeError):
    """A setting that is missing or wrong."""


class Settings:
    def __init__(self, path="/etc/service.toml"):
        self.path = Path(path)
        self.values = {}
        self.signing_key = ""
        self.token_lifetime = 3600

    def load(self):
        missing = [name for name in REQUIRED if name not in os.environ]
        if missing:
            raise SettingsError("not set: " + ", ".join(missing))  # fine
        self.signing_key = os.environ["SIGNING_KEY"]
        if self.path.exists():
            self.values = tomllib.loads(self.path.read_text())
            logger.info("read %s with %d entries", self.path, len(self.values))  # fine
        if len(self.signing_key) != 64:
            logger.error("SIGNING_KEY must have 64 characters, has %d", len(self.signing_key))  # fine
            raise SettingsError(f"SIGNING_KEY is wrong: {self.signing_key}")  # leak
        return self

    @cached_property
    def database_url(self):
        password = os.environ["DATABASE_PASSWORD"]
        return f"postgresql://service:{password}@{self.values['db']['host']}/service"

    def describe(self, secrets=False):
        lines = [
            f"file            {self.path}",
            f"token lifetime  {self.token_lifetime}",
            "signing key     " + ("set" if self.signing_key else "not set"),
        ]
        return "\n".join(lines)

    def describe_all(self):
        return self.describe() + f"\nsigning key     {self.signing_key}"


if __name__ == "__main__":
    settings = Settings().load()
    print(settings.describe())  # fine
    if os.environ.get("SETTINGS_DEBUG"):
        print(settings.describe_all())  # leak
        print("database:", settings.database_url)  # leak
        for name in REQUIRED:
            print(name.ljust(20), os.environ[name])  # leak
