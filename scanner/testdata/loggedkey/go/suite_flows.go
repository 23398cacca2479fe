package samples

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
	"github.com/spf13/viper"
	"github.com/zalando/go-keyring"
)

type credentials struct {
	User     string
	Password string
}

func wholeStruct(user, password string) {
	c := credentials{User: user, Password: password}
	log.Printf("%+v", c)     // leak
	log.Printf("%s", c.User) // fine
}

func fieldOf(c *credentials) {
	fmt.Println(c.User)     // fine
	fmt.Println(c.Password) // leak
}

type guarded struct {
	name  string
	token string
}

func (g guarded) String() string {
	return "guarded(" + g.name + ")"
}

func (g guarded) report() {
	log.Println("name", g.name)             // fine
	log.Println("has token", g.token != "") // fine
	log.Println("token", g.token)           // leak
}

type smtpClient struct {
	host string
	pass string
}

func newSMTPClient(host, smtpPassword string) *smtpClient {
	return &smtpClient{host: host, pass: smtpPassword}
}

func (s *smtpClient) summary() string {
	return s.host
}

func useSMTP(host, smtpPassword string) {
	client := newSMTPClient(host, smtpPassword)
	log.Println("client for", client.summary()) // fine
	log.Println("using", client.pass)           // leak
}

func note(text string) {
	log.Println("note:", text) // leak
}

func useNote(apiKey string) {
	note("key is " + apiKey)
}

func quietNote(text string) {
	log.Println("note:", text) // fine
}

func useQuietNote(apiKey string) {
	quietNote(fmt.Sprintf("key has %d characters", len(apiKey)))
}

func dsn(user, password, host string) string {
	return fmt.Sprintf("%s:%s@tcp(%s)/app", user, password, host)
}

func open(user, password, host string) (*sql.DB, error) {
	source := dsn(user, password, host)
	log.Println("opening", host)   // fine
	log.Println("opening", source) // leak
	db, err := sql.Open("mysql", source)
	if err != nil {
		return nil, fmt.Errorf("opening database on %s: %w", host, err) // fine
	}
	return db, nil
}

func connectionURL(user, dbPassword string) {
	u := "amqp://" + user + ":" + url.QueryEscape(dbPassword) + "@broker:5672/"
	fmt.Println("broker", u) // leak
}

func redact(value string) string {
	if value == "" {
		return "(empty)"
	}
	return "*****"
}

func redacted(token string) {
	log.Println("token", redact(token)) // fine
	shown := redact(token)
	log.Println("token", shown) // fine
}

func fromMap(config map[string]string) {
	log.Println("host", config["host"])         // fine
	log.Println("secret", config["secret_key"]) // leak
	_, present := config["secret_key"]
	log.Println("secret present", present) // fine
}

func intoMap(user, password string) {
	values := map[string]string{"user": user}
	values["password"] = password
	fmt.Println(values)      // leak
	fmt.Println(len(values)) // fine
}

func deletedFromMap(values map[string]string) {
	delete(values, "password")
	fmt.Println(len(values)) // fine
}

func arguments(password string) error {
	args := []string{"--user", "backup"}
	args = append(args, "--password="+password)
	log.Println("mysqldump", strings.Join(args, " ")) // leak
	return exec.Command("mysqldump", args...).Run()
}

func environmentOfCommand(password string) error {
	cmd := exec.Command("mysqldump", "--user", "backup")
	cmd.Env = append(os.Environ(), "MYSQL_PWD="+password) // fine
	log.Println("starting", cmd.Path)                     // fine
	return cmd.Run()
}

func builder(user, secret string) {
	var b strings.Builder
	b.WriteString("user=" + user)
	b.WriteString(" secret=")
	b.WriteString(secret)
	fmt.Println(b.String()) // leak
}

func buffer(user, secret string) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "user=%s secret=%t", user, secret != "")
	fmt.Println(b.String()) // fine
}

func encoded(user, password string) {
	value := base64.StdEncoding.EncodeToString([]byte(user + ":" + password))
	log.Println("Authorization: Basic", value) // leak
}

func marshalled(clientID, clientSecret string) {
	data, err := json.Marshal(map[string]string{"id": clientID, "secret": clientSecret})
	if err != nil {
		log.Println("marshalling:", err) // fine
		return
	}
	log.Println("sending", string(data)) // leak
}

func fromViper() {
	log.Println("listening on", viper.GetString("listen"))    // fine
	log.Println("password", viper.GetString("smtp.password")) // leak
}

func fromKeyring(user string) {
	value, err := keyring.Get("samples", user)
	if err != nil {
		log.Println("no entry for", user, err) // fine
		return
	}
	log.Println("entry", value) // leak
}

func toKeyring(user, password string) {
	if err := keyring.Set("samples", user, password); err != nil { // fine
		log.Println("cannot store:", err) // fine
	}
}

func outgoing(ctx context.Context, token string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://example.org/me", nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+token) // fine
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("asking: %w", err) // fine
	}
	defer res.Body.Close()
	log.Println(res.StatusCode) // fine
	return nil
}

type authError struct {
	message string
}

func (e *authError) Error() string {
	return e.message
}

func wrapped(user, password string) error {
	message := "cannot log in " + user + " with " + password
	return fmt.Errorf("auth: %s", message) // leak
}

func deferred(accessToken string) {
	defer func() {
		log.Println("done with", accessToken) // leak
	}()
	log.Println("working") // fine
}

func ranged(accounts []credentials) {
	for i, account := range accounts {
		fmt.Println(i, account.User)     // fine
		fmt.Println(i, account.Password) // leak
	}
}

func branch(verbose bool, password string) {
	shown := "(hidden)"
	if verbose {
		shown = password
	}
	fmt.Println(shown) // leak
}

func loginHandler(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	password := r.FormValue("password")
	log.Printf("login of %s", user)                   // fine
	log.Printf("login of %s with %s", user, password) // leak
	fmt.Fprintf(w, "hello %s", user)                  // fine
}

func headerHandler(w http.ResponseWriter, r *http.Request) {
	log.Println(r.Header.Get("Authorization")) // leak
	log.Println(r.Header.Get("User-Agent"))    // fine
	log.Println(r.Header)                      // leak
	w.WriteHeader(http.StatusNoContent)
}

func errorHandler(w http.ResponseWriter, r *http.Request) {
	apiKey := r.Header.Get("X-Api-Key")
	if apiKey == "" {
		http.Error(w, "api key missing", http.StatusUnauthorized) // fine
		return
	}
	http.Error(w, "unknown api key "+apiKey, http.StatusForbidden) // leak
}

func configHandler(w http.ResponseWriter, r *http.Request) {
	secret := os.Getenv("SESSION_SECRET")
	w.Write([]byte("secret: " + secret)) // leak
}

func ginHandler(c *gin.Context) {
	password := c.PostForm("password")
	if len(password) < 8 {
		c.JSON(http.StatusBadRequest, gin.H{"error": "too short", "password": password}) // leak
		return
	}
	c.JSON(http.StatusOK, gin.H{"status": "ok"}) // fine
}

func echoHandler(c echo.Context) error {
	token := c.Request().Header.Get("Authorization")
	if token == "" {
		return c.String(http.StatusUnauthorized, "no token") // fine
	}
	return c.String(http.StatusForbidden, "bad token "+token) // leak
}
