"""loguru, structlog, rich, click, typer, eliot, logbook."""
import click
import eliot
import logbook
import rich
import structlog
import typer
from eliot import log_message, start_action
from logbook import Logger
from loguru import logger
from rich import print as rprint
from rich.console import Console
from rich.panel import Panel
from rich.pretty import pprint as rich_pprint
from rich.table import Table
from structlog.contextvars import bind_contextvars, unbind_contextvars

slog = structlog.get_logger()
book = Logger("payments")
console = Console()
err_console = Console(stderr=True)


# loguru

def loguru_braces(api_key):
    logger.info("using {}", api_key)  # leak


def loguru_named(user, password):
    logger.success("{user} logged in with {pw}", user=user, pw=password)  # leak


def loguru_named_user(user):
    logger.success("{password} changed", password=user.display_name)  # fine


def loguru_opt(access_token):
    logger.opt(colors=True).debug("<red>{}</red>", access_token)  # leak


def loguru_lazy(client_secret):
    logger.opt(lazy=True).debug("secret {s}", s=lambda: client_secret)  # leak


def loguru_lazy_length(client_secret):
    logger.opt(lazy=True).debug("secret of {n}", n=lambda: len(client_secret))  # fine


def loguru_bound(session_token):
    logger.bind(session=session_token).info("request")  # leak


def loguru_bound_user(user_id, session_token):
    store = {session_token: user_id}
    logger.bind(user=user_id, sessions=len(store)).info("request")  # fine


def loguru_context(job, secret):
    with logger.contextualize(job=job, secret=secret):  # leak
        job()


def loguru_level(token):
    logger.log("TRACE", f"token {token}")  # leak


def loguru_sink(log_file):
    logger.add(log_file, format="{time} {extra[token_id]} {message}", rotation="10 MB")  # fine


@logger.catch(message="could not read the password")
def loguru_catch(path):
    password = path.read_text()
    return password


# structlog

def structlog_field(password):
    slog.info("login", password=password)  # leak


def structlog_field_renamed(api_key):
    slog.warning("quota_exceeded", credential=api_key, left=0)  # leak


def structlog_flag(api_key):
    slog.warning("quota_exceeded", api_key_given=api_key is not None)  # fine


def structlog_event_names():
    slog.info("token_refreshed", expires_in=3600, token_type="Bearer")  # fine


def structlog_bound(webhook_secret, event):
    slog.bind(event_id=event.id, key=webhook_secret).info("received")  # leak


def structlog_bound_first(tenant, tenant_secret):
    log = slog.bind(tenant=tenant.name)
    log.debug("tenant loaded", value=tenant_secret)  # leak


def structlog_bound_harmless(tenant, tenant_secret):
    log = slog.bind(tenant=tenant.name)
    log.debug("tenant loaded", secret_length=len(tenant_secret))  # fine


def structlog_context(bearer_token):
    bind_contextvars(authorization=f"Bearer {bearer_token}")  # leak


def structlog_context_removed():
    unbind_contextvars("authorization", "api_key")  # fine


def structlog_mapping(user, passwd):
    fields = {"user": user, "credentials": (user, passwd)}
    slog.info("login", **fields)  # leak


async def structlog_async(oauth_token):
    await slog.ainfo("exchanged", oauth=oauth_token)  # leak


def structlog_redactor(_, __, event_dict):
    for name in ("password", "token"):
        if name in event_dict:
            event_dict[name] = "***"
    return event_dict


def structlog_configured():
    structlog.configure(processors=[structlog_redactor, structlog.processors.JSONRenderer()])  # fine


# rich

def rich_print(secret_key):
    rprint("[bold]secret key[/bold]", secret_key)  # leak


def rich_module_print(token):
    rich.print({"token": token})  # leak


def rich_console(passphrase):
    console.print(f"[red]{passphrase}[/red]")  # leak


def rich_console_prompt():
    console.print("[red]Enter the passphrase, or type `print(passphrase)`[/red]")  # fine


def rich_stderr(account_key):
    err_console.log("account key", account_key, style="dim")  # leak


def rich_panel(recovery_key):
    console.print(Panel(f"Write this down: {recovery_key}", title="Recovery"))  # leak


def rich_table(user, app_password):
    table = Table("user", "app password")
    table.add_row(user, app_password)
    console.print(table)  # leak


def rich_table_masked(user, app_password):
    table = Table("user", "app password")
    table.add_row(user, "*" * len(app_password))
    console.print(table)  # fine


def rich_pretty(credentials_id, secret_access_key):
    rich_pprint([credentials_id, secret_access_key], expand_all=True)  # leak


def rich_rule(auth_token):
    console.rule("auth token" if auth_token else "anonymous")  # fine


def rich_json(login):
    console.print_json(data={"user": login.name, "access_token": login.access_token})  # leak


# click and typer

@click.command()
@click.option("--api-key", envvar="API_KEY", help="The API key.")
def click_echo(api_key):
    click.echo("key: " + api_key)  # leak


@click.command()
@click.password_option()
def click_secho(password):
    click.secho(f"new password {password}", fg="green", err=True)  # leak


@click.command()
@click.option("--token", prompt="Token", hide_input=True)
def click_stored(token):
    with open("token.txt", "w") as file:
        click.echo(token, file=file)  # fine
    click.secho("token stored in token.txt", fg="green")  # fine


@click.command()
def click_prompted():
    value = click.prompt("Password", hide_input=True)
    click.echo(click.style(value, bold=True))  # leak


def click_confirm(deploy_token):
    click.confirm(f"Use token {deploy_token}?", abort=True)  # leak


def click_confirm_text(deploy_token):
    click.confirm("Replace the deploy token?" if deploy_token else "Add a deploy token?")  # fine


def click_pager(tokens_table, api_keys):
    click.echo_via_pager("\n".join(f"{name}" for name in api_keys.keys()))  # fine


def typer_echo(secret: str = typer.Option(..., envvar="SECRET")):
    typer.echo(f"secret={secret}")  # leak


def typer_secho(token: str = typer.Argument(...)):
    typer.secho("token " + token, fg=typer.colors.RED)  # leak


def typer_option_text(token: str = typer.Option("", help="prints the token")):
    typer.echo("no token" if not token else "token taken from the command line")  # fine


# eliot

def eliot_message(private_key):
    log_message(message_type="key_loaded", key=private_key)  # leak


def eliot_message_id(key_id):
    log_message(message_type="key_loaded", key_id=key_id)  # fine


def eliot_action(user, password):
    with start_action(action_type="login", user=user, password=password):  # leak
        return user


def eliot_action_fields(user, check, password):
    with eliot.start_action(action_type="check_password", user=user) as action:  # fine
        action.add_success_fields(valid=check(password))  # fine


def eliot_success(action, api_token):
    action.add_success_fields(issued=f"tok:{api_token}")  # leak


# logbook

def logbook_format(user, passwd):
    book.info("{0} has password {1}", user, passwd)  # leak


def logbook_notice(merchant_secret):
    book.notice("merchant secret: " + merchant_secret)  # leak


def logbook_module(db_pass):
    logbook.warn("db pass {db}", db=db_pass)  # leak


def logbook_text(user):
    book.error("{} sent no password", user)  # fine
