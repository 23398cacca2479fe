// Package debugging has dumps, traces and switches that print too much.
package debugging

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"net/http/httptrace"
	"net/http/httputil"
	"os"
	"runtime/debug"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/davecgh/go-spew/spew"
	"github.com/fatih/color"
	"github.com/go-resty/resty/v2"
	"github.com/imroc/req/v3"
	"github.com/k0kubun/pp/v3"
	"github.com/kr/pretty"
	"github.com/pterm/pterm"
)

type options struct {
	Endpoint     string
	ClientSecret string
	Retries      int
}

func spewDump(apiKey string) {
	spew.Dump(apiKey) // leak
}

func spewStruct(endpoint, clientSecret string) {
	o := options{Endpoint: endpoint, ClientSecret: clientSecret}
	spew.Dump(o) // leak
}

func spewField(o options) {
	spew.Dump(o.Endpoint, o.Retries) // fine
}

func spewText(token string) {
	log.Print(spew.Sdump(map[string]string{"token": token})) // leak
}

func spewPrintf(password []byte) {
	spew.Printf("%#+v\n", password) // leak
}

func spewLength(password []byte) {
	spew.Println("password bytes:", len(password)) // fine
}

func prettyPrint(accessToken string) {
	pp.Println("token", accessToken) // leak
}

func prettyFormat(o *options) {
	fmt.Printf("%# v\n", pretty.Formatter(o.ClientSecret)) // leak
}

func prettyDiff(before, after options) {
	before.ClientSecret, after.ClientSecret = "", ""
	fmt.Println(pretty.Diff(before, after)) // fine
}

func coloured(sessionToken string) {
	color.Red("session %s is over", sessionToken) // leak
}

func colouredText() {
	color.Yellow("the session token is over") // fine
}

func pretty2(refreshToken string) {
	pterm.Info.Println("refresh token", refreshToken) // leak
}

func pretty2Text(count int) {
	pterm.Success.Printfln("%d refresh tokens revoked", count) // fine
}

func dumpRequest(r *http.Request) {
	dump, err := httputil.DumpRequest(r, true)
	if err != nil {
		return
	}
	fmt.Printf("%s\n", dump) // leak
}

func dumpRequestOut(token string) {
	r, _ := http.NewRequest(http.MethodGet, "https://api.example.com/me", nil)
	r.Header.Set("Authorization", "Bearer "+token) // fine
	dump, _ := httputil.DumpRequestOut(r, false)
	log.Println(string(dump)) // leak
}

func dumpLength(r *http.Request) {
	dump, _ := httputil.DumpRequest(r, true)
	log.Println("request of", len(dump), "bytes with token header") // fine
}

func requestLine(token string) {
	r, _ := http.NewRequest(http.MethodGet, "https://api.example.com/me", nil)
	r.Header.Set("Authorization", "Bearer "+token)
	log.Println(r.Method, r.URL) // fine
	log.Println(r.Header)        // leak
}

func requestQuery(apiKey string) {
	r, _ := http.NewRequest(http.MethodGet, "https://api.example.com/me?api_key="+apiKey, nil)
	log.Println(r.Method, r.URL.Path) // fine
	log.Println(r.URL.String())       // leak
}

type loggingTransport struct{ next http.RoundTripper }

func (t loggingTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	log.Printf("> %s %s %s", r.Method, r.URL.Host, r.Header.Get("Authorization")) // leak
	start := time.Now()
	resp, err := t.next.RoundTrip(r)
	log.Printf("< token request took %s, error %v", time.Since(start), err) // fine
	return resp, err
}

func traced(ctx context.Context, apiKey string) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GotConn: func(i httptrace.GotConnInfo) {
			log.Println("connection reused:", i.Reused) // fine
		},
		WroteHeaders: func() {
			log.Println("sent headers with key", apiKey) // leak
		},
	})
}

func tracedField(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		WroteHeaderField: func(key string, value []string) {
			log.Println("sent header", key) // fine
		},
	})
}

func restyDebug(token string) *resty.Client {
	client := resty.New().SetAuthToken(token) // fine
	client.SetDebug(true)                     // leak
	return client
}

func restyQuiet(token string) *resty.Client {
	client := resty.New().SetAuthToken(token)
	client.SetDebug(false) // fine
	return client
}

func reqDump(token string) *req.Client {
	client := req.C().SetCommonBearerAuthToken(token)
	client.EnableDumpAll() // leak
	return client
}

func awsLogMode(ctx context.Context) (aws.Config, error) {
	// leak next
	return config.LoadDefaultConfig(ctx, config.WithClientLogMode(aws.LogSigning|aws.LogRequestWithBody))
}

func awsLogRetries(ctx context.Context) (aws.Config, error) {
	// fine next
	return config.LoadDefaultConfig(ctx, config.WithClientLogMode(aws.LogRetries))
}

func stack(passphrase string) {
	fmt.Fprintf(os.Stderr, "stack with %s: %s\n", passphrase, debug.Stack()) // leak
}

func stackOnly(passphrase string) {
	unlock(passphrase)
	debug.PrintStack() // fine
}

func guarded(verbose bool, privateKey string) {
	if verbose {
		fmt.Fprintln(os.Stderr, "DEBUG private key:", privateKey) // leak
	}
}

func guardedText(verbose bool, privateKey string) {
	if verbose {
		fmt.Fprintln(os.Stderr, "DEBUG private key loaded:", privateKey != "") // fine
	}
}

func todo(clientSecret string) {
	println("TODO remove", clientSecret) // leak
}

func unlock(string) {}
