#!/bin/sh
# Tools that hand out secrets.

aws_secret() {
    # leak next
    aws secretsmanager get-secret-value \
        --secret-id prod/db --query SecretString --output text
}

aws_parameter() {
    aws ssm get-parameter --name /prod/api_key --with-decryption --query Parameter.Value --output text  # leak
}

aws_then_jq() {
    aws secretsmanager get-secret-value --secret-id prod/db | jq -r '.SecretString | fromjson | .password'  # leak
}

aws_configured() {
    aws configure get aws_secret_access_key  # leak
}

ecr_password() {
    aws ecr get-login-password --region eu-west-1  # leak
}

gcloud_secret() {
    gcloud secrets versions access latest --secret=stripe-key  # leak
}

gcloud_token() {
    echo "token: $(gcloud auth print-access-token)"  # leak
}

azure_secret() {
    az keyvault secret show --vault-name app --name db-password --query value -o tsv  # leak
}

vault_field() {
    vault kv get -field=password secret/prod/db  # leak
}

vault_into_a_variable_then_printed() {
    vault_secret=$(vault kv get -format=json secret/prod/db | jq -r .data.data.password)
    echo "got $vault_secret"  # leak
}

one_password() {
    op read "op://deploy/registry/password"  # leak
}

password_store() {
    pass show work/smtp | head -n1  # leak
}

kubernetes_decoded() {
    kubectl get secret db -o jsonpath='{.data.password}' | base64 -d  # leak
}

kubernetes_yaml() {
    kubectl -n prod get secret api-credentials -o yaml  # leak
}

kubernetes_manifest() {
    kubectl create secret generic db --from-literal=password="$DB_PASSWORD" --dry-run=client -o yaml  # leak
}

github_cli() {
    gh auth token  # leak
}

macos_keychain() {
    security find-generic-password -s app -a deploy -w  # leak
}

gnome_keyring() {
    secret-tool lookup service app user deploy  # leak
}

mounted() {
    cat /run/secrets/db_password  # leak
}

terraform_raw() {
    terraform output -raw db_password  # leak
}

aws_secret_kept() {
    db_password=$(aws secretsmanager get-secret-value --secret-id prod/db --query SecretString --output text)  # fine
    export db_password
}

aws_secret_arn() {
    aws secretsmanager describe-secret --secret-id prod/db --query ARN --output text  # fine
}

aws_names() {
    aws secretsmanager list-secrets --query 'SecretList[].Name'  # fine
}

ecr_login() {
    aws ecr get-login-password | docker login --username AWS --password-stdin "$ECR_HOST"  # fine
}

gcloud_names() {
    gcloud secrets list --format='value(name)'  # fine
}

gcloud_into_a_file() {
    gcloud secrets versions access latest --secret=tls-key > /etc/ssl/private/app.key  # fine
}

gcloud_header() {
    curl -fsS -H "Authorization: Bearer $(gcloud auth print-access-token)" https://run.googleapis.com/v2/projects  # fine
}

azure_id() {
    az keyvault secret show --vault-name app --name db-password --query id -o tsv  # fine
}

vault_write() {
    vault kv put secret/prod/api key="$API_KEY"  # fine
}

vault_names() {
    vault kv list secret/prod  # fine
}

one_password_run() {
    op run --env-file=.env.tpl -- ./bin/server  # fine
}

password_store_clipboard() {
    pass show --clip work/smtp  # fine
}

password_store_insert() {
    printf '%s\n' "$SMTP_PASSWORD" | pass insert --echo work/smtp > /dev/null  # fine
}

kubernetes_names() {
    kubectl get secrets --no-headers -o custom-columns=NAME:.metadata.name  # fine
}

kubernetes_sizes() {
    kubectl describe secret db  # fine
}

kubernetes_applied() {
    kubectl create secret generic db --from-literal=password="$DB_PASSWORD" --dry-run=client -o yaml | kubectl apply -f -  # fine
}

github_secret() {
    gh secret set NPM_TOKEN --body "$NPM_TOKEN"  # fine
}

github_secret_from_stdin() {
    echo "$STAGING_PASSWORD" | gh secret set STAGING_PASSWORD --env staging  # fine
}

github_status() {
    gh auth status  # fine
}

mounted_into_a_variable() {
    db_pass="$(cat /run/secrets/db_password)" ./bin/migrate  # fine
}

keychain_is_there() {
    security find-generic-password -s app -a deploy > /dev/null && echo "password found in the keychain"  # fine
}

public_half() {
    cat "$HOME/.ssh/id_ed25519.pub"  # fine
}

fingerprint() {
    ssh-keygen -lf "$HOME/.ssh/id_ed25519"  # fine
}
