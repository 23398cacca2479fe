"""Debuggers, dumps, notebooks and switches."""
import faulthandler
import http.client
import inspect
import logging
import pdb
import pprint
import sys
import timeit
from http.client import HTTPConnection, HTTPSConnection
from urllib.request import HTTPSHandler, build_opener

import boto3
import httpx
import requests
import urllib3
from devtools import debug
from icecream import ic
from IPython.display import HTML, Markdown, display
from tqdm import tqdm


def icecream(api_key):
    ic(api_key)  # leak


def icecream_expression(session):
    ic(session.user, session.access_token.strip())  # leak


def icecream_length(api_key):
    ic(len(api_key))  # fine


def icecream_configured():
    ic.configureOutput(prefix="token| ")  # fine


def icecream_formatted(secret):
    sys.stderr.write(ic.format(secret))  # leak


def devtools_debug(password):
    debug(password)  # leak


def debug_flag(debug, password_given):
    debug(password_given)  # fine


def break_here(password, login):
    breakpoint()  # fine
    return login(password)


def trace_here(password, login):
    pdb.set_trace()  # fine
    return login(password)


def notebook(access_token):
    display(access_token)  # leak


def notebook_markdown(client_secret):
    display(Markdown(f"**secret**: `{client_secret}`"))  # leak


def notebook_html(has_token):
    display(HTML("<b>token</b>: " + ("yes" if has_token else "no")))  # fine


def notebook_frame(tokens_frame):
    display(tokens_frame.groupby("language").size())  # fine


def progress(bar, password):
    tqdm.write("trying " + password)  # leak


def progress_text(passwords, attempt):
    for candidate in tqdm(passwords, desc="passwords"):  # fine
        attempt(candidate)


def progress_postfix(bar, token):
    bar.set_description(f"token {token}")  # leak


def source(get_token):
    print(inspect.getsource(get_token))  # fine


def signature(log_in):
    print(log_in.__name__, inspect.signature(log_in))  # fine


def frame_value():
    password = input()
    print(sys._getframe().f_lineno, len(password))  # fine


def pprint_dump(token_reply):
    pprint.PrettyPrinter(indent=2).pprint(token_reply["access_token"])  # leak


def pprint_shape(secrets):
    pprint.pprint({name: type(value).__name__ for name, value in secrets.items()})  # fine


def displayhook(private_key):
    sys.displayhook(private_key)  # leak


def crash_dump():
    faulthandler.enable(file=sys.stderr)  # fine


def timed(log_in, password):
    print("login took", timeit.timeit(lambda: log_in(password), number=3))  # fine


def http_switch(token):
    HTTPConnection.debuglevel = 1  # leak
    return requests.get("https://example.com/me", headers={"Authorization": "Bearer " + token})


def http_switch_module(api_key):
    http.client.HTTPConnection.debuglevel = 2  # leak
    return requests.post("https://example.com/jobs", auth=("api", api_key))


def http_switch_off():
    http.client.HTTPConnection.debuglevel = 0  # fine


def connection_switch(host, token):
    connection = HTTPSConnection(host)
    connection.set_debuglevel(1)  # leak
    connection.request("GET", "/", headers={"Authorization": f"Bearer {token}"})


def connection_switch_off(host, token):
    connection = HTTPSConnection(host)
    connection.set_debuglevel(0)  # fine
    connection.request("GET", "/", headers={"Authorization": f"Bearer {token}"})
    print(connection.getresponse().status)  # fine


def opener_switch(url):
    opener = build_opener(HTTPSHandler(debuglevel=1))  # leak
    return opener.open(url)


def smtp_quiet(smtp, password):
    smtp.login("ci", password)  # fine
    smtp.quit()


def quiet_libraries():
    logging.getLogger("urllib3").setLevel(logging.WARNING)  # fine
    urllib3.disable_warnings()  # fine


def httpx_hook(request):
    print(f"{request.method} {request.url.path} {request.headers}")  # leak


def httpx_hook_quiet(response):
    print(f"{response.request.method} {response.status_code}")  # fine


def httpx_client(token):
    return httpx.Client(auth=("", token), event_hooks={"response": [httpx_hook_quiet]})  # fine


def prepared(session, url, token):
    prepared_request = session.prepare_request(requests.Request("GET", url, headers={"Authorization": token}))
    print(prepared_request.headers)  # leak


def curl_line(url, bearer):
    print(f"curl -H 'Authorization: Bearer {bearer}' {url}")  # leak


def curl_line_variable(url):
    print(f"curl -H 'Authorization: Bearer $TOKEN' {url}")  # fine


def caller_identity():
    identity = boto3.client("sts").get_caller_identity()
    print(identity["Account"], identity["Arn"])  # fine


def log_arguments(argv, token):
    print(len(argv), "arguments,", "--token" in argv, token is None)  # fine
