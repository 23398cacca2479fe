// Package functions has functions that call each other.
package functions

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
)

func say(text string) {
	fmt.Println(text) // leak
}

func passesKey(apiKey string) {
	say("api key " + apiKey)
}

func announce(text string) {
	fmt.Println(text) // fine
}

func passesName() {
	announce("api key accepted")
}

func debugf(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "debug: "+format+"\n", args...) // leak
}

func passesVariadic(user, password string) {
	debugf("login %s %s", user, password)
}

func inner(label string, value any) {
	log.Println(label, value) // leak
}

func outer(value string) {
	inner("value", value)
}

func passesTwice(clientSecret string) {
	outer(clientSecret)
}

func second(first, last string) {
	fmt.Println(first) // fine
	os.Setenv("LAST", last)
}

func passesOther(user, token string) {
	second(user, token)
}

func loadAPIKey() (string, error) {
	data, err := os.ReadFile("/run/secrets/api_key")
	if err != nil {
		return "", fmt.Errorf("reading the api key: %w", err) // fine
	}
	return strings.TrimSpace(string(data)), nil
}

func printsLoaded() {
	k, err := loadAPIKey()
	if err != nil {
		log.Fatal(err) // fine
	}
	fmt.Println("loaded", k) // leak
}

func printsLoadedLength() {
	k, err := loadAPIKey()
	fmt.Println("loaded", len(k), "bytes, error:", err) // fine
}

func getAccessToken() string {
	return os.Getenv("ACCESS_TOKEN")
}

func printsCall() {
	fmt.Printf("token is %s\n", getAccessToken()) // leak
}

func banner(token string) string {
	return "signed in with " + token
}

func printsBanner(sessionToken string) {
	log.Println(banner(sessionToken)) // leak
}

func greeting(user, password string) string {
	if password == "" {
		return user + " has no password"
	}
	return user + " has a password"
}

func printsGreeting(user, password string) {
	log.Println(greeting(user, password)) // fine
}

func credentials() (string, string) {
	return "admin", os.Getenv("ADMIN_PASSWORD")
}

func printsSecondResult() {
	name, pw := credentials()
	fmt.Println("name", name) // fine
	fmt.Println("with", pw)   // leak
}

func printsBothResults() {
	fmt.Println(credentials()) // leak
}

func named(authorization string) (scheme, value string) {
	scheme, value, _ = strings.Cut(authorization, " ")
	return
}

func printsNamed(authorization string) {
	_, v := named(authorization)
	fmt.Println(v) // leak
}

func namedOverwritten(secret string) (result string) {
	result = secret
	defer func() { result = "sealed" }()
	log.Println("sealing", len(result), "bytes") // fine
	return result
}

func redact(s string) string {
	if len(s) < 8 {
		return "***"
	}
	return s[:2] + strings.Repeat("*", len(s)-2)
}

func printsRedacted(apiKey string) {
	fmt.Println("key:", redact(apiKey)) // fine
}

func mask(string) string { return "[hidden]" }

func printsMasked(password string) {
	fmt.Printf("user %s, password %s\n", "admin", mask(password)) // fine
}

func fingerprint(key []byte) string {
	sum := sha256.Sum256(key)
	return hex.EncodeToString(sum[:6])
}

func printsFingerprint(secretKey []byte) {
	log.Printf("secret key %s loaded", fingerprint(secretKey)) // fine
}

func preview(s string) string {
	return s[:8] + "..."
}

func printsPreview(token string) {
	fmt.Println("token", preview(token)) // leak low: eight characters
}

func identity[T any](v T) T { return v }

func printsGeneric(password string) {
	fmt.Println(identity(password)) // leak
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func printsMust() {
	log.Println("api key", must(loadAPIKey())) // leak
}

func deref[T any](p *T, fallback T) T {
	if p == nil {
		return fallback
	}
	return *p
}

func printsDeref(secret *string) {
	log.Println(deref(secret, "none")) // leak
}

func size[T ~string | ~[]byte](v T) int { return len(v) }

func printsSize(privateKey []byte) {
	fmt.Println("private key:", size(privateKey)) // fine
}

func dump[K comparable, V any](m map[K]V) {
	for k, v := range m {
		fmt.Printf("%v: %v\n", k, v) // leak
	}
}

func passesMap(user, password string) {
	dump(map[string]string{"user": user, "password": password})
}

func apply(value string, show func(string)) {
	show(value)
}

func passesCallback(clientSecret string) {
	apply(clientSecret, func(s string) {
		fmt.Println("applied", s) // leak
	})
}

func passesFunction(user string) {
	apply(user, func(s string) {
		fmt.Println("password of", s, "was changed") // fine
	})
}

func prefixed(prefix string) func(string) {
	return func(s string) {
		fmt.Println(prefix, s) // leak
	}
}

func passesToReturned(refreshToken string) {
	show := prefixed("refresh")
	show(refreshToken)
}

func variadic(parts ...string) string {
	return strings.Join(parts, "/")
}

func printsVariadic(token string) {
	log.Println(variadic("v1", "hooks", token)) // leak
}

func fill(dst *string, secret string) {
	*dst = secret
}

func printsFilled(secret string) {
	var text string
	fill(&text, secret)
	fmt.Println(text) // leak
}

func check(password string) (bool, error) {
	if len(password) < 12 {
		return false, errors.New("password must have 12 characters") // fine
	}
	return true, nil
}

func printsCheck(password string) {
	ok, err := check(password)
	fmt.Println(ok, err) // fine
}

func countdown(n int, secret string) {
	if n == 0 {
		fmt.Println(secret) // leak
		return
	}
	countdown(n-1, secret)
}

func lookup(name string) (secret string, found bool) {
	secret, found = os.LookupEnv(strings.ToUpper(name))
	return secret, found
}

func printsFound(name string) {
	_, found := lookup(name)
	fmt.Printf("secret %s found: %t\n", name, found) // fine
}

func printsLookup(name string) {
	value, _ := lookup(name)
	fmt.Printf("%s is %s\n", name, value) // leak
}

func table(rows [][2]string) {
	for _, row := range rows {
		fmt.Printf("%-12s %s\n", row[0], row[1]) // leak
	}
}

func passesRows(user, apiKey string) {
	table([][2]string{{"user", user}, {"api key", apiKey}})
}

var printer = fmt.Println

func usesVariable(accessToken string) {
	printer("access token", accessToken) // leak
}

func init() {
	if os.Getenv("API_KEY") == "" {
		fmt.Fprintln(os.Stderr, "API_KEY is not set") // fine
	}
}
