package taint

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v3"
)

// deepYAML is how deeply scripts may be nested in lists of a YAML file.
const deepYAML = 16

// parseYAML returns the top of a YAML file, nil for what is none.
func parseYAML(source []byte) (top *yaml.Node) {
	defer func() {
		if recover() != nil { // the parser is not ours
			top = nil
		}
	}()
	var n yaml.Node
	if yaml.Unmarshal(source, &n) != nil || len(n.Content) == 0 {
		return nil
	}
	return n.Content[0]
}

// field returns an entry of a mapping, nil if there is none.
func field(n *yaml.Node, key string) *yaml.Node {
	for k, v := range entries(n) {
		if k.Value == key {
			return v
		}
	}
	return nil
}

// entries goes through the entries of a mapping.
func entries(n *yaml.Node) func(func(k, v *yaml.Node) bool) {
	return func(yield func(k, v *yaml.Node) bool) {
		if n = resolved(n); n == nil || n.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i], resolved(n.Content[i+1])) {
				return
			}
		}
	}
}

// resolved returns what an alias stands for.
func resolved(n *yaml.Node) *yaml.Node {
	for range 4 {
		if n == nil || n.Kind != yaml.AliasNode {
			break
		}
		n = n.Alias
	}
	return n
}

// elements returns the elements of a list.
func elements(n *yaml.Node) []*yaml.Node {
	if n = resolved(n); n == nil || n.Kind != yaml.SequenceNode {
		return nil
	}
	return n.Content
}

// plainText returns a scalar's text, "" for what is none.
func plainText(n *yaml.Node) string {
	if n = resolved(n); n == nil || n.Kind != yaml.ScalarNode {
		return ""
	}
	return n.Value
}

// scalar returns a scalar with where its bytes stand in the file. What a style of
// YAML's does to a text is indentation, folded lines and escapes: each byte of the
// text is looked for behind the one before.
func (r *reports) scalar(n *yaml.Node) *text {
	t := &text{}
	if n = resolved(n); n == nil || n.Kind != yaml.ScalarNode || n.Line < 1 || n.Line > len(r.lines) {
		return t
	}
	at := r.lines[n.Line-1]
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		if n.Line < len(r.lines) {
			at = r.lines[n.Line]
		}
	} else {
		at = r.column(at, n.Column)
	}
	start := at
	for i := range len(n.Value) {
		at = r.next(n.Value[i], at)
		t.add([]byte{n.Value[i]}, min(at, int32(len(r.source))))
		if int(at) < len(r.source) && r.source[at] == n.Value[i] {
			at++
		}
	}
	r.markKeys(t, start, at)
	return t
}

// next returns where a byte stands next, or where the search for it began, if that
// is nowhere near.
func (r *reports) next(c byte, at int32) int32 {
	if c == ' ' || c == '\n' || c == '\t' {
		return at
	}
	const near = 256
	if i := bytes.IndexByte(r.source[min(int(at), len(r.source)):min(int(at)+near, len(r.source))], c); i >= 0 {
		return at + int32(i)
	}
	return at
}

// column returns where a column of a line is, which are counted in characters.
func (r *reports) column(at int32, column int) int32 {
	for ; column > 1 && int(at) < len(r.source); column-- {
		at++
		for int(at) < len(r.source) && r.source[at]&0xC0 == 0x80 {
			at++
		}
	}
	return at
}

// markKeys marks the literal keys of a part of the file in the text that was made
// of it.
func (r *reports) markKeys(t *text, from, to int32) {
	for _, k := range r.keys {
		if k.From < from || k.To > to {
			continue
		}
		if i := strings.Index(t.string(), string(r.source[k.From:k.To])); i >= 0 {
			t.marks = append(t.marks, mark{int32(i), int32(i) + k.To - k.From, writtenKey(k.From)})
		}
	}
}
