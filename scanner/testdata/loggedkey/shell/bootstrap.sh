#!/bin/sh
# Sets up a fresh machine; started once by cloud-init.
set -eux  # leak

apt-get update -q
apt-get install -qy curl jq

mkdir -p /etc/agent
curl -fsSL -H "Authorization: Bearer $BOOTSTRAP_TOKEN" -o /etc/agent/agent.tar.gz https://agents.example.com/latest
tar -C /etc/agent -xzf /etc/agent/agent.tar.gz

set +x
join_token=$(cat /run/secrets/join_token)  # fine
printf 'token = "%s"\n' "$join_token" > /etc/agent/agent.toml  # fine
chmod 600 /etc/agent/agent.toml
echo "agent configured, join token of ${#join_token} characters"  # fine

systemctl enable --now agent
if ! agent status --quiet; then
    echo "agent did not start, its token was $join_token" | tee /dev/console  # leak
    agent status --json | jq 'del(.token)'  # fine
    exit 1
fi
