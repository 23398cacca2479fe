#!/usr/bin/env bash
# Rotates the database password and tells who has to know.
set -euo pipefail

dry_run=false
while (($#)); do
    case $1 in
        -n|--dry-run) dry_run=true ;;
        -h|--help) sed -n '2,3p' "$0"; exit 0 ;;
        *) service=$1 ;;
    esac
    shift
done

current_password=$(aws secretsmanager get-secret-value --secret-id "$service/db" --query SecretString --output text)  # fine
new_password=$(openssl rand -base64 24)  # fine

statement="ALTER USER ${service} WITH PASSWORD '${new_password}'"

if $dry_run; then
    echo "would run: $statement"  # leak
    exit 0
fi

if [[ $current_password == "$new_password" ]]; then
    echo "old and new password are the same, stopping"  # fine
    exit 1
fi

PGPASSWORD=$current_password psql -h "$service.db.example.com" -U admin -q -c "$statement" || {
    logger -t rotate -p user.err "could not set $new_password for $service"  # leak
    exit 1
}

# fine next
aws secretsmanager put-secret-value \
    --secret-id "$service/db" --secret-string "$new_password" > /dev/null

digest() {
    printf %s "$1" | sha256sum | cut -c1-8
}

echo "rotated: $(digest "$current_password") -> $(digest "$new_password")"  # fine

body=$(jq -n --arg text "New password of $service: $new_password" '{text: $text}')
echo "$body"  # leak
curl -fsS -H 'Content-Type: application/json' -d "$body" "$CHAT_URL" > /dev/null
