#!/usr/bin/env bash
# Values that go through functions, arrays and traps of the same file.

die() {
    echo "error: $*" >&2  # leak
    exit 1
}

check_region() {
    [[ $REGION == eu-* ]] || die "region $REGION does not go with token $API_TOKEN"
}

say() {
    printf '==> %s\n' "$1"  # fine
}

start() {
    say "starting the deployment"
    say "region is $REGION"
}

show_credentials() {
    local user=$1 password=$2
    echo "$user:$password"  # leak
}

login_with_positional() {
    local secret_token="$1"
    shift
    echo "token $secret_token for $*"  # leak
}

greet() {
    local user=$1 password=$2
    echo "hello $user"  # fine
    ./bin/login "$user" "$password"
}

read_api_key() {
    cat /etc/app/api_key
}

print_function_result() {
    echo "key: $(read_api_key)"  # leak
}

use_function_result() {
    ./bin/call --key "$(read_api_key)"  # fine
}

describe_failure() {
    REPLY="login as $1 with $2 failed"
}

message_built_elsewhere() {
    describe_failure admin "$ADMIN_PASSWORD"
    echo "$REPLY"  # leak
}

mask() {
    local value=$1
    printf '%s****' "${value:0:4}"  # fine
}

masked_for_the_log() {
    echo "api key: $(mask "$API_KEY")"  # fine
}

redact() {
    sed -E 's/(password|token)=[^ ]+/\1=[redacted]/g'
}

through_the_redactor() {
    echo "password=$DB_PASSWORD host=$DB_HOST" | redact  # fine
}

array_of_arguments() {
    local args=(--user ci --token "$UPLOAD_TOKEN")
    echo "running: upload ${args[*]}"  # leak
    upload "${args[@]}"
}

array_used_but_not_printed() {
    local args=(--user ci --token "$UPLOAD_TOKEN")
    echo "running upload with ${#args[@]} arguments"  # fine
    upload "${args[@]}"
}

associative() {
    declare -A settings=([host]="$DB_HOST" [password]="$DB_PASSWORD")
    echo "settings: ${settings[password]}"  # leak
}

associative_harmless_entry() {
    declare -A conf=([host]="$DB_HOST" [password]="$DB_PASSWORD")
    echo "connecting to ${conf[host]}"  # fine
}

associative_keys() {
    declare -A options=([api_key]="$API_KEY" [region]=eu)
    echo "options: ${!options[*]}"  # fine
}

loop_over_entries() {
    declare -A headers=([Accept]=application/json [Authorization]="Bearer $ACCESS_TOKEN")
    local name
    for name in "${!headers[@]}"; do
        echo "$name: ${headers[$name]}"  # leak
    done
}

on_error() {
    trap 'echo "failed while using $DEPLOY_TOKEN" >&2' ERR  # leak
    ./deploy
}

on_exit() {
    local token_file
    token_file=$(mktemp)
    trap 'rm -f "$token_file"; echo "removed $token_file"' EXIT  # fine
    printf %s "$DEPLOY_TOKEN" > "$token_file"
}

evaluated() {
    local name=GITHUB_TOKEN
    eval "echo \"\$$name\""  # leak
}

child_shell() {
    bash -c 'echo "key in the child: $API_KEY"'  # leak
}

child_shell_argument() {
    sh -c 'echo "number of arguments: $#"' sh "$API_KEY"  # fine
}

choose() {
    local state=absent
    [[ -n ${API_KEY:-} ]] && state=present
    echo "API key is $state"  # fine
}

split_into_parts() {
    local user secret
    IFS=: read -r user secret <<< "$BASIC_AUTH_CREDENTIALS"
    echo "secret part: $secret"  # leak
}

copied_twice() {
    local first=$PRIVATE_KEY
    local second="$first"
    printf '%s\n' "$second"  # leak
}

cleared_first() {
    local leftover=$SESSION_TOKEN
    unset leftover
    echo "left over: ${leftover:-nothing}"  # fine
}

log() {
    awk -v x="$1" 'BEGIN { print log(x) / log(2) }'  # fine
}

bits_of_a_token() {
    local alphabet=64
    echo "entropy per character: $(log "$alphabet")"  # fine
}

usage() {
    cat <<EOF  # fine
usage: ${0##*/} [--api-key KEY] [--password-file FILE]
EOF
}
