"""A command that shows and changes the settings of a tool."""
import json
from pathlib import Path

import click

FILE = Path.home() / ".tool" / "config.json"
SECRET_FIELDS = {"api_key", "password"}
DEMO_KEY = "{stripe}"


def load():
    if not FILE.exists():
        return {"host": "https://example.com", "api_key": ""}
    return json.loads(FILE.read_text())


def save(values):
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(json.dumps(values, indent=2))  # fine
    FILE.chmod(0o600)


def hidden(value):
    return "(unset)" if not value else "*" * 8 + value[-4:]


@click.group()
def config():
    """Shows and changes api_key, password and host."""


@config.command("set-key")
@click.option("--api-key", prompt="API key", hide_input=True)
@click.option("--verbose", is_flag=True)
def set_key(api_key, verbose):
    values = load()
    if len(api_key) < 20:
        raise click.BadParameter(f"{len(api_key)} characters are too few for an API key")  # fine
    previous, values["api_key"] = values.get("api_key"), api_key
    save(values)
    if verbose:
        click.echo(f"was {previous}")  # leak
    click.secho(f"API key stored in {FILE}: {hidden(api_key)}", fg="green")  # fine


@config.command("show")
@click.option("--raw", is_flag=True)
def show(raw):
    values = load()
    if raw:
        click.echo("api_key = " + values["api_key"])  # leak
        return
    for name, value in sorted(values.items()):
        click.echo(f"{name:<12}{hidden(value) if name in SECRET_FIELDS else value}")  # fine


@config.command("demo")
def demo():
    click.echo("Try it with the demo key:")  # fine
    click.echo(f"  tool --api-key {DEMO_KEY} items list", nl=True)  # leak high
