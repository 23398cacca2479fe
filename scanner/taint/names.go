package taint

import "strings"

// What a name says of the value that it stands for.
type meaning uint8

const (
	plain      meaning = iota
	weak               // a token: a secret, unless the code is about another kind of token
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

// secretWords are those that name a secret by themselves.
var secretWords = set("password passwords passwd passphrase passcode pwd passwrd secret secrets credential credentials creds apikey apikeys apisecret authtoken accesstoken" +
	" accesskey secretkey privatekey privkey clientsecret authorization bearer jwt otp totp pswd pword userpassword dbpassword pgpassword sshpass idtoken refreshtoken apitoken bearertoken")

// keyKinds are the words that make a key a secret one.
var keyKinds = set("recovery hook api access secret private auth encryption signing master account service admin license deploy ssh pgp gpg encrypt crypto hmac shared session symmetric aes rsa" +
	" stripe openai aws azure gcp github gitlab sendgrid twilio dataframer slack anthropic subscription webhook write ingest publish server live test prod bot app storage jwt decryption root wrapping data integration provider")

// passKinds are the words that make a pass a password.
var passKinds = set("db database user smtp mail email admin root ftp ssh login redis mysql postgres pg http proxy sudo basic my the")

// tails are words that make a compound something else, when they stand at its end.
var tails = set("id ids name names count counts counter length len size type types kind field fields label labels hash hashes hashed digest checksum fingerprint url urls uri uris link path paths file files filename filenames" +
	" dir directory folder location expiry expires expiration expired expiring ttl age lifetime timeout date time timestamp at status state valid validity validator validation enabled disabled exists present required missing" +
	" provider providers manager service factory store policy policies rule rules strength hint hints prompt placeholder error errors message messages msg exception pattern regex format prefix index idx version reset" +
	" changed change update updated updater limit limits usage budget cost price rate endpoint route page form input component view screen dialog modal helper utils util config options settings schema model entity class" +
	" test tests spec mock fixture encoder builder generator parser reader writer loader handler listener callback controller repository dao client api response request scope scopes algorithm alg issuer audience subject claims" +
	" set flag tag tags column columns table arn ref reference references alias slot slots section group owner kid number num position offset bits attempts tries retries confirmed confirm ok success failed failure failures check checks" +
	" help title description desc tooltip icon button source sources property properties attr attribute param parameter params env var variable header cookie selector element node list map dict array stream" +
	" managed masked redacted encrypted obfuscated mask scanner detector rotation rotated created")

// heads are words that make a compound something else, when they stand at its
// beginning.
var heads = set("is has no num max min use uses needs need show hide valid total count check require required requires missing public primary foreign sort cache partition index encrypted hashed masked redacted obfuscated sanitized" +
	" allow allowed can should must skip ignore forgot reset change update next prev first last invalid wrong bad empty with without disable enable set unset delete remove revoke generate verify validate compare hash encrypt mask redact" +
	" prompt store save print log test fake dummy mock on handle new_ lookup find csrf xsrf")

// counted are words before tokens that are no secret: what a language model
// reads.
var notTokens = set("prompt completion input output total max min num stop special mask pad eos bos unk sep cls next prev current peek first last end start lex syntax parser reserved punct separator word cancellation page continuation cursor pagination sync resume" +
	" change lock fencing position delimiter symbol identifier keyword number string comment operator reasoning cached image text audio tagged vocab sub")

// joints are words that a noun's description begins with.
var joints = set("of for from in by to with as per on at")

// forms are words at the end of a name that say how its value is held.
var forms = set("pem der b64 base64 hex encoded text value val str string bytes raw plaintext plain ptr buf buffer arg opt")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// meaningOf tells what a name says.
func meaningOf(name string) meaning {
	if len(name) < 3 || len(name) > 80 {
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
	last := w[len(w)-1]
	if heads[w[0]] && len(w) > 1 || tails[last] {
		return plain
	}
	m := plain
	for i, word := range w {
		word = strings.TrimRight(word, "0123456789")
		before := ""
		if i > 0 {
			before = w[i-1]
		}
		switch {
		case word == "public" || word == "pub":
			return plain
		case secretWords[word]:
			m = max(m, secret)
		case word == "key" || word == "keys" && len(w) > 1:
			if i == len(w)-1 && keyKinds[before] && !(before == "data" && i < 2) {
				m = max(m, secret)
			}
		case word == "token":
			switch {
			case notTokens[before]:
			case before == "":
				m = max(m, weak)
			default:
				m = max(m, secret)
			}
		case word == "tokens":
			if i == len(w)-1 && (before == "access" || before == "api" || before == "refresh" || before == "auth" || before == "bearer" || before == "id") {
				m = max(m, secret)
			}
		case word == "pass":
			if i == len(w)-1 && passKinds[before] {
				m = max(m, secret)
			}
		}
	}
	if m >= secret || last == "key" {
		for _, word := range w {
			if word == "dataframer" && (m >= secret || last == "key") {
				return dataframer
			}
		}
	}
	return m
}

// actions are what a function does with a secret, so that its result is none.
var actions = set("set reset change update check verify validate compare has is hash encrypt mask redact delete remove revoke invalidate store save clear rotate confirm require ensure assert test match equals contains exists with use handle show hide print log on sanitize" +
	" forget send email parse_ add register count expire refresh_ block can should must encode_ put write post sign")

// callMeaning tells what a function's name says of its result.
func callMeaning(name string) meaning {
	var buffer [8]string
	w := words(name, buffer[:0])
	if len(w) == 0 || actions[w[0]] {
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
