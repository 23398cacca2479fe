// Package literal finds many literals in bytes. It knows nothing of rules.
package literal

import "bytes"

// A Set is literals to be found together. It is immutable and safe for
// concurrent use.
type Set struct{ literals [][]byte }

// New returns the set of the given literals, none of them empty; a literal's
// id is its index. The set keeps the slices: they are not to be changed.
func New(literals [][]byte) *Set { return &Set{literals: literals} }

// Each calls hit for every place in data[from:to) at which a literal begins,
// overlapping ones too, with the literal's id. A literal may end after to.
// Places come in order for one literal, and literals one after the other.
func (s *Set) Each(data []byte, from, to int, hit func(id, at int)) {
	for id, literal := range s.literals {
		end := min(len(data), to+len(literal)-1)
		for at := from; at < end; at++ {
			next := bytes.Index(data[at:end], literal)
			if next < 0 {
				break
			}
			at += next
			hit(id, at)
		}
	}
}
