package rules

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"
	"unicode"
)

// A Custom is a rule as a configuration has it.
type Custom struct {
	ID              string   `toml:"id"`
	Title           string   `toml:"title"`
	Literals        []string `toml:"literals"` // one of them is in every token; none: they are read off the pattern
	Pattern         string   `toml:"pattern"`  // see Pattern; none: a literal, and on to the end of the word
	Entropy         float64  `toml:"entropy"`  // bits a character, 0 to 8
	Words           []string `toml:"words"`    // one of them has to be nearby
	Severity        Severity `toml:"severity"` // none: high
	Examples        []string `toml:"examples"`
	CounterExamples []string `toml:"counter-examples"`
}

// CustomKeys are the keys of a Custom.
var CustomKeys = []string{"id", "title", "literals", "pattern", "entropy", "words", "severity", "examples", "counter-examples"}

// What a custom rule may have at the most: a repository brings its own.
const (
	maxPattern  = 4 << 10 // bytes
	maxSize     = 10_000  // elements of a pattern, each repetition written out: it bounds time and memory
	maxTitle    = 100     // bytes
	maxLiterals = 100
	maxLiteral  = 100 // bytes
)

// Rule returns the rule. An error names the key that is wrong.
func (c Custom) Rule() (*Rule, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	r := Described(c.ID, c.Title)
	r.Severity, r.Literals, r.Entropy = cmp.Or(c.Severity, High), c.Literals, c.Entropy
	for _, word := range c.Words {
		r.Words = append(r.Words, strings.ToLower(word))
	}
	for _, text := range c.Examples {
		r.Examples = append(r.Examples, Example{Text: text, Leak: true})
	}
	for _, text := range c.CounterExamples {
		r.Examples = append(r.Examples, Example{Text: text})
	}
	r.examples = sync.OnceValue(r.exampleSecrets)
	if c.Pattern == "" {
		r.Pattern = NewPattern(wordAfter(c.Literals))
		return r, nil
	}
	r.Pattern = NewPattern(c.Pattern)
	r.derive(parsed(c.Pattern))
	return r, nil
}

// Described returns what a custom rule says, without what it looks for: of a
// saved report no more is known. The title may be "".
func Described(id, title string) *Rule {
	return &Rule{
		ID: id, Title: cmp.Or(title, "custom rule "+id), Kind: SecretKind, Custom: true,
		Summary: cmp.Or(title, "a text that the rule "+id+" of the configuration looks for"),
		Help:    "This rule comes from the configuration. Whoever wrote it knows what its keys open.",
		Remedy: []string{
			"make a new key where this one came from, and put it where the old one is used",
			"test that the new key works, then revoke the old one",
			"remove the old key from the file; it stays in git history, which is why it has to be revoked",
		},
		Tags: []string{"external/cwe/cwe-798"},
	}
}

// wordAfter returns an expression for a literal and the token bytes behind it.
func wordAfter(literals []string) string {
	var quoted []string
	for _, l := range literals {
		text := regexp.QuoteMeta(l)
		if TokenByte.Has(l[0]) && l[0] != '-' {
			text = `\b` + text
		}
		quoted = append(quoted, text)
	}
	return `(?:` + strings.Join(quoted, "|") + `)[0-9A-Za-z_-]+`
}

// parsed returns the syntax of an expression that is known to be right.
func parsed(pattern string) *syntax.Regexp {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		panic(err)
	}
	return re
}

func (c Custom) check() error {
	switch {
	case c.ID == "":
		return errors.New("id: there is none; a rule needs one, such as \"acme-token\"")
	case !idFits(c.ID):
		return fmt.Errorf("id: %q: want lower-case letters, digits and hyphens, at most 64, a letter first", c.ID)
	case c.ID == "test":
		return errors.New("id: \"test\" is a command of stanch rules")
	case len(c.Literals) == 0 && c.Pattern == "":
		return errors.New("there are neither literals nor a pattern: what is it to look for?")
	case len(c.Title) > maxTitle || strings.ContainsFunc(c.Title, unicode.IsControl):
		return fmt.Errorf("title: want one line of at most %d bytes", maxTitle)
	case len(c.Literals) > maxLiterals || len(c.Words) > maxLiterals:
		return fmt.Errorf("literals, words: at most %d of each", maxLiterals)
	case !(c.Entropy >= 0 && c.Entropy <= 8):
		return fmt.Errorf("entropy: %v: want bits a character, 0 to 8", c.Entropy)
	case len(c.Pattern) > maxPattern:
		return fmt.Errorf("pattern: longer than %d bytes", maxPattern)
	}
	for i, l := range c.Literals {
		if l == "" || len(l) > maxLiteral {
			return fmt.Errorf("literals[%d]: %q: want 1 to %d bytes", i, l, maxLiteral)
		}
	}
	for i, w := range c.Words {
		if strings.TrimSpace(w) == "" {
			return fmt.Errorf("words[%d]: an empty word is everywhere", i)
		}
	}
	return c.checkPattern()
}

func (c Custom) checkPattern() error {
	re, err := syntax.Parse(c.Pattern, syntax.Perl)
	var wrong *syntax.Error
	switch {
	case errors.As(err, &wrong):
		return fmt.Errorf("pattern: %s: %q (the syntax is RE2's, which has no look-around and no back-references: https://github.com/google/re2/wiki/Syntax)", wrong.Code, wrong.Expr)
	case err != nil:
		return fmt.Errorf("pattern: %w", err)
	case size(re) > maxSize:
		return fmt.Errorf("pattern: with its repetitions written out it has more than %d elements", maxSize)
	case c.Pattern != "" && empty(re):
		return fmt.Errorf("pattern: %q matches the empty text, and so everywhere", c.Pattern)
	}
	return nil
}

func idFits(id string) bool {
	for i := range len(id) {
		if b := id[i]; !Lower.Has(b) && (i == 0 || !Digits.Has(b) && b != '-') {
			return false
		}
	}
	return len(id) <= 64
}
