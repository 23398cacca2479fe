// Package fields has structs, their methods and what prints them whole.
package fields

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log"
	"net/http"
	"os"
	"sync"

	"gopkg.in/yaml.v3"
)

type config struct {
	Host      string
	APIKey    string
	MaxTokens int
	KeyID     string
}

func field(c config) {
	fmt.Println("key", c.APIKey) // leak
}

func fieldOfPointer(c *config) {
	log.Printf("%s uses %s", c.Host, c.APIKey) // leak
}

func harmlessFields(c *config) {
	log.Printf("%s, key id %s, at most %d tokens", c.Host, c.KeyID, c.MaxTokens) // fine
}

func wholeStruct() {
	c := config{Host: "localhost", APIKey: os.Getenv("API_KEY")}
	fmt.Printf("%+v\n", c) // leak
}

func wholePointer(apiKey string) {
	c := &config{Host: "localhost", APIKey: apiKey}
	log.Println("configuration:", c) // leak
}

func wholeParameter(c config) {
	log.Printf("starting with %v", c) // leak
}

func withoutKey() {
	c := config{Host: "localhost", MaxTokens: 4096}
	fmt.Println(c.Host, c.MaxTokens) // fine
}

func positional(host, apiKey, keyID string) {
	c := config{host, apiKey, 100, keyID}
	fmt.Println(c.KeyID)  // fine
	fmt.Println(c.APIKey) // leak
}

func assignedField(value string) {
	var c config
	c.APIKey = value
	fmt.Println(c.APIKey) // leak
}

func overwrittenField(c config) {
	c.APIKey = "***"
	fmt.Println(c.APIKey)  // fine
	fmt.Printf("%+v\n", c) // fine
}

func assignedToOther(apiKey string) {
	var c config
	c.Host = "https://" + apiKey + "@api.example.com"
	fmt.Println(c.Host) // leak
}

func anonymous(user, password string) {
	fmt.Printf("%v\n", struct{ User, Password string }{user, password}) // leak
}

func anonymousBool(user, password string) {
	// fine next
	fmt.Printf("%+v\n", struct {
		User        string
		HasPassword bool
	}{user, password != ""})
}

type session struct {
	user  string
	token string
	hits  int
}

func newSession(user, token string) *session {
	return &session{user: user, token: token}
}

func (s *session) print() {
	fmt.Println(s.user, s.token) // leak
}

func (s *session) printUser() {
	fmt.Println(s.user, s.hits) // fine
}

func (s session) valid() bool { return len(s.token) == 40 }

func (s *session) printValid() {
	fmt.Println("valid:", s.valid()) // fine
}

func (s *session) header() string { return "Bearer " + s.token }

func (s *session) printHeader() {
	log.Println(s.header()) // leak
}

func (s *session) clear() { s.token = "" }

func methodOfNew(token string) {
	log.Println(newSession("guest", token).header()) // leak
}

type holder struct{ value string }

func (h *holder) set(v string) { h.value = v }

func (h *holder) show() {
	fmt.Println("value:", h.value) // leak
}

func stores(clientSecret string) {
	h := &holder{}
	h.set(clientSecret)
	h.show()
}

type label struct{ value string }

func (l *label) set(v string) { l.value = v }

func (l *label) show() {
	fmt.Println("label:", l.value) // fine
}

func storesLabel() {
	l := new(label)
	l.set("client secret")
	l.show()
}

type login struct{ user, password string }

// String makes fmt print the password.
func (l login) String() string { return l.user + ":" + l.password }

func stringer(user, password string) {
	fmt.Println(login{user, password}) // leak
}

type safeLogin struct{ user, password string }

// String keeps the password to itself.
func (l safeLogin) String() string { return l.user + ":***" }

func safeStringer(user, password string) {
	l := safeLogin{user, password}
	fmt.Println(l)                // fine
	fmt.Println("as", l.String()) // fine
	fmt.Println(l.password)       // leak
}

type secretText string

// String hides it.
func (secretText) String() string { return "<hidden>" }

func hiddenText(password string) {
	fmt.Printf("password %s\n", secretText(password)) // fine
}

func shownText(clientSecret secretText) {
	fmt.Printf("client secret %s\n", string(clientSecret)) // leak
}

type base struct {
	Name  string
	Token string
}

type account struct {
	base
	Plan string
}

func embedded(a account) {
	fmt.Println(a.Name, a.Plan) // fine
	fmt.Println(a.Token)        // leak
}

func embeddedExplicit(a account) {
	log.Println("token of", a.Name, "is", a.base.Token) // leak
}

type server struct {
	DB struct {
		User     string
		Password string
	}
	TLS struct{ KeyFile string }
}

func nested(s server) {
	log.Println("db user", s.DB.User, "tls", s.TLS.KeyFile) // fine
	log.Println("db password", s.DB.Password)               // leak
}

type stored struct {
	User     string `json:"user"`
	Password string `json:"password"`
}

func marshalled(user, password string) {
	b, _ := json.Marshal(stored{user, password})
	fmt.Println(string(b)) // leak
}

func marshalledIndent(password string) {
	b, err := json.MarshalIndent(map[string]any{"password": password, "port": 5432}, "", "  ")
	if err != nil {
		return
	}
	os.Stdout.Write(b) // leak
}

func encoder(s stored, password string) error {
	s.Password = password
	return json.NewEncoder(os.Stdout).Encode(s) // leak
}

func encoderFile(f *os.File, s stored) error {
	return json.NewEncoder(f).Encode(s) // fine
}

type hiddenField struct {
	User     string `json:"user"`
	Password string `json:"-"`
}

func marshalledHidden(user, password string) {
	b, _ := json.Marshal(hiddenField{User: user, Password: password})
	fmt.Println(string(b)) // fine
}

func yamlMarshalled(c config, apiKey string) {
	c.APIKey = apiKey
	out, _ := yaml.Marshal(c)
	fmt.Print(string(out)) // leak
}

func xmlMarshalled(accessToken string) {
	out, _ := xml.Marshal(struct{ Token string }{accessToken})
	log.Printf("%s", out) // leak
}

func unmarshalled(r *http.Response) {
	var answer struct {
		AccessToken string `json:"access_token"`
		TokenType   string `json:"token_type"`
		ExpiresIn   int    `json:"expires_in"`
	}
	if err := json.NewDecoder(r.Body).Decode(&answer); err != nil {
		log.Println("bad answer of the token endpoint:", err) // fine
		return
	}
	log.Printf("%s token for %d seconds", answer.TokenType, answer.ExpiresIn) // fine
	log.Printf("token %s", answer.AccessToken)                                // leak
}

func unmarshalledMap(body []byte) {
	var m map[string]any
	json.Unmarshal(body, &m)
	fmt.Println(m["refresh_token"]) // leak
	fmt.Println(m["token_type"])    // fine
}

type store struct {
	mu      sync.RWMutex
	secrets map[string]string
}

func (s *store) get(name string) (string, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	v, ok := s.secrets[name]
	log.Printf("secret %s: %t", name, ok) // fine
	return v, ok
}

func (s *store) trace(name string) {
	log.Println(name, "=", s.secrets[name]) // leak
}

func (s *store) size() {
	fmt.Println(len(s.secrets), "secrets") // fine
}

type tokenSource interface{ Token() (string, error) }

func interfaceMethod(ts tokenSource) {
	token, err := ts.Token()
	if err != nil {
		log.Println("no token:", err) // fine
		return
	}
	log.Println("token:", token) // leak
}

type user interface {
	Name() string
	Password() string
}

func getter(u user) {
	fmt.Println(u.Name())     // fine
	fmt.Println(u.Password()) // leak
}

type client struct {
	base string
	key  string
}

func newClient(apiKey string) *client {
	c := &client{base: "https://api.example.com", key: apiKey}
	log.Printf("client for %s", c.base) // fine
	return c
}

func (c *client) do(req *http.Request) (*http.Response, error) {
	req.Header.Set("X-Api-Key", c.key) // fine
	return http.DefaultClient.Do(req)
}

type option func(*config)

func withAPIKey(value string) option {
	return func(c *config) {
		c.APIKey = value
		fmt.Println("api key option applied") // fine
	}
}

func methodValue(authToken string) {
	h := holder{value: authToken}
	f := h.printTo
	f("stdout")
}

func (h holder) printTo(where string) {
	fmt.Println(where, h.value) // leak
}

var settings = struct{ dataframerToken, region string }{region: "eu"}

func packageVariable() {
	fmt.Println(settings.region)          // fine
	fmt.Println(settings.dataframerToken) // leak high
}
