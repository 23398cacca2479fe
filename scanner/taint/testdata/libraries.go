package fixtures

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"
	"github.com/rs/zerolog"
	zlog "github.com/rs/zerolog/log"
	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"golang.org/x/term"
	"k8s.io/klog/v2"
)

func basics(apiKey, user string, password []byte) {
	fmt.Println("using", apiKey)                  // leak
	fmt.Printf("user %s\n", user)                 // fine
	fmt.Printf("%T %d\n", apiKey, len(apiKey))    // fine
	fmt.Printf("key %.4s\n", apiKey)              // fine
	fmt.Printf("key %.8s\n", apiKey)              // leak low
	fmt.Printf("%s has %v\n", user, password)     // leak
	log.Printf("%x", password)                    // leak
	log.Println(apiKey[:4])                       // fine
	log.Println(apiKey[:8])                       // leak low
	log.Println(apiKey[len(apiKey)-4:])           // fine
	log.Println(apiKey[len(apiKey)-8:])           // leak low
	log.Println("***" + apiKey[len(apiKey)-4:])   // fine
	fmt.Println(apiKey != "", apiKey == user)     // fine
	fmt.Println(strings.Repeat("*", len(apiKey))) // fine
	fmt.Println(strings.HasPrefix(apiKey, "sk_")) // fine
	fmt.Fprintln(os.Stderr, "key:", apiKey)       // leak
	fmt.Fprintf(os.Stdout, "key: %s", apiKey)     // leak
	os.Stdout.WriteString(apiKey)                 // leak
	os.Stderr.Write([]byte(apiKey))               // leak
	io.WriteString(os.Stdout, apiKey)             // leak
	panic("bad key " + apiKey)                    // leak
}

func errs(apiKey string) error {
	if apiKey == "x" {
		return errors.New("bad key " + apiKey) // leak
	}
	if apiKey == "" {
		return errors.New("api key is missing") // fine
	}
	err := call(apiKey)
	log.Println(err)                                     // fine
	return fmt.Errorf("invalid key %q: %w", apiKey, err) // leak
}

func encodings(token string) {
	enc := base64.StdEncoding.EncodeToString([]byte("user:" + token))
	log.Print(enc)                               // leak
	log.Print(hex.EncodeToString([]byte(token))) // leak
	b, err := json.Marshal(map[string]string{"token": token})
	if err != nil {
		log.Fatal(err) // fine
	}
	log.Print(string(b)) // leak
	msg := fmt.Sprintf("token=%s", token)
	slog.Info(msg) // leak
	var sb strings.Builder
	sb.WriteString("token: ")
	sb.WriteString(token)
	fmt.Println(sb.String()) // leak
	var buf bytes.Buffer
	fmt.Fprintf(&buf, "token %s", token)
	fmt.Println(buf.String()) // leak
	sum := sha256.Sum256([]byte(token))
	fmt.Println(hex.EncodeToString(sum[:])) // fine
}

func environment() {
	k := os.Getenv("STRIPE_KEY")
	fmt.Println(k) // leak
	d, ok := os.LookupEnv("DATAFRAMER_API_KEY")
	if !ok {
		log.Fatal("DATAFRAMER_API_KEY is not set", ok) // fine
	}
	fmt.Println(d) // leak high
	home := os.Getenv("HOME")
	fmt.Println(home) // fine
	for _, e := range os.Environ() {
		fmt.Println(e) // leak
	}
	for _, e := range os.Environ() {
		name, _, _ := strings.Cut(e, "=")
		fmt.Println(name) // fine
	}
	fmt.Println(os.Environ()) // leak
	pw, err := term.ReadPassword(int(os.Stdin.Fd()))
	fmt.Println(string(pw), err) // leak
}

func loggers(logger *slog.Logger, l *zap.Logger, apiKey string, ctx context.Context) {
	slog.Info("start", "api_key", apiKey)              // leak
	slog.Info("start", slog.String("api_key", apiKey)) // leak
	slog.InfoContext(ctx, "start", "key", apiKey)      // leak
	logger.Debug("start", "key", apiKey)               // leak
	bound := logger.With("key", apiKey)                // leak
	bound.Info("hello")                                // fine
	l.Info("start", zap.String("key", apiKey))         // leak
	l.Sugar().Infow("start", "key", apiKey)            // leak
	s := l.Sugar()
	s.Errorf("failed with %s", apiKey)                                // leak
	zap.L().Warn("x", zap.Any("k", apiKey))                           // leak
	zap.S().Warnf("x %v", apiKey)                                     // leak
	logrus.WithField("key", apiKey).Info("x")                         // leak
	logrus.WithFields(logrus.Fields{"key": apiKey, "n": 1}).Warn("x") // leak
	logrus.Infof("key %s", apiKey)                                    // leak
	zlog.Info().Str("key", apiKey).Int("n", 3).Msg("start")           // leak
	zlog.Info().Int("length", len(apiKey)).Msg("start")               // fine
	zlog.Error().Msgf("key %s", apiKey)                               // leak
	sub := zlog.With().Str("key", apiKey).Logger()                    // leak
	sub.Info().Msg("hello")                                           // fine
	klog.Infof("key %s", apiKey)                                      // leak
	klog.V(2).InfoS("start", "key", apiKey)                           // leak
	std := log.New(os.Stderr, "", 0)
	std.Println(apiKey) // leak
	log.SetPrefix("x")  // fine
}

func zero(l zerolog.Logger, apiKey string) {
	l.Debug().Str("k", apiKey).Send() // leak
	// leak next
	l.Debug().
		Str("k", apiKey).
		Send()
}

type Config struct {
	APIKey string
	Region string
}

type Client struct {
	key    string
	region string
	cfg    *Config
}

func NewClient(apiKey, region string) *Client {
	c := &Client{key: apiKey, region: region}
	log.Printf("%+v", c)        // leak
	log.Printf("%+v", c.region) // fine
	log.Printf("%+v", c.key)    // leak
	return c
}

func (c *Client) Show() {
	fmt.Println(c.region)     // fine
	fmt.Println(c.cfg.APIKey) // leak
	fmt.Println(c.cfg.Region) // fine
}

func (c *Client) Set(secret string) { c.key = secret }

func (c *Client) Key() string { return c.key }

func (c *Client) Print() {
	fmt.Println(c.key)   // leak
	fmt.Println(c.Key()) // leak
}

func (c Client) masked() string { return "***" + c.key[len(c.key)-4:] }

func (c Client) PrintMasked() {
	fmt.Println(c.masked()) // fine
}

func loadKey() (string, error) {
	v := os.Getenv("API_KEY")
	if v == "" {
		return "", errors.New("no key") // fine
	}
	return v, nil
}

func named() (key string, n int, err error) {
	key = os.Getenv("API_KEY")
	n = 3
	return
}

func useLoaded() {
	k, err := loadKey()
	if err != nil {
		log.Fatal(err) // fine
	}
	fmt.Println(k) // leak
	x, n, err := named()
	fmt.Println(n, err) // fine
	fmt.Println(x)      // leak
}

func wrap(s string) (string, error) { return "[" + s + "]", nil }

func say(s string) {
	fmt.Println(s) // leak
}

func useSay(password string) {
	say("pw " + password)
	w, err := wrap(password)
	log.Println(err) // fine
	log.Println(w)   // leak
}

func handler(w http.ResponseWriter, r *http.Request) {
	auth := r.Header.Get("Authorization")
	fmt.Fprintf(w, "hello %s", auth)                           // leak
	http.Error(w, "bad token "+auth, 401)                      // leak
	w.Write([]byte(auth))                                      // leak
	json.NewEncoder(w).Encode(map[string]string{"auth": auth}) // leak
	log.Println(r.Header)                                      // leak
	log.Println(r.Header.Get("X-Request-Id"))                  // fine
	user, pass, ok := r.BasicAuth()
	log.Println(user, ok)           // fine
	log.Println(pass)               // leak
	w.Header().Set("X-Token", auth) // leak
	for name, values := range r.Header {
		log.Println(name)         // fine
		log.Println(name, values) // leak
	}
	req, err := http.NewRequest("GET", "https://example.com", nil)
	req.Header.Set("Authorization", "Bearer "+auth)
	resp, err := http.DefaultClient.Do(req)
	log.Println(resp.Status, err) // fine
}

func ginHandler(c *gin.Context) {
	token := c.GetHeader("Authorization")
	c.JSON(200, gin.H{"token": token}) // leak
	c.String(200, "ok")                // fine
}

func TestKey(t *testing.T) {
	apiKey := os.Getenv("API_KEY")
	t.Logf("key %s", apiKey) // leak
	t.Run("x", func(t *testing.T) {
		if apiKey == "" {
			t.Fatal("no key") // fine
		}
		t.Errorf("got %q", apiKey) // leak
	})
}

func containers(apiKey string, creds map[string]string) {
	m := map[string]string{"a": apiKey, "b": "x"}
	fmt.Println(m["a"]) // leak
	fmt.Println(m["b"]) // fine
	fmt.Println(len(m)) // fine
	for k, v := range m {
		fmt.Println(k) // fine
		fmt.Println(v) // leak
	}
	keys := []string{}
	keys = append(keys, apiKey)
	fmt.Println(keys)              // leak
	fmt.Println(creds["password"]) // leak
	for i := range keys {
		fmt.Println(i) // fine
	}
	ch := make(chan string, 1)
	ch <- apiKey
	fmt.Println(<-ch) // leak
	f := func() string { return apiKey }
	fmt.Println(f()) // leak
	go func() {
		log.Println(apiKey) // leak
	}()
	defer log.Println("done", apiKey) // leak
	switch v := any(apiKey).(type) {
	case string:
		fmt.Println(v) // leak
	}
	apiKey = "redacted"
	fmt.Println(apiKey) // fine
}

type Safe struct {
	Password string
}

func (s Safe) String() string { return "safe" }

func structs(cfg Config, p *Config, s Safe) {
	log.Printf("%+v", cfg)  // leak
	log.Println(cfg.Region) // fine
	log.Println(cfg.APIKey) // leak
	log.Println(*p)         // leak
	log.Println(s)          // fine
	var c Config
	json.Unmarshal(data, &c)
	log.Println(c) // leak
	err := login(cfg.APIKey)
	log.Println(err) // fine
	pwd, err := os.Getwd()
	log.Println(pwd, os.Getenv("PWD")) // fine
}
