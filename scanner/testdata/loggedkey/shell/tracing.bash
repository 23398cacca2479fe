#!/usr/bin/env bash
set -euo pipefail

upload() (
    set -x  # leak
    curl -fsS -H "Authorization: Bearer $API_TOKEN" -T build.tar.gz https://files.example.com/
)

long_option() (
    set -o xtrace  # leak
    mysql --user=app --password="$MYSQL_PASSWORD" -e 'select 1'
)

combined_flags() (
    set -eux  # leak
    make build
    ./bin/publish --token "$PUBLISH_TOKEN"
)

when_debugging() {
    if [[ "${DEBUG:-}" == 1 ]]; then
        set -x  # leak
    fi
    helm upgrade app ./chart --set "auth.password=$REDIS_PASSWORD"
    set +x
}

assignment_is_traced() (
    set -x  # leak
    API_KEY=$(vault kv get -field=key secret/api)
    export API_KEY
)

required_is_traced_too() (
    set -x  # leak
    : "${CLIENT_SECRET:?is required}"
    ./login
)

comparison_is_traced() (
    set -x  # leak
    [ "$WEBHOOK_SECRET" = "$EXPECTED_SECRET" ] && echo "the same"
)

turned_off_too_late() {
    set -x  # leak
    docker login -u ci -p "$REGISTRY_PASSWORD" registry.example.com
    set +x
}

second_shell() {
    bash -x -c 'git push "https://ci:$GITHUB_TOKEN@github.com/example/app.git"'  # leak
}

second_posix_shell() {
    sh -xc "curl -fsS -u ci:$NEXUS_PASSWORD -T app.jar https://nexus.example.com/"  # leak
}

off_before_the_key() {
    set -x  # fine
    make clean all
    set +x
    curl -fsS -H "Authorization: Bearer $API_TOKEN" https://api.example.com/deploy
}

off_with_a_quiet_group() {
    set -o xtrace  # fine
    npm run build
    { set +o xtrace; } 2>/dev/null
    npm publish "--//registry.npmjs.org/:_authToken=$NPM_TOKEN"
}

only_in_a_subshell() {
    (
        set -x  # fine
        terraform plan
    )
    terraform apply -var "db_password=$DB_PASSWORD"
}

on_after_the_last_use() (
    gcloud auth activate-service-account --key-file=<(echo "$GCP_SERVICE_ACCOUNT_KEY")
    unset GCP_SERVICE_ACCOUNT_KEY
    set -x  # fine
    gcloud app deploy --quiet
)

here_documents_are_not_traced() (
    set -x  # fine
    cat > /etc/app/secret.env <<EOF
API_KEY=$API_KEY
EOF
    chmod 600 /etc/app/secret.env
)

only_the_name_is_expanded() (
    set -x  # fine
    docker run --rm -e API_KEY -e DB_PASSWORD app:latest
)

presence_is_traced() (
    set -x  # fine
    [ -n "${API_KEY:+x}" ] && ./run-tests
)

verbose_prints_source_lines_not_values() (
    set -v  # fine
    ./bin/sync --token "$SYNC_TOKEN"
)

not_an_option() {
    set -- -x "$API_KEY"  # fine
    ./bin/call "$@"
}

executable_test() {
    test -x "$HOOK" && "$HOOK" "$HOOK_TOKEN"  # fine
}
