#!/usr/bin/env bash
# awk, jq, interpreters and remote shells that a script calls.

awk_variable() {
    awk -v key="$API_KEY" 'BEGIN { print "key is " key }'  # leak
}

awk_environment() {
    awk 'BEGIN { printf "%s\n", ENVIRON["DB_PASSWORD"] }'  # leak
}

jq_argument() {
    jq -n --arg token "$ACCESS_TOKEN" '{auth: {token: $token}}'  # leak
}

jq_environment() {
    jq -n 'env.CLIENT_SECRET'  # leak
}

python_one_liner() {
    python3 -c 'import os; print(os.environ["STRIPE_SECRET_KEY"])'  # leak
}

node_one_liner() {
    node -e 'console.log(process.env.GITHUB_TOKEN)'  # leak
}

perl_one_liner() {
    perl -e 'print "$ENV{SMTP_PASSWORD}\n"'  # leak
}

remote() {
    ssh build.example.com "echo $DEPLOY_TOKEN"  # leak
}

container() {
    docker run --rm -e API_KEY alpine sh -c 'echo "$API_KEY"'  # leak
}

xargs_echo() {
    printf '%s\n' "$API_KEY" | xargs -n1 echo key  # leak
}

awk_length() {
    awk -v key="$API_KEY" 'BEGIN { print length(key) }'  # fine
}

awk_condition() {
    awk 'BEGIN { exit (ENVIRON["DB_PASSWORD"] == "") }' || echo "DB_PASSWORD is empty"  # fine
}

jq_body() {
    jq -n --arg password "$ADMIN_PASSWORD" '{password: $password}' | curl -fsS -d @- https://api.example.com/login  # fine
}

jq_keys() {
    jq -r 'keys[]' secrets.json  # fine
}

jq_into_a_file() {
    jq --arg key "$API_KEY" '.apiKey = $key' config.json > config.json.new  # fine
}

python_presence() {
    python3 -c 'import os; print("API_KEY" in os.environ)'  # fine
}

node_length() {
    node -e 'console.log((process.env.GITHUB_TOKEN || "").length)'  # fine
}

remote_file() {
    ssh build.example.com 'umask 077; cat > .token' <<< "$DEPLOY_TOKEN"  # fine
}

container_names() {
    docker run --rm -e API_KEY alpine true  # fine
}

keyboard() {
    echo "keyboard layout: $KEYBOARD_LAYOUT"  # fine
}

key_identifier() {
    echo "signing with key $GPG_KEY_ID ($KEY_FINGERPRINT)"  # fine
}

file_of_a_key() {
    echo "reading ${API_KEY_FILE:-/run/secrets/api_key}"  # fine
}

token_statistics() {
    printf 'used %d of %d tokens\n' "$TOKENS_USED" "$MAX_TOKENS"  # fine
}

url_of_a_page() {
    echo "reset it at $PASSWORD_RESET_URL, issued by $TOKEN_ISSUER"  # fine
}

next_page() {
    local page_token
    page_token=$(jq -r '.nextPageToken // empty' page.json)
    echo "next page: $page_token"  # fine
}

cache() {
    local cache_key="deps-$(sha256sum package-lock.json | cut -c1-16)"
    echo "cache key $cache_key"  # fine
}

public() {
    echo "public key: $SSH_PUBLIC_KEY"  # fine
}

tests_passed() {
    echo "passed: $PASSED, skipped: $SKIPPED, author: $GIT_AUTHOR_NAME"  # fine
}
