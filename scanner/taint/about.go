package taint

import (
	"bytes"
	"strings"
	"sync"

	"github.com/stanchscan/stanch/scanner/literal"
)

// meaning is meaningOf, with what the file is about.
func (a *analysis) meaning(name string) meaning {
	m := meaningOf(name)
	if m == secret && len(name) == len("pwd") && strings.EqualFold(name, "pwd") && several(a.Source, folderWords, 1) {
		return plain
	}
	if m == secret && isResource(name) && a.aboutCluster() {
		return plain
	}
	if m > plain && (len(a.dialect.objects) > 0 && a.opaque(name) || a.namedLikeClass(name)) {
		return plain
	}
	if m == weak {
		if a.otherwise(name) {
			return plain
		}
		return secret
	}
	return m
}

// otherwise tells whether a token or a pass is no secret where the code is at hand.
func (a *analysis) otherwise(name string) bool {
	if strings.HasSuffix(strings.TrimRight(strings.ToLower(name), "0123456789"), "pass") {
		return !a.aboutLogins()
	}
	return a.aboutTokens()
}

// loginWords are in code that is about logging in, and passingWords in such that is about
// what passes, or is passed on.
var (
	loginWords   = [][]byte{[]byte("assword"), []byte("smtp"), []byte("SMTP"), []byte("ogin"), []byte("user"), []byte("User"), []byte("auth"), []byte("redential"), []byte("secret"), []byte("apiKey"), []byte("api_key")}
	passingWords = [][]byte{[]byte("fail"), []byte("Fail"), []byte("FAIL"), []byte("skip"), []byte("render"), []byte("shader"), []byte("pass++"), []byte("passes"), []byte("compile"), []byte("pass = 0"), []byte("pass = true"), []byte("pass: true"), []byte("pass = 1"), []byte("expected"), []byte("ptimiz")}
)

// aboutLogins tells whether the file is about logging in, and the function at hand about
// nothing that passes.
func (a *analysis) aboutLogins() bool {
	if a.logins == 0 {
		a.logins = -1
		if several(a.Source, loginWords, 4) {
			a.logins = 1
		}
	}
	if a.logins < 0 {
		return false
	}
	text := a.Source
	if f := a.current; f != nil && a.Nodes[f.node].To <= int32(len(a.Source)) {
		text = a.Source[a.Nodes[f.node].From:a.Nodes[f.node].To]
	}
	return !several(text, passingWords, 1)
}

// tokenWords are what code has in it that is about other tokens than secrets: a
// lexer's, or a language model's.
// A cask of Homebrew's calls its name a token (https://docs.brew.sh/Cask-Cookbook).
var tokenWords = [][]byte{[]byte("lexer"), []byte("Lexer"), []byte("okenize("), []byte("okenizer"), []byte("TokenType"), []byte("TokenKind"), []byte("token.kind"), []byte("token.type"), []byte("next_token"), []byte("nextToken"), []byte("vocab"), []byte("logits"), []byte("tokens["), []byte(`go/token"`), []byte(`hcl/token"`), []byte(`text/scanner"`), []byte("xml.Token"), []byte("html.Token"), []byte("RawToken"), []byte("JsonToken"), []byte("JsonParser"), []byte("coap"), []byte("Coap"), []byte("acme"), []byte("ACME"), []byte("jsontext"), []byte("json.Delim"), []byte("StartElement"), []byte("ScanToken"), []byte("nexpected token"), []byte("cask"), []byte("Cask"), []byte("token.Key"), []byte("token.key"), []byte(`(token, "="`), []byte(`token.split("="`), []byte("token.split('='"), []byte(`token.partition("="`)}

// aboutTokens tells whether the function at hand, or the file throughout, is about
// other tokens than secrets.
func (a *analysis) aboutTokens() bool {
	if a.lexes() || a.current == nil {
		return a.lexes()
	}
	f := a.current
	if f.lexing == 0 {
		f.lexing = -1
		if node := a.Nodes[f.node]; node.To <= int32(len(a.Source)) && (hasTokens(a.Source[node.From:node.To], 1) || several(a.Source[node.From:node.To], pieceWords, 2) || a.dialect.pieces != nil && several(a.Source[node.From:node.To], a.dialect.pieces, 2) || several(a.Source[node.From:node.To], syntaxWords, 2) && !several(a.Source[node.From:node.To], optionWords, 1)) {
			f.lexing = 1
		}
	}
	return f.lexing > 0
}

// lexes tells whether the file throughout is about other tokens than secrets.
func (a *analysis) lexes() bool {
	if a.lexing == 0 {
		a.lexing = -1
		if aboutTokens(a.Source) {
			a.lexing = 1
		}
	}
	return a.lexing > 0
}

// isResource tells whether a name may be that of a Secret of Kubernetes: of what holds
// secrets, and goes by a name itself.
func isResource(name string) bool {
	var buffer [8]string
	w := words(strings.TrimRight(name, "s"), buffer[:0])
	n := len(w)
	if n == 2 && w[0] == "secret" && w[1] == "key" { // of its data
		return true
	}
	return n > 0 && w[n-1] == "secret" && (n == 1 || w[n-2] != "client" && w[n-2] != "app" && w[n-2] != "api" && w[n-2] != "shared")
}

// clusterWords are in code that is about a cluster's resources.
var clusterWords = [][]byte{[]byte("k8s.io/api"), []byte("k8s.io/client-go"), []byte("kubernetes"), []byte("corev1"), []byte("kubectl"), []byte("namespace"), []byte("Namespace")}

// aboutCluster tells whether a file is about a cluster's resources.
func (a *analysis) aboutCluster() bool {
	if a.cluster == 0 {
		if a.cluster = -1; several(a.Source, clusterWords, 6) && several(a.Source, clusterWords[:5], 1) {
			a.cluster = 1
		}
	}
	return a.cluster > 0
}

// folderWords are in code that is about folders, so that pwd is one.
var folderWords = [][]byte{[]byte("Dir.pwd"), []byte("etwd"), []byte("etcwd"), []byte("cwd"), []byte("chdir"), []byte("Chdir"), []byte("PWD"), []byte("CurrentDir")}

// pieceWords are in functions where a token is one of the pieces of a text.
var pieceWords = [][]byte{[]byte("tokens."), []byte("tokens)"), []byte("tokens;"), []byte("okenizer")}

// optionWords are in functions whose parser reads a command's options.
var optionWords = [][]byte{[]byte("rgparse"), []byte("rgument"), []byte("ptions"), []byte("args"), []byte("argv"), []byte("parser.exit"), []byte("parser.error"), []byte("urlparse")}

// syntaxWords are in functions that read a language, where a token is a piece of it.
var syntaxWords = [][]byte{[]byte("yntax"), []byte("rammar"), []byte("nexpected "), []byte("elector")}

// aboutTokens tells whether a file is about other tokens than secrets throughout.
func aboutTokens(src []byte) bool {
	return hasTokens(src, 6) || !several(src, authWords, 1) && several(src, parseWords, 30)
}

// tokenSet finds the tokenWords.
var tokenSet = sync.OnceValue(func() *literal.Set {
	var all []literal.Literal
	for _, word := range tokenWords {
		all = append(all, literal.Literal{Text: word})
	}
	return literal.New(all)
})

// hasTokens tells whether so many tokenWords are in a text.
func hasTokens(text []byte, want int) bool {
	const piece = 4 << 10
	for from := 0; from < len(text) && want > 0; from += piece {
		tokenSet().Each(text, from, min(from+piece, len(text)), func(int, int) { want-- })
	}
	return want <= 0
}

// parseWords are in every file of a parser, and authWords in none.
var (
	parseWords = [][]byte{[]byte("parse"), []byte("Parse"), []byte("grammar"), []byte("syntax"), []byte("Syntax")}
	authWords  = [][]byte{[]byte("uth"), []byte("earer"), []byte("assword"), []byte("ecret"), []byte("login"), []byte("api_key"), []byte("apiKey"), []byte("redential")}
)

// several tells whether so many of some words are in a text.
func several(text []byte, words [][]byte, want int) bool {
	for _, word := range words {
		if want -= bytes.Count(text, word); want <= 0 {
			return true
		}
	}
	return false
}
