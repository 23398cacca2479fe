package rules

import "bytes"

// standsAlone tells whether a literal that follows before begins a word of
// its own. `ask_live_` and `tm_sk_live_` are somebody else's keys; after an
// escape sequence such as \n, %3D, \u003d or ESC[31m a letter or a digit is no
// part of the word.
func standsAlone(before []byte) bool {
	word := len(before)
	for word > 0 && TokenByte.Has(before[word-1]) {
		word--
	}
	if word == len(before) {
		return true
	}
	tail := before[word:]
	if len(bytes.Trim(tail, "_-")) == 0 {
		return true // _sk_live_…_, as Markdown sets in italics, and --sk_live_…
	}
	return escaped(before[:word], tail)
}

// escaped tells whether tail, the token bytes before a literal, is the end of
// an escape sequence that head leaves open.
func escaped(head, tail []byte) bool {
	if len(head) == 0 {
		return false
	}
	switch head[len(head)-1] {
	case '\\':
		return escapeLetter(tail)
	case '%':
		return len(tail) == 2 && hexadecimal(tail)
	case '[', ';':
		return colour(head, tail)
	}
	return false
}

// escapeLetter tells whether tail is the rest of a backslash escape that ends
// with it: n, t, r and their like, x3d, u003d.
func escapeLetter(tail []byte) bool {
	switch {
	case len(tail) == 1:
		return bytes.IndexByte([]byte("abefnrtv0"), tail[0]) >= 0
	case len(tail) == 3 && tail[0] == 'x':
		return hexadecimal(tail[1:])
	case len(tail) == 5 && (tail[0] == 'u' || tail[0] == 'U'):
		return hexadecimal(tail[1:])
	}
	return false
}

func hexadecimal(text []byte) bool {
	for _, b := range text {
		if !(Digits + "abcdefABCDEF").Has(b) {
			return false
		}
	}
	return true
}

// colour tells whether tail ends a terminal's colour sequence, raw or as
// source code spells it: ESC[1;31m, \x1b[31m.
func colour(head, tail []byte) bool {
	open := bytes.LastIndexByte(head, '[')
	if tail[len(tail)-1] != 'm' ||
		len(bytes.Trim(head[open+1:], string(Digits)+";")) > 0 ||
		len(bytes.Trim(tail[:len(tail)-1], string(Digits))) > 0 {
		return false
	}
	for _, escape := range []string{"\x1b", `\e`, `\033`, `\x1b`, `\x1B`, `\u001b`, `\u001B`} {
		if bytes.HasSuffix(head[:open], []byte(escape)) {
			return true
		}
	}
	return false
}
