"""The way from the key to the print inside one function."""
import asyncio
import contextlib
import functools
import itertools
import os
import sys
from concurrent.futures import ThreadPoolExecutor


def renamed(api_key):
    value = api_key
    other = value
    print(other)  # leak


def renamed_then_overwritten(api_key):
    value = api_key
    value = len(value)
    print(value)  # fine


def overwritten_parameter(token):
    token = "***"
    print("token", token)  # fine


def overwritten_after(token):
    text = f"token {token}"
    token = None
    print(text, token)  # leak


def overwritten_in_one_branch(secret, verbose):
    shown = secret
    if not verbose:
        shown = "hidden"
    print(shown)  # leak


def overwritten_in_both_branches(secret, verbose):
    shown = secret
    if verbose:
        shown = f"{len(shown)} characters"
    else:
        shown = "hidden"
    print(shown)  # fine


def early_return(password, debug):
    if not debug:
        return
    print("password", password)  # leak


def ternary(auth_token, anonymous):
    header = "none" if anonymous else f"Bearer {auth_token}"
    print(header)  # leak


def ternary_texts(auth_token):
    header = "Bearer ***" if auth_token else "none"
    print(header)  # fine


def defaulted(access_key):
    shown = access_key or "(unset)"
    print(shown)  # leak


def presence_and(access_key):
    shown = access_key and "(set)"
    print(shown)  # fine


def walrus(session):
    if (value := session.get("refresh_token")) is not None:
        print("refreshing", value)  # leak


def walrus_length(session):
    if (length := len(session["password"])) < 12:
        print("password has only", length, "characters")  # fine


def walrus_in_print(fetch_secret):
    print(secret := fetch_secret("db"))  # leak


def tuple_unpacking(pair_of):
    user, password = pair_of("ci")
    print("user", user)  # fine
    print("second", password)  # leak


def starred_unpacking(host, db_password):
    first, *rest = (host, 5432, db_password)
    print(first)  # fine
    print(rest)  # leak


def swapped(user, password):
    left, right = password, user
    print(left)  # leak
    print(right)  # fine


def split_header(request):
    scheme, _, credential = request.headers["Authorization"].partition(" ")
    print(scheme.lower() == "bearer")  # fine
    print(credential)  # leak


def loop_over_keys(api_keys):
    for index, api_key in enumerate(api_keys, start=1):
        print(f"{index}. {api_key}")  # leak


def loop_index_only(api_keys):
    for index, _ in enumerate(api_keys, start=1):
        print(f"{index}. ********")  # fine


def loop_over_tuple(password, new_password):
    for candidate in (password, new_password):
        sys.stdout.write(candidate + "\n")  # leak


def loop_over_names():
    for name in ("password", "api_key", "token"):
        print(name, "is reserved")  # fine


def loop_zip(users, passwords):
    for user, word in zip(users, passwords):
        print(user, word)  # leak


def while_collecting(read_chunk, token):
    text = ""
    while chunk := read_chunk():
        text += chunk
    text += token
    print(text)  # leak


def comprehension(tokens):
    access_tokens = [t.strip() for t in tokens if t]
    print([f"<{t}>" for t in access_tokens])  # leak


def comprehension_lengths(passwords):
    print([len(p) for p in passwords])  # fine


def comprehension_names(secrets):
    print(sorted(s.name for s in secrets))  # fine


def generator_joined(passwords):
    print("\n".join(p.ljust(40) for p in passwords))  # leak


def mapped(passwords):
    print(*map(str.upper, passwords))  # leak


def dict_comprehension(users):
    print({u.name: u.password for u in users})  # leak


def dict_comprehension_masked(users):
    print({u.name: "*" * 8 for u in users if u.password})  # fine


def chained_iterables(user, passphrase):
    print(list(itertools.chain([user], [passphrase])))  # leak


def closure(api_key):
    def show():
        print("key", api_key)  # leak

    return show


def closure_nonlocal(client):
    token = None

    def renew():
        nonlocal token
        token = client.renew()
        print("renewed, expires in", client.expiry)  # fine

    renew()
    return token


def lambda_show(private_key):
    show = lambda: print(private_key)  # leak
    show()


def partial(secret):
    show = functools.partial(print, "secret:", file=sys.stderr)
    show(secret)  # leak


def print_as_value(lines, password):
    lines.append(password)
    output = print
    output("the password is", password)  # leak


def match_mapping(event):
    match event:
        case {"type": "login", "password": password}:
            print("login with", password)  # leak
        case {"type": "logout", "token": _}:
            print("logout, the token is dropped")  # fine


def match_class(credential):
    match credential:
        case Basic(user=user, password=word):
            print(user, word)  # leak
        case Bearer():
            print("bearer token")  # fine


class Basic:
    __match_args__ = ("user", "password")


class Bearer:
    pass


def match_value(token_kind, api_key):
    match token_kind:
        case "header":
            line = f"X-Api-Key: {api_key}"
        case "none":
            line = ""
        case _:
            line = "?"
    print(line)  # leak


def with_file(path):
    with open(path) as handle:
        password = handle.readline().rstrip("\n")
    print("read", password)  # leak


def with_file_count(path_of_passwords):
    with open(path_of_passwords) as handle:
        count = sum(1 for _ in handle)
    print(f"{count} passwords in {path_of_passwords}")  # fine


def with_redirect(api_secret, buffer):
    with contextlib.redirect_stdout(sys.stderr):
        print(api_secret)  # leak


def try_finally(connect, db_password):
    connected = False
    try:
        connected = connect(db_password)
    finally:
        print("connected:", connected)  # fine


def try_else(load):
    try:
        signing_secret = load()
    except FileNotFoundError:
        print("no signing secret yet")  # fine
    else:
        print("loaded", signing_secret)  # leak


async def awaited(client):
    token = await client.fetch_token()
    print(token)  # leak


async def awaited_result(client, token):
    profile = await client.profile(token)
    print(profile)  # fine


async def async_loop(stream):
    async for secret in stream.secrets():
        print(secret.version, secret.created)  # fine
        print(secret.value)  # leak


async def gathered(first, second):
    access_token, profile = await asyncio.gather(first(), second())
    print(profile)  # fine
    print(access_token)  # leak


async def async_with(vault):
    async with vault.lease("db") as lease:
        password: str = lease.data["password"]
        print(f"lease {lease.id}: {password}")  # leak
        print(f"lease {lease.id} ends in {lease.duration} s")  # fine


def default_argument(text="{stripe}"):
    print("default", text)  # leak high


def default_argument_name(field="password", label="Your token"):
    print(label, field)  # fine


def typed(key: "str | None" = None, *, api_token: str = "") -> None:
    annotated: str = api_token
    print(key is None, annotated)  # leak


def keyword_arguments(**options):
    print("given:", ", ".join(sorted(options)))  # fine
    print("token:", options.get("token"))  # leak


def deleted(password):
    shown = "none"
    del password
    print(shown)  # fine


def global_key():
    global API_TOKEN
    API_TOKEN = os.urandom(16).hex()
    print("made", API_TOKEN)  # leak


def unknown_result(connect, api_key):
    client = connect(api_key=api_key)
    print(client)  # fine


def unknown_results(token, lookup):
    for repository in lookup(token, page_size=50):
        print(repository["name"])  # fine


def threaded(passwords, try_one):
    with ThreadPoolExecutor() as pool:
        for worked in pool.map(try_one, passwords):
            print("worked" if worked else "failed")  # fine


def reversed_and_sorted(api_keys):
    for item in reversed(sorted(api_keys)):
        print(item)  # leak


def counted(api_keys):
    print(sum(1 for k in api_keys if k), "of", len(api_keys))  # fine


def unreachable_name():
    # print(api_key)
    text = "print(password)  # prints the password"
    print(text)  # fine
