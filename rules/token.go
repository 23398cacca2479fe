package rules

import (
	"bytes"
	"strings"
)

// A token is what assemble read at a hit.
type token struct {
	text string // with the joints taken out
	end  int    // in the window: after the last byte of the last piece
}

// maxPieces bounds how often a token may be split. A key of 107 characters in
// lines of 20 has 6 pieces.
const maxPieces = 16

// assemble reads the token that begins at start with a literal of n bytes:
// the longest run of token bytes, and on over every joint at which source
// code, a shell or a mail continues a text elsewhere. Where that makes no key
// of it, because the next string was another text after all, it is the first
// piece, or the alphanumeric part of that, if these are a key by themselves.
func assemble(window []byte, start, n int) token {
	first := run(window, start+n)
	whole := joined(window, start, first, n)
	piece := trimmed(string(window[start:first]), first, n)
	alnum := piece
	if cut := strings.IndexAny(piece.text[n:], "_-"); cut >= 0 {
		alnum = token{piece.text[:n+cut], start + n + cut}
	}
	for _, t := range []token{whole, piece, alnum} {
		if body := t.text[n:]; len(body) >= shortest && len(body) <= longest && placeholder(body) == "" {
			return t
		}
	}
	return whole
}

// joined reads on from the end of the first piece over every joint.
func joined(window []byte, start, end, n int) token {
	text := append([]byte(nil), window[start:end]...)
	for range maxPieces {
		next, ok := joint(window, end, len(text)-n)
		if !ok || bytes.HasPrefix(window[next:], text[:n]) {
			break
		}
		stop := run(window, next)
		if stop == next {
			break
		}
		text = append(text, window[next:stop]...)
		end = stop
	}
	return trimmed(string(text), end, n)
}

// trimmed takes off what Markdown or a sentence leaves at a token's end.
func trimmed(text string, end, n int) token {
	body := strings.TrimRight(text[n:], "_-")
	return token{text[:n] + body, end - (len(text) - n - len(body))}
}

func run(window []byte, at int) int {
	for at < len(window) && TokenByte.Has(window[at]) {
		at++
	}
	return at
}

// joint tells where a text that stops at the given offset goes on: after a
// backslash or a soft line break of quoted-printable (RFC 2045, 6.7) at the end of a line,
// or in the next string of a concatenation. body is how much of the token,
// without its literal, was read so far.
func joint(window []byte, at, body int) (next int, ok bool) {
	rest := window[at:]
	if after, found := lineEnd(rest, `\`); found {
		indent := blanks(rest[after:], " \t") // ends a word in a shell, and is nothing in YAML
		return at + after + indent, indent == 0 || body < likely
	}
	if after, found := lineEnd(rest, "="); found {
		return at + after, true
	}
	closed := quote(rest)
	if closed == 0 {
		return 0, false
	}
	operator, opened := between(rest[closed:])
	if opened < 0 || !joins(rest[closed:], operator, opened, body) {
		return 0, false
	}
	return at + closed + opened, true
}

// lineEnd returns the length of mark and the line break after it.
func lineEnd(rest []byte, mark string) (n int, ok bool) {
	for _, end := range []string{"\n", "\r\n"} {
		if bytes.HasPrefix(rest, []byte(mark+end)) {
			return len(mark + end), true
		}
	}
	return 0, false
}

func blanks(rest []byte, set string) int {
	return len(rest) - len(bytes.TrimLeft(rest, set))
}

// quote returns the length of the quotation mark that rest begins with: 1, 2
// with a backslash before it (code inside a string), 0 for none.
func quote(rest []byte) int {
	n := 0
	if len(rest) > 1 && rest[0] == '\\' {
		n = 1
	}
	if len(rest) > n && bytes.IndexByte([]byte("\"'`"), rest[n]) >= 0 {
		return n + 1
	}
	return 0
}

// operators join two strings in some language: + nearly everywhere, . in PHP
// and Perl, .. in Lua, & in Basic, ~ in Raku and Twig, <> and ++ in Elixir and Haskell,
// || in SQL, ^ in OCaml, << in Ruby and C++.
var operators = []string{"..", "++", "<>", "||", "<<", "+", ".", "&", "~", "^"}

// between reads what stands between two strings: blanks, at most one
// operator, blanks, and the quotation mark that opens the next. It returns the
// operator and the offset after the mark; -1 where there is no next string.
func between(rest []byte) (operator string, opened int) {
	at := skipSpace(rest, 0)
	for _, candidate := range operators {
		if bytes.HasPrefix(rest[at:], []byte(candidate)) {
			operator = candidate
			at += len(candidate)
			break
		}
	}
	at = skipSpace(rest, at)
	for range 2 { // a string's prefix: f"", rb"", L"", $@""
		if at < len(rest) && bytes.IndexByte([]byte("fFrRbBuUL@$"), rest[at]) >= 0 {
			at++
		}
	}
	if n := quote(rest[at:]); n > 0 {
		return operator, at + n
	}
	return operator, -1
}

// skipSpace passes blanks, line breaks, and the marks that continue a line: a
// backslash, or an underscore in Basic.
func skipSpace(rest []byte, at int) int {
	for {
		at += blanks(rest[at:], " \t\r\n")
		n, ok := lineEnd(rest[at:], `\`)
		if !ok {
			n, ok = lineEnd(rest[at:], "_")
		}
		if !ok {
			return at
		}
		at += n
	}
}

// How long a token is, without its literal, in bytes.
const (
	shortest = 16  // what is shorter cannot be a key by itself, so the next string belongs to it
	likely   = 24  // what is not shorter is a key by itself, so a string beside it is another one
	longest  = 255 // what is longer is data
)

// joins tells whether the string that opens at the given offset of gap
// continues the one before. An operator joins, though || and << join keys to
// other texts in most languages. Without one, strings beside each other are one text
// in C and Python and in a shell, and two in a list: they are joined where
// they touch, where the first cannot be a key by itself, and where the second
// stands indented in the next line and is no key of a map.
func joins(gap []byte, operator string, opened, body int) bool {
	switch {
	case body < shortest:
		return true
	case operator == "||" || operator == "<<":
		return false
	case operator != "":
		return true
	case opened == 1:
		return body < likely && gap[0] != '`'
	case body >= likely || bytes.Contains(gap[:opened], []byte("\\\n")) || bytes.Contains(gap[:opened], []byte("\\\r\n")):
		return false
	}
	line := bytes.LastIndexByte(gap[:opened], '\n')
	if line < 0 || blanks(gap[line+1:], " \t") == 0 {
		return false
	}
	stop := run(gap, opened)
	closed := quote(gap[stop:])
	after := bytes.TrimLeft(gap[stop+closed:], " \t")
	return closed > 0 && (len(after) == 0 || bytes.IndexByte([]byte(":=,"), after[0]) < 0)
}
