#!/usr/bin/env bash
# Prompts and conditions.

echo_what_was_typed() {
    read -rs -p "Password: " password
    echo
    echo "You typed: $password"  # leak
}

typed_into_another_name() {
    local answer
    read -r -s -p "API key: " answer
    printf 'Storing %s\n' "$answer"  # leak
}

prompt_shows_the_value() {
    read -r -p "Use token $GITHUB_TOKEN? [y/N] " reply  # leak
}

menu() {
    select token in "$PROD_TOKEN" "$STAGING_TOKEN"; do  # leak
        ./bin/use "$token"
        break
    done
}

in_a_case_branch() {
    case "$DB_PASSWORD" in
        *[!a-zA-Z0-9]*) echo "special characters in $DB_PASSWORD" ;;  # leak
        *) echo "password is plain" ;;  # fine
    esac
}

in_an_else_branch() {
    if [[ $API_KEY == key_* ]]; then
        echo "key format is good"  # fine
    else
        echo "unexpected key format: $API_KEY" >&2  # leak
    fi
}

asked_by_systemd() {
    systemd-ask-password "Disk passphrase:"  # leak
}

here_string() {
    cat <<< "token: $SESSION_TOKEN"  # leak
}

here_string_encoded() {
    base64 <<< "ci:$NEXUS_PASSWORD"  # leak
}

confirmed() {
    read -rs -p "New password: " new_password
    read -rs -p "Again: " again
    [[ $new_password == "$again" ]] || echo "the passwords differ"  # fine
}

prompt_with_a_name() {
    read -rs -p "Value for STRIPE_SECRET_KEY: " stripe_key  # fine
    export stripe_key
}

empty() {
    if [ -z "$API_KEY" ]; then
        echo "API_KEY is empty"  # fine
        return 1
    fi
}

typed_length() {
    local pin
    read -rs -p "PIN: " pin
    echo "${#pin} digits"  # fine
}

askpass_helper() {
    GIT_ASKPASS=/usr/local/bin/askpass GIT_PASSWORD="$GITLAB_TOKEN" git pull  # fine
}

here_string_counted() {
    wc -c <<< "$SESSION_TOKEN"  # fine
}

here_string_for_login() {
    docker login -u ci --password-stdin registry.example.com <<< "$REGISTRY_PASSWORD"  # fine
}

kept_by_systemd() {
    passphrase=$(systemd-ask-password "Disk passphrase:")  # fine
    printf %s "$passphrase" | cryptsetup open /dev/sdb1 data -
}

same_or_not() {
    local result=differ
    cmp -s <(printf %s "$OLD_SECRET") <(printf %s "$NEW_SECRET") && result=match
    echo "old and new secret $result"  # fine
}
