package sarif

import (
	"bytes"
	"encoding/json"
)

// go-sarif writes every list, empty or not, and every default: some 900 bytes
// for a result of 500. The text is rewritten without them; what is left out
// means the same by the schema. This works on bytes, not on tokens: decoding
// 25,000 results took four seconds.

// compact encodes v without defaults, in one line.
func compact(v any) ([]byte, error) {
	var full bytes.Buffer
	enc := json.NewEncoder(&full)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	l := leaner{in: full.Bytes(), out: make([]byte, 0, full.Len())}
	l.value("", true)
	return l.out, nil
}

// indented encodes v without defaults, with two spaces a level.
func indented(v any) ([]byte, error) {
	text, err := compact(v)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = json.Indent(&out, text, "", "  ")
	out.WriteByte('\n')
	return out.Bytes(), err
}

// defaults are the schema's, of those properties that go-sarif always writes.
// "level" is not among them: it is there to be read.
var defaults = map[string]string{
	"byteOffset":      "-1",
	"charOffset":      "-1",
	"enabled":         "true",
	"executionOrder":  "-1",
	"id":              "-1",
	"index":           "-1",
	"isComprehensive": "false",
	"kind":            `"fail"`,
	"language":        `"en-US"`,
	"rank":            "-1",
	"ruleIndex":       "-1",
}

// A leaner copies JSON as encoding/json writes it: valid, without white space.
type leaner struct{ in, out []byte }

// value copies the next value, which is the property called key or an item of
// it, and tells whether it can be left out; the caller takes it back then.
// Without prune the whole of it is kept: a property bag is ours, and no matter
// of the schema.
func (l *leaner) value(key string, prune bool) (needless bool) {
	prune = prune && key != "properties"
	switch l.in[0] {
	case '{', '[':
		empty := l.items(key, prune)
		// A run without results means that nobody looked, and GitHub wants a list of rules.
		return empty && key != "results" && key != "rules"
	}
	start := len(l.out)
	l.take(scalarEnd(l.in))
	text := string(l.out[start:])
	return text == "null" || text == defaults[key]
}

// items copies an object or a list.
func (l *leaner) items(key string, prune bool) (empty bool) {
	object, empty := l.in[0] == '{', true
	l.take(1)
	for l.in[0] != '}' && l.in[0] != ']' {
		if l.in[0] == ',' {
			l.in = l.in[1:]
		}
		mark := len(l.out)
		if !empty {
			l.out = append(l.out, ',')
		}
		name := key
		if object {
			n := scalarEnd(l.in)
			name = string(l.in[1 : n-1])
			l.take(n + 1) // and the colon
		}
		if l.value(name, prune) && object && prune {
			l.out = l.out[:mark]
			continue
		}
		empty = false
	}
	l.take(1)
	return empty
}

// take copies the next n bytes as they are.
func (l *leaner) take(n int) {
	l.out, l.in = append(l.out, l.in[:n]...), l.in[n:]
}

// scalarEnd returns the length of the string, number, boolean or null in front.
func scalarEnd(text []byte) int {
	if text[0] != '"' {
		return bytes.IndexAny(text, ",]}\n")
	}
	for i := 1; ; i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
}
