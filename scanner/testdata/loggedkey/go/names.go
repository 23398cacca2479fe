// Package names has what only sounds like a secret, and what sounds like none.
package names

import (
	"bufio"
	"crypto/ed25519"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"go/scanner"
	"go/token"
	"io"
	"log"
	"log/slog"
	"os"
	"sort"
	"strings"
	"text/template/parse"

	"github.com/golang-jwt/jwt/v5"
	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/crypto/ssh"
)

const (
	apiKeyHeader    = "X-Api-Key"
	passwordField   = "password"
	csrfFieldName   = "csrf_token"
	secretNameLabel = "vault/secret-name"
)

var loginFailures = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "login_failures_total"}, []string{"reason"})

func constants() {
	fmt.Println("send the key in", apiKeyHeader)   // fine
	fmt.Printf("<input name=%q>\n", csrfFieldName) // fine
	log.Printf("form lacks %s", passwordField)     // fine
	slog.Info("label", "name", secretNameLabel)    // fine
}

func publicKey(pub ed25519.PublicKey, publicKeyPEM string) {
	fmt.Printf("%x\n%s\n", pub, publicKeyPEM) // fine
}

func keyPair() {
	publicKey, privateKey, err := ed25519.GenerateKey(nil)
	if err != nil {
		log.Fatal("generating key:", err) // fine
	}
	fmt.Printf("public %x\n", publicKey)   // fine
	fmt.Printf("private %x\n", privateKey) // leak
}

func sshFingerprint(key ssh.PublicKey) {
	log.Println("host key", ssh.FingerprintSHA256(key), key.Type()) // fine
}

func counts(tokenCount, maxTokens, promptTokens, completionTokens int) {
	fmt.Println(tokenCount, maxTokens)                                // fine
	log.Printf("usage: %d+%d tokens", promptTokens, completionTokens) // fine
}

func words(sentence string) {
	tokens := strings.Fields(sentence)
	for i, tok := range tokens {
		fmt.Printf("%d %q\n", i, tok) // fine
	}
}

func tokenizer(tokenizerName string, vocabulary int) {
	log.Println("tokenizer", tokenizerName, vocabulary) // fine
}

func goTokens(src []byte) {
	var s scanner.Scanner
	fset := token.NewFileSet()
	s.Init(fset.AddFile("", fset.Base(), len(src)), src, nil, scanner.ScanComments)
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			break
		}
		fmt.Printf("%s\t%s\t%q\n", fset.Position(pos), tok, lit) // fine
	}
}

func goOperator() {
	fmt.Println(token.ADD, token.Lookup("func")) // fine
}

func jsonTokens(r io.Reader) {
	dec := json.NewDecoder(r)
	for dec.More() {
		t, err := dec.Token()
		if err != nil {
			log.Fatal(err) // fine
		}
		fmt.Printf("%T %v\n", t, t) // fine
	}
}

func xmlTokens(d *xml.Decoder) {
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if start, ok := tok.(xml.StartElement); ok {
			fmt.Println("element", start.Name.Local) // fine
		}
	}
}

type lexer struct {
	tokens []lexeme
	at     int
}

type lexeme struct {
	kind int
	text string
}

func (l *lexer) nextToken() lexeme { l.at++; return l.tokens[l.at-1] }

func unexpected(l *lexer) error {
	tok := l.nextToken()
	return fmt.Errorf("unexpected token %q", tok.text) // fine
}

func templateNode(n parse.Node) {
	fmt.Println("token at", n.Position(), n.Type()) // fine
}

func scanned() {
	words := bufio.NewScanner(os.Stdin)
	words.Split(bufio.ScanWords)
	for words.Scan() {
		fmt.Println("token:", words.Text()) // fine
	}
}

func pages(nextPageToken string, items int) {
	log.Printf("%d items, next page token %q", items, nextPageToken) // fine
}

func continuation(continueToken *string) {
	fmt.Println("more:", continueToken != nil) // fine
}

func keyIDs(keyID, accessKeyID, kid string) {
	log.Println(keyID, accessKeyID, kid) // fine
}

func keyFiles(privateKeyPath, keyFile, passwordFile string) {
	fmt.Println("reading", privateKeyPath, keyFile, passwordFile) // fine
}

func keyFileContents(privateKeyPath string) {
	privateKey, err := os.ReadFile(privateKeyPath)
	if err != nil {
		log.Fatalf("%s: %v", privateKeyPath, err) // fine
	}
	fmt.Printf("%s\n", privateKey) // leak
}

func keyboard(keyboardLayout string, keyCode, keypress int) {
	fmt.Println(keyboardLayout, keyCode, keypress) // fine
}

func databaseKeys(primaryKey, foreignKey, sortKey, partitionKey string) {
	fmt.Printf("%s %s %s %s\n", primaryKey, foreignKey, sortKey, partitionKey) // fine
}

func cacheKeys(userID int) {
	cacheKey := fmt.Sprintf("user:%d:session", userID)
	slog.Debug("cache miss", "key", cacheKey) // fine
}

func ranged(counters map[string]int) {
	for key, value := range counters {
		fmt.Println(key, value) // fine
	}
}

func sortedKeys(index map[string]string) {
	keys := make([]string, 0, len(index))
	for key := range index {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	fmt.Println(keys) // fine
}

func hashes(passwordHash, tokenDigest string) {
	fmt.Println("stored", passwordHash, tokenDigest) // fine
}

func flags(isTokenValid, hasPassword, useSecrets bool) {
	log.Println(isTokenValid, hasPassword, useSecrets) // fine
}

func expiry(tokenExpiry int64, passwordChangedAt string) {
	log.Printf("token expires at %d, password changed %s", tokenExpiry, passwordChangedAt) // fine
}

func claims(parsed *jwt.Token) {
	log.Println("alg", parsed.Header["alg"], "valid", parsed.Valid) // fine
}

func urls(tokenURL, passwordResetURL, secretsEndpoint string) {
	fmt.Println(tokenURL, passwordResetURL, secretsEndpoint) // fine
}

func policy(minPasswordLength, passwordAttempts int) {
	fmt.Printf("passwords need %d characters, %d attempts left\n", minPasswordLength, passwordAttempts) // fine
}

func others(author, secretary, compass string, passed, failed int) {
	fmt.Println(author, secretary, compass)              // fine
	fmt.Printf("%d passed, %d failed\n", passed, failed) // fine
}

func metrics(reason string) {
	loginFailures.WithLabelValues("bad_password").Inc()       // fine
	log.Println("password login failures counted as", reason) // fine
}

func translations(t func(string) string) {
	fmt.Println(t("errors.password.required")) // fine
	fmt.Println(t("labels.api_key"))           // fine
}

func tokenTypes(tokenType, grantType, scope string) {
	fmt.Println(tokenType, grantType, scope) // fine
}

func passwordless(passwordlessEnabled bool) {
	slog.Info("login", "passwordless", passwordlessEnabled) // fine
}

func snake(api_key, db_password string) {
	fmt.Println(api_key)     // leak
	fmt.Println(db_password) // leak
}

func short(pwd, passwd string) {
	fmt.Println("pwd", pwd)       // leak
	fmt.Println("passwd", passwd) // leak
}

func acronyms(APIKEY, oauthToken, JWTSecret string) {
	log.Print(APIKEY)     // leak
	log.Print(oauthToken) // leak
	log.Print(JWTSecret)  // leak
}

func compounds(stripeSecretKey, githubToken, smtpPassword, encryptionKey string) {
	log.Printf("%s", stripeSecretKey) // leak
	log.Printf("%s", githubToken)     // leak
	log.Printf("%s", smtpPassword)    // leak
	log.Printf("%s", encryptionKey)   // leak
}

func ofDatabase(dbPassword string) {
	log.Println("connecting", dbPassword) // leak
}

func vendor(dataframerAPIKey, dataframerRegion string) {
	fmt.Println("region", dataframerRegion) // fine
	fmt.Println("key", dataframerAPIKey)    // leak high
}

func harmlessLiteral() {
	endpoint := "{stripe}"
	fmt.Println("calling", endpoint) // leak high
}

func comments(apiKey string) {
	// fmt.Println("api key", apiKey)
	/* log.Print(apiKey) */
	fmt.Println("ready") // fine
}
