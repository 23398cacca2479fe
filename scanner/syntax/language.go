package syntax

import (
	"path"
	"slices"
	"strings"
	"sync"
)

// A Language is what the parser knows of one.
type Language struct {
	Name  string
	Files []string // names of files, or their ends: ".py"; with a * in it, a pattern of the last parts of a path

	line        []string    // what begins a comment up to the end of the line
	block       [][2]string // what begins and ends a longer one
	nested      bool        // these are nested
	layout      layout
	newlines    bool // a line break ends a statement, unless it goes on
	words       map[string]word
	quote       func(*lexer) bool // tells whether a string begins where the lexer is; if so, passes over what opens it, and describes it in quoted
	sigils      string            // bytes that may begin a name, and are no part of it
	letters     string            // bytes beside letters, digits and _ that names have
	angles      bool              // List<String> has type arguments
	typed       bool              // String key = …, and functions without a keyword
	colon       bool              // key: String = …
	braces      bool              // where a value may be, { begins a list: JavaScript
	closures    bool              // f(x) { … } and f { … }: a function as the last argument
	commands    bool              // f x, y: a call without parentheses
	regex       bool              // /…/ where a value may be
	markup      bool              // <tag> where a value may be
	casts       bool              // (String) x
	macros      bool              // name!(…)
	pipes       bool              // |x| … is a function
	streams     bool              // a << b
	initializes bool              // T x{a, b} is T x = {a, b}
	hashed      bool              // # begins a directive of the preprocessor
	adjacent    bool              // "a" "b" is one string
	verbs       bool              // a name without a sigil is a command, and what follows in the line are its arguments
	accessors   bool              // a member may have get and set, or => what it returns
	declares    bool              // Type name, or name: Type, is a Pair of the name and its type
	patterns    bool              // x is { A: var a }, x switch { … }, x with { … }, from x in y select z
	attributes  bool              // [Name] stands before what it marks
	makers      bool              // class Name(parameters) : Base(arguments)
	infix       bool              // a name b calls a.name(b), and fun Type.name() is called on a Type
	caseless    bool              // words mean the same in upper and lower case
	arms        bool              // a switch has arms: pattern => value
	ranges      bool              // a..b is a range
	returns     bool              // (x): T => …, with the type of what it returns
	commas      bool              // (a, b) is b
	php         bool              // there is text around <?php … ?>

	marks    []operator // that are its own, or mean something else than in other languages
	prefixes string     // letters that a string may begin with, before its quote

	heads *heads // how functions begin; nil: a file is judged as a whole
	lead  string // what a function's text lacks that is parsed by itself, unless one of unled is in it
	unled []string

	parse     func(src []byte) *Tree // reads it instead of the shallow parser
	once      sync.Once
	table     *wordTable
	operators [256][]operator // by their first byte
	begins    [256]uint8      // what a byte may begin: mayComment, mayQuote
}

// What a byte may begin.
const (
	mayComment = 1 << iota
	mayQuote
)

// prepare computes what the lexer asks for every byte.
func (l *Language) prepare() {
	l.table, l.operators = newWordTable(l.words), byFirst(l.marks)
	for _, begin := range l.line {
		l.begins[begin[0]] |= mayComment
	}
	for _, b := range l.block {
		l.begins[b[0][0]] |= mayComment
	}
	if l.hashed {
		l.begins['#'] |= mayComment
	}
	for _, c := range []byte("\"'`#%<@$/" + l.prefixes) {
		l.begins[c] |= mayQuote
	}
}

// A layout is how blocks are marked.
type layout uint8

const (
	braced   layout = iota // { }
	indented               // a colon, and deeper lines
	ended                  // up to the word end
)

// A word is what a keyword does.
type word uint8

const (
	notWord   word = iota
	wordFunc       // begins a function
	wordClass      // begins a class, or what is like one: a name, what it is made of, and a block
	wordIf
	wordElse
	wordElif
	wordFor
	wordWhile // a condition and a block
	wordDo
	wordSwitch
	wordCase
	wordTry
	wordCatch
	wordFinally
	wordWith // a value that gets a name, and a block
	wordReturn
	wordThrow
	wordImport
	wordFrom    // from x import y
	wordDeclare // let, var, const: passed over
	wordModify  // public, static, async: passed over where a statement begins
	wordSkip    // the statement says nothing: break, pass, goto
	wordAnd
	wordOr
	wordNot
	wordIs     // a comparison: in, is, instanceof
	wordAs     // what follows is a type, or in an import a name
	wordUnary  // await, typeof, new, …: of the value that follows
	wordNew    // makes an object
	wordLambda // lambda x: …
	wordEnd
	wordThen   // passed over: then, do
	wordUnless // if, with the blocks the other way round
	wordRescue
	wordLiteral // true, null, this is none of them
	wordEcho    // prints what follows
	wordNamespace
	wordType   // typeof, sizeof: tells nothing of its value
	wordRecord // begins a class, if its name follows
	wordParam  // param ( … ) of PowerShell
)

// Languages are all that Parse knows.
var Languages = []*Language{python, javaScript, typeScript, typeScriptX, java, kotlin, csharp, ruby, php, rust, swift, cpp, powerShell, goLang, shell, workflow, pipeline, container, makefile}

// For returns the language of a file with that name, nil for none that is known.
func For(name string) *Language {
	name = strings.ToLower(name)
	base := path.Base(name)
	if l := byName[base]; l != nil {
		return l
	}
	for i := 0; i < len(base); i++ {
		if base[i] == '.' {
			if l := byEnd[base[i:]]; l != nil {
				return l
			}
		}
	}
	for _, p := range patterns {
		if matches(p.text, name) {
			return p.language
		}
	}
	return nil
}

// MayBe returns the languages that a file may be in whose base name is known, and
// not its folder.
func MayBe(base string) (all []*Language) {
	base = strings.ToLower(base)
	if l := For(base); l != nil {
		all = append(all, l)
	}
	for _, p := range patterns {
		if ok, _ := path.Match(path.Base(p.text), base); ok && !slices.Contains(all, p.language) {
			all = append(all, p.language)
		}
	}
	return all
}

// What For looks names up in.
var (
	byName   = map[string]*Language{}
	byEnd    = map[string]*Language{}
	patterns []pattern
)

// A pattern is that of the last parts of the paths of a language's files.
type pattern struct {
	text     string
	language *Language
}

// name fills in what For looks names up in. The first language that has a name
// keeps it.
func (l *Language) name() {
	for _, end := range l.Files {
		table := byName
		switch {
		case strings.Contains(end, "*"):
			patterns = append(patterns, pattern{end, l})
			continue
		case end[0] == '.':
			table = byEnd
		}
		if table[end] == nil {
			table[end] = l
		}
	}
}

// matches tells whether the last parts of a path match a pattern, of which there
// are as many as in the pattern.
func matches(pattern, name string) bool {
	for i, parts := len(name), strings.Count(pattern, "/"); ; parts-- {
		if i = strings.LastIndexByte(name[:i], '/'); i < 0 || parts == 0 {
			ok, _ := path.Match(pattern, name[i+1:])
			return ok
		}
	}
}

func init() {
	for _, l := range Languages {
		l.name()
	}
}

// A wordTable finds keywords faster than a map of strings: it is asked for
// every name of a file.
type wordTable struct {
	slots [512]struct {
		text string
		word word
	}
}

func newWordTable(words map[string]word) *wordTable {
	t := &wordTable{}
	for text, w := range words {
		i := slot(text)
		for t.slots[i].text != "" {
			i = (i + 1) % len(t.slots)
		}
		t.slots[i].text, t.slots[i].word = text, w
	}
	return t
}

func slot[T string | []byte](text T) int {
	n := len(text)
	return (int(text[0])*31 + int(text[n-1])*7 + int(text[n/2])*131 + n*17) % 512
}

// findFolded is find for a text whose upper case does not matter.
func (t *wordTable) findFolded(text []byte) word {
	var buffer [16]byte
	if len(text) > len(buffer) {
		return notWord
	}
	for i, c := range text {
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		buffer[i] = c
	}
	return t.find(buffer[:len(text)])
}

func (t *wordTable) find(text []byte) word {
	for i := slot(text); t.slots[i].text != ""; i = (i + 1) % len(t.slots) {
		if t.slots[i].text == string(text) {
			return t.slots[i].word
		}
	}
	return notWord
}
