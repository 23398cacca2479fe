package literal

import "github.com/stanchscan/stanch/scanner/literal"

// ours is the one place that knows the interface of scanner/literal.
func ours(texts [][]byte) (each, int) {
	literals := make([]literal.Literal, len(texts))
	for id, text := range texts {
		literals[id] = literal.Literal{Text: text}
	}
	set := literal.New(literals)
	return func(text []byte, hit func(id, at int)) { set.Each(text, 0, len(text), hit) }, set.Size()
}
