package syntax

import "bytes"

// A token is one word of a source. What it is for a language, the parser
// decides.
type token struct {
	kind     tokenKind
	word     word // of a name that is a keyword
	broken   bool // a line break stands before it
	spaced   bool // a blank or a line break stands before it
	from, to int32
}

type tokenKind uint8

const (
	tokEnd tokenKind = iota
	tokName
	tokLiteral
	tokString // the lexer is behind what opens it
	tokOpen   // ( [ {
	tokClose
	tokComma
	tokSemicolon
	tokColon
	tokDot    // . ?. :: &. and where it means the same ->
	tokArrow  // => ->
	tokAssign // = :=
	tokAppend // += .= and so on
	tokQuestion
	tokOr      // || ?? ?:
	tokAnd     // &&
	tokNot     // !
	tokCompare // == < and so on
	tokAngle   // < and >, which may be brackets
	tokShift   // <<
	tokBar     // |
	tokAt      // @
	tokOther   // what joins values, or nothing that matters
)

// A lexer cuts a source into tokens.
type lexer struct {
	*Language
	src      []byte
	pos      int
	end      int // the source's
	line     int // where the line begins that pos is in
	comments []Span
	quoted   quote   // of the last tokString
	heredoc  heredoc // Ruby's
	echo     int     // behind PHP's <?= that was passed over; 0 for none
	asked    int     // where endOfLine was asked about last
	lineEnd  int     // what it said
}

// A heredoc is text that stands below the line that it belongs to.
type heredoc struct {
	at int // the line break where it begins; 0: none
	to int // the line break behind it
}

const (
	isLetter = 1 << iota // may begin a name
	isDigit
	isBlank
)

var classes = func() (c [256]uint8) {
	for b := range 256 {
		switch {
		case b|0x20 >= 'a' && b|0x20 <= 'z', b == '_', b >= 0x80:
			c[b] = isLetter
		case b >= '0' && b <= '9':
			c[b] = isDigit
		case b == ' ', b == '\t', b == '\r', b == '\f', b == '\v':
			c[b] = isBlank
		}
	}
	return c
}()

func (l *lexer) at(i int) byte {
	if i < l.end {
		return l.src[i]
	}
	return 0
}

// has tells whether the text stands where the lexer is.
func (l *lexer) has(text string) bool {
	return l.pos+len(text) <= l.end && string(l.src[l.pos:l.pos+len(text)]) == text
}

// blanks passes over blanks, line breaks and comments.
func (l *lexer) blanks(t *token) {
	for l.pos < l.end {
		c := l.src[l.pos]
		switch {
		case classes[c]&isBlank != 0:
			l.pos++
			t.spaced = true
		case c == '\n':
			if l.pos == l.heredoc.at && l.heredoc.to > 0 {
				l.pos = l.heredoc.to
				l.heredoc = heredoc{}
			}
			l.pos = min(l.pos+1, l.end)
			l.line = l.pos
			t.spaced, t.broken = true, true
		case c == l.continues() && (l.at(l.pos+1) == '\n' || l.at(l.pos+1) == '\r' && l.at(l.pos+2) == '\n'):
			l.pos = l.pos + 1 + bytes.IndexByte(l.src[l.pos+1:l.end], '\n') + 1
			l.line = l.pos
			t.spaced = true
		case c > '/' && c < '<' && c != ';' || classes[c] != 0:
			return
		default:
			if l.begins[c]&mayComment == 0 || !l.comment(t) {
				return
			}
		}
	}
}

// continues returns what makes a line go on in the next one, if it is its end.
func (l *lexer) continues() byte {
	if l.verbs {
		return '`'
	}
	return '\\'
}

// comment passes over a comment, if there is one.
func (l *lexer) comment(t *token) bool {
	from := l.pos
	for _, b := range l.block {
		if l.has(b[0]) {
			l.pos += len(b[0])
			l.blockComment(b)
			t.spaced = true
			if bytes.IndexByte(l.src[from:l.pos], '\n') >= 0 {
				t.broken = true
				l.line = from + bytes.LastIndexByte(l.src[from:l.pos], '\n') + 1
			}
			l.comments = append(l.comments, Span{int32(from), int32(l.pos)})
			return true
		}
	}
	for _, begin := range l.Language.line {
		if l.has(begin) && !(begin == "#" && l.php && l.at(l.pos+1) == '[') {
			l.pos = l.endOfLine(l.pos)
			if l.php { // ?> ends the comment, too
				if i := bytes.Index(l.src[from:l.pos], []byte("?>")); i >= 0 {
					l.pos = from + i
				}
			}
			l.comments = append(l.comments, Span{int32(from), int32(l.pos)})
			return true
		}
	}
	if l.hashed && l.src[l.pos] == '#' && len(bytes.TrimSpace(l.src[l.line:l.pos])) == 0 {
		l.directive()
		t.spaced, t.broken = true, true
		return true
	}
	return false
}

// blockComment passes over the rest of one. Nested ones are counted.
func (l *lexer) blockComment(b [2]string) {
	if !l.nested {
		if i := bytes.Index(l.src[l.pos:l.end], []byte(b[1])); i >= 0 {
			l.pos += i + len(b[1])
		} else {
			l.pos = l.end
		}
		return
	}
	for depth := 1; depth > 0 && l.pos < l.end; {
		switch {
		case l.src[l.pos] == b[1][0] && l.has(b[1]):
			depth--
			l.pos += len(b[1])
		case l.src[l.pos] == b[0][0] && l.has(b[0]):
			depth++
			l.pos += len(b[0])
		default:
			l.pos++
		}
	}
}

// directive passes over a line of the preprocessor, and those that it goes on
// in. What a macro stands for is nobody's code yet.
func (l *lexer) directive() {
	for {
		l.pos = l.endOfLine(l.pos)
		end := l.pos
		if end > 0 && l.src[end-1] == '\r' {
			end--
		}
		if l.pos >= l.end || end == 0 || l.src[end-1] != '\\' {
			return
		}
		l.pos++
	}
}

// endOfLine returns where the line ends that from is in. It remembers: many
// heredocs may begin in one line.
func (l *lexer) endOfLine(from int) int {
	if l.asked > from || from > l.lineEnd {
		i := bytes.IndexByte(l.src[from:l.end], '\n')
		if i < 0 {
			i = l.end - from
		}
		l.asked, l.lineEnd = from, from+i
	}
	return l.lineEnd
}

// name passes over the rest of an identifier.
func (l *lexer) name() {
	for l.pos < l.end {
		if classes[l.src[l.pos]]&(isLetter|isDigit) == 0 && (l.letters == "" || !l.letter(l.src[l.pos])) {
			return
		}
		l.pos++
	}
}

// record returns what the word does that begins a record, and is a name like any other where
// no class's name follows.
func (l *lexer) record() word {
	rest := l.src[l.pos:min(l.end, l.pos+len(" struct "))]
	name := bytes.TrimLeft(rest, " ")
	if len(name) < len(rest) && len(name) > 0 && (name[0] >= 'A' && name[0] <= 'Z' || bytes.HasPrefix(name, []byte("struct")) || bytes.HasPrefix(name, []byte("class"))) {
		return wordClass
	}
	return notWord
}

// letter tells whether the language has the byte in names, and what stands
// behind it is one, too.
func (l *lexer) letter(c byte) bool {
	for i := range len(l.letters) {
		if l.letters[i] == c {
			next := l.at(l.pos + 1)
			if c == '?' || c == '!' { // Ruby's: the last one
				return next != '=' && next != c
			}
			return classes[next]&isLetter != 0
		}
	}
	return false
}

// number passes over the rest of a number.
func (l *lexer) number() {
	for l.pos < l.end {
		c := l.src[l.pos]
		switch {
		case classes[c]&(isLetter|isDigit) != 0:
		case c == '.' && classes[l.at(l.pos+1)]&isDigit != 0:
		case (c == '+' || c == '-') && l.src[l.pos-1]|0x20 == 'e' && classes[l.at(l.pos+1)]&isDigit != 0 && l.src[l.pos-2] != 'x':
		case c == '\'' && l.Language == cpp && classes[l.at(l.pos+1)]&(isLetter|isDigit) != 0:
		default:
			return
		}
		l.pos++
	}
}

// next returns the next token.
func (l *lexer) next() token {
	var t token
	l.blanks(&t)
	t.from = int32(l.pos)
	if l.php && l.has("?>") {
		l.outside()
		t.kind, t.to = tokSemicolon, int32(l.pos)
		return t
	}
	if l.echo > 0 {
		t.kind, t.word, t.from, t.to = tokName, wordEcho, int32(l.echo-len("<?=")), int32(l.echo)
		l.echo = 0
		return t
	}
	if l.pos >= l.end {
		t.to = t.from
		return t
	}
	c := l.src[l.pos]
	switch {
	case classes[c]&isLetter != 0:
		if l.begins[c]&mayQuote != 0 && l.Language.quote(l) {
			return l.string(t)
		}
		l.pos++
		l.name()
		t.kind, t.to = tokName, int32(l.pos)
		if l.caseless {
			t.word = l.table.findFolded(l.src[t.from:t.to])
		} else {
			if t.word = l.table.find(l.src[t.from:t.to]); t.word == wordRecord {
				t.word = l.record()
			}
		}
		return t
	case classes[c]&isDigit != 0 || c == '.' && classes[l.at(l.pos+1)]&isDigit != 0 && !l.behindValue():
		l.pos++
		l.number()
		t.kind = tokLiteral
	case c == '$' && l.verbs && l.bracedName(&t):
		return t
	case l.sigil(c):
		l.pos++
		if c == '@' && l.at(l.pos) == '@' {
			l.pos++
		}
		t.from = int32(l.pos)
		l.name()
		t.kind = tokName
	case l.begins[c]&mayQuote != 0 && l.Language.quote(l):
		return l.string(t)
	default:
		t.kind = l.punctuation(c)
	}
	t.to = int32(l.pos)
	return t
}

// behindValue tells whether the byte before belongs to a value: pair.0 is no
// number.
func (l *lexer) behindValue() bool {
	if l.pos == 0 {
		return false
	}
	c := l.src[l.pos-1]
	return classes[c]&(isLetter|isDigit) != 0 || c == ')' || c == ']'
}

func (l *lexer) string(t token) token {
	t.kind, t.to = tokString, int32(l.pos)
	return t
}

// sigil tells whether the byte begins a name without being part of it.
func (l *lexer) sigil(c byte) bool {
	for i := range len(l.sigils) {
		if l.sigils[i] == c {
			next := l.at(l.pos + 1)
			return classes[next]&isLetter != 0 || classes[next]&isDigit != 0 && l.closures || next == '@' && classes[l.at(l.pos+2)]&isLetter != 0
		}
	}
	return false
}

// punctuation passes over an operator or a bracket.
func (l *lexer) punctuation(c byte) tokenKind {
	for _, o := range l.operators[c] {
		if l.has(o.text) && !(o.text == "?." && classes[l.at(l.pos+2)]&isDigit != 0) { // a ?.5 : b
			l.pos += len(o.text)
			return o.kind
		}
	}
	l.pos++
	return tokOther
}
