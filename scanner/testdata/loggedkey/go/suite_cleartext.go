package samples

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"strings"
	"testing"

	"github.com/golang/glog"
	"github.com/rs/zerolog"
	zlog "github.com/rs/zerolog/log"
	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"golang.org/x/crypto/bcrypt"
	"golang.org/x/term"
	"k8s.io/klog/v2"
)

func printlnBad(user, password string) {
	fmt.Println("user", user)         // fine
	fmt.Println("password", password) // leak
}

func printfBad(user, passwd string) {
	fmt.Printf("%s: %s\n", user, passwd)      // leak
	fmt.Printf("%s: %d\n", user, len(passwd)) // fine
}

func printBad(apiKey string) {
	fmt.Print(apiKey, "\n")       // leak
	fmt.Print(apiKey == "", "\n") // fine
}

func stderrBad(accessToken string) {
	fmt.Fprintln(os.Stderr, "token", accessToken) // leak
	fmt.Fprintln(os.Stderr, "token refused")      // fine
}

func fprintfFile(privateKey string, file *os.File) {
	fmt.Fprintf(os.Stdout, "wrote %s\n", file.Name()) // fine
	fmt.Fprintf(os.Stdout, "wrote %s\n", privateKey)  // leak
}

func builtinBad(secret string) {
	println("secret", secret)      // leak
	println("secret", len(secret)) // fine
}

func logBad(clientSecret string) {
	log.Println("client secret:", clientSecret)     // leak
	log.Println("client secret:", "not configured") // fine
}

func logfBad(dbPassword string) {
	log.Printf("database password %q", dbPassword)           // leak
	log.Printf("database password set %t", dbPassword != "") // fine
}

func fatalBad(token string) {
	if !strings.Contains(token, ".") {
		log.Fatalf("malformed token %s", token) // leak
	}
	if token == "" {
		log.Fatal("token is empty") // fine
	}
}

func logPanicBad(passphrase string) {
	log.Panicf("cannot unlock with %s", passphrase) // leak
}

func panicBad(signingKey string) {
	if len(signingKey) < 32 {
		panic("weak signing key " + signingKey) // leak
	}
	panic("unreachable") // fine
}

func loggerBad(refreshToken string) {
	l := log.New(os.Stderr, "auth ", log.LstdFlags)
	l.Print("refresh token ", refreshToken) // leak
	l.Print("refresh token renewed")        // fine
}

func environmentBad() {
	token := os.Getenv("GITHUB_TOKEN")
	fmt.Println("using", token)               // leak
	fmt.Println("home is", os.Getenv("HOME")) // fine
}

func lookupBad() {
	key, ok := os.LookupEnv("SENDGRID_API_KEY")
	log.Printf("found: %t", ok) // fine
	log.Printf("key: %s", key)  // leak
}

func wholeEnvironmentBad() {
	fmt.Println(os.Environ())      // leak
	fmt.Println(len(os.Environ())) // fine
}

func terminalBad() {
	password, err := term.ReadPassword(int(os.Stdin.Fd()))
	if err != nil {
		fmt.Println("cannot read:", err) // fine
		return
	}
	fmt.Println("you typed", string(password)) // leak
}

func stdinGood() {
	scanner := bufio.NewScanner(os.Stdin)
	for scanner.Scan() {
		token := strings.ToLower(scanner.Text())
		if token == "quit" {
			fmt.Println("bye") // fine
		}
	}
}

func slogBad(user, apiToken string) {
	slog.Info("login", "user", user, "token", apiToken)   // leak
	slog.Info("login", "user", user, "token", "[hidden]") // fine
}

func slogAttrBad(secretKey string) {
	slog.Warn("signing", slog.String("secret", secretKey))   // leak
	slog.Warn("signing", slog.Int("length", len(secretKey))) // fine
}

func logrusBad(user, password string) {
	logrus.WithField("user", user).Info("login")                                       // fine
	logrus.WithFields(logrus.Fields{"user": user, "password": password}).Info("login") // leak
	logrus.Infof("login %s with %s", user, password)                                   // leak
}

func zapBad(logger *zap.Logger, apiKey string) {
	logger.Info("calling", zap.String("key", apiKey))         // leak
	logger.Info("calling", zap.Bool("has_key", apiKey != "")) // fine
}

func sugarBad(sugar *zap.SugaredLogger, bearerToken string) {
	sugar.Infow("calling", "bearer", bearerToken) // leak
	sugar.Errorf("cannot use %s", bearerToken)    // leak
	sugar.Infow("calling", "attempt", 1)          // fine
}

func zerologBad(log zerolog.Logger, password string) {
	log.Info().Str("password", password).Msg("login")        // leak
	log.Info().Bool("password", password != "").Msg("login") // fine
	zlog.Debug().Msgf("password %s", password)               // leak
	zlog.Debug().Msg("password checked")                     // fine
}

func glogBad(authToken string) {
	glog.Infof("auth token %v", authToken) // leak
	glog.Info("auth token accepted")       // fine
}

func klogBad(webhookSecret string) {
	klog.InfoS("hook", "secret", webhookSecret) // leak
	klog.InfoS("hook", "secret", "present")     // fine
}

func errorfBad(user, password string) error {
	if user == "" {
		return errors.New("no user given") // fine
	}
	return fmt.Errorf("cannot log in %s with %s", user, password) // leak
}

func errorsNewBad(apiKey string) error {
	return errors.New("invalid key " + apiKey) // leak
}

func testBad(t *testing.T) {
	password := os.Getenv("TEST_PASSWORD")
	t.Logf("password %s", password) // leak
	if password == "" {
		t.Fatal("TEST_PASSWORD is not set") // fine
	}
}

func hashGood(password string) {
	sum := sha256.Sum256([]byte(password))
	fmt.Printf("%x\n", sum) // fine
}

func bcryptGood(password string) {
	hashed, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		log.Fatal("hashing: ", err) // fine
	}
	fmt.Println(string(hashed)) // fine
}

func maskGood(apiKey string) {
	masked := strings.Repeat("*", len(apiKey))
	log.Println("key", masked) // fine
}

func lastFourGood(apiKey string) {
	log.Println("key ends in", apiKey[len(apiKey)-4:]) // fine
}

func overwrittenGood(password string) {
	password = "***"
	log.Println("password", password) // fine
}

func typeGood(token interface{}) {
	fmt.Printf("token is a %T\n", token) // fine
}

func soundAlikesGood(tokenizer fmt.Stringer, keyID string, maxTokens int, passwordField string) {
	fmt.Println(tokenizer, keyID) // fine
	log.Println(maxTokens)        // fine
	log.Println(passwordField)    // fine
}

func moreSoundAlikesGood(publicKey, primaryKey, tokenType string, tokenCount int) {
	slog.Info("key", "public", publicKey, "primary", primaryKey) // fine
	slog.Info("token", "type", tokenType, "count", tokenCount)   // fine
}

func writeGood(w io.Writer, path string, privateKey []byte) error {
	if err := os.WriteFile(path, privateKey, 0o600); err != nil { // fine
		return fmt.Errorf("writing %s: %w", path, err) // fine
	}
	fmt.Fprintln(w, "written", path) // fine
	return nil
}
