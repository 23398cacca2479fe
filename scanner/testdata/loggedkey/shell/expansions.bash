#!/usr/bin/env bash
# Parameter expansion: what is left of a value.

eight_characters() {
    echo "key ${API_KEY:0:8}..."  # leak low
}

all_but_the_first() {
    echo "token: ${GITHUB_TOKEN:4}"  # leak
}

without_prefix() {
    local bare=${STRIPE_SECRET_KEY#*_}
    echo "$bare"  # leak
}

without_suffix() {
    printf '%s\n' "${SESSION_TOKEN%%.*}"  # leak
}

upper_case() {
    echo "${DB_PASSWORD^^}"  # leak
}

quoted_for_the_shell() {
    echo "export DB_PASSWORD=${DB_PASSWORD@Q}"  # leak
}

as_an_assignment() {
    echo "${API_KEY@A}"  # leak
}

percent_q() {
    printf 'client_secret=%q\n' "$CLIENT_SECRET"  # leak
}

default_only_when_unset() {
    echo "key is ${API_KEY:-unset}"  # leak
}

secret_as_the_default() {
    echo "signing with ${OVERRIDE:-$SIGNING_SECRET}"  # leak
}

value_inside_the_alternative() {
    echo "args:${API_KEY:+ --api-key $API_KEY}"  # leak
}

message_of_the_check() {
    : "${REGION:?no region for token $ACCESS_TOKEN}"  # leak
}

replaced_characters() {
    echo "${JWT_TOKEN//./ }"  # leak
}

indirect() {
    local name=DATAFRAMER_API_KEY
    echo "$name is ${!name}"  # leak high
}

name_reference() {
    local -n ref=DB_PASSWORD
    echo "$ref"  # leak
}

ten_of_printf() {
    printf 'using %.10s\n' "$API_KEY"  # leak low
}

appended() {
    local line="connecting"
    line+=" with $REDIS_PASSWORD"
    echo "$line"  # leak
}

printf_into_a_variable() {
    local header
    printf -v header 'Authorization: Bearer %s' "$ACCESS_TOKEN"
    echo "$header"  # leak
}

four_characters() {
    echo "key ${API_KEY:0:4}..."  # fine
}

last_four() {
    echo "token ends in ${GITHUB_TOKEN: -4}"  # fine
}

first_two_last_two() {
    echo "${STRIPE_SECRET_KEY::2}***${STRIPE_SECRET_KEY: -2}"  # fine
}

three_of_printf() {
    printf '%.3s***\n' "$CLIENT_SECRET"  # fine
}

length() {
    echo "password has ${#DB_PASSWORD} characters"  # fine
}

set_or_not() {
    echo "api key: ${API_KEY:+set}"  # fine
}

marker() {
    echo "token=${ACCESS_TOKEN+x}"  # fine
}

every_character_a_star() {
    echo "password: ${DB_PASSWORD//?/*}"  # fine
}

required() {
    : "${API_KEY:?must be set to your key}"  # fine
}

required_argument() {
    local token=${1:?usage: login TOKEN}  # fine
    ./bin/login "$token"
}

names_with_a_prefix() {
    echo "settings:" "${!STRIPE_@}"  # fine
}

printf_into_a_variable_that_stays_there() {
    local header
    printf -v header 'X-Api-Key: %s' "$API_KEY"  # fine
    curl -fsS -H "$header" https://api.example.com/v1/me
}

attributes_of_the_variable() {
    echo "flags of API_KEY: ${API_KEY@a}"  # fine
}

arithmetic_on_the_length() {
    echo "missing $(( 32 - ${#API_KEY} )) characters"  # fine
}
