#!/bin/sh
# Plain ways to write on the terminal.

plain() {
    echo "$API_KEY"  # leak
}

unquoted_in_a_sentence() {
    echo Using ${STRIPE_SECRET_KEY} for payments  # leak
}

without_newline() {
    echo -n "token=$GITHUB_TOKEN "  # leak
}

to_standard_error() {
    echo "login failed for password '$DB_PASSWORD'" >&2  # leak
}

redirect_first() {
    >&2 echo "rejected: $CLIENT_SECRET"  # leak
}

to_the_controlling_terminal() {
    printf 'Your recovery password is %s\n' "$RECOVERY_PASSWORD" > /dev/tty  # leak
}

to_dev_stderr() {
    echo "debug: auth token ${AUTH_TOKEN}" > /dev/stderr  # leak
}

format_arguments() {
    # leak next
    printf '%-12s %s\n' \
        host "$DB_HOST" \
        password "$DB_PASSWORD"
}

adjacent_quotes() {
    echo 'Authorization: Bearer '"$ACCESS_TOKEN"''  # leak
}

several_on_a_line() {
    cd /srv/app && echo "key: $SENDGRID_API_KEY"; pwd  # leak
}

only_on_failure() {
    ./migrate || { echo "could not connect with $DATABASE_PASSWORD"; exit 1; }  # leak
}

dataframer() {
    printf 'dataframer key: %s\n' "$DATAFRAMER_API_KEY"  # leak high
}

literal() {
    echo "demo key: {dataframer}"  # leak high
}

literal_in_a_variable() {
    demo="{stripe}"
    echo "trying $demo"  # leak high
}

connection_string() {
    echo "postgres://app:${PGPASSWORD}@${PGHOST}:5432/app"  # leak
}

dry_run_command() {
    echo curl -H "Authorization: Bearer $DEPLOY_TOKEN" "$DEPLOY_URL"  # leak
}

backtick_echo_is_printed_again() {
    echo "`echo $SLACK_BOT_TOKEN`"  # leak
}

single_quotes_do_not_expand() {
    echo 'export API_KEY=$YOUR_KEY'  # fine
}

escaped_dollar() {
    echo "Put export API_KEY=\$API_KEY into your profile"  # fine
}

only_the_name() {
    echo "API_KEY is not set" >&2  # fine
}

name_from_a_loop() {
    for name in API_KEY CLIENT_SECRET DB_PASSWORD; do
        echo "missing: $name"  # fine
    done
}

percent_is_for_the_host() {
    printf 'password for %s was changed\n' "$DB_HOST"  # fine
}

into_a_file() {
    echo "$DEPLOY_KEY" > "$HOME/.ssh/deploy"  # fine
}

appended_to_a_file() {
    printf '//registry.npmjs.org/:_authToken=%s\n' "$NPM_TOKEN" >> "$HOME/.npmrc"  # fine
}

redirect_before_the_words() {
    > .env printf 'API_KEY=%s\n' "$API_KEY"  # fine
}

thrown_away() {
    echo "$API_KEY" > /dev/null 2>&1  # fine
}

group_redirected_into_a_file() {
    {
        echo "[default]"
        echo "aws_secret_access_key = $AWS_SECRET_ACCESS_KEY"  # fine
    } > "$HOME/.aws/credentials"
}

overwritten() {
    temp_token="$GITHUB_TOKEN"
    temp_token="none"
    echo "token: $temp_token"  # fine
}

placeholder() {
    sample_key="YOUR_API_KEY"
    echo "example: tool --key $sample_key"  # fine
}

# echo "$API_KEY" is what the old script did here
commented_out() {
    : # echo "$API_KEY"
    echo "done"  # fine
}
