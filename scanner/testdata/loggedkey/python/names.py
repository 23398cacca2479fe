"""Names that sound secret and are not, beside some that are."""
import ast
import logging
import math
import tokenize
from io import BytesIO

logger = logging.getLogger(__name__)


def lexer(source):
    for token in tokenize.tokenize(BytesIO(source).readline):
        print(token.type, token.string, token.start)  # fine


def scanner_loop(lexer):
    token = lexer.next()
    while token.kind != "EOF":
        print(token.kind, token.text)  # fine
        token = lexer.next()


def words(sentence, nlp):
    for token in nlp(sentence):
        print(token.text, token.lemma_, token.pos_)  # fine


def split_words(text):
    tokens = text.lower().split()
    print("tokens:", tokens)  # fine


def model_tokens(tokenizer, prompt):
    token_ids = tokenizer.encode(prompt)
    print(token_ids, tokenizer.decode(token_ids))  # fine


def tokenizer_name(tokenizer):
    print(f"tokenizer {tokenizer.name_or_path} with {tokenizer.vocab_size} entries")  # fine


def special_tokens(tokenizer):
    logger.info("pad=%s eos=%s", tokenizer.pad_token, tokenizer.eos_token_id)  # fine


def usage(reply):
    print(f"{reply.usage.prompt_tokens} + {reply.usage.completion_tokens} = {reply.usage.total_tokens}")  # fine


def limits(max_tokens, token_budget):
    logger.info("max_tokens=%d budget=%d", max_tokens, token_budget)  # fine


def embedding(token_embeddings):
    print(token_embeddings.shape)  # fine


def pagination(page):
    print("next page:", page["next_page_token"])  # fine


def continuation(response):
    logger.debug("more after %s", response["NextContinuationToken"])  # fine


def cancellation(cancellation_token):
    print("cancelled:", cancellation_token.is_cancelled)  # fine


def rate_limiter(bucket):
    print(f"{bucket.tokens:.2f} tokens left, {bucket.tokens_per_second}/s")  # fine


def public(public_key):
    print("-----\n" + public_key)  # fine


def identifier(access_key_id):
    logger.info("signing with key id %s", access_key_id)  # fine


def foreign(model):
    print(model.primary_key, model.foreign_key, model.natural_key())  # fine


def sorting(rows, sort_key):
    print("sorted by", sort_key, sorted(rows, key=sort_key)[0])  # fine


def caching(cache, cache_key):
    logger.debug("cache miss for %s", cache_key)  # fine


def partition(partition_key, routing_key):
    print(partition_key, routing_key)  # fine


def dictionary(values):
    for key in values:
        print(key)  # fine


def dictionary_items(colors):
    for key, value in colors.items():
        print(key, value)  # fine


def keyboard(keyboard, keypress):
    print(keyboard.layout, keypress.key, keypress.keycode)  # fine


def keyword(keywords):
    print("keywords:", ", ".join(keywords))  # fine


def person(secretary, author):
    print(secretary.name, author)  # fine


def instrument(compass, passenger):
    print(compass.bearing, passenger)  # fine


def outcome(passed, failed, passes):
    print(f"{passed} passed, {failed} failed, {passes} passes")  # fine


def hash_of(password_hash):
    logger.debug("hash scheme %s", password_hash.split("$")[1])  # fine


def flags(is_token_valid, has_password, password_required):
    print(is_token_valid, has_password, password_required)  # fine


def policy(password_policy):
    print("at least", password_policy.min_length, "characters")  # fine


def reset_link(password_reset_url):
    print("reset pages live at", password_reset_url)  # fine


def field_of_form(password_field, csrf_field_name):
    print(password_field, csrf_field_name)  # fine


def name_of(secret_name, secret_arn, secret_version):
    logger.info("reading %s (%s) version %s", secret_name, secret_arn, secret_version)  # fine


def file_of(key_file, token_path, ssl_keyfile):
    print(key_file, token_path, ssl_keyfile)  # fine


def type_of(token_type, auth_method):
    print(token_type, auth_method)  # fine


def expiry(token_expires_at, password_changed_at):
    print(token_expires_at, password_changed_at)  # fine


def endpoint(token_endpoint, token_url):
    logger.info("asking %s and %s for a token", token_endpoint, token_url)  # fine


def manager(secrets_manager, password_hasher, token_store):
    print(secrets_manager, password_hasher.algorithm, token_store.path)  # fine


def variable_name(api_key_env):
    print(f"set {api_key_env} first")  # fine


def header_name(api_key_header="X-Api-Key"):
    print("send the key in", api_key_header)  # fine


def syntax(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "password":
            print("password argument in line", node.lineno)  # fine


def geometry(key_points, key_frame, passing_score):
    print(key_points, key_frame, passing_score, math.log(passing_score))  # fine


def music(key_signature, key_change):
    print("in", key_signature, "then", key_change)  # fine


def ids(token_id, session_key_id):
    print(token_id, session_key_id)  # fine


def metrics(statsd, token_kind):
    statsd.increment("token.refreshed", tags=["secret:rotated", f"kind:{token_kind}"])  # fine


def test_names(case, form):
    case.assertIn("password", form.fields, "the form must have a field called password")  # fine


def camel_case(clientSecret, userPwd):
    print(clientSecret)  # leak
    print(userPwd)  # leak


def upper_case(DB_PASSWORD):
    logger.error("db: %s", DB_PASSWORD)  # leak


def with_prefix(my_app_api_key_v2):
    print(my_app_api_key_v2)  # leak


def private_name(__secret):
    print(__secret)  # leak


def product_names(openai_api_key, github_token, slack_bot_token, stripe_secret_key):
    print(openai_api_key)  # leak
    logger.info(github_token)  # leak
    logger.info("slack " + slack_bot_token)  # leak
    print(f"stripe {stripe_secret_key}")  # leak


def dataframer(dataframer_key):
    print("using", dataframer_key)  # leak high


def dataframer_host(dataframer_url, dataframer_key_name):
    print("using", dataframer_url, dataframer_key_name)  # fine


def bytes_key(aes_key, private_key_pem):
    print(aes_key.hex())  # leak
    print(private_key_pem.decode("ascii"))  # leak


def literal_of_harmless_name():
    example = "{dataframer}"
    print(example)  # leak high


def literal_as_type(token_type="{stripe}"):
    print("kind", token_type)  # leak high
