// Package formatting prints with fmt.
package formatting

import (
	"bufio"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

func plain(apiKey string) {
	fmt.Println(apiKey) // leak
}

func concatenated(apiKey string) {
	fmt.Println("using " + apiKey + " for requests") // leak
}

func several(host, password string, port int) {
	fmt.Println("connecting to", host, port, "with", password) // leak
}

func withoutNewline(accessToken string) {
	fmt.Print("token=", accessToken, "\n") // leak
}

func verbString(clientSecret string) {
	fmt.Printf("client secret: %s\n", clientSecret) // leak
}

func verbQuoted(passphrase string) {
	fmt.Printf("trying passphrase %q\n", passphrase) // leak
}

func verbHex(secretKey []byte) {
	fmt.Printf("key % x\n", secretKey) // leak
}

func verbUpperHex(privateKey []byte) {
	fmt.Printf("%X", privateKey) // leak
}

func verbGo(authToken string) {
	fmt.Printf("%#v\n", authToken) // leak
}

func verbPadded(user, password string) {
	fmt.Printf("%-20s|%40s|\n", user, password) // leak
}

func verbIndexed(user, refreshToken string) {
	fmt.Printf("%[2]s belongs to %[1]s\n", user, refreshToken) // leak
}

func verbType(apiKey any) {
	fmt.Printf("api key is a %T\n", apiKey) // fine
}

func verbPointer(password *string) {
	fmt.Printf("password at %p\n", password) // fine
}

func verbBool(apiKey string) {
	fmt.Printf("api key set: %t\n", apiKey != "") // fine
}

func verbNumber(token string) {
	fmt.Printf("token: %d bytes\n", len(token)) // fine
}

func verbPrecision(apiKey string) {
	fmt.Printf("key %.4s...\n", apiKey) // fine
}

func verbLongPrecision(apiKey string) {
	fmt.Printf("key %.10s...\n", apiKey) // leak low: ten characters
}

func nameOnly() {
	fmt.Println("the password is missing, run `tool login`") // fine
}

func nameAsArgument(host string) {
	fmt.Printf("set %s in the environment to reach %s\n", "API_KEY", host) // fine
}

func nameInFormat(elapsed time.Duration) {
	fmt.Printf("api_key=%v of the rotation\n", elapsed) // fine
}

func escaped() {
	fmt.Printf("password is 100%% secret\n") // fine
}

func toStderr(sessionToken string) {
	fmt.Fprintf(os.Stderr, "session %s expired\n", sessionToken) // leak
}

func toStdout(clientSecret string) {
	fmt.Fprintln(os.Stdout, "secret:", clientSecret) // leak
}

func toStderrPlain(bearerToken string) {
	fmt.Fprint(os.Stderr, bearerToken) // leak
}

func writeString(apiKey string) {
	os.Stdout.WriteString(apiKey + "\n") // leak
}

func writeBytes(password string) {
	os.Stderr.Write([]byte(password)) // leak
}

func ioWriteString(accessToken string) {
	io.WriteString(os.Stdout, "access token "+accessToken) // leak
}

func ioCopy(privateKey string) {
	io.Copy(os.Stdout, strings.NewReader(privateKey)) // leak
}

func builtin(authToken string) {
	println("auth token", authToken) // leak
}

func builtinLength(authToken string) {
	print("auth token: ", len(authToken), " bytes\n") // fine
}

func buffered(token string) {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprintf(out, "token %s\n", token) // leak
}

func table(user, apiKey string) {
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "USER\tAPI KEY")         // fine
	fmt.Fprintf(w, "%s\t%s\n", user, apiKey) // leak
	w.Flush()
}

func bothWriters(password string, file *os.File) {
	tee := io.MultiWriter(os.Stderr, file)
	fmt.Fprintln(tee, "password", password) // leak
}

func discarded(apiKey string) {
	fmt.Fprintln(io.Discard, apiKey) // fine
}

func toFile(apiKey string) error {
	f, err := os.OpenFile(".netrc", os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = fmt.Fprintf(f, "machine api.example.com password %s\n", apiKey) // fine
	return err
}

func toServer(conn io.ReadWriteCloser, password string) {
	fmt.Fprintf(conn, "AUTH %s\r\n", password) // fine
}

func sprintfFirst(user, password string) {
	line := fmt.Sprintf("%s:%s", user, password)
	fmt.Println(line) // leak
}

func sprintfUnused(user, password string) {
	basic := fmt.Sprintf("%s:%s", user, password)
	fmt.Println("logging in as", user) // fine
	send(basic)
}

func appended(apiKey string) {
	line := fmt.Appendf(nil, "key=%s;", apiKey)
	os.Stdout.Write(line) // leak
}

func encoded(clientSecret string) {
	fmt.Println(base64.StdEncoding.EncodeToString([]byte(clientSecret))) // leak
}

func hexed(signingSecret []byte) {
	fmt.Println(hex.EncodeToString(signingSecret)) // leak
}

func hexDump(privateKey []byte) {
	fmt.Print(hex.Dump(privateKey)) // leak
}

func escapedForURL(token string) {
	fmt.Println("https://api.example.com/?token=" + url.QueryEscape(token)) // leak
}

func quoted(password string) {
	fmt.Println("password:", strconv.Quote(password)) // leak
}

func converted(secret []byte) {
	fmt.Println(string(secret)) // leak
}

func runes(passphrase string) {
	fmt.Println([]rune(passphrase)) // leak
}

func trimmed(apiKey string) {
	fmt.Println(strings.TrimSpace(apiKey)) // leak
}

func upper(accessToken string) {
	fmt.Println(strings.ToUpper(accessToken)) // leak
}

// leak next
func oneLine(token string) { fmt.Println("token", token) }

func manyLines(user, password string) {
	// leak next
	fmt.Printf(
		"user %s\npassword %s\n",
		user,
		password,
	)
}

func manyLinesFine(user, password string) {
	// fine next
	fmt.Printf(
		"user %s\npassword %d characters\n",
		user,
		len(password),
	)
}

func raw(apiKey string) {
	// leak next
	fmt.Printf(`{
  "host": "api.example.com",
  "key": "%s"
}
`, apiKey)
}

func usage() {
	// fine next
	fmt.Print(`Usage: tool [flags]

  --api-key KEY     api key, $API_KEY by default
  --password TEXT   password of the account
`)
}

func code() {
	fmt.Println(`fmt.Println("token: " + token)`) // fine
}

func literal() {
	fmt.Println("Authorization: Bearer {stripe}") // leak high
}

func literalVariable() {
	const demo = "{dataframer}"
	fmt.Printf("curl -H 'X-Api-Key: %s' https://api.example.com\n", demo) // leak high
}

func literalPrefix(key string) {
	if !strings.HasPrefix(key, "{prefix}") {
		fmt.Fprintln(os.Stderr, "an api key begins with {prefix}") // fine
	}
}

func placeholder() {
	apiKey := "YOUR_API_KEY"
	fmt.Println("export API_KEY=" + apiKey) // fine
}

func empty() {
	var password = ""
	fmt.Printf("password=%q\n", password) // fine
}

func dataframer(dataframerKey string) {
	fmt.Println("dataframer key:", dataframerKey) // leak high
}

func send(string) {}
