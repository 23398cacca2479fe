package rules

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
)

// What is read off an expression: literals that each match has, whether it
// begins with them, and what may follow them.

// maxTexts bounds how many literals are read off one expression; shortLiteral
// is the least that one is worth searching for, in bytes.
const (
	maxTexts     = 64
	shortLiteral = 2
)

// derive completes a rule with what its expression says.
func (r *Rule) derive(re *syntax.Regexp) {
	begins := beginnings(re)
	if len(r.Literals) == 0 {
		r.Fold = begins.fold
		if r.Literals = begins.texts; !worth(r.Literals) {
			contained := contained(re)
			r.Literals, r.Fold = contained.texts, contained.fold
		}
		if !worth(r.Literals) {
			r.Literals, r.Fold = nil, false
		}
	}
	r.Within = !begins.all(r.Literals, r.Fold)
	r.rest = restOf(re, r.Literals, r.Fold)
	if !r.Within && len(r.Literals) == 1 {
		r.Tail, r.Least = tail(re, len(r.Literals[0]))
	}
}

// size returns how many elements an expression has once its repetitions are
// written out, as they are when it is compiled. From maxSize on it is not exact.
func size(re *syntax.Regexp) int {
	n := max(1, len(re.Rune))
	for _, sub := range re.Sub {
		n = min(n+size(sub), maxSize+1)
	}
	if re.Op == syntax.OpRepeat {
		n *= max(re.Min, re.Max, 1)
	}
	return min(n, maxSize+1)
}

// empty tells whether an expression matches the empty text somewhere.
func empty(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpNoMatch, syntax.OpLiteral, syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return false
	case syntax.OpConcat:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !empty(sub) })
	case syntax.OpAlternate:
		return slices.ContainsFunc(re.Sub, empty)
	case syntax.OpCapture, syntax.OpPlus:
		return empty(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min == 0 || empty(re.Sub[0])
	}
	return true
}

// restOf returns an expression for what every match has from one of the
// literals on; nil where that cannot be told. It fails within a few bytes of
// most hits, where the whole expression would read a window.
func restOf(re *syntax.Regexp, literals []string, fold bool) *Pattern {
	for re.Op == syntax.OpCapture {
		re = re.Sub[0]
	}
	subs := []*syntax.Regexp{re}
	if re.Op == syntax.OpConcat {
		subs = re.Sub
	}
	if len(literals) == 0 || hasOp(re, syntax.OpNoWordBoundary) { // \B asks for what stands before
		return nil
	}
	for i := range subs {
		if !boundary(subs[i]) && inOrder(subs[i:]).all(literals, fold) {
			return NewPattern(`\A(?:` + (&syntax.Regexp{Op: syntax.OpConcat, Sub: subs[i:]}).String() + `)`)
		}
	}
	return nil
}

// boundary tells whether an expression begins with what looks at the text before it.
func boundary(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginLine, syntax.OpBeginText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return true
	case syntax.OpCapture, syntax.OpPlus, syntax.OpRepeat:
		return boundary(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if boundary(sub) || sub.Op != syntax.OpEmptyMatch {
				return boundary(sub)
			}
		}
	case syntax.OpAlternate:
		return slices.ContainsFunc(re.Sub, boundary)
	}
	return false
}

func hasOp(re *syntax.Regexp, op syntax.Op) bool {
	return re.Op == op || slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return hasOp(sub, op) })
}

// texts are literals of which every match has one.
type texts struct {
	texts []string
	fold  bool // they match in either case
	whole bool // the expression has no more than that
}

// worth tells whether the literals are worth searching for.
func worth(literals []string) bool {
	return len(literals) > 0 && !slices.ContainsFunc(literals, func(l string) bool { return len(l) < shortLiteral })
}

// all tells whether each of the texts begins with one of the literals.
func (t texts) all(literals []string, fold bool) bool {
	if len(t.texts) == 0 || t.fold && !fold {
		return false
	}
	for _, text := range t.texts {
		if !slices.ContainsFunc(literals, func(l string) bool { return strings.HasPrefix(text, l) }) {
			return false
		}
	}
	return true
}

// beginnings returns the texts that matches begin with, as far as they can be told.
func beginnings(re *syntax.Regexp) texts {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return texts{texts: []string{""}, whole: true}
	case syntax.OpLiteral:
		return literalOf(re)
	case syntax.OpCapture:
		return beginnings(re.Sub[0])
	case syntax.OpCharClass:
		return oneOf(re)
	case syntax.OpConcat:
		return inOrder(re.Sub)
	case syntax.OpAlternate:
		var all texts
		all.whole = true
		for i, sub := range re.Sub {
			t := beginnings(sub)
			if len(t.texts) == 0 || i > 0 && t.fold != all.fold || len(all.texts)+len(t.texts) > maxTexts {
				return texts{texts: []string{""}}
			}
			all = texts{append(all.texts, t.texts...), t.fold, all.whole && t.whole}
		}
		return all
	}
	return texts{texts: []string{""}}
}

// inOrder returns the beginnings of expressions one after the other.
func inOrder(subs []*syntax.Regexp) texts {
	all := texts{texts: []string{""}, whole: true}
	for _, sub := range subs {
		t := beginnings(sub)
		empty := len(all.texts) == 1 && all.texts[0] == ""
		if len(all.texts)*len(t.texts) > maxTexts || !empty && t.fold != all.fold && slices.ContainsFunc(t.texts, hasLetter) {
			all.whole = false
			return all
		}
		var longer []string
		for _, head := range all.texts {
			for _, rest := range t.texts {
				longer = append(longer, head+rest)
			}
		}
		all.texts, all.fold = longer, all.fold || t.fold
		if !t.whole {
			all.whole = false
			return all
		}
	}
	return all
}

func hasLetter(text string) bool { return strings.IndexFunc(text, unicode.IsLetter) >= 0 }

// literalOf returns the text of a literal. Where it folds case, it does so in
// ASCII: U+017F for s and U+212A for k, which Unicode folds as well, are in no
// key. Of other letters beyond ASCII, only what comes before them counts.
func literalOf(re *syntax.Regexp) texts {
	text := string(re.Rune)
	if re.Flags&syntax.FoldCase == 0 {
		return texts{[]string{text}, false, true}
	}
	text = strings.ToLower(text)
	head := text
	if cut := strings.IndexFunc(text, func(r rune) bool { return r >= 0x80 }); cut >= 0 {
		head = text[:cut]
	}
	return texts{[]string{head}, hasLetter(head), head == text}
}

// oneOf returns the characters of a small class.
func oneOf(re *syntax.Regexp) texts {
	var all []string
	for i := 0; i < len(re.Rune); i += 2 {
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			if len(all) == 8 {
				return texts{texts: []string{""}}
			}
			all = append(all, string(r))
		}
	}
	return texts{texts: all, whole: true}
}

// contained returns texts of which every match has one somewhere: of those that
// can be told, the ones that are found least often.
func contained(re *syntax.Regexp) texts {
	best := beginnings(re)
	better := func(t texts) {
		if weight(t.texts) > weight(best.texts) {
			best = t
		}
	}
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		better(contained(re.Sub[0]))
	case syntax.OpRepeat:
		if re.Min > 0 {
			better(contained(re.Sub[0]))
		}
	case syntax.OpConcat:
		for i, sub := range re.Sub {
			better(contained(sub))
			better(inOrder(re.Sub[i:]))
		}
	case syntax.OpAlternate:
		var all texts
		for i, sub := range re.Sub {
			t := contained(sub)
			if i > 0 && t.fold != all.fold || len(all.texts)+len(t.texts) > maxTexts {
				return best
			}
			all = texts{texts: append(all.texts, t.texts...), fold: t.fold}
		}
		better(all)
	}
	return best
}

// weight says how well literals tell the places of matches: it is how many
// different bytes the worst of them has. Ten times one letter is all over some
// files.
func weight(texts []string) int {
	least := 0
	for i, text := range texts {
		var seen [256]bool
		n := 0
		for _, b := range []byte(text) {
			if !seen[b] {
				seen[b] = true
				n++
			}
		}
		if i == 0 || n < least {
			least = n
		}
	}
	return least
}

// tail returns which bytes follow the first n bytes of every match, and how
// many of them there are at the least.
func tail(re *syntax.Regexp, n int) (class Class, least int) {
	var has [256]bool
	for _, e := range elements(re, nil) {
		times := 1
		if e.Op == syntax.OpRepeat || e.Op == syntax.OpPlus {
			if e.Op == syntax.OpRepeat {
				times = e.Min
			}
			last := e.Op == syntax.OpPlus || e.Max != e.Min
			if n > 0 || e.Sub[0].Op != syntax.OpCharClass || times == 0 {
				break
			}
			mark(&has, e.Sub[0])
			least += times
			if last {
				break
			}
			continue
		}
		if e.Op == syntax.OpLiteral && e.Flags&syntax.FoldCase == 0 {
			text := string(e.Rune)
			skip := min(n, len(text))
			n -= skip
			for _, b := range []byte(text[skip:]) {
				has[b] = true
				least++
			}
			continue
		}
		if n > 0 || e.Op != syntax.OpCharClass {
			break
		}
		mark(&has, e)
		least++
	}
	if n > 0 || least == 0 {
		return "", 0
	}
	var set []byte
	for b, ok := range has {
		if ok {
			set = append(set, byte(b))
		}
	}
	return Class(set), least
}

// elements returns what an expression has one after the other, without what
// takes no bytes.
func elements(re *syntax.Regexp, all []*syntax.Regexp) []*syntax.Regexp {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return all
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			all = elements(sub, all)
		}
		return all
	}
	return append(all, re)
}

// mark notes the bytes of a class of characters. Of one beyond ASCII it may be any
// byte that such characters have.
func mark(has *[256]bool, class *syntax.Regexp) {
	for i := 0; i < len(class.Rune); i += 2 {
		for r := class.Rune[i]; r <= class.Rune[i+1] && r < 0x80; r++ {
			has[r] = true
		}
		if class.Rune[i+1] >= 0x80 {
			for b := 0x80; b < 0x100; b++ {
				has[b] = true
			}
		}
	}
}
