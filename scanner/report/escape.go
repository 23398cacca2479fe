package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Escape makes text that comes from a repository safe to show on a terminal
// and in a review: file names, branch names, authors, messages. What would
// move the cursor, set the title, turn the reading direction, start a line or
// stay invisible is written as in a Go string: \n, \t, \r, \x1b for a control
// character or a byte that is no UTF-8, \u202e and \U000e0041 for the others.
//
// A backslash becomes two. So no two texts look alike, and strconv.Unquote
// gives the text back (once its double quotes are escaped). The price is that
// escaping twice is not the same as once: escape where text is shown, and
// nowhere else.
func Escape(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\\':
			b.WriteString(`\\`)
		case visible(r):
			b.WriteRune(r)
		default:
			b.WriteString(escapeRune(r))
		}
		i += n
	}
	return b.String()
}

// EscapeJSON rewrites the characters of a JSON text that encoding/json leaves
// raw and that a terminal may obey or a reader may miss (DEL, C1 controls,
// direction marks, zero widths) as \u escapes. The decoded values are the
// same. It changes nothing below U+0020: there they can only be the text's own
// line breaks.
func EscapeJSON(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		switch {
		case r < ' ' || visible(r):
			out = append(out, text[:n]...)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		text = text[n:]
	}
	return out
}

// plain tells whether Escape has nothing to do.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c > '~' || c == '\\' {
			return utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool { return r == '\\' || !visible(r) }) < 0
		}
	}
	return true
}

// visible tells whether r shows itself and nothing else: a letter, mark,
// number, sign or the plain space. Marks that choose a variant and letters
// that have no ink are characters of their own to git and nothing to the eye,
// so they are out too.
func visible(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= ' ' && r <= '~'
	}
	return unicode.IsPrint(r) && r != '\u2800' && // the Braille pattern without a dot
		!unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

func escapeRune(r rune) string {
	switch {
	case r == '\n':
		return `\n`
	case r == '\t':
		return `\t`
	case r == '\r':
		return `\r`
	case r < utf8.RuneSelf:
		return fmt.Sprintf(`\x%02x`, r)
	case r > 0xffff:
		return fmt.Sprintf(`\U%08x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// valid returns s with each byte that is no UTF-8 written as \xNN, and all
// else as it is. encoding/json would write one and the same U+FFFD for all of
// them, so that two names become one.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			fmt.Fprintf(&b, `\x%02x`, s[i])
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}
