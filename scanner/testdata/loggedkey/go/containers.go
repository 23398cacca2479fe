// Package containers has keys in maps, slices and what else holds them.
package containers

import (
	"container/list"
	"fmt"
	"log"
	"maps"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"sort"
	"strings"
	"sync"
)

func mapIndex(cfg map[string]string) {
	fmt.Println(cfg["api_key"]) // leak
}

func mapIndexHarmless(cfg map[string]string) {
	fmt.Println(cfg["api_url"], cfg["max_tokens"], cfg["token_type"]) // fine
}

func mapCommaOk(cfg map[string]string) {
	if value, ok := cfg["client_secret"]; ok {
		log.Println("configured", value) // leak
	}
}

func mapCommaOkOnly(cfg map[string]string) {
	_, ok := cfg["client_secret"]
	log.Println("client_secret configured:", ok) // fine
}

func mapLiteral(user, password string) {
	creds := map[string]string{"user": user, "with": password}
	fmt.Println(creds) // leak
}

func mapLiteralUser(user, password string) {
	creds := map[string]string{"user": user, "password": password}
	fmt.Println(creds["user"], len(creds)) // fine
}

func mapLiteralValue(password string) {
	login := map[string]any{"p": password}
	fmt.Printf("%v\n", login["p"]) // leak
}

func mapAssigned(token string) {
	fields := make(map[string]any)
	fields["auth"] = token
	fields["page"] = 2
	log.Printf("request %v", fields) // leak
}

func mapDeleted(user, token string) {
	fields := map[string]string{"user": user, "token": token}
	delete(fields, "token")
	log.Printf("request %v", fields) // fine
}

func mapOverwritten(password string) {
	form := map[string]string{"password": password}
	form["password"] = "[removed]"
	log.Println(form["password"]) // fine
}

func mapNames(secrets map[string]string) {
	for name := range secrets {
		fmt.Println("secret", name) // fine
	}
}

func mapValues(secrets map[string]string) {
	for name, value := range secrets {
		fmt.Printf("%s=%s\n", name, value) // leak
	}
}

func mapKeys(passwords map[string]string) {
	fmt.Println(slices.Sorted(maps.Keys(passwords))) // fine
}

func mapCollected(passwords map[string]string) {
	fmt.Println(slices.Collect(maps.Values(passwords))) // leak
}

func mapSortedNames(tokens map[string]string) {
	names := make([]string, 0, len(tokens))
	for name := range tokens {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Println("tokens:", strings.Join(names, ", ")) // fine
}

func mapOfStructs(users map[string]struct{ Email, Password string }) {
	for _, u := range users {
		fmt.Println(u.Email)    // fine
		fmt.Println(u.Password) // leak
	}
}

func mapByToken(sessions map[string]int, token string) {
	fmt.Println("hits:", sessions[token]) // fine
}

func mapOfBool(token string) {
	fmt.Println("token is", map[bool]string{true: "set", false: "unset"}[token != ""]) // fine
}

func sliceLiteral(user, password string) {
	fmt.Println([]string{user, password}) // leak
}

func sliceAppended(apiKey string) {
	var lines []string
	lines = append(lines, "host=localhost")
	lines = append(lines, "key="+apiKey)
	for _, line := range lines {
		fmt.Println(line) // leak
	}
}

func sliceIndex(user, password string) {
	pair := []string{user, password}
	fmt.Println(pair[0]) // fine
	fmt.Println(pair[1]) // leak
}

func sliceRange(passwords []string) {
	for i, p := range passwords {
		log.Printf("%d: %s", i, p) // leak
	}
}

func sliceRangeIndex(passwords []string) {
	for i := range passwords {
		log.Printf("password %d of %d", i+1, len(passwords)) // fine
	}
}

func sliceRangeLength(passwords []string) {
	for i, p := range passwords {
		log.Printf("password %d has %d characters", i, len(p)) // fine
	}
}

func sliceElement(tokens []string) {
	fmt.Println("first", tokens[0]) // leak
}

func sliceCount(tokens []string) {
	fmt.Println(len(tokens), cap(tokens)) // fine
}

func sliceSorted(secrets []string) {
	sorted := slices.Clone(secrets)
	slices.Sort(sorted)
	fmt.Println(sorted) // leak
}

func sliceContains(apiKeys []string, candidate string) {
	fmt.Println(slices.Contains(apiKeys, candidate), slices.Index(apiKeys, candidate)) // fine
}

func sliceMasked(apiKeys []string) {
	shown := make([]string, len(apiKeys))
	for i := range apiKeys {
		shown[i] = "****"
	}
	fmt.Println("api keys:", shown) // fine
}

func sliceSpread(accessToken string) {
	args := []any{"token", accessToken}
	fmt.Println(args...) // leak
}

func array(secret string) {
	pair := [2]string{"secret", secret}
	fmt.Printf("%q\n", pair) // leak
}

func arrayOfNames() {
	required := [...]string{"API_KEY", "CLIENT_SECRET", "DB_PASSWORD"}
	for _, name := range required {
		fmt.Println("checking", name) // fine
	}
}

func structs(accounts []struct{ Name, Token string }) {
	for _, a := range accounts {
		fmt.Printf("%s has %s\n", a.Name, a.Token) // leak
	}
}

func structsNames(accounts []struct{ Name, Token string }) {
	for i := range accounts {
		fmt.Println(accounts[i].Name, accounts[i].Token == "") // fine
	}
}

func structsTable(password string) {
	rows := []struct{ name, value string }{
		{"host", "localhost"},
		{"password", password},
	}
	for _, row := range rows {
		fmt.Printf("%-10s %s\n", row.name, row.value) // leak
	}
}

func linked(password string) {
	l := list.New()
	l.PushBack(password)
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Println(e.Value) // leak
	}
}

func linkedLength(password string) {
	l := list.New()
	l.PushBack(password)
	fmt.Println("passwords queued:", l.Len()) // fine
}

func syncMap(name, secret string) {
	var m sync.Map
	m.Store(name, secret)
	if v, ok := m.Load(name); ok {
		log.Println(name, v) // leak
	}
}

func syncMapRange(name, secret string) {
	var m sync.Map
	m.Store(name, secret)
	m.Range(func(k, v any) bool {
		log.Println("have secret", k) // fine
		return true
	})
}

func header(token string) {
	h := http.Header{}
	h.Set("Authorization", "Bearer "+token)
	fmt.Println(h) // leak
}

func headerGet(token string) {
	h := http.Header{"Accept": {"text/plain"}}
	h.Add("X-Api-Key", token)
	fmt.Println(h.Get("Accept"))    // fine
	fmt.Println(h.Get("X-Api-Key")) // leak
}

func headerNames(r *http.Request) {
	for name := range r.Header {
		log.Println("header", name) // fine
	}
}

func headerAll(r *http.Request) {
	for name, values := range r.Header {
		log.Println(name, strings.Join(values, ", ")) // leak
	}
}

func formValues(clientID, clientSecret string) {
	form := url.Values{"client_id": {clientID}, "client_secret": {clientSecret}}
	log.Println("POST /oauth/token", form.Encode()) // leak
}

func formPosted(clientID, clientSecret string) {
	form := url.Values{"client_id": {clientID}, "client_secret": {clientSecret}}
	resp, err := http.PostForm("https://auth.example.com/oauth/token", form) // fine
	if err == nil {
		log.Println("POST /oauth/token", resp.Status) // fine
	}
}

func command(password string) {
	cmd := exec.Command("mysqldump", "--password="+password, "shop")
	log.Println("running", cmd.String()) // leak
}

func commandArgs(token string) {
	cmd := exec.Command("helm", "registry", "login", "-p", token)
	log.Println("running", cmd.Args) // leak
}

func commandPath(token string) {
	cmd := exec.Command("helm", "registry", "login", "-p", token)
	log.Println("running", cmd.Path, len(cmd.Args)) // fine
}

func commandEnvironment(password string) error {
	cmd := exec.Command("psql", "-c", "select 1")
	cmd.Env = append(os.Environ(), "PGPASSWORD="+password) // fine
	cmd.Stdin = strings.NewReader(password)                // fine
	return cmd.Run()
}

func two(apiKey string) {
	matrix := [][]string{{"a", "b"}, {"c", apiKey}}
	for _, row := range matrix {
		fmt.Println(strings.Join(row, "\t")) // leak
	}
}
