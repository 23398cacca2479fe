// Package rules says what stanch looks for: one file a provider, one literal a
// rule. It is a leaf: it knows bytes and paths, and nothing of findings.
package rules

import (
	"bytes"
	"path"
	"strings"
)

// Kind says what a rule judges.
type Kind string

// The kinds. The values are those of the JSON.
const (
	SecretKind Kind = "secret" // a key in a blob
	FileKind   Kind = "file"   // a file that git tracks, by its name
	CodeKind   Kind = "code"   // what code does with a key
)

// A Rule says what is looked for, and what to do about it.
type Rule struct {
	ID       string // for ever; lower case with hyphens
	Title    string // a few words, lower case
	Kind     Kind
	Severity Severity
	Provider string   // whose key it is: dataframer, stripe; "" where unknown
	Summary  string   // a sentence: what was found and why it matters
	Help     string   // Markdown, for whoever meets this for the first time
	URL      string   // the page that the facts come from; "" where there is none
	Remedy   []string // steps, in the order in which to take them
	Tags     []string // for SARIF, such as external/cwe/cwe-798

	// For a SecretKind.
	Literals []string // the bytes that begin a token; of a rule with Within, what lies in one or near it
	Fold     bool     // ASCII letters of the literals match in either case
	Forms    []Form   // the texts that may follow a literal; the first that fits counts
	Pattern  *Pattern // instead of Forms: an expression for the token
	Within   bool     // the pattern does not begin with the literal
	Tail     Class    // with Pattern: what the first Least bytes after the literal are made of; "" for anything
	Least    int      // the check before the expression
	rest     *Pattern // what a match has from a literal on, anchored there; nil: not known
	Entropy  float64  // the least that a secret has, as Shannon's entropy in bits a byte
	Words    []string // lower case; nearby, they say that the key is this provider's
	After    int      // with Pattern: how far a token may go on from a literal, at most Farthest bytes; 0: After
	Holes    bool     // reports what stands in a key's place as well, as a placeholder

	// For a FileKind.
	Names []string // patterns of a file's base name, as path.Match has them

	Examples []Example
	Custom   bool // from a configuration, and not one of All
	examples func() map[string]bool
}

// An Example is a text and what a scan of it with all rules says. It is the
// rule's test. Neither Leak nor Placeholder: nothing of this rule's.
type Example struct {
	Text        string
	Leak        bool // one finding, and it bears this rule's id
	Placeholder bool // no finding, but a placeholder
}

// The bounds that a verdict sees, in bytes. The plain engine and every faster
// one call Token and Judge with the same data and get the same answers,
// because neither looks further than this.
const (
	Before   = 256      // before a literal hit: a token that the literal lies in, or what may make the hit the end of another word
	After    = 512      // after the hit: the token, with the joints of a split one
	Farthest = 16 << 10 // after the hit, for a rule that says so: a private key of many lines
	Around   = 1024     // on either side of a token: the words that say whose it is
)

// Edge is how far back Token looks, in bytes, for a rule without Within: for the
// word that a literal may be the end of.
const Edge = 16

// A Candidate is a token: a text at a literal hit that has a rule's form.
type Candidate struct {
	Start, End int      // in the data: from the literal to the last byte of the token
	Text       string   // the token itself, with the joints of a split one taken out
	Prefix     int      // bytes of Text that are the literal
	Evidence   Evidence // what the form alone says of the owner
	Hole       string   // why this is no key although it stands in a key's place; "" for a token
	Parts      []Part   // the named parts of a credential beside its secret, in the order of the pattern
}

// A Part is a piece of a credential of several parts, such as the name of the
// account that a secret belongs to.
type Part struct{ Name, Text string }

// Evidence weighs how much speaks for a rule's being the owner of a key. The
// larger wins; equal evidence for two owners is a doubt.
type Evidence int

// The weights. Between WordAfter and WordBefore, and between WordBefore and
// SameLine, the nearer word weighs more.
const (
	NoEvidence Evidence = 0
	ByPrefix   Evidence = 1    // the prefix alone
	ByPath     Evidence = 20   // a word in the path
	WordAfter  Evidence = 50   // a word in a line after the token, less one for each line
	FormLikely Evidence = 55   // a form that this owner uses, and few others
	WordBefore Evidence = 90   // a word in a line before the token, less one for each line
	SameLine   Evidence = 100  // a word beside the token
	FormSure   Evidence = 1000 // a form that nobody else uses
)

// A Verdict is what the surroundings say of a candidate.
type Verdict struct {
	Evidence    Evidence // for the rule's being the owner; NoEvidence: it makes no claim
	Why         string   // what decided, for a person
	Placeholder string   // why this is no key; "" for a key
}

// Window returns how far Token looks: so many bytes before a hit, at most
// Before, and so many from it on, at most Farthest.
func (r *Rule) Window() (before, after int) {
	before, after = Edge, After
	if r.Within {
		before = Before
	}
	return before, max(after, r.After)
}

// Token tells whether the text at a literal hit has one of the rule's forms.
// It is a pure function of the data in the rule's Window.
func (r *Rule) Token(data []byte, hit int) (Candidate, bool) {
	if r.Pattern != nil {
		return r.expressed(data, hit)
	}
	low := max(0, hit-Edge)
	window := data[low:min(len(data), hit+After)]
	prefix := r.literalAt(window, hit-low)
	if prefix == "" || r.Buried(window[:hit-low]) {
		return Candidate{}, false
	}
	token := assemble(window, hit-low, len(prefix))
	if !standsAlone(window[:hit-low], len(token.text)) {
		return Candidate{}, false
	}
	c := Candidate{Start: hit, End: low + token.end, Text: token.text, Prefix: len(prefix)}
	body := token.text[len(prefix):]
	for _, form := range r.Forms {
		if form.Fits(body) {
			c.Evidence = form.Evidence
			return c, true
		}
	}
	if !r.Holes {
		return Candidate{}, false
	}
	c.Hole = hole(body, window[token.end:])
	return c, true
}

// Judge says what the surroundings make of a candidate that Token returned
// for the same data. It is a pure function of the bytes from Around before
// the token to Around after it.
func (r *Rule) Judge(data []byte, c Candidate) Verdict {
	if c.Hole != "" {
		return Verdict{Placeholder: c.Hole}
	}
	v := Verdict{Evidence: c.Evidence, Placeholder: r.placeholder(c)}
	switch {
	case r.Pattern != nil && c.Evidence > NoEvidence:
		v.Why = "the rule's expression"
	case c.Evidence >= FormLikely:
		v.Why = "the form of the key"
	case c.Evidence == ByPrefix:
		v.Why = "the prefix"
	}
	low, high := max(0, c.Start-Around), min(len(data), c.End+Around)
	before, after := data[low:c.Start], data[c.End:high]
	if weight, word := nearest(before, after, r.Words); weight > v.Evidence {
		v.Evidence, v.Why = weight, "the word "+word+" nearby"
	}
	return v
}

// PathEvidence says what a path tells of the owner: ByPath and the word, or
// NoEvidence.
func (r *Rule) PathEvidence(name string) (Evidence, string) {
	text := []byte(name)
	lower := lowered(text)
	for _, word := range r.Words {
		if findWord(text, lower, word) >= 0 {
			return ByPath, word
		}
	}
	return NoEvidence, ""
}

// NameFits tells whether a FileKind's rule means the file with this path.
func (r *Rule) NameFits(name string) bool {
	base := path.Base(name)
	for _, pattern := range r.Names {
		if end := pattern[strings.LastIndexAny(pattern, `*?[]\`)+1:]; !strings.HasSuffix(base, end) {
			continue // path.Match would try every place for a star's end: 0.3 µs a file
		}
		if ok, err := path.Match(pattern, base); ok && err == nil {
			return true
		}
	}
	return false
}

// literalAt returns the rule's literal that stands at an offset of the window, as
// it stands there; "" for none.
func (r *Rule) literalAt(window []byte, at int) string {
	for _, literal := range r.Literals {
		if len(window)-at < len(literal) {
			continue
		}
		text := window[at : at+len(literal)]
		if string(text) == literal || r.Fold && bytes.Equal(lowered(text), lowered([]byte(literal))) {
			return string(text)
		}
	}
	return ""
}

// placeholder says why a candidate was never a key; "" for a key. Of a custom
// rule nobody here knows what its keys look like, so only what it finds in its
// own examples is none.
func (r *Rule) placeholder(c Candidate) string {
	body := c.Text[c.Prefix:]
	if !r.Custom {
		return placeholder(body)
	}
	if len(r.Examples) > 0 && r.examples()[c.Text] {
		return "an example of its rule"
	}
	return ""
}
