"""What is left of a key after cleaning."""
import base64
import hashlib
import hmac
import logging
import re
import zlib

import bcrypt
import jwt
from argon2 import PasswordHasher
from cryptography.fernet import Fernet
from django.contrib.auth.hashers import make_password
from werkzeug.security import generate_password_hash

logger = logging.getLogger(__name__)
MASK = "********"


def length(api_key):
    print(len(api_key))  # fine


def first_four(api_key):
    print(api_key[:4] + "...")  # fine


def last_four(api_key):
    print("..." + api_key[-4:])  # fine


def first_and_last(api_key):
    print(f"{api_key[:2]}...{api_key[-2:]}")  # fine


def first_eight(api_key):
    print(api_key[:8])  # leak low: eight characters


def last_ten(access_token):
    logger.info("token ...%s", access_token[-10:])  # leak low: ten characters


def middle(client_secret):
    print(client_secret[4:16])  # leak low: twelve characters


def slice_object(secret):
    print(secret[slice(0, 6)])  # leak low: six characters


def percent_ten(password):
    print("%.10s" % password)  # leak low: ten characters


def six_and_stars(apikey):
    print(apikey[:6] + "*" * (len(apikey) - 6))  # leak low: six characters


def slice_kept(auth_token):
    head = auth_token[0:5]
    logger.debug(f"head {head}")  # leak low: five characters


def slice_kept_short(auth_token):
    head = auth_token[0:3]
    logger.debug(f"head {head}")  # fine


def all_but_four(auth_token):
    print(auth_token[4:])  # leak


def reversed_slice(auth_token):
    print(auth_token[::-1])  # leak


def one_character(pwd):
    print(pwd[0], pwd[-1])  # fine


def stars(password):
    print("*" * len(password))  # fine


def constant_mask(password):
    print("password:", MASK if password else "")  # fine


def substituted(token):
    print(re.sub(r".", "*", token))  # fine


def substituted_keep_tail(token):
    print(re.sub(r".(?=.{4})", "*", token))  # fine


def substituted_dashes(token):
    print(re.sub(r"-", "", token))  # leak


def replaced_in_text(command, password):
    line = f"{command} --password {password}"
    print(line.replace(password, "****"))  # fine


def replaced_space(passphrase):
    print(passphrase.replace(" ", "_"))  # leak


def redact(text):
    return "[redacted]" if text else "[empty]"


def redacted(private_key):
    logger.info("key %s", redact(private_key))  # fine


def masked_elsewhere(utils, api_key):
    logger.info("key %s", utils.mask_secret(api_key))  # fine


def sha256(password):
    print(hashlib.sha256(password.encode()).hexdigest())  # fine


def sha_updated(password):
    digest = hashlib.new("sha1")
    digest.update(password.encode())
    print(digest.hexdigest()[:10])  # fine


def mac(body, signing_key):
    print(hmac.new(signing_key, body, hashlib.sha256).hexdigest())  # fine


def checksum(token):
    print(f"{zlib.crc32(token.encode()):08x}")  # fine


def built_in_hash(token):
    print(hash(token) % 1000)  # fine


def bcrypt_hash(password):
    print(bcrypt.hashpw(password.encode(), bcrypt.gensalt()))  # fine


def argon_hash(password):
    print(PasswordHasher().hash(password))  # fine


def django_hash(password):
    print(make_password(password))  # fine


def werkzeug_hash(password):
    print(generate_password_hash(password, method="scrypt"))  # fine


def fernet_encrypt(box_key, secret):
    print(Fernet(box_key).encrypt(secret.encode()))  # fine


def encoded_is_not_hashed(secret):
    print(base64.urlsafe_b64encode(secret.encode()))  # leak


def encoded_backwards(encoded_password):
    password = base64.b64decode(encoded_password).decode()
    print(password)  # leak


def verified(password, stored):
    ok = bcrypt.checkpw(password.encode(), stored)
    print("password ok:", ok)  # fine


def compared(token, expected):
    print(token == expected, hmac.compare_digest(token, expected))  # fine


def identity(token):
    print(token is None, not token, bool(token))  # fine


def prefix_test(token):
    print(token.startswith("t-"), token.isalnum(), token.count("."))  # fine


def position(token):
    print("separator at", token.find("."))  # fine


def membership(password, common_passwords):
    print("too common" if password in common_passwords else "fine")  # fine


def kind(secret):
    print(type(secret), isinstance(secret, bytes))  # fine


def memory(secret):
    print(hex(id(secret)), secret.__class__.__name__)  # fine


def chosen_texts(api_key, env):
    source = "environment" if api_key == env else "file"
    print("api key from", source)  # fine


def chosen_value(api_key, fallback_key):
    print("key", api_key if len(api_key) > 10 else "short")  # leak


def entropy(password):
    bits = sum(password.count(c) for c in set(password)) * 4.7
    print(f"password has about {bits:.0f} bits")  # fine


def problems(password):
    found = []
    if len(password) < 12:
        found.append("password is too short")
    if password.islower():
        found.append("password has no capitals")
    print("; ".join(found))  # fine


def claims(token, jwt_secret):
    payload = jwt.decode(token, jwt_secret, algorithms=["HS256"])
    print(payload["sub"])  # fine


def issued(jwt_secret, user_id):
    token = jwt.encode({"sub": user_id}, jwt_secret, algorithm="HS256")
    print(token)  # leak


def cleaned_then_raw(password):
    shown = "*" * len(password)
    print(shown)  # fine
    shown = password
    print(shown)  # leak


def cleaned_dict(settings):
    hidden = {"password", "token"}
    print({k: ("***" if k in hidden else v) for k, v in settings.items()})  # fine


def cleaned_placeholder():
    password = "changeme"
    print("default password is", password)  # fine
    token = "<token>"
    print("Authorization: Bearer " + token)  # fine


def cleaned_empty():
    secret = ""
    print(f"secret: {secret!r}")  # fine


def logged_after_forgetting(api_key, client):
    client.authenticate(api_key)
    api_key = "x" * 8
    logger.info("authenticated with %s", api_key)  # fine
