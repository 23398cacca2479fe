package rules

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// A Pattern is a regular expression of RE2's syntax, so that it takes time
// in proportion to the text. It is compiled when it is first needed: 200 of
// them cost 12 ms, which a commit that meets no literal does not have to pay.
//
// The whole match is the token, or the group named secret, if it has any text.
// Other named groups are parts of the same credential.
type Pattern struct {
	text    string
	compile func() *regexp.Regexp
}

// secretGroup is the name of the group that holds the secret itself.
const secretGroup = "secret"

// NewPattern returns the pattern of an expression that is known to be right: a
// wrong one panics when it is needed.
func NewPattern(text string) *Pattern {
	return &Pattern{text, sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })}
}

// String returns the expression; "" for nil.
func (p *Pattern) String() string {
	if p == nil {
		return ""
	}
	return p.text
}

// covering returns the groups of the match in window that covers the given
// offset; nil for none.
func (p *Pattern) covering(window []byte, at int) []int {
	for _, n := range []int{1, -1} { // mostly it is the first
		all := p.compile().FindAllSubmatchIndex(window, n)
		if len(all) == 0 {
			return nil
		}
		for _, groups := range all {
			if groups[1] > at {
				if groups[0] > at {
					return nil
				}
				return groups
			}
		}
	}
	return nil
}

// expressed is Token for a rule with a pattern. A match that reaches the border
// of the window is none: nobody knows where it would begin or end.
func (r *Rule) expressed(data []byte, hit int) (Candidate, bool) {
	before, after := r.Window() // Edge is more than enough for \b, which asks for one character
	low, high := max(0, hit-before), min(len(data), hit+after)
	window := data[low:high]
	literal := r.literalAt(window, hit-low)
	if literal == "" || !r.tailFits(window[hit-low+len(literal):]) {
		return Candidate{}, false
	}
	if r.rest != nil && !r.rest.compile().Match(data[hit:high]) {
		return Candidate{}, false
	}
	groups := r.Pattern.covering(window, hit-low)
	if groups == nil || groups[0] == 0 && low > 0 || groups[1] == len(window) && high < len(data) {
		return Candidate{}, false
	}
	return r.candidate(window, low, groups, literal)
}

// tailFits is the check before the expression: what follows the literal has to
// be of the token's bytes for its least length.
func (r *Rule) tailFits(rest []byte) bool {
	if len(rest) < r.Least {
		return false
	}
	if r.Tail == "" {
		return true
	}
	for _, b := range rest[:r.Least] {
		if !r.Tail.Has(b) {
			return false
		}
	}
	return true
}

// candidate makes a candidate of the groups of a match in window, which begins
// at low in the data.
func (r *Rule) candidate(window []byte, low int, groups []int, literal string) (Candidate, bool) {
	c := Candidate{Start: groups[0], End: groups[1], Evidence: FormLikely}
	if len(r.Words) > 0 {
		c.Evidence = NoEvidence
	}
	for i, name := range r.Pattern.compile().SubexpNames() {
		start, end := groups[2*i], groups[2*i+1]
		switch {
		case name == "" || start < 0 || start == end:
		case name == secretGroup:
			c.Start, c.End = start, end
		default:
			c.Parts = append(c.Parts, Part{name, string(window[start:end])})
		}
	}
	c.Text = string(window[c.Start:c.End])
	if strings.HasPrefix(c.Text, literal) {
		c.Prefix = min(len(literal), r.public())
	}
	c.Start, c.End = low+c.Start, low+c.End
	return c, entropy(c.Text) >= r.Entropy
}

// public returns how many bytes of a literal all literals have in common: what
// differs may be read off a class of the expression, and belong to the secret.
func (r *Rule) public() int {
	n := 0
	for len(r.Literals) > 0 && n < len(r.Literals[0]) {
		for _, literal := range r.Literals {
			if n == len(literal) || literal[n] != r.Literals[0][n] {
				return n
			}
		}
		n++
	}
	return n
}

// exampleSecrets returns what the rule finds in its own examples.
func (r *Rule) exampleSecrets() map[string]bool {
	found := map[string]bool{}
	for _, e := range r.Examples {
		text := []byte(e.Text)
		if r.Slow() {
			r.Everywhere(text, 0, len(text), func(c Candidate) { found[c.Text] = true })
		}
		for at := range text {
			if c, ok := r.Token(text, at); ok {
				found[c.Text] = true
			}
		}
	}
	return found
}

// Slow tells whether the rule has no literal, so that its expression reads
// every byte.
func (r *Rule) Slow() bool { return r.Pattern != nil && len(r.Literals) == 0 }

// longLine is what Everywhere looks at together of a line without an end.
const longLine = 16 << 10

// Everywhere calls found for each candidate of a Slow rule that begins in
// data[from:to). Each line is looked at by itself, so that the answer does not
// depend on where a piece of a file begins; of a line longer than 16 KiB a
// token may be missed at the border of two stretches.
func (r *Rule) Everywhere(data []byte, from, to int, found func(Candidate)) {
	at := max(bytes.LastIndexByte(data[:from], '\n')+1, from-longLine/2)
	for at < to {
		end := len(data)
		if n := bytes.IndexByte(data[at:], '\n'); n >= 0 {
			end = at + n
		}
		next := end + 1
		if end-at > longLine {
			end, next = at+longLine, at+longLine
		}
		for _, groups := range r.Pattern.compile().FindAllSubmatchIndex(data[at:end], -1) {
			if start := at + groups[0]; from <= start && start < to {
				if c, ok := r.candidate(data[at:end], at, groups, ""); ok {
					found(c)
				}
			}
		}
		at = next
	}
}

// Missed says why nothing in a text is a token of the rule, as far as that can
// be told: it is for who writes a rule, and begins with a colon; "" for no reason.
func (r *Rule) Missed(text []byte) string {
	if r.Pattern == nil {
		return ""
	}
	groups := r.Pattern.compile().FindSubmatchIndex(text)
	if groups == nil {
		return ": the pattern does not match"
	}
	before, after := r.Window()
	at := -1
	for i := range text {
		if r.literalAt(text, i) != "" {
			at = i
			break
		}
	}
	c, ok := r.candidate(text, 0, groups, "")
	switch {
	case at < 0 && !r.Slow():
		return ": it has none of the literals"
	case !ok:
		return fmt.Sprintf(": its entropy is %.2f bits a character, and the rule wants %v", entropy(c.Text), r.Entropy)
	case r.Judge(text, c).Evidence == NoEvidence:
		return ": none of the words is nearby"
	case groups[0] > at || groups[1] <= at:
		return ": the literal is not in what the pattern matches"
	case groups[1]-at >= after || at-groups[0] >= before:
		return fmt.Sprintf(": a match begins at most %d bytes before a literal and ends at most %d after its beginning", before, after)
	}
	return ""
}
