#!/usr/bin/env bash
# Dumps of the environment and of the shell's variables.

everything() {
    env  # leak
}

sorted() {
    echo "--- environment ---"
    env | sort  # leak
}

printenv_all() {
    printenv >&2  # leak
}

shell_variables() {
    set  # leak
}

exports() {
    export -p  # leak
}

declarations() {
    declare -p  # leak
}

exported_declarations() {
    declare -xp | sed 's/^declare -x //'  # leak
}

one_variable() {
    printenv STRIPE_SECRET_KEY  # leak
}

one_declaration() {
    declare -p DB_PASSWORD  # leak
}

filtered_for_secrets() {
    env | grep -i token  # leak
}

of_the_process() {
    tr '\0' '\n' < /proc/self/environ  # leak
}

captured() {
    local all
    all=$(env)
    echo "environment: $all"  # leak
}

line_by_line() {
    env | while IFS= read -r pair; do
        echo "  $pair"  # leak
    done
}

in_a_container() {
    docker exec app env  # leak
}

substituted() {
    echo "Environment: $(printenv)"  # leak
}

loop_over_names() {
    local name
    for name in API_KEY CLIENT_SECRET; do
        echo "$name=${!name}"  # leak
    done
}

names_of_the_environment() {
    env | cut -d= -f1  # fine
}

names_by_sed() {
    printenv | sed 's/=.*//' | sort  # fine
}

exported_names() {
    compgen -e  # fine
}

how_many() {
    env | wc -l  # fine
}

set_one_for_a_command() {
    env API_KEY="$API_KEY" ./bin/server  # fine
}

empty_environment() {
    env -i PATH="$PATH" HOME="$HOME" bash --noprofile  # fine
}

harmless_variable() {
    printenv HOME  # fine
}

into_a_file() {
    env > "$HOME/.cron.env"  # fine
}

captured_one() {
    local api_key
    api_key=$(printenv API_KEY)  # fine
    ./bin/server --key "$api_key"
}

is_it_there() {
    printenv API_KEY > /dev/null || echo "API_KEY is missing"  # fine
}

counted_by_grep() {
    env | grep -c '^AWS_'  # fine
}

quiet_grep() {
    env | grep -q '^GITHUB_TOKEN=' && echo "GITHUB_TOKEN is exported"  # fine
}

options() {
    set -euo pipefail  # fine
}

option_table() {
    set -o  # fine
}

an_export() {
    export API_KEY="$1"  # fine
}

functions_only() {
    declare -F  # fine
}
