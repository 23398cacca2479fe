#!/bin/sh
# Here-documents, with and without expansion.

summary() {
    cat <<EOF  # leak
Host:     $DB_HOST
User:     $DB_USER
Password: $DB_PASSWORD
EOF
}

indented() {
	cat <<-END >&2  # leak
		The request was sent with
		Authorization: Bearer ${ACCESS_TOKEN}
	END
}

command_inside() {
    cat << EOF  # leak
registry token: $(cat /run/secrets/registry_token)
EOF
}

two_words_tee() {
    tee config.ini <<EOF  # leak
[client]
password=$MYSQL_PASSWORD
EOF
}

column_table() {
    column -t <<EOF  # leak
name value
url $API_URL
key $API_KEY
EOF
}

piped_on() {
    cat <<EOF | sed 's/^/    /'  # leak
client_secret: $OAUTH_CLIENT_SECRET
EOF
}

quoted_delimiter() {
    cat <<'EOF'  # fine
Usage: API_KEY=... deploy
  curl -H "Authorization: Bearer $API_KEY" https://api.example.com
EOF
}

backslash_delimiter() {
    cat <<\EOF  # fine
echo "$DB_PASSWORD"
EOF
}

escaped_inside() {
    cat <<EOF  # fine
Set \$STRIPE_SECRET_KEY before you run $0.
EOF
}

written_to_a_file() {
    cat > "$HOME/.netrc" <<EOF  # fine
machine api.example.com
login deploy
password $DEPLOY_PASSWORD
EOF
}

redirect_behind() {
    cat <<EOF > /etc/app/app.env  # fine
API_KEY=$API_KEY
EOF
}

tee_with_output_thrown_away() {
    sudo tee /etc/profile.d/app.sh <<EOF >/dev/null  # fine
export SESSION_SECRET=$SESSION_SECRET
EOF
}

applied() {
    cat <<EOF | kubectl apply -f -  # fine
apiVersion: v1
kind: Secret
metadata:
  name: app
stringData:
  password: "$DB_PASSWORD"
EOF
}

statements_for_the_database() {
    psql --quiet "$DATABASE_NAME" <<SQL  # fine
ALTER ROLE app WITH PASSWORD '$APP_DB_PASSWORD';
SQL
}

presence_table() {
    cat <<EOF  # fine
API_KEY       ${API_KEY:+set}
key length    ${#API_KEY}
EOF
}
