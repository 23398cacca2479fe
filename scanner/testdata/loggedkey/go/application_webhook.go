// Package webhook takes events that are signed with a shared secret.
package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"strings"
)

type event struct {
	Kind string            `json:"kind"`
	Data map[string]string `json:"data"`
}

type receiver struct {
	secret string
	events chan event
}

func (rc *receiver) sign(body []byte) string {
	mac := hmac.New(sha256.New, []byte(rc.secret))
	mac.Write(body)
	return "sha256=" + hex.EncodeToString(mac.Sum(nil))
}

func (rc *receiver) verify(body []byte, given string) error {
	if given == "" {
		return fmt.Errorf("no signature, was the webhook secret configured?") // fine
	}
	want := rc.sign(body)
	if !hmac.Equal([]byte(want), []byte(given)) {
		log.Printf("signature is %s instead of %s", given, want)           // fine
		return fmt.Errorf("signature does not match secret %s", rc.secret) // leak
	}
	return nil
}

func (rc *receiver) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		http.Error(w, "body too large", http.StatusRequestEntityTooLarge) // fine
		return
	}
	if err := rc.verify(body, r.Header.Get("X-Signature-256")); err != nil {
		log.Printf("webhook refused, headers were %v", r.Header) // leak
		http.Error(w, "bad signature", http.StatusForbidden)     // fine
		return
	}
	var e event
	if err := json.Unmarshal(body, &e); err != nil {
		http.Error(w, "no JSON", http.StatusBadRequest) // fine
		return
	}
	switch {
	case strings.HasPrefix(e.Kind, "secret."):
		log.Printf("secret event %s with %d fields", e.Kind, len(e.Data)) // fine
	case e.Kind == "token.created":
		log.Printf("new token %s of %s", e.Data["token"], e.Data["user"]) // leak
	case e.Kind == "token.revoked":
		log.Printf("token %s of %s is revoked", e.Data["token_id"], e.Data["user"]) // fine
	}
	rc.events <- e
	w.WriteHeader(http.StatusAccepted)
}
