#!/bin/sh
# What becomes of a value behind a pipe.

encoded() {
    echo "$API_KEY" | base64  # leak
}

basic_header() {
    printf '%s:%s' "$API_USER" "$API_PASSWORD" | base64 -w0  # leak
}

tee_shows_it() {
    echo "$DEPLOY_TOKEN" | tee token.txt  # leak
}

tee_on_the_terminal() {
    printf '%s\n' "$ROOT_PASSWORD" | tee /dev/tty > /etc/app/password  # leak
}

trimmed() {
    echo "$GITHUB_TOKEN" | tr -d '\r\n'  # leak
}

hex() {
    printf %s "$SESSION_SECRET" | xxd -p  # leak
}

as_json() {
    printf '%s' "$CLIENT_SECRET" | jq -Rs '{client_secret: .}'  # leak
}

first_twelve() {
    echo "$STRIPE_SECRET_KEY" | cut -c1-12  # leak low
}

first_ten_bytes() {
    printf %s "$API_KEY" | head -c 10  # leak low
}

pretty() {
    echo "{\"password\": \"$DB_PASSWORD\"}" | python3 -m json.tool  # leak
}

inside_a_loop() {
    printf '%s\n' "$TOKEN_PRIMARY" "$TOKEN_FALLBACK" | while read -r access_token; do
        echo "trying $access_token"  # leak
    done
}

substituted_into_a_template() {
    sed "s|@PASSWORD@|$DB_PASSWORD|" app.conf.template  # leak
}

grep_shows_the_line() {
    printf 'user=%s\npassword=%s\n' "$DB_USER" "$DB_PASSWORD" | grep password  # leak
}

encoded_first() {
    encoded_key=$(printf %s "$API_KEY" | base64)
    echo "encoded: $encoded_key"  # leak
}

password_on_stdin() {
    echo "$REGISTRY_PASSWORD" | docker login -u ci --password-stdin registry.example.com  # fine
}

digest() {
    echo -n "$API_KEY" | sha256sum  # fine
}

fingerprint_of_a_password() {
    printf %s "$DB_PASSWORD" | openssl dgst -sha256 | cut -c1-16  # fine
}

counted() {
    printf %s "$GITHUB_TOKEN" | wc -c  # fine
}

first_four() {
    printf %s "$STRIPE_SECRET_KEY" | cut -c1-4  # fine
}

masked_by_sed() {
    echo "$CLIENT_SECRET" | sed 's/./*/g'  # fine
}

encrypted() {
    printf %s "$BACKUP_PASSPHRASE" | gpg --encrypt --armor --recipient ops@example.com  # fine
}

tee_in_silence() {
    echo "$TUNNEL_TOKEN" | sudo tee /etc/tunnel/token > /dev/null  # fine
}

clipboard() {
    printf %s "$ONE_TIME_PASSWORD" | xclip -selection clipboard  # fine
}

into_a_file_behind_the_pipe() {
    echo "$KUBECONFIG_SECRET" | base64 -d > "$HOME/.kube/config"  # fine
}

quiet_grep() {
    echo "$API_KEY" | grep -Eq '^[A-Za-z0-9_]{32}$' || echo "API_KEY has a wrong format"  # fine
}

as_a_body() {
    printf '{"password":"%s"}' "$ADMIN_PASSWORD" | curl -fsS --data-binary @- https://api.example.com/login  # fine
}

agent() {
    printf '%s\n' "$SSH_PRIVATE_KEY" | tr -d '\r' | ssh-add -  # fine
}

template_into_a_file() {
    sed "s|@PASSWORD@|$DB_PASSWORD|" app.conf.template > app.conf  # fine
}
