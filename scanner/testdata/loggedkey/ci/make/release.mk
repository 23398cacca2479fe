# Included by the Makefile: everything that needs the credentials of a release.
GPG_PASSPHRASE ?= $(error GPG_PASSPHRASE is needed for a release)  # fine
NPM_TOKEN_FILE ?= $(HOME)/.npm-token
GPG_KEY_ID ?= release@example.com

say = @printf '%s\n' "$(1)"
masked = $(shell printf '%s' '$(1)' | cut -c1-3)***

.PHONY: release sign publish notify clean-release explain
.SILENT: publish notify

release: sign publish notify
	$(call say,released $(VERSION))  # fine

sign:
	@echo "signing with key $(GPG_KEY_ID)"  # fine
	@gpg --batch --pinentry-mode loopback --passphrase-fd 0 -u "$(GPG_KEY_ID)" -b dist/app.tar.gz <<< "$(GPG_PASSPHRASE)" \
		|| { echo "signing failed with $(GPG_PASSPHRASE)" >&2; exit 1; }  # leak

publish:
	echo "publishing, token from $(NPM_TOKEN_FILE)"  # fine
	set -eu; \
	npm_token="$$(cat "$(NPM_TOKEN_FILE)")"; \
	npm publish "--//registry.npmjs.org/:_authToken=$$npm_token" \
		|| { echo "npm refused $$npm_token" >&2; exit 1; }  # leak

notify:
	curl -fsS -H "Authorization: Bearer $$CHAT_TOKEN" -d text="released $(VERSION)" https://chat.example.com/api/post  # fine
	logger -t release "told the chat with $$CHAT_TOKEN"  # leak
	aws secretsmanager get-secret-value --secret-id cdn/purge --query SecretString --output text  # leak
	purge_key="$$(aws secretsmanager get-secret-value --secret-id cdn/purge --query SecretString --output text)"; \
	./purge --key "$$purge_key"

explain:
	@echo "passphrase $(call masked,$(GPG_PASSPHRASE))"  # fine
	@printf '%s\n' 'make release GPG_PASSPHRASE=...'  # fine
	@printf '%s\n' "$${CHAT_TOKEN:0:7}..."  # leak low

clean-release:
	-@rm -f client.ini registry.txt
	@printf %s "$$CHAT_TOKEN" | sha256sum  # fine
