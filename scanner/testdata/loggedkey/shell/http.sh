#!/bin/sh
# HTTP clients and their switches.

verbose_short() {
    curl -v -H "Authorization: Bearer $ACCESS_TOKEN" https://api.example.com/v1/me  # leak
}

verbose_in_a_group_of_flags() {
    curl -sSv -X POST -H "X-Api-Key: $API_KEY" https://api.example.com/v1/jobs  # leak
}

verbose_long() {
    # leak next
    curl --silent --verbose \
        --header "Authorization: token ${GITHUB_TOKEN}" \
        https://api.github.com/user
}

verbose_user() {
    curl --verbose --user "ci:$NEXUS_PASSWORD" https://nexus.example.com/status  # leak
}

trace_to_the_terminal() {
    curl --trace-ascii - --oauth2-bearer "$ACCESS_TOKEN" https://api.example.com/v1/me  # leak
}

trace_to_stderr() {
    curl --trace /dev/stderr -H "PRIVATE-TOKEN: $GITLAB_TOKEN" https://gitlab.example.com/api/v4/user  # leak
}

header_variable() {
    auth_header="Authorization: Bearer $DATAFRAMER_API_KEY"
    curl -v -H "$auth_header" https://api.dataframer.example/v1/specs  # leak high
}

wget_debug() {
    wget -d --header="Authorization: Bearer $ACCESS_TOKEN" -O out.json https://api.example.com/export  # leak
}

wget_debug_long() {
    wget --debug --user=ci --password="$NEXUS_PASSWORD" --auth-no-challenge https://nexus.example.com/app.jar  # leak
}

httpie_verbose() {
    http --verbose POST https://api.example.com/v1/jobs "Authorization:Bearer $ACCESS_TOKEN" name=nightly  # leak
}

token_out_of_a_response() {
    curl -fsS -d grant_type=client_credentials https://id.example.com/token | jq -r .access_token  # leak
}

token_kept_then_printed() {
    login_response=$(curl -fsS -d "user=ci" https://id.example.com/token)
    bearer_token=$(printf %s "$login_response" | jq -r .access_token)
    echo "logged in: $bearer_token"  # leak
}

url_with_credentials() {
    clone_url="https://oauth2:${GITLAB_TOKEN}@gitlab.example.com/app.git"
    echo "cloning $clone_url"  # leak
    git clone --quiet "$clone_url"
}

quiet_request() {
    curl -fsS -H "Authorization: Bearer $ACCESS_TOKEN" https://api.example.com/v1/me  # fine
}

version_is_no_v() {
    curl -V  # fine
    curl -fsSL -u "ci:$NEXUS_PASSWORD" -O https://nexus.example.com/app.jar
}

verbose_without_a_key() {
    curl -v https://status.example.com/health  # fine
}

verbose_in_silence() {
    curl -v -H "X-Api-Key: $API_KEY" -o result.json https://api.example.com/v1/jobs 2> /dev/null  # fine
}

status_only() {
    curl -s -o /dev/null -w '%{http_code}\n' -H "PRIVATE-TOKEN: $GITLAB_TOKEN" https://gitlab.example.com/api/v4/user  # fine
}

response_headers() {
    curl -sI -H "Authorization: Bearer $ACCESS_TOKEN" https://api.example.com/v1/me  # fine
}

wget_server_response() {
    wget -S --header="Authorization: Bearer $ACCESS_TOKEN" -O out.json https://api.example.com/export  # fine
}

httpie_body() {
    http --print=b GET https://api.example.com/v1/me "Authorization:Bearer $ACCESS_TOKEN"  # fine
}

config_on_stdin() {
    printf 'header = "Authorization: Bearer %s"\n' "$ACCESS_TOKEN" | curl -fsS -K - https://api.example.com/v1/me  # fine
}

token_kept() {
    session_token=$(curl -fsS -d @login.json https://id.example.com/token | jq -r .access_token)  # fine
    ./bin/sync --token-file /dev/fd/3 3<<EOF
$session_token
EOF
}

expiry_out_of_a_response() {
    curl -fsS -d @login.json https://id.example.com/token | jq -r .expires_in  # fine
}

clone_without_words() {
    git clone --quiet "https://oauth2:${GITLAB_TOKEN}@gitlab.example.com/app.git"  # fine
    echo "cloned app"
}
