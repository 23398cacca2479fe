package taint

import "strings"

// What a name says of the value that it stands for.
type meaning uint8

const (
	plain      meaning = iota
	weak               // a token or a pass: a secret, unless the code is about another kind of them
	secret             // it says that it is a secret
	dataframer         // a Dataframer key's
)

// words splits an identifier into its words, in lower case: apiKey, API_KEY and
// api-key are api and key. It appends them to into.
func words(name string, into []string) []string {
	from := 0
	flush := func(to int) {
		if to > from {
			into = append(into, strings.ToLower(name[from:to]))
		}
		from = to
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c == '_' || c == '-' || c == '.' || c == ' ' || c == '$' || c == '@' || c == '?' || c == '!' || c == '/' || c == ':':
			flush(i)
			from = i + 1
		case isUpper(c) && i > from && (!isUpper(name[i-1]) || i+1 < len(name) && isLower(name[i+1])):
			if i+2 == len(name) && name[i+1] == 's' && isUpper(name[i-1]) { // APIKEYs
				continue
			}
			flush(i)
		}
	}
	flush(len(name))
	return into
}

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }
func isLower(c byte) bool { return c >= 'a' && c <= 'z' }

// secretWords are those that name a secret by themselves. What a name is the name
// of its last word tells: a password_field is a field, a token_count a count.
var secretWords = set("password passwords passwd passphrase passphrases passcode pwd passwrd secret secrets credential credentials creds apikey apikeys apisecret authtoken accesstoken accesskey secretkey privatekey privkey clientsecret" +
	" authorization bearer jwt jwts otp totp pswd pword userpassword dbpassword pgpassword sshpass refreshtoken apitoken bearertoken secretaccesskey")

// keyKinds are the words that make a key a secret one.
var keyKinds = set("api access secret private auth encryption signing master account admin license deploy pgp gpg encrypt crypto hmac shared session symmetric aes rsa recovery hook" +
	" stripe openai aws azure gcp github gitlab sendgrid twilio dataframer slack anthropic subscription webhook jwt decryption")

// placeKinds are words that make a key a secret one where another word of the name
// does, too: stripe_live_key is one, live_key need not be.
var placeKinds = set("service write ingest publish server live test prod production staging dev bot app storage root wrapping integration provider client")

// tokenKinds are the words that make tokens secrets.
var tokenKinds = set("access api cloud activate activation auth refresh bearer session recovery reset oauth oauth2 device personal deploy secret jwt sas bot user service github gitlab slack invite verification login id")

// notTokens are words before a token that is no secret: a lexer's, a page's, what
// somebody waits for.
var notTokens = set("prompt completion input output total max min num stop special mask pad eos bos unk sep cls next prev current peek first last end start lex syntax parser reserved punct separator word cancellation page continuation cursor pagination sync resume" +
	" change lock fencing position delimiter symbol identifier keyword number string comment operator reasoning cached image text audio tagged vocab sub parse parsed read split expected unexpected bad acquire port wait done cancel event stream stopping span open opening close closing closed css design theme registration watch type name value")

// headerKinds are words before the authorization that a request's header is.
var headerKinds = set("http proxy basic request req bearer header headers my the user auth aws amz api x client forwarded redirect get")

// passKinds are the words that make a pass a password.
var passKinds = set("db database user smtp mail email admin root ftp ssh login redis mysql postgres pg http proxy sudo basic my the")

// heads are words that make a compound something else, when they stand at its
// beginning; absent ones do wherever they stand.
var heads = set("is has num max min use uses needs need show hide valid total count check require required requires public primary foreign sort cache partition index encrypted hashed masked redacted obfuscated sanitized" +
	" allow allowed can should must skip ignore forgot reset change update last wrong bad empty with enable set unset delete remove revoke generate verify validate compare hash encrypt mask redact" +
	" prompt tmpl template store save print log fake dummy mock on err handle lookup find csrf xsrf")

var absent = set("missing no invalid without disable disabled unknown validate verify check rotate revoke delete remove update change require type kind variation")

// forms are words at the end of a name that say how its value is held.
var forms = set("base pem der b64 base64 hex encoded text value val str string bytes raw plaintext plain ptr buf buffer arg opt confirmation confirm repeat again pair data")

// joints are words that a noun's description begins with.
var joints = set("of for from in by to with as per on at")

func set(words string) map[string]bool {
	m := make(map[string]bool, 1+strings.Count(words, " "))
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// meaningOf tells what a name says.
func meaningOf(name string) meaning {
	if len(name) < 3 || len(name) > 80 || !maySay(name) {
		return plain
	}
	return meaningOfWords(name)
}

// meaningOfWords is meaningOf, without a first look.
func meaningOfWords(name string) meaning {
	if name == "PWD" || name == "OLDPWD" { // a shell's working directory
		return plain
	}
	var buffer [8]string
	w := words(name, buffer[:0])
	if n := len(w); n > 1 && w[n-2] == "connection" && w[n-1] == "string" {
		return secret
	}
	for len(w) > 1 && (forms[w[len(w)-1]] || strings.Trim(w[len(w)-1], "0123456789") == "" || w[len(w)-1][0] == 'v' && strings.Trim(w[len(w)-1][1:], "0123456789") == "") {
		w = w[:len(w)-1]
	}
	if len(w) == 0 {
		return plain
	}
	for i, word := range w[1:] {
		if joints[word] { // the path of a password is a path
			w = w[:i+1]
			break
		}
	}
	last, before := w[len(w)-1], ""
	if n := len(w); n > 1 {
		before = w[n-2]
		if last == "header" && (before == "authorization" || before == "auth" || before == "bearer") {
			return secret
		}
	}
	for i, word := range w {
		if absent[word] && i < len(w)-1 || word == "public" || word == "pub" || i == 0 && heads[word] && len(w) > 1 && !(word == "reset" && last == "token" && len(w) == 2) {
			return plain
		}
	}
	m := nounMeaning(strings.TrimRight(last, "0123456789"), before, w)
	if m >= secret || last == "key" && len(w) > 1 {
		for _, word := range w {
			if word == "dataframer" {
				return dataframer
			}
		}
	}
	return m
}

// maySay tells whether a name has in it what all have that say something. Most
// names have not, and need not be split into words.
func maySay(name string) bool {
	for i := 0; i+2 < len(name); i++ {
		switch name[i] | 0x20 {
		case 'p', 's', 'c', 'k', 't', 'a', 'b', 'j', 'o':
			switch string([]byte{name[i] | 0x20, name[i+1] | 0x20, name[i+2] | 0x20}) {
			case "pas", "pwd", "psw", "pwo", "sec", "cre", "key", "tok", "aut", "bea", "jwt", "otp":
				return true
			case "str":
				if strings.Contains(strings.ToLower(name), "connection") {
					return true
				}
			}
		}
	}
	return false
}

// nounMeaning tells what the last word of a name says, with the one before it and all
// others.
func nounMeaning(last, before string, w []string) meaning {
	switch {
	case last == "authorization":
		if before == "" || headerKinds[before] {
			return secret
		}
	case secretWords[last],
		(last == "key" || last == "keys") && (keyKinds[before] || placeKinds[before] && anyOf(w[:len(w)-2], keyKinds)),
		last == "tokens" && tokenKinds[before],
		last == "pass" && passKinds[before],
		last == "pw" && before == "auth": // PHP_AUTH_PW
		return secret
	case last == "token" && notTokens[before]:
	case last == "token" && (tokenKinds[before] || keyKinds[before]):
		return secret
	case last == "token", last == "pass" && len(w) == 1:
		return weak
	}
	return plain
}

// anyOf tells whether any of some words is in a set.
func anyOf(words []string, set map[string]bool) bool {
	for _, word := range words {
		if set[word] {
			return true
		}
	}
	return false
}

// actions are what a function does with a secret, so that its result is none.
var actions = set("set reset change update check verify validate compare has is hash encrypt mask redact delete remove revoke invalidate store save clear rotate confirm require ensure assert test match equals contains exists with use handle show hide print log on sanitize" +
	" forget send email add register count expire block can should must put write post sign present describe")

// callMeaning tells what a function's name says of its result.
func callMeaning(name string) meaning {
	if !maySay(name) {
		return plain
	}
	var buffer [8]string
	w := words(name, buffer[:0])
	if n := len(w); n > 1 && w[n-1] == "async" {
		w = w[:n-1]
		name = strings.Join(w, "_")
	}
	if len(w) == 0 || actions[w[0]] {
		return plain
	}
	if w[0] == "pass" && len(w) == 1 { // what passes returns nothing
		return plain
	}
	if w[0] == "current" && len(w) == 2 && w[1] == "token" {
		return plain
	}
	if w[0] == "token" && len(w) == 2 && (w[1] == "text" || w[1] == "string") { // a lexer's
		return plain
	}
	switch w[0] {
	case "get", "fetch", "load", "read", "retrieve", "find", "lookup", "create", "generate", "make", "new", "resolve", "obtain", "current", "issue", "decrypt", "acquire", "request", "ask", "prompt", "input", "expose", "require":
		if len(w) == 1 {
			return plain
		}
		return meaningOf(strings.Join(w[1:], "_"))
	}
	return meaningOf(name)
}
