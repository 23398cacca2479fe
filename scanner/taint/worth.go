package taint

import (
	"bytes"
	"maps"
	"slices"
	"sync"

	"github.com/stanchscan/stanch/scanner/literal"
	"github.com/stanchscan/stanch/scanner/syntax"
)

// A gate tells texts that can have a flow from those that cannot: no name in them
// can be a secret's, and nothing reads one.
type gate struct {
	set       *literal.Set
	key, pass int // the literals that need a word in front of them
}

// gates holds the gate of each language.
var gates sync.Map

// beginnings are what names of secrets have in them, in lower case, beside a kind
// of key or of pass.
var beginnings = []string{"passw", "passphrase", "passcode", "passes", "pwd", "pswd", "pword", "sshpass", "secret", "credential", "creds", "apikey", "token", "authorization",
	"bearer", "jwt", "otp", "accesskey", "secretkey", "privatekey", "privkey", "connection_string", "connectionstring", "connection-string", "dataframer", "auth_header", "authheader", "auth-header", "headers", ".header", ".meta", "environ("}

// Worth tells whether a text may have a flow that no literal key begins: Find
// returns none of any other. It reads the text some thirty times as fast.
func Worth(l *syntax.Language, text []byte) bool {
	d := dialects[l.Name]
	if d == nil {
		return scripts[l.Name] != nil && worthScript(l, text)
	}
	g, ok := gates.Load(l.Name)
	if !ok {
		g, _ = gates.LoadOrStore(l.Name, newGate(d))
	}
	return g.(*gate).opens(text)
}

func newGate(d *dialect) *gate {
	g := &gate{}
	var all []literal.Literal
	add := func(fold bool, texts ...string) {
		for _, text := range texts {
			all = append(all, literal.Literal{Text: []byte(text), Fold: fold})
		}
	}
	add(true, beginnings...)
	for _, names := range []map[string]bool{d.environment, d.asks, d.asksSecond, d.switches} {
		add(false, slices.Sorted(maps.Keys(names))...)
	}
	for name := range d.readsEnvironment { // without a name it reads all of it
		add(false, name+"()")
	}
	g.key, g.pass = len(all), len(all)+1
	add(true, "key", "pass")
	g.set = literal.New(all)
	return g
}

// opens looks at pieces of the text, so that it ends soon after the first name of
// a secret.
func (g *gate) opens(text []byte) (found bool) {
	const piece = 4 << 10
	for from := 0; from < len(text) && !found; from += piece {
		g.set.Each(text, from, min(from+piece, len(text)), func(id, at int) {
			switch id {
			case g.key:
				found = found || follows(text[:at], keyKinds)
			case g.pass:
				found = found || follows(text[:at], passKinds)
			default:
				found = true
			}
		})
	}
	return found
}

// longestKind is how many bytes a kind of key has at the most.
const longestKind = 16

// follows tells whether a text ends with one of the words, and perhaps something
// that parts the words of a name.
func follows(text []byte, kinds map[string]bool) bool {
	text = bytes.TrimRight(text, "_-. $@?!/:")
	n := len(text)
	for n > 0 && len(text)-n < longestKind && (isLower(text[n-1]|0x20) || text[n-1] >= '0' && text[n-1] <= '9') {
		n--
	}
	word := bytes.ToLower(text[n:])
	for i := range word {
		if kinds[string(word[i:])] {
			return true
		}
	}
	return false
}

// worthScript tells whether a file has scripts in it. Of YAML, most files have none.
func worthScript(l *syntax.Language, text []byte) bool {
	if l.Name != "GitHub" {
		return true
	}
	return bytes.Contains(text, []byte("run:"))
}
