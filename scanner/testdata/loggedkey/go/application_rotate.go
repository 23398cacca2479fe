// Command rotate gives every database a new password and keeps it in Vault.
package main

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/base64"
	"fmt"
	"os"
	"sync"

	vault "github.com/hashicorp/vault/api"
	"github.com/sirupsen/logrus"
)

type rotation struct {
	name     string
	old, new string
	err      error
}

func newPassword() (string, error) {
	raw := make([]byte, 24)
	if _, err := rand.Read(raw); err != nil {
		return "", fmt.Errorf("no randomness for a password: %w", err) // fine
	}
	return base64.RawURLEncoding.EncodeToString(raw), nil
}

func current(ctx context.Context, kv *vault.KVv2, name string) (string, error) {
	secret, err := kv.Get(ctx, "db/"+name)
	if err != nil {
		return "", fmt.Errorf("secret db/%s: %w", name, err) // fine
	}
	password, ok := secret.Data["password"].(string)
	if !ok {
		return "", fmt.Errorf("secret db/%s has fields %v", name, secret.Data) // leak
	}
	logrus.WithFields(logrus.Fields{"db": name, "length": len(password)}).Debug("old password read") // fine
	return password, nil
}

func rotate(ctx context.Context, kv *vault.KVv2, db *sql.DB, name string) rotation {
	oldPassword, err := current(ctx, kv, name)
	if err != nil {
		return rotation{name: name, err: err}
	}
	password, err := newPassword()
	if err != nil {
		return rotation{name: name, err: err}
	}
	statement := fmt.Sprintf("alter role %s password '%s'", name, password)
	logrus.Tracef("executing %s", statement)                  // leak
	if _, err := db.ExecContext(ctx, statement); err != nil { // fine
		return rotation{name: name, old: oldPassword, err: err}
	}
	if _, err := kv.Put(ctx, "db/"+name, map[string]any{"password": password}); err != nil { // fine
		logrus.Errorf("password of %s is changed but not stored: %s", name, password) // leak
		return rotation{name: name, old: oldPassword, err: err}
	}
	return rotation{name: name, old: oldPassword, new: password}
}

func run(ctx context.Context, client *vault.Client, db *sql.DB, names []string) int {
	results := make(chan rotation)
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results <- rotate(ctx, client.KVv2("secret"), db, name)
		}()
	}
	go func() { wg.Wait(); close(results) }()
	failed := 0
	for r := range results {
		if r.err != nil {
			failed++
			continue
		}
		fmt.Printf("%s: password rotated, changed=%t\n", r.name, r.old != r.new) // fine
		fmt.Fprintf(os.Stderr, "%s: %s -> %s\n", r.name, r.old, r.new)           // leak
	}
	logrus.Infof("%d passwords rotated, %d not", len(names)-failed, failed) // fine
	return failed
}
