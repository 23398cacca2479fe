#!/usr/bin/env bash
# config get|set|list|doctor: the settings of a small client.
set -euo pipefail

file="${XDG_CONFIG_HOME:-$HOME/.config}/client/env"

load() {
    [[ -r $file ]] || { echo "no settings in $file" >&2; exit 1; }
    # shellcheck disable=SC1090
    source "$file"
}

set_key() {
    local api_key
    read -rs -p "API key: " api_key
    echo
    if [[ ${#api_key} -lt 20 ]]; then
        echo "that key is too short: '$api_key'" >&2  # leak
        return 1
    fi
    mkdir -p "${file%/*}"
    ( umask 077; printf 'CLIENT_API_KEY=%q\n' "$api_key" > "$file" )  # fine
    echo "saved ${#api_key} characters to $file"  # fine
}

list() {
    load
    printf '%-16s %s\n' endpoint "${CLIENT_ENDPOINT:-default}"  # fine
    printf '%-16s %s\n' api_key "${CLIENT_API_KEY:0:4}****"  # fine
    if [[ ${1:-} == --show-secrets ]]; then
        printf '%-16s %s\n' api_key "$CLIENT_API_KEY"  # leak
    fi
}

doctor() {
    load
    local status
    status=$(curl -s -o /dev/null -w '%{http_code}' -H "X-Api-Key: $CLIENT_API_KEY" "$CLIENT_ENDPOINT/ping")
    case $status in
        200) echo "the key works" ;;  # fine
        401) echo "the server does not know the key ${CLIENT_API_KEY:0:10}..." ;;  # leak low
        *) echo "status $status" ;;
    esac
}

case ${1:-} in
    get) load; echo "$CLIENT_API_KEY" ;;  # leak
    set) set_key ;;
    list) list "${2:-}" ;;
    doctor) doctor ;;
    *) echo "usage: ${0##*/} get|set|list|doctor" >&2; exit 2 ;;  # fine
esac
