// Package building makes texts of parts before they are printed.
package building

import (
	"bytes"
	"fmt"
	htmltemplate "html/template"
	"log"
	"net/url"
	"os"
	"strings"
	"text/template"
)

func plusEquals(user, password string) {
	line := "user=" + user
	line += " password=" + password
	log.Println(line) // leak
}

func plusEqualsLength(user, password string) {
	line := "user=" + user
	line += fmt.Sprintf(" password=%d characters", len(password))
	log.Println(line) // fine
}

func builder(apiKey string) {
	var b strings.Builder
	b.WriteString("api key: ")
	b.WriteString(apiKey)
	fmt.Println(b.String()) // leak
}

func builderFprintf(host, token string) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s has token %s", host, token) // fine: only a builder
	log.Print(b.String())                           // leak
}

func builderLength(host, token string) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%s", host, token)
	log.Printf("login of %d bytes", b.Len()) // fine
}

func builderReset(secret string) {
	var b strings.Builder
	b.WriteString(secret)
	sign(b.String())
	b.Reset()
	b.WriteString("signed")
	fmt.Println(b.String()) // fine
}

func buffer(accessToken string) {
	buf := new(bytes.Buffer)
	buf.WriteString("Authorization: Bearer ")
	buf.WriteString(accessToken)
	buf.WriteByte('\n')
	buf.WriteTo(os.Stdout) // leak
}

func bufferBytes(password []byte) {
	buf := bytes.NewBufferString("PASS ")
	buf.Write(password)
	fmt.Printf("> %s\n", buf.Bytes()) // leak
}

func bufferFprint(clientSecret string) {
	var buf bytes.Buffer
	fmt.Fprint(&buf, "client_secret=", clientSecret)
	log.Println(buf.String()) // leak
}

func joined(user, password, host string) {
	log.Println(strings.Join([]string{user, password, host}, "|")) // leak
}

func joinedSlice(token string) {
	args := []string{"curl", "-H"}
	args = append(args, "Authorization: Bearer "+token)
	fmt.Println("+", strings.Join(args, " ")) // leak
}

func joinedNames(missing []string) {
	missing = append(missing, "API_KEY", "CLIENT_SECRET")
	log.Fatalf("not set: %s", strings.Join(missing, ", ")) // fine
}

func bytesJoined(secretKey []byte) {
	os.Stderr.Write(bytes.Join([][]byte{[]byte("key"), secretKey, []byte("\n")}, []byte{' '})) // leak
}

func replacer(token string) {
	curl := strings.NewReplacer("$TOKEN", token, "$HOST", "api.example.com")
	fmt.Println(curl.Replace("curl -H 'X-Token: $TOKEN' https://$HOST/")) // leak
}

func replacerRedacts(line, token, password string) {
	hide := strings.NewReplacer(token, "[token]", password, "[password]")
	fmt.Println(hide.Replace(line)) // fine
}

func replaced(apiKey string) {
	text := strings.Replace("key is {key}", "{key}", apiKey, 1)
	fmt.Println(text) // leak
}

func repeated(password string) {
	fmt.Println(strings.Repeat(password+" ", 2)) // leak
}

func repeatedStars(password string) {
	fmt.Println(strings.Repeat("*", len(password))) // fine
}

func templated(token string) error {
	t := template.Must(template.New("motd").Parse("token is {{.Token}}\n"))
	return t.Execute(os.Stdout, map[string]string{"Token": token}) // leak
}

func templatedStruct(user, password string) {
	t := template.Must(template.New("login").Parse(`{{.User}} / {{.Password}}`))
	data := struct{ User, Password string }{user, password}
	if err := t.Execute(os.Stderr, data); err != nil { // leak
		panic(err)
	}
}

func templatedFile(path, apiKey string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return template.Must(template.New("env").Parse("API_KEY={{.}}\n")).Execute(f, apiKey) // fine
}

func templatedBuffer(clientSecret string) {
	var out bytes.Buffer
	t, _ := template.New("yaml").Parse("clientSecret: {{ . }}")
	t.Execute(&out, clientSecret)
	fmt.Println(out.String()) // leak
}

func templatedName() {
	t := htmltemplate.Must(htmltemplate.New("form").Parse(`<input type="password" name="{{.}}">`))
	t.Execute(os.Stdout, "password") // fine
}

func expanded(apiKey string) {
	text := os.Expand("key ${KEY}", func(string) string { return apiKey })
	fmt.Println(text) // leak
}

func dsn(user, password, host string) {
	source := fmt.Sprintf("postgres://%s:%s@%s/shop", user, password, host)
	log.Printf("opening %s", source) // leak
}

func dsnWithoutPassword(user, password, host string) {
	open(fmt.Sprintf("postgres://%s:%s@%s/shop", user, password, host))
	log.Printf("opened postgres://%s@%s/shop", user, host) // fine
}

func userinfo(user, password string) {
	u := &url.URL{Scheme: "amqp", Host: "queue:5672", User: url.UserPassword(user, password)}
	log.Println("queue at", u.String()) // leak
}

func userinfoRedacted(user, password string) {
	u := &url.URL{Scheme: "amqp", Host: "queue:5672", User: url.UserPassword(user, password)}
	log.Println("queue at", u.Redacted()) // fine
}

func query(apiKey string) {
	q := url.Values{}
	q.Set("api_key", apiKey)
	q.Set("page", "1")
	log.Println("GET /items?" + q.Encode()) // leak
}

func queryLiteralMap(token string) {
	q := url.Values{"token": {token}}
	u := url.URL{Scheme: "https", Host: "api.example.com", RawQuery: q.Encode()}
	fmt.Println(u.Host, u.Scheme) // fine
	fmt.Println(u.String())       // leak
}

func mapped(password string) {
	printable := strings.Map(func(r rune) rune {
		if r < ' ' {
			return -1
		}
		return r
	}, password)
	fmt.Println("password", printable) // leak
}

func mappedStars(password string) {
	stars := strings.Map(func(rune) rune { return '*' }, password)
	fmt.Println("password", stars) // fine
}

func split(authorization string) {
	scheme, token, found := strings.Cut(authorization, " ")
	fmt.Println(scheme, found) // fine
	fmt.Println(token)         // leak
}

func fields(authorization string) {
	parts := strings.SplitN(authorization, " ", 2)
	fmt.Println("credentials:", parts[1]) // leak
}

func bytesOfText(secret string) {
	raw := append([]byte("secret="), secret...)
	fmt.Println(string(raw)) // leak
}

func copied(apiKey []byte) {
	line := make([]byte, len(apiKey))
	copy(line, apiKey)
	fmt.Printf("%s\n", line) // leak
}

func copiedCount(apiKey []byte) {
	line := make([]byte, 64)
	n := copy(line, apiKey)
	fmt.Printf("%d bytes of the api key copied\n", n) // fine
}

func sign(string) {}

func open(string) {}
