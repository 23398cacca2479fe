package fixtures

import "fmt"

const visible = 4

func mask(s string) string {
	if len(s) <= visible {
		return "****"
	}
	return strings.Repeat("*", len(s)-visible) + s[len(s)-visible:]
}

func redact(s string) string { return "[redacted]" }

func tail(s string) string { return s[len(s)-4:] }

func cleaned(apiKey, password string) {
	fmt.Println(mask(apiKey))   // fine
	fmt.Println(redact(apiKey)) // fine
	fmt.Println(tail(apiKey))   // fine
	set := "unset"
	if apiKey != "" {
		set = "set"
	}
	fmt.Println(set)                 // fine
	fmt.Printf("%t\n", apiKey != "") // fine
	h := sha256.New()
	h.Write([]byte(apiKey))
	fmt.Printf("%x\n", h.Sum(nil)) // fine
	mac := hmac.New(sha256.New, []byte(password))
	mac.Write([]byte("body"))
	fmt.Println(hex.EncodeToString(mac.Sum(nil))) // fine
	hash, err := bcrypt.GenerateFromPassword([]byte(password), 10)
	fmt.Println(string(hash), err)                                     // fine
	fmt.Println(strings.ReplaceAll("key="+apiKey, apiKey, "***"))      // fine
	fmt.Println(regexp.MustCompile(`.`).ReplaceAllString(apiKey, "*")) // fine
	re := regexp.MustCompile(`sk_\w+`)
	fmt.Println(re.MatchString(apiKey))                                  // fine
	fmt.Println(subtle.ConstantTimeCompare([]byte(apiKey), []byte("x"))) // fine
	fmt.Println(utf8.RuneCountInString(apiKey))                          // fine
	fmt.Println(apiKey[0])                                               // fine
	fmt.Println(apiKey[:2] + "..." + apiKey[len(apiKey)-2:])             // fine
	u := url.URL{Scheme: "https", Host: "h", User: url.UserPassword("me", password)}
	fmt.Println(u.Redacted()) // fine
	fmt.Println(u.String())   // leak
	dsn := fmt.Sprintf("postgres://me:%s@host/db", password)
	fmt.Println("connecting to", dsn) // leak
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		log.Fatalf("open: %v", err) // fine
	}
	fmt.Println(db.Stats()) // fine
	os.Setenv("API_KEY", apiKey)
	cmd := exec.Command("curl", "-H", "Authorization: "+apiKey)
	cmd.Env = append(os.Environ(), "API_KEY="+apiKey)
	out, err := cmd.CombinedOutput()
	fmt.Println(string(out), err) // fine
	var result struct{ Name string }
	json.NewDecoder(resp.Body).Decode(&result)
	fmt.Println(result.Name) // fine
}

type Store struct {
	mu     sync.Mutex
	secret string
	values map[string]string
	log    *slog.Logger
	l      *zap.SugaredLogger
	name   string
}

func (s *Store) Load(password string) {
	s.values["a"] = password
	s.name = "x"
	s.log.Info("loaded", "name", s.name)     // fine
	s.log.Info("loaded", "secret", s.secret) // leak
	s.l.Infow("loaded", "secret", s.secret)  // leak
	fmt.Println(s.values["a"])               // leak
	s.dump(password)
}

func (s *Store) dump(v string) {
	fmt.Println(v) // leak
}

func (s *Store) Secret() string { return s.secret }
func (s *Store) value() string  { return s.secret }
func (s *Store) count() int     { return len(s.secret) }

func useStore() {
	st := NewStore()
	fmt.Println(st.Secret()) // leak
	fmt.Println(st.value())  // leak
	fmt.Println(st.count())  // fine
	st.dump(os.Getenv("DB_PASSWORD"))
}

func NewStore() *Store { return &Store{} }

func flow(apiKey string, retry bool) {
	k := apiKey
	if retry {
		k = "none"
	}
	fmt.Println(k) // leak
	k = ""
	fmt.Println(k) // fine
	a, b := apiKey, "x"
	fmt.Println(a) // leak
	fmt.Println(b) // fine
	a, b = b, a
	fmt.Println(a) // fine
	fmt.Println(b) // leak
	p := &apiKey
	fmt.Println(*p) // leak
	var v any = apiKey
	if s, ok := v.(string); ok {
		fmt.Println(s, ok) // leak
		fmt.Println(ok)    // fine
	}
	parts := strings.Split(apiKey, "_")
	fmt.Println(parts[1]) // leak
	prefix, rest, found := strings.Cut(apiKey, "_")
	fmt.Println(found)        // fine
	fmt.Println(prefix, rest) // leak
	fn := func(s string) string { return "<" + s + ">" }
	fmt.Println(fn(apiKey)) // leak
	func(x string) {
		fmt.Println(x) // leak
	}(apiKey)
	print := fmt.Println
	print(apiKey) // leak
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("failed", r, apiKey) // leak
		}
	}()
	for _, s := range []string{apiKey, "b"} {
		fmt.Println(s) // leak
	}
	for i, c := range apiKey {
		fmt.Println(i) // fine
		_ = c
	}
	switch {
	case retry:
		fmt.Println("x", apiKey) // leak
	default:
		fmt.Println("y") // fine
	}
	x := Map([]string{apiKey}, strings.ToUpper)
	_ = x
	id := Identity(apiKey)
	fmt.Println(id) // leak
	id2 := Identity[string](apiKey)
	fmt.Println(id2)                // leak
	fmt.Println(First(apiKey, "x")) // leak
	r := strings.NewReplacer("a", "b")
	fmt.Println(r.Replace(apiKey)) // leak
}

func Identity[T any](v T) T { return v }

func First(xs ...string) string {
	for _, x := range xs {
		if x != "" {
			return x
		}
	}
	return ""
}

func trace(format string, args ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", args...) // leak
}

func useTrace(password string) {
	trace("pw %s", password)
}

type LoginError struct {
	User  string
	Token string
}

func (e *LoginError) Error() string { return e.User }

func names(keyboard, publicKey, tokenCount, passwordHash, keyID string, maxTokens int) {
	fmt.Println(keyboard, publicKey, tokenCount, passwordHash, keyID, maxTokens) // fine
}

func cli(cmd *cobra.Command, args []string) error {
	token, _ := cmd.Flags().GetString("api-token")
	cmd.Println("token", token)                 // leak
	fmt.Fprintln(cmd.OutOrStdout(), token)      // leak
	fmt.Fprintln(cmd.ErrOrStderr(), len(token)) // fine
	key := viper.GetString("api_key")
	fmt.Println(key) // leak
	k := flag.String("api-key", "", "the key")
	fmt.Println(*k) // leak
	w := bufio.NewWriter(os.Stdout)
	w.WriteString(token)        // leak
	fmt.Fprintf(w, "%s", token) // leak
	tw := tabwriter.NewWriter(os.Stdout, 0, 8, 1, ' ', 0)
	fmt.Fprintf(tw, "token\t%s\n", token) // leak
	enc := json.NewEncoder(os.Stdout)
	enc.Encode(map[string]string{"token": token}) // leak
	f, err := os.Create("x")
	fmt.Fprintf(f, "%s", token)             // fine
	os.WriteFile("x", []byte(token), 0o600) // fine
	return fmt.Errorf("no: %w", err)        // fine
}

func httpc(token string) {
	req, _ := http.NewRequest(http.MethodGet, "https://x", nil)
	req.Header.Set("Authorization", "Bearer "+token)
	dump, _ := httputil.DumpRequestOut(req, true)
	fmt.Println(string(dump))                // leak
	log.Printf("headers: %v", req.Header)    // leak
	log.Printf("%s %s", req.Method, req.URL) // fine
	client := NewAPI(token)
	log.Println(client) // fine
	user, err := client.Login("me", token)
	log.Println(user, err) // fine
	ctx := context.WithValue(context.Background(), "k", token)
	log.Println(ctx.Value("x")) // fine
}
