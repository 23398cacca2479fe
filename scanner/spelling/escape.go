package spelling

import (
	"bytes"
	"strings"
)

// escape is a text in which some bytes, or all, are escapes. The rest stands
// for itself.
type escape uint8

const (
	percent      escape = iota // %5F
	percentTwice               // %255F: encoded once more
	backslash                  // \u005f, \x5f, \_
)

// Which bytes of a literal are escaped. What encoders leave as it is differs:
// of the punctuation, URLs keep four, JSON may escape the slash alone, and
// Markdown the underscore.
const (
	unreserved = "-._~" // RFC 3986, 2.3
	solidus    = "/"
	underscore = "_"
	pattern    = "/." // in a regular expression
)

// escapes adds the spellings of text with all characters escaped, and with
// only those that some encoder escapes.
func (l *list) escapes(text string) {
	all := func(byte) bool { return true }
	punctuation := func(b byte) bool { return !alphanumeric(b) }
	reserved := func(b byte) bool { return !alphanumeric(b) && strings.IndexByte(unreserved, b) < 0 }
	for _, which := range []func(byte) bool{all, punctuation, reserved} {
		l.escaped(text, which, "%", percent)
		l.escaped(text, which, "%25", percentTwice)
	}
	for _, which := range []func(byte) bool{all, punctuation} {
		l.escaped(text, which, `\u00`, backslash)
		l.escaped(text, which, `\x`, backslash)
	}
	l.escaped(text, punctuation, `\`, backslash)
	for _, set := range []string{solidus, underscore, pattern} {
		l.escaped(text, func(b byte) bool { return strings.IndexByte(set, b) >= 0 }, `\`, backslash)
	}
}

// escaped adds one spelling, if any byte of text is escaped in it: with mark
// and two hexadecimal digits, after a lone backslash by itself. Letters match in
// either case because the digits do; Read looks at the others.
func (l *list) escaped(text string, which func(byte) bool, mark string, e escape) {
	const digits = "0123456789abcdef"
	spelled := make([]byte, 0, 6*len(text))
	for _, b := range []byte(text) {
		switch {
		case !which(b):
			spelled = append(spelled, b)
		case mark == `\`:
			spelled = append(spelled, '\\', b)
		default:
			spelled = append(append(spelled, mark...), digits[b>>4], digits[b&15])
		}
	}
	if len(spelled) > len(text) {
		l.add(string(spelled), true, e)
	}
}

func alphanumeric(b byte) bool {
	return 'a' <= lower(b) && lower(b) <= 'z' || '0' <= b && b <= '9'
}

// read decodes the escapes of the window, wherever they stand.
func (e escape) read(s *Spelling, w *window) (Text, bool) {
	i := w.at
	for k := range len(s.plain) {
		b, n := e.next(w.data[i:])
		if n == 0 || !same(b, s.plain[k], s.fold) {
			return Text{}, false
		}
		i += n
	}
	name := "percent"
	if e == backslash {
		name = "escaped"
	}
	t := w.text(name)
	before := w.data[:w.at] // an escape does not reach into the literal
	for i = e.low(before, max(0, w.at-longest*(w.before+1)), w.before); i < w.at; {
		b, n := e.next(before[i:])
		t.add(b, i, i+n)
		i += n
	}
	t.Hit = len(t.Data)
	for i < len(w.data) && len(t.Data)-t.Hit < w.after {
		b, n := e.next(w.data[i:])
		t.add(b, i, i+n)
		i += n
	}
	return t, true
}

// longest is the length of the longest escape. Whatever is cut off at the
// beginning of n+1 times as much, n decoded bytes after it are whole.
const longest = 6

// low returns the offset at which the last n bytes of text begin that are
// there once it is decoded, from an offset on. It reads from the front: only
// from there is it plain which backslash of several escapes the next.
func (e escape) low(text []byte, from, n int) int {
	mark := byte('%')
	if e == backslash {
		mark = '\\'
	}
	escapes := make([]place, 0, min(n+1, len(text)/2))
	saved := 0
	for i := from; i < len(text); {
		next := bytes.IndexByte(text[i:], mark)
		if next < 0 {
			break
		}
		i += next
		_, size := e.next(text[i:])
		if size > 1 {
			escapes = append(escapes, place{int32(i), int32(i + size)})
			saved += size - 1
		}
		i += size
	}
	drop := len(text) - from - saved - n // so many decoded bytes are too many
	low := from
	for _, p := range escapes {
		plain := int(p.start) - low
		if drop <= plain {
			break
		}
		drop -= plain + 1
		low = int(p.end)
	}
	return low + max(drop, 0)
}

// next decodes the escape that text begins with, or takes one byte as it is.
// n is how long it is, 0 only for an empty text.
func (e escape) next(text []byte) (b byte, n int) {
	switch {
	case len(text) == 0:
		return 0, 0
	case e == backslash && text[0] == '\\':
		return unescape(text)
	case e == percentTwice && bytes.HasPrefix(text, []byte("%25")):
		if b, ok := pair(text[3:]); ok {
			return b, 5
		}
	}
	if e != backslash && text[0] == '%' {
		if b, ok := pair(text[1:]); ok {
			return b, 3
		}
	}
	return text[0], 1
}

// unescape decodes the backslash escape that text begins with. Those with a
// letter of their own, such as \n, stay as they are: a rule knows them.
func unescape(text []byte) (b byte, n int) {
	if len(text) < 2 {
		return text[0], 1
	}
	switch kind := text[1]; {
	case kind == 'x':
		if b, ok := pair(text[2:]); ok {
			return b, 4
		}
	case kind == 'u' && len(text) >= 6:
		high, ok1 := pair(text[2:])
		low, ok2 := pair(text[4:])
		if ok1 && ok2 {
			return unit(low, high), 6
		}
	case ' ' < kind && kind < 0x7f && !alphanumeric(kind):
		return kind, 2
	}
	return text[0], 1
}
