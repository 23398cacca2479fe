package scanner

import (
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"math"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner/taint"
)

// finish makes findings of what was gathered, sorts them once and for all
// reporters, and closes the receipt.
func (s *scan) finish(ctx context.Context, result *Result) {
	hidden, placeholders := 0, 0
	for _, l := range s.leaks.secrets {
		l.without(s.opt.Disabled)
		f := s.finding(l)
		switch {
		case l.placeholder != "":
			placeholders++
			if s.opt.Placeholders && f.Count > 0 {
				result.Placeholders = append(result.Placeholders, f)
			}
		case f.Count == 0 || !l.claimed():
		case f.Severity < s.opt.Severity:
			hidden++
			result.Withheld = append(result.Withheld, f.Secret)
		default:
			result.Findings = append(result.Findings, f)
		}
	}
	for _, l := range s.leaks.files {
		if l.count == 0 || s.opt.Disabled[l.file.ID] {
			continue
		}
		if f := s.finding(l); f.Severity < s.opt.Severity {
			hidden++
		} else {
			result.Findings = append(result.Findings, f)
		}
	}
	for _, l := range s.leaks.codes {
		if l.count == 0 {
			continue
		}
		if f := s.finding(l); f.Severity < s.opt.Severity {
			hidden++
		} else {
			result.Findings = append(result.Findings, f)
		}
	}
	if hidden > 0 {
		noun := "findings"
		if hidden == 1 {
			noun = "finding"
		}
		s.receipt.note(fmt.Sprintf("not shown: %d %s below severity %s", hidden, noun, s.opt.Severity))
	}
	slices.SortFunc(result.Findings, worstFirst)
	slices.SortFunc(result.Placeholders, worstFirst)
	s.code.explain(ctx, s, result.Findings)
	s.code.note(s.receipt)
	s.hashLines(ctx, result.Findings)
	s.receipt.coverage.Placeholders = placeholders
	if s.store != nil {
		s.store.Close()
	}
	result.Coverage = s.receipt.finish()
	result.Ended = time.Now()
}

// worstFirst is the order of findings: the worst, those still there, the
// surest, and then by place.
func worstFirst(a, b Finding) int {
	present := func(f Finding) int {
		if f.Present {
			return 0
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(present(a), present(b)),
		cmp.Compare(b.Confidence, a.Confidence),
		compareOccurrences(a.Place, b.Place),
		cmp.Compare(a.Fingerprint, b.Fingerprint),
		cmp.Compare(a.Secret.value, b.Secret.value),
	)
}

func (s *scan) finding(l *leak) Finding {
	slices.SortFunc(l.places, compareOccurrences)
	f := Finding{Secret: l.secret, Placeholder: l.placeholder, Count: l.count, Occurrences: l.places[:min(len(l.places), MaxOccurrences)],
		Branches: l.facts.branches, Tags: l.facts.tags}
	f.Rule, f.Confidence, f.Why = l.owner()
	f.Severity, f.Message, f.Remedy = l.severity(f.Rule), f.Rule.Summary, f.Rule.Remedy
	for _, part := range l.parts {
		f.Parts = append(f.Parts, Part{part.Name, NewSecret(part.Text, 0)})
	}
	if s.past != nil {
		f.Introduced = s.past.introduced(l.facts.introduced)
	}
	f.Place, f.Present = l.place()
	f.Fingerprint = l.fingerprint(f.Rule)
	return f
}

// owner decides whose a key is: the strongest evidence over all its places
// wins. Two providers with equal evidence are a doubt, and then the rule
// without a provider has it.
func (l *leak) owner() (*rules.Rule, rules.Confidence, string) {
	switch {
	case l.file != nil:
		return l.file, rules.Sure, "the file's name"
	case l.code != nil:
		return l.code.rule, codeConfidence[l.code.grade], ""
	}
	claims := slices.SortedFunc(maps.Values(l.claims), func(a, b Claim) int {
		return cmp.Or(cmp.Compare(b.Evidence, a.Evidence), cmp.Compare(a.Rule.Provider, b.Rule.Provider), cmp.Compare(a.Rule.ID, b.Rule.ID))
	})
	if len(claims) == 0 {
		return l.off, rules.Unsure, ""
	}
	best := claims[0]
	if len(claims) > 1 && claims[1].Evidence == best.Evidence {
		for _, c := range claims {
			if c.Rule.Provider == "" {
				return c.Rule, rules.Likely, "several providers are named nearby"
			}
		}
	}
	switch {
	case best.Evidence >= rules.SameLine:
		return best.Rule, rules.Sure, best.Why
	case best.Evidence > rules.ByPath || best.Evidence == rules.ByPrefix:
		return best.Rule, rules.Likely, best.Why
	}
	return best.Rule, rules.Unsure, best.Why
}

// claimed tells whether some rule takes the key for its own: one that asks for a
// word nearby may have found none.
func (l *leak) claimed() bool {
	for _, c := range l.claims {
		if c.Evidence > rules.NoEvidence {
			return true
		}
	}
	return false
}

// without takes the claims of switched-off rules away. Among rules of ours the
// owner is decided first: with Stripe's switched off, a Stripe key is not one
// of an unknown provider. A custom rule that is off hides nothing of ours.
func (l *leak) without(off map[string]bool) {
	ours := &leak{said: said{claims: map[*rules.Rule]Claim{}}}
	for r, c := range l.claims {
		if !r.Custom {
			ours.claims[r] = c
		}
	}
	hidden := false
	if len(ours.claims) > 0 {
		owner, _, _ := ours.owner()
		if hidden = off[owner.ID]; hidden {
			l.off = owner
		}
	}
	for r := range l.claims {
		if r.Custom && off[r.ID] || !r.Custom && hidden {
			if l.off == nil || !hidden && r.ID < l.off.ID { // of several the same each time
				l.off = r
			}
			delete(l.claims, r)
		}
	}
}

// severity is the owner's, and with a custom rule in it the highest of all
// that claim the key.
func (l *leak) severity(owner *rules.Rule) rules.Severity {
	if l.code != nil {
		return l.code.severity(l.places)
	}
	severity := owner.Severity
	for r, c := range l.claims {
		if (owner.Custom || r.Custom) && c.Evidence > rules.NoEvidence {
			severity = max(severity, r.Severity)
		}
	}
	return severity
}

// place returns the occurrence to show first, and whether the leak is still
// there: in the working tree, the index or HEAD.
func (l *leak) place() (Occurrence, bool) {
	if len(l.places) == 0 {
		return Occurrence{}, false
	}
	first := l.places[0]
	switch {
	case first.Where == InWorktree || first.Where == InIndex || first.Where == InStdin:
		return first, first.Where != InStdin
	case l.facts.inHead != nil:
		return *l.facts.inHead, true
	}
	for _, o := range l.places {
		if l.facts.introduced != nil && o.Commit == l.facts.introduced.id.String() {
			first = o
			break
		}
	}
	return first, l.facts.inIndex
}

// What is known of a secret whose value code prints.
var (
	codeSeverity   = map[taint.Grade]rules.Severity{taint.Sliced: rules.Low, taint.Named: rules.Medium, taint.Certain: rules.High}
	codeConfidence = map[taint.Grade]rules.Confidence{taint.Sliced: rules.Likely, taint.Named: rules.Likely, taint.Certain: rules.Sure}
)

// severity is that of the grade. What only a name says is low where it is in tests alone:
// what is called a password there is made up, mostly.
func (c *codeLeak) severity(places []Occurrence) rules.Severity {
	if c.grade == taint.Named && !slices.ContainsFunc(places, func(o Occurrence) bool { return !isTest(o.Path) }) {
		return rules.Low
	}
	return codeSeverity[c.grade]
}

// testFolders are the names of folders that tests are in, and otherFolders of those that hold
// what others have written.
var (
	testFolders  = []string{"test", "tests", "testing", "testdata", "__tests__", "spec", "specs", "fixtures", "e2e"}
	otherFolders = []string{"vendor", "node_modules", "third_party", "thirdparty", "bower_components", "site-packages"}
)

// isTest tells whether a file with that path is a part of tests, as their frameworks
// want them to be called, or of what others have written.
func isTest(name string) bool {
	folder, base := path.Split(name)
	for part := range strings.SplitSeq(folder, "/") {
		if part = strings.ToLower(part); slices.Contains(testFolders, part) || slices.Contains(otherFolders, part) {
			return true
		}
	}
	stem := strings.TrimSuffix(base, path.Ext(base))
	for _, end := range []string{"_test", ".test", "-test", "_spec", ".spec", "Test", "Tests", "Spec", "IT"} {
		if strings.HasSuffix(stem, end) {
			return true
		}
	}
	return strings.HasPrefix(base, "test_") || base == "conftest.py"
}

// publicKey keys fingerprints where no baseline brings a key of its own. It is
// no secret: it keeps stanch's fingerprints apart from other hashes of the same text.
const publicKey = "stanch/fingerprint/1"

// leastEntropy is the least entropy, in bits, of a secret that may be hashed:
// who has the fingerprint of a shorter one can find it by trying.
const leastEntropy = 80

// short tells whether the secret must not be hashed.
func (s Secret) short() bool { return bits(s.value[s.keep:]) < leastEntropy }

// fingerprint identifies a leak over rebases, moves, edits and changes of
// rules: a keyed hash of the secret alone, of a short secret's place, of a
// file's rule and path, or of code's function and statement.
func (l *leak) fingerprint(r *rules.Rule) string {
	text := "secret\x00" + l.secret.Reveal()
	switch {
	case l.file != nil:
		text = "file\x00" + r.ID + "\x00" + l.path
	case l.code != nil:
		return l.code.name
	case l.secret.short():
		text = "place\x00" + r.ID + "\x00"
		if len(l.places) > 0 {
			text += l.places[0].Path + "\x00" + l.places[0].blanked
		}
	}
	return fingerprint(text)
}

// fingerprint returns the keyed hash of a text, in hexadecimal.
func fingerprint(text string) string {
	sum := hmac.New(sha256.New, []byte(publicKey))
	sum.Write([]byte(text))
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// bits returns how many bits a text of this length and alphabet can hold.
func bits(text string) float64 {
	size := 0
	for _, class := range []rules.Class{rules.Digits, rules.Lower, rules.Upper} {
		if slices.ContainsFunc([]byte(text), class.Has) {
			size += len(class)
		}
	}
	return float64(len(text)) * math.Log2(float64(max(size, 1)))
}
