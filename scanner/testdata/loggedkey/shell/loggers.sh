#!/bin/sh
# syslog, the journal, desktop and broadcast messages, log functions.

syslog() {
    logger -t deploy "token is $DEPLOY_TOKEN"  # leak
}

syslog_with_priority() {
    logger -p auth.warning -t login -- "wrong password: $LOGIN_PASSWORD"  # leak
}

syslog_stdin() {
    printf 'api key %s\n' "$API_KEY" | logger -t api  # leak
}

journal() {
    echo "refresh token $REFRESH_TOKEN" | systemd-cat -t sync -p info  # leak
}

broadcast() {
    wall "the new root password is $ROOT_PASSWORD"  # leak
}

window() {
    whiptail --title Password --msgbox "Write this down: $GENERATED_PASSWORD" 10 60  # leak
}

log_line() {
    printf '%s [%s] %s\n' "$(date -u +%FT%TZ)" "$1" "$2" >&2  # leak
}

fetch() {
    log_line INFO "fetching with $FETCH_API_KEY"
    log_line INFO "done"
}

verbose() {
    if [ "${VERBOSE:-0}" -ge 1 ]; then
        echo "verbose: client secret $CLIENT_SECRET" >&2  # leak
    fi
}

syslog_harmless() {
    logger -t deploy "token of $DEPLOY_USER was rotated"  # fine
}

syslog_digest() {
    logger -t deploy "token sha256 $(printf %s "$DEPLOY_TOKEN" | sha256sum | cut -c1-12)"  # fine
}

syslog_presence() {
    logger -p user.info "API key ${API_KEY:+is configured}"  # fine
}

log_warning() {
    printf 'warning: %s\n' "$*" >&2  # fine
}

expiry() {
    log_warning "the token expires at $TOKEN_EXPIRES_AT"
    log_warning "DB_PASSWORD is empty, using the socket"
}

journal_query() {
    journalctl -u app --since today --grep 'password|token' --no-pager -q > report.txt  # fine
}

git_log() {
    git log --oneline -- secrets/token.enc  # fine
}

gauge() {
    # fine next
    printf 'tokens_used:%s|c\n' "$TOKEN_COUNT" \
        | nc -u -w1 127.0.0.1 8125
}
