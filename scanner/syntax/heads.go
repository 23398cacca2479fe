package syntax

import (
	"bytes"
	"iter"
	"strings"
)

// heads say how a language's functions begin, and its types. Whether a line begins one is told by
// that line alone, so that where functions begin in a text does not depend on
// how much of it is looked at.
type heads struct {
	words  map[string]headWord
	plain  bool // a function may begin without a parenthesis in its line
	types  bool // a type begins only where nothing is indented
	bare   bool // and without one of the words: String name(…) {
	outer  bool // and, where nothing is indented, without a brace in its line
	arrows bool // const name = (…) => {
}

// A headWord is what a word says that a line begins with.
type headWord uint8

const (
	headFunc   headWord = iota + 1 // a function begins, behind any modifiers
	headModify                     // one may
	headType                       // a type or a definition does
	headOther                      // what follows is something else with parentheses and a brace
)

// The heads of the languages.
var (
	headWords = map[string]headWord{
		"def": headFunc, "fn": headFunc, "fun": headFunc, "func": headFunc, "function": headFunc, "init": headFunc, "init?": headFunc, "constructor": headFunc, "sub": headFunc, "filter": headFunc,
	}
	worded      = heads{words: headWords}
	plainHeads  = heads{words: headWords, plain: true}
	bracedHeads = heads{words: headWords, bare: true}
	cHeads      = heads{words: headWords, bare: true, outer: true, types: true}
	arrowHeads  = heads{words: headWords, bare: true, arrows: true}
)

func init() {
	for word := range strings.FieldsSeq("public private protected internal static final abstract async override virtual synchronized inline open suspend sealed extern unsafe pub const constexpr" +
		" export default mutating fileprivate convenience required operator tailrec partial readonly native explicit let var") {
		headWords[word] = headModify
	}
	for word := range strings.FieldsSeq("if else for foreach while switch catch try do return new throw using lock fixed case when with await yield" +
		" delete goto defer guard match loop elif except assert import from package") {
		headWords[word] = headOther
	}
	for word := range strings.FieldsSeq("class struct enum interface record trait impl module object protocol extension namespace union typedef type #define") {
		headWords[word] = headType
	}
}

// typeBegins are the first letters of the words that begin types.
var typeBegins = func() (begins [256]bool) {
	for _, c := range []byte("cseirtmopnu") {
		begins[c] = true
	}
	return begins
}()

// longestHead bounds the lines that are looked at, in bytes.
const longestHead = 400

// head tells whether a function or a type begins in a line, and what the function is
// called.
func (h *heads) head(line []byte) (name string, ok bool) {
	all := len(line)
	for len(line) > 0 && (line[0] == ' ' || line[0] == '\t') {
		line = line[1:]
	}
	if len(line) < 4 || all > longestHead || classes[line[0]]&isLetter == 0 && line[0] != '#' {
		return "", false
	}
	indented := len(line) < all
	if !indented || typeBegins[line[0]] {
		if word, after := firstWord(line); h.words[string(word)] == headType && !(indented && h.types) && len(after) > 0 && classes[after[0]]&isLetter != 0 {
			return "", true
		}
	}
	if !h.plain && bytes.IndexByte(line, '(') < 0 {
		return "", false
	}
	line = bytes.TrimRight(line, " \t\r")
	rest, modified, other := line, false, false
	for {
		word, after := firstWord(rest)
		kind := h.words[string(word)]
		if kind == headFunc {
			return named(after), true
		}
		if kind == headType {
			return "", !(indented && h.types) && len(after) > 0 && classes[after[0]]&isLetter != 0
		}
		if other = kind == headOther; kind != headModify || len(after) == 0 {
			break
		}
		if _, behind, ok := bytes.Cut(after, []byte(") ")); ok && after[0] == '(' { // pub(crate)
			after = behind
		}
		rest, modified = after, true
	}
	switch {
	case !h.bare || other:
		return "", false
	case h.arrows && modified && !indented && bytes.Contains(line, []byte("=>")):
		return named(rest), true
	}
	return h.bareHead(line, rest, indented, modified)
}

// bareHead is head for a line that no word tells to begin a function. rest is what
// stands behind the modifiers.
func (h *heads) bareHead(line, rest []byte, indented, modified bool) (name string, ok bool) {
	before, inner, called := bytes.Cut(rest, []byte("("))
	last := line[len(line)-1]
	if !called || len(before) == 0 || last == ';' || bytes.ContainsAny(before, "=.\"'`!&|?,") {
		return "", false
	}
	switch two := bytes.IndexByte(before, ' ') > 0; {
	case last == '{' && !bytes.Contains(inner, []byte("=>")) && !bytes.Contains(inner, []byte("function")),
		modified && two,
		h.outer && two && !indented && last != ',':
		return lastName(before), true
	}
	return "", false
}

// firstWord returns what stands before the first space or parenthesis, and what
// follows behind that.
func firstWord(line []byte) (word, after []byte) {
	for i, c := range line {
		if c == ' ' || c == '\t' || c == '(' {
			for after = line[i:]; len(after) > 0 && (after[0] == ' ' || after[0] == '\t'); {
				after = after[1:]
			}
			return line[:i], after
		}
	}
	return line, nil
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
	_, name, _ := l.heads.last(src, at)
	return name
}

// LongestUnit bounds what is judged by itself, in bytes.
const LongestUnit = 256 << 10

// A Unit is a text that is judged by itself: from a line that begins a function
// to the next that begins one. A language without such lines has one a file.
//
// Units calls yield with the units that have a byte of src[from:to], or begin
// where it ends. Of one that is longer than LongestUnit, long is true, and it may
// begin before its Span does.
func (l *Language) Units(src []byte, from, to int, yield func(u Span, long bool)) {
	if len(src) == 0 {
		return
	}
	if l.heads == nil {
		yield(Span{0, int32(len(src))}, len(src) > LongestUnit)
		return
	}
	from = min(from, len(src)-1)
	start, _, known := l.heads.last(src, from)
	end := func(next int) {
		yield(Span{int32(start), int32(next)}, !known || next-start > LongestUnit)
		start, known = next, true
	}
	for at, _ := range l.heads.each(src, min(lineEnd(src, max(start, from))+1, len(src)), len(src)) {
		end(at)
		if at > to {
			return
		}
	}
	end(len(src))
}

// last returns the last line that begins a function, of those that begin at a place or
// before it, or the beginning of the source. It looks no further back than a unit
// may be long, and tells with known whether that was enough.
func (h *heads) last(src []byte, at int) (start int, name string, known bool) {
	piece := 1 << 10
	for end := min(lineEnd(src, at)+1, len(src)); end > 0; piece *= 2 {
		from := lineStart(src, max(0, end-piece))
		found := false
		for start, name = range h.each(src, from, end) {
			found = true
		}
		if found {
			return start, name, true
		}
		if at-from > LongestUnit {
			return from, "", false
		}
		end = from
	}
	return 0, "", true
}

// each yields the lines that begin a function, of those that begin from one place on
// and before another, and what it is called.
func (h *heads) each(src []byte, from, to int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for from < to {
			end := lineEnd(src, from)
			if name, ok := h.head(src[from:end]); ok && !yield(from, name) {
				return
			}
			from = end + 1
		}
	}
}

// lineStart returns where the line begins that a place is in.
func lineStart(src []byte, at int) int { return bytes.LastIndexByte(src[:at], '\n') + 1 }

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
