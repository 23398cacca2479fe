package syntax

import (
	"bytes"
	"slices"
)

// heads say how a language's functions begin. Whether a line begins one is told by
// that line alone, so that where functions begin in a text does not depend on
// how much of it is looked at.
type heads struct {
	words  []string // that begin a function, behind any modifiers: def, fn
	modify []string // words that may stand before these, or before a function without such a word
	bare   bool     // a function may have none of the words: String name(…) {
	outer  bool     // and, where nothing is indented, no brace in its line
	arrows bool     // const name = (…) => {
}

// The heads of the languages.
var (
	modifiers   = []string{"public", "private", "protected", "internal", "static", "final", "abstract", "async", "override", "virtual", "synchronized", "inline", "open", "suspend", "sealed", "extern", "unsafe", "pub", "const", "constexpr", "export", "default", "mutating", "class", "fileprivate", "convenience", "required", "operator", "tailrec", "partial", "readonly", "native", "explicit", "let", "var"}
	worded      = heads{words: []string{"def", "fn", "fun", "func", "function", "init", "init?", "constructor", "sub", "filter"}, modify: modifiers}
	bracedHeads = heads{words: worded.words, modify: modifiers, bare: true}
	cHeads      = heads{modify: modifiers, bare: true, outer: true}
	arrowHeads  = heads{words: worded.words, modify: modifiers, bare: true, arrows: true}
)

// notHeads are words that begin other things with parentheses and a brace.
var notHeads = []string{"if", "else", "for", "foreach", "while", "switch", "catch", "try", "do", "return", "new", "throw", "using", "lock", "fixed", "case", "when", "with", "namespace", "struct", "enum", "interface", "record", "typedef", "await", "yield", "delete", "goto", "defer", "guard", "match", "loop", "elif", "except", "assert", "import", "from", "package"}

// longestHead bounds the lines that are looked at, in bytes.
const longestHead = 400

// head tells whether a function begins in a line, and what it is called.
func (h *heads) head(line []byte) (name string, ok bool) {
	if len(line) == 0 || len(line) > longestHead {
		return "", false
	}
	indented := line[0] == ' ' || line[0] == '\t'
	line = bytes.TrimSpace(line)
	if len(line) < 4 || classes[line[0]]&isLetter == 0 {
		return "", false
	}
	rest, modified := line, false
	for {
		word, after := firstWord(rest)
		if slices.Contains(h.words, word) {
			return named(after), true
		}
		if !slices.Contains(h.modify, word) || len(after) == 0 {
			break
		}
		if _, behind, ok := bytes.Cut(after, []byte(") ")); ok && word == "pub" && after[0] == '(' { // pub(crate)
			after = behind
		}
		rest, modified = after, true
	}
	word, _ := firstWord(rest)
	if !h.bare || slices.Contains(notHeads, word) {
		return "", false
	}
	last := line[len(line)-1]
	if h.arrows && modified && !indented && bytes.Contains(line, []byte("=>")) {
		return named(rest), true
	}
	before, inner, called := bytes.Cut(rest, []byte("("))
	switch {
	case !called || len(before) == 0 || last == ';' || bytes.ContainsAny(before, "=.\"'`!&|?,"):
		return "", false
	case last == '{' && !bytes.Contains(inner, []byte("=>")) && !bytes.Contains(inner, []byte("function")),
		modified && bytes.IndexByte(before, ' ') > 0,
		h.outer && !indented && last != ',' && bytes.IndexByte(before, ' ') > 0:
		return lastName(before), true
	}
	return "", false
}

// firstWord returns what stands before the first space or parenthesis, and what
// follows behind that.
func firstWord(line []byte) (word string, after []byte) {
	i := bytes.IndexAny(line, " \t(")
	if i < 0 {
		return string(line), nil
	}
	return string(line[:i]), bytes.TrimLeft(line[i:], " \t")
}

// named returns the first name in a text, behind what is in parentheses: of Go's
// methods that is their object.
func named(text []byte) string {
	if len(text) > 0 && text[0] == '(' {
		_, after, _ := bytes.Cut(text, []byte(")"))
		text = bytes.TrimLeft(after, " \t")
	}
	n := 0
	for n < len(text) && (classes[text[n]]&(isLetter|isDigit) != 0 || text[n] == '$') {
		n++
	}
	return string(text[:n])
}

// lastName returns the last name in a text.
func lastName(text []byte) string {
	text = bytes.TrimRight(text, " \t")
	n := len(text)
	for n > 0 && (classes[text[n-1]]&(isLetter|isDigit) != 0 || text[n-1] == '$' || text[n-1] == '~') {
		n--
	}
	return string(text[n:])
}

// Function returns what the function is called in whose text a place is: the one
// of the nearest line above that begins a function, "" where none does.
func (l *Language) Function(src []byte, at int) string {
	if l.heads == nil {
		return ""
	}
	for end := lineEnd(src, at); ; {
		start := bytes.LastIndexByte(src[:end], '\n') + 1
		if name, ok := l.heads.head(src[start:end]); ok {
			return name
		}
		if start == 0 || at-start > LongestUnit {
			return ""
		}
		end = start - 1
	}
}

// LongestUnit bounds what is judged by itself, in bytes.
const LongestUnit = 256 << 10

// A Unit is a text that is judged by itself: from a line that begins a function
// to the next that begins one. A language without such lines has one a file.
//
// Units calls yield with the units that have a byte of src[from:to], or begin
// where it ends. Those that are longer than LongestUnit are left out; they have no
// bounds that depend on anything but themselves.
func (l *Language) Units(src []byte, from, to int, yield func(Span)) {
	if len(src) == 0 {
		return
	}
	start, ok := l.unitStart(src, min(from, len(src)-1))
	for pos := lineEnd(src, max(start, from)); ; pos = lineEnd(src, pos+1) {
		next := pos + 1
		if pos >= len(src) || l.beginsAt(src, next) {
			if end := min(next, len(src)); ok && end-start <= LongestUnit {
				yield(Span{int32(start), int32(end)})
			}
			if next > to || pos >= len(src) {
				return
			}
			start, ok = next, true
		}
		if pos-start > LongestUnit && next > to {
			return
		}
	}
}

// unitStart returns where the unit begins that a place is in. ok is false where it
// is too long.
func (l *Language) unitStart(src []byte, at int) (start int, ok bool) {
	if l.heads == nil {
		return 0, true
	}
	for end := lineEnd(src, at); ; {
		start = bytes.LastIndexByte(src[:end], '\n') + 1
		if start == 0 {
			return 0, true
		}
		if _, is := l.heads.head(src[start:end]); is {
			return start, true
		}
		if at-start > LongestUnit {
			return start, false
		}
		end = start - 1
	}
}

// beginsAt tells whether a function begins in the line that begins at an offset.
func (l *Language) beginsAt(src []byte, at int) bool {
	if l.heads == nil || at >= len(src) {
		return false
	}
	_, ok := l.heads.head(src[at:lineEnd(src, at)])
	return ok
}

// lineEnd returns where the line ends that a place is in: at its line break, or
// the source's end.
func lineEnd(src []byte, at int) int {
	if at >= len(src) {
		return len(src)
	}
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(src)
}
