package scanner_test

import (
	"encoding/base64"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/gitpack"
)

// versionOf stores an object as a delta of another one.
func versionOf(base *madeObject, data string) *madeObject {
	o := newMade(gitpack.SHA1, base.kind, []byte(data))
	if base.stored == nil {
		base.stored = []madeEntry{{}}
	}
	o.stored = []madeEntry{{base: base, delta: ropeOf(base.data, o.data)}}
	return o
}

// asPlain makes a repository of the objects, and holds the fast way of reading
// it against the plain one.
func asPlain(t *testing.T, all []*rules.Rule, objects ...*madeObject) *scanner.Result {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "repo.git")
	m := &madeRepository{objects: objects, idxVersion: 2}
	if err := m.write(dir, newPackWriter()); err != nil {
		t.Fatal(err)
	}
	return sameHistory(t, dir, all)
}

// A key in base64, of a rule with a long literal, of which each character is in
// a line of its own: what ends the literal is farther from its beginning than
// the part that is searched for tells.
func TestVersionFarFromLiteral(t *testing.T) {
	const head = "a rather long literal of forty-nine bytes or so: "
	all := []*rules.Rule{custom("long", head+`[0-9]{4}`, rules.Rule{Literals: []string{head}}).rule}
	code := base64.StdEncoding.EncodeToString([]byte(head + "1234"))
	const whole = 17 // the characters of its first part
	lines := append([]string{code[:whole]}, strings.Split(code[whole:len(head)*4/3], "")...)
	good := strings.Join(lines, "\n"+strings.Repeat(" ", 27)) + code[len(head)*4/3:]
	for i := 1; i <= 60; i += 3 {
		at := len(good) - i
		base := newMade(gitpack.SHA1, gitpack.Blob, []byte(good[:at]+"!"+good[at+1:]))
		if found := asPlain(t, all, base, versionOf(base, good)).Findings; len(found) != 1 {
			t.Fatal("the key is not found:", found)
		}
	}
}

// A symlink that becomes a file of the same contents stays where it is.
func TestVersionOfSymlink(t *testing.T) {
	blob := newMade(gitpack.SHA1, gitpack.Blob, []byte(exampleKeys[0]))
	blob.stored = []madeEntry{{}}
	entry := treeEntry{"120000", ".env.local", blob.id}
	base := newMade(gitpack.SHA1, gitpack.Tree, treeData([]treeEntry{entry}))
	entry.mode = "100644"
	tree := versionOf(base, string(treeData([]treeEntry{entry})))
	commit := newMade(gitpack.SHA1, gitpack.Commit, []byte("tree "+tree.id.String()+"\ncommitter C <c@x> 1700000000 +0000\n\nm\n"))
	found := asPlain(t, rules.All(), blob, base, tree, commit).Findings
	if !slices.ContainsFunc(found, func(f scanner.Finding) bool { return f.Rule.Kind == rules.FileKind }) {
		t.Error("the dotenv file is not found:", found)
	}
}

// Of two rules for one text at one place, it does not matter whose literal is
// met first.
func TestVersionOfSeveralRules(t *testing.T) {
	all := []*rules.Rule{
		custom("b", `user=(?P<user>\w+) key=(?P<secret>\w+)`, rules.Rule{Literals: []string{"user="}}).rule,
		custom("a", `user=a(?P<rest>\w+) key=(?P<secret>\w+)`, rules.Rule{Literals: []string{"user=a"}}).rule,
	}
	for before := range 12 { // the order depends on where it stands
		text := strings.Repeat(".", before) + "user=ann key=key0"
		base := newMade(gitpack.SHA1, gitpack.Blob, []byte(text))
		asPlain(t, all, base, versionOf(base, text+"\n"))
	}
}

// Of an object with too many literals to keep, and of what is made of it, nothing
// is inherited.
func TestVersionOfTooManyLiterals(t *testing.T) {
	tail := configured(rules.Custom{ID: "tail", Pattern: `tok_[A-Z]{6}`}).rule
	const most = 1 << 20 // of the literals that are kept
	few, many := strings.Repeat("tok_", most-100), strings.Repeat("tok_", 200)
	base := newMade(gitpack.SHA1, gitpack.Blob, []byte(few))
	second := versionOf(base, few+"\n"+many+"tok_ABCDEF\n")
	third := versionOf(second, few[:2000]+"\n"+many+"tok_ABCDEF\ntok_ABCDEG\n")
	fourth := versionOf(third, few[:2000]+"\n"+many+"tok_ABCDEF\ntok_ABCDEH\n")
	found := asPlain(t, []*rules.Rule{tail}, base, second, third, fourth)
	if len(found.Findings) != 3 {
		t.Errorf("%d findings", len(found.Findings))
	}
}

// Two matches overlap, and of the version one copy has the first, and another
// one the second: they are what they were, but no longer beside each other.
func TestVersionOfOverlappingCopies(t *testing.T) {
	all := []*rules.Rule{
		custom("x", `XX[a-zZ\n]+YY`, rules.Rule{Literals: []string{"XX"}, After: rules.Farthest}).rule,
		custom("z", `ZZ[a-zY\n]+WW`, rules.Rule{Literals: []string{"ZZ"}, After: rules.Farthest}).rule,
	}
	lines := func(n int) string { return strings.Repeat("line\n", n/5) }
	base := newMade(gitpack.SHA1, gitpack.Blob, []byte("XX"+lines(2000)+"ZZ"+lines(2000)+"YY"+lines(14_000)+"WW"+lines(3000)))
	delta := rope{{from: 0, size: 17_500}, {text: []byte("1\n2\n")}, {from: 900, size: len(base.data) - 900}}
	version := versionOf(base, string(delta.over(base.data)))
	version.stored[0].delta = delta
	if found := asPlain(t, all, base, version).Findings; len(found) != 2 {
		t.Error("the keys are not found:", found)
	}
}
