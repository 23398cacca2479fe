package scanner

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/stanchscan/stanch/rules"
)

// A Secret is a key that cannot print itself: every way of formatting or
// encoding it gives the mask. Reveal is the one way to its value.
type Secret struct {
	value string
	keep  int    // leading bytes that are the provider's public prefix
	mask  string // of a secret whose value is not known, and "" of all others
}

// NewSecret returns the secret with the given value, of which the first
// prefix bytes are public, such as the 8 of "sk_live_".
func NewSecret(value string, prefix int) Secret {
	return Secret{value: value, keep: min(prefix, len(value))}
}

// MaskedSecret returns a secret of which nothing but the mask is known: it
// comes from a report that was saved without its keys. With an empty mask it is
// the zero Secret.
func MaskedSecret(mask string) Secret { return Secret{mask: mask} }

// Reveal returns the key itself, "" where only its mask is known. Only --reveal
// and a live check may ask.
func (s Secret) Reveal() string { return s.value }

// Empty tells whether there is no secret here, not even a mask.
func (s Secret) Empty() bool { return s == Secret{} }

// Mask returns the public prefix, an ellipsis and, of a secret of 20 bytes and
// more, its last four.
func (s Secret) Mask() string {
	switch {
	case s.value == "":
		return s.mask
	case len(s.value) < 20:
		return s.value[:s.keep] + "…"
	}
	return s.value[:s.keep] + "…" + s.value[len(s.value)-4:]
}

// String returns the mask.
func (s Secret) String() string { return s.Mask() }

// Format writes the mask, whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(s.Mask())) }

// MarshalJSON encodes the mask.
func (s Secret) MarshalJSON() ([]byte, error) { return json.Marshal(s.Mask()) }

// MarshalText encodes the mask.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.Mask()), nil }

// Conceal returns text with every key in it masked, whether or not the scan
// looked there: a path, a branch or an error message may hold one.
func Conceal(text string) string {
	for _, r := range rules.All() {
		for _, literal := range r.Literals {
			text = conceal(text, r, literal)
		}
	}
	return text
}

func conceal(text string, r *rules.Rule, literal string) string {
	for from := 0; ; {
		at := strings.Index(text[from:], literal)
		if at < 0 {
			return text
		}
		at += from
		from = at + len(literal)
		if c, ok := r.Token([]byte(text), at); ok && c.Hole == "" {
			mask := NewSecret(c.Text, c.Prefix).Mask()
			text = text[:c.Start] + mask + text[c.End:]
			from = at + len(mask)
		}
	}
}
