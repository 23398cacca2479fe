package rules

import "strings"

// A Class is a set of bytes.
type Class string

// The classes that tokens are made of.
const (
	Digits    Class = "0123456789"
	Lower     Class = "abcdefghijklmnopqrstuvwxyz"
	Upper     Class = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	Alnum     Class = Digits + Lower + Upper
	TokenByte Class = Alnum + "_-" // what a token of any rule may hold after its prefix
)

// Has tells whether the class holds b.
func (c Class) Has(b byte) bool { return strings.IndexByte(string(c), b) >= 0 }

// A Form is a set of texts that may follow a literal.
type Form struct {
	Begins   string   // after the literal
	Class    Class    // every byte after that
	Min, Max int      // how many of them
	Evidence Evidence // what this form alone says of the owner
}

// Fits tells whether body, the text after the literal, is in the set.
func (f Form) Fits(body string) bool {
	rest, ok := strings.CutPrefix(body, f.Begins)
	if !ok || len(rest) < f.Min || len(rest) > f.Max {
		return false
	}
	for i := 0; i < len(rest); i++ {
		if !f.Class.Has(rest[i]) {
			return false
		}
	}
	return true
}
