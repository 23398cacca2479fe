#!/bin/sh
# Builds the image, pushes it and rolls it out.
set -eu

: "${REGISTRY_PASSWORD:?set REGISTRY_PASSWORD}"
: "${DEPLOY_TOKEN:?set DEPLOY_TOKEN}"

registry=registry.example.com
image="$registry/app:${1:?usage: deploy.sh VERSION}"
started=$(date +%s)

cleanup() {
    docker logout "$registry" >/dev/null 2>&1 || true
}
trap cleanup EXIT

echo "deploying $image (token ${DEPLOY_TOKEN:+given})"  # fine

if ! echo "$REGISTRY_PASSWORD" | docker login -u ci --password-stdin "$registry"; then  # fine
    echo "login to $registry failed with password $REGISTRY_PASSWORD" >&2  # leak
    exit 1
fi

docker build --quiet --secret id=npm,env=NPM_TOKEN -t "$image" .  # fine
docker push --quiet "$image"

attempt=1
while [ "$attempt" -le 3 ]; do
    code=$(curl -s -o /tmp/answer.json -w '%{http_code}' \
        -H "Authorization: Bearer $DEPLOY_TOKEN" \
        -d "{\"image\": \"$image\"}" https://deploy.example.com/v1/rollouts)
    if [ "$code" = 201 ]; then
        break
    fi
    if [ "$code" = 401 ]; then
        echo "401 for token $DEPLOY_TOKEN" >&2  # leak
        exit 1
    fi
    echo "attempt $attempt: status $code, token has ${#DEPLOY_TOKEN} characters"  # fine
    attempt=$((attempt + 1))
    sleep 5
done

cat <<EOF  # leak
Rolled out in $(( $(date +%s) - started )) seconds. Follow it with
  curl -H 'Authorization: Bearer $DEPLOY_TOKEN' https://deploy.example.com/v1/rollouts/latest
EOF
