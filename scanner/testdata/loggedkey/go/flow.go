// Package flow has the ways from a key to where it is printed.
package flow

import (
	"context"
	"fmt"
	"log"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

type ctxKey struct{}

func assigned(apiKey string) {
	value := apiKey
	copied := value
	fmt.Println("value:", copied) // leak
}

func declared(password string) {
	var text string = "p=" + password
	var message interface{} = text
	log.Print(message) // leak
}

func parallel(user, token string) {
	a, b := user, token
	log.Println("first", a)  // fine
	log.Println("second", b) // leak
}

func swapped(user, password string) {
	left, right := password, user
	left, right = right, left
	fmt.Println(right) // leak
}

func overwritten(password string) {
	value := password
	authenticate(value)
	value = "done"
	fmt.Println(value) // fine
}

func cleared(secret string) {
	use(secret)
	secret = ""
	fmt.Printf("secret is now %q\n", secret) // fine
}

func masked(apiKey string) {
	apiKey = "********"
	fmt.Println("api key:", apiKey) // fine
}

func maybeOverwritten(verbose bool, token string) {
	shown := "***"
	if verbose {
		shown = token
	}
	fmt.Println("token:", shown) // leak
}

func otherBranch(verbose bool, token string) {
	shown := "unset"
	if token != "" {
		shown = "set"
	}
	if verbose {
		fmt.Println("token:", shown) // fine
	}
}

func initialiser(secrets func(string) (string, bool)) {
	if password, ok := secrets("db"); ok {
		log.Printf("password of db is %s", password) // leak
	} else {
		log.Printf("password of db: found=%t", ok) // fine
	}
}

func switched(kind, accessToken, refreshToken string) {
	var chosen string
	switch kind {
	case "access":
		chosen = accessToken
	case "refresh":
		chosen = refreshToken
	default:
		chosen = "none"
	}
	fmt.Println(chosen) // leak
}

func switchedText(token string) {
	switch {
	case token == "":
		fmt.Println("no token") // fine
	case len(token) < 20:
		fmt.Println("short token") // fine
	default:
		fmt.Println("token", token) // leak
	}
}

func switchedName(token string) {
	var kind string
	switch token[:4] {
	case "ghp_", "gho_":
		kind = "github"
	default:
		kind = "other"
	}
	fmt.Println("token of kind", kind) // fine
}

func asserted(password string) {
	var v any = password
	if s, ok := v.(string); ok {
		fmt.Println(s) // leak
	}
}

func typeSwitch(secret any) {
	switch s := secret.(type) {
	case string:
		log.Println("text", s) // leak
	case []byte:
		log.Println("bytes", len(s)) // fine
	default:
		log.Printf("secret of type %T", s) // fine
	}
}

func pointer(apiKey *string) {
	fmt.Println(*apiKey) // leak
}

func pointerTo(apiKey string) {
	p := &apiKey
	fmt.Println("key:", *p) // leak
}

func throughPointer(clientSecret string) {
	var text string
	p := &text
	*p = clientSecret
	fmt.Println(text) // leak
}

func closure(token string) {
	show := func() {
		fmt.Println("token", token) // leak
	}
	show()
}

func closureArgument(password string) {
	show := func(label, value string) {
		fmt.Printf("%s=%s\n", label, value) // leak
	}
	show("password", password)
}

func closureResult(secret string) {
	describe := func() string { return "secret " + secret }
	fmt.Println(describe()) // leak
}

func closureLength(secret string) {
	describe := func() int { return len(secret) }
	fmt.Println("secret:", describe()) // fine
}

func immediately(clientSecret string) {
	func(s string) {
		log.Print(s) // leak
	}(clientSecret)
}

func deferred(sessionToken string) {
	defer fmt.Println("closed session", sessionToken) // leak
	work()
}

func deferredClosure(password string) {
	defer func() {
		if r := recover(); r != nil {
			log.Printf("panic %v while trying %s", r, password) // leak
		}
	}()
	work()
}

func deferredText(password string) {
	start := time.Now()
	defer func() { log.Printf("password checked in %s", time.Since(start)) }() // fine
	authenticate(password)
}

func goroutine(apiKey string) {
	go log.Println("worker uses", apiKey) // leak
}

func goroutineArgument(tokens []string) {
	var wg sync.WaitGroup
	for i, token := range tokens {
		wg.Add(1)
		go func(n int, t string) {
			defer wg.Done()
			fmt.Println("worker", n, "uses", t) // leak
		}(i, token)
	}
	wg.Wait()
}

func goroutineNumber(tokens []string) {
	var wg sync.WaitGroup
	for i, token := range tokens {
		wg.Add(1)
		go func() {
			defer wg.Done()
			use(token)
			fmt.Println("worker", i, "is done with its token") // fine
		}()
	}
	wg.Wait()
}

func channel(password string) {
	ch := make(chan string, 1)
	ch <- password
	fmt.Println(<-ch) // leak
}

func channelReceived(accessToken string) {
	results := make(chan string)
	go func() { results <- "Bearer " + accessToken }()
	header := <-results
	log.Println(header) // leak
}

func channelRange(refreshToken string) {
	queue := make(chan string, 2)
	queue <- refreshToken
	close(queue)
	for item := range queue {
		fmt.Println("next:", item) // leak
	}
}

func channelLength(password string) {
	lengths := make(chan int, 1)
	lengths <- len(password)
	fmt.Println("password of", <-lengths, "characters") // fine
}

func selected(ctx context.Context, secret chan string) {
	select {
	case s := <-secret:
		log.Println("got", s) // leak
	case <-ctx.Done():
		log.Println("no secret:", ctx.Err()) // fine
	case <-time.After(time.Second):
		log.Println("secret took too long") // fine
	}
}

func loop(password string) {
	for i := 0; i < 3; i++ {
		fmt.Printf("attempt %d with %s\n", i, password) // leak
	}
}

func loopAttempts(password string) {
	for attempt := 1; attempt <= 3; attempt++ {
		if authenticate(password) {
			fmt.Println("password accepted at attempt", attempt) // fine
			return
		}
	}
}

func accumulated(parts []string, apiKey string) {
	line := ""
	for _, p := range parts {
		line += p + " "
	}
	line += apiKey
	fmt.Println(line) // leak
}

func byRune(password string) {
	for _, r := range password {
		fmt.Printf("%c ", r) // leak
	}
}

func byRuneCount(password string) {
	digits := 0
	for _, r := range password {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	fmt.Println("digits in the password:", digits) // fine
}

func contextValue(ctx context.Context, apiKey string) {
	ctx = context.WithValue(ctx, ctxKey{}, apiKey)
	value := ctx.Value(ctxKey{}).(string)
	log.Println("from context:", value) // leak
}

func contextToken(ctx context.Context) {
	token, _ := ctx.Value(ctxKey{}).(string)
	log.Printf("context has token %s", token) // leak
}

func contextPresent(ctx context.Context) {
	_, hasToken := ctx.Value(ctxKey{}).(string)
	log.Printf("context has a token: %v", hasToken) // fine
}

func once(clientSecret string) {
	var o sync.Once
	o.Do(func() { fmt.Fprintln(os.Stderr, "secret in use:", clientSecret) }) // leak
}

func atomically(accessToken string) {
	var current atomic.Value
	current.Store(accessToken)
	log.Println("current", current.Load().(string)) // leak
}

func atomicCounter(accessToken string) {
	var tokenUses atomic.Int64
	use(accessToken)
	tokenUses.Add(1)
	log.Println("token uses:", tokenUses.Load()) // fine
}

func timer(otpSecret string) {
	time.AfterFunc(time.Minute, func() {
		log.Println("forgetting", otpSecret) // leak
	})
}

func shadowed(token string) {
	use(token)
	{
		token := "placeholder"
		fmt.Println(token) // fine
	}
}

func shadowedOnlyInside(secret string) {
	if value := "harmless"; value != "" {
		fmt.Println(value) // fine
	}
	value := secret
	fmt.Println(value) // leak
}

func jumped(password string, n int) {
retry:
	if n > 0 {
		n--
		log.Println("trying", password, n) // leak
		goto retry
	}
}

func unknownResult(apiKey string) {
	client := newClient(apiKey)
	fmt.Println("client:", client) // fine
}

func unknownError(user, password string) {
	if err := login(user, password); err != nil {
		log.Fatal(err) // fine
	}
}

func constantFlow() {
	const fallback = "{stripe}"
	key := fallback
	log.Printf("falling back to %s", key) // leak high
}

func use(string) {}

func work() {}

func authenticate(password string) bool { return len(password) > 8 }
