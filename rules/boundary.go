package rules

import "bytes"

// standsAlone tells whether a literal that follows before begins a word of
// its own. `ask_live_` and `tm_sk_live_` are somebody else's keys. A letter or a
// digit is no part of the word if it is the end of an escape sequence such
// as \n, %3D, \u003d or ESC[31m, a short option as in -uKEY, or the byte that
// says in a binary format how long the key is.
func standsAlone(before []byte, length int) bool {
	word := len(before)
	for word > 0 && (Alnum.Has(before[word-1]) || before[word-1] == '_') {
		word--
	}
	head, tail := before[:word], before[word:]
	switch {
	case len(bytes.Trim(tail, "_")) == 0:
		return true // nothing, or _sk_live_…_ as Markdown sets in italics
	case len(tail) <= 2 && int(tail[len(tail)-1]) == length && (word == 0 || head[word-1] < ' ' || head[word-1] >= 0x7f):
		return true // and before that, in Python's marshal, a letter for the type
	case len(tail) == 1 && word > 0 && head[word-1] == '-':
		return word == 1 || bytes.IndexByte([]byte(" \t\n\"'"), head[word-2]) >= 0
	}
	return escaped(head, tail)
}

// Buried tells, of what comes before a literal hit, whether that alone makes
// the hit a part of a longer word: nothing that a word may be the end of is so
// long. It spares reading the token, which a file of nothing but prefixes would
// have to pay for at each of them.
func (r *Rule) Buried(before []byte) bool {
	if r.Pattern != nil || len(before) < Edge {
		return false
	}
	before = before[len(before)-Edge:]
	for _, b := range before {
		if !Alnum.Has(b) && b != '_' {
			return false
		}
	}
	return len(bytes.Trim(before, "_")) > 0
}

// escaped tells whether tail, the word's bytes before a literal, is the end of
// an escape sequence that head leaves open.
func escaped(head, tail []byte) bool {
	if len(head) == 0 {
		return false
	}
	switch head[len(head)-1] {
	case '\\':
		return escapeLetter(tail)
	case '%':
		for len(tail) > 2 && bytes.HasPrefix(tail, []byte("25")) {
			tail = tail[2:] // encoded once more
		}
		return len(tail) == 2 && hexadecimal(tail)
	case '=':
		return len(tail) == 2 && hexadecimal(tail) && !bytes.ContainsAny(tail, "abcdef") // RFC 2045, 6.7
	case '[', ';':
		return colour(head, tail)
	}
	return false
}

// escapeLetter tells whether tail is the rest of a backslash escape that ends
// with it: n, t, r and their like, 075, x3d, u003d, U0000003d.
func escapeLetter(tail []byte) bool {
	switch {
	case len(tail) == 1:
		return bytes.IndexByte([]byte("abefnrtv0"), tail[0]) >= 0
	case len(tail) == 3 && tail[0] == 'x', len(tail) == 5 && tail[0] == 'u', len(tail) == 9 && tail[0] == 'U':
		return hexadecimal(tail[1:])
	case len(tail) == 3:
		return len(bytes.Trim(tail, "01234567")) == 0
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
// source code spells it: ESC[1;31m, \x1b[31m, ESC[K.
func colour(head, tail []byte) bool {
	open := bytes.LastIndexByte(head, '[')
	if end := tail[len(tail)-1]; end != 'm' && end != 'K' ||
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
