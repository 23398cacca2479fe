package taint

import (
	"strings"
	"testing"
)

func TestMeaning(t *testing.T) {
	for _, name := range strings.Fields("apiKey API_KEY api_key apikey stripeSecretKey accessToken passwd pwd password db_password userPassword clientSecret private_key secret aws_secret_access_key Password githubToken" +
		" access_tokens API_KEYS credentials authToken bearer_token apiKeyValue db_pass connectionString ACCESS_KEY encryptionKey jwt secretKey2 stripe_key") {
		if got := meaningOf(name); got < secret {
			t.Errorf("%s is %d", name, got)
		}
	}
	for _, name := range strings.Fields("keyboard public_key publicKey key_id keyId token_count tokenizer password_field_label secretary max_tokens primary_key is_token_valid isTokenValid password_hash passwordHash passed compass author key keys i" +
		" cache_key sort_key foreignKey token_type api_key_name secret_name password_reset_url tokenCount num_tokens tokens api_key_path secretsManager password_length hasPassword passwordField token_expiry") {
		if got := meaningOf(name); got != plain {
			t.Errorf("%s is %d", name, got)
		}
	}
	for _, name := range strings.Fields("DATAFRAMER_API_KEY dataframer_key dataframerToken dataframerApiKey") {
		if got := meaningOf(name); got != dataframer {
			t.Errorf("%s is %d", name, got)
		}
	}
	for name, want := range map[string]meaning{"get_password": secret, "getAccessToken": secret, "reset_password": plain, "hashPassword": plain, "password": secret, "checkToken": plain, "generate_api_key": secret, "load": plain} {
		if got := callMeaning(name); got != want {
			t.Errorf("%s() is %d", name, got)
		}
	}
}
