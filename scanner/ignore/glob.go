package ignore

import "slices"

// A glob is a pattern, or its rest from the first special character on, as a list of steps. It is git's wildmatch with
// WM_PATHNAME; where git's matcher doesn't do what gitignore(5) says, git wins.
type glob []op

type op struct {
	kind   opKind
	exact  byte // opByte: the byte
	folded byte // opByte: what to hold the small letter of a byte against, if case is folded
	class  *class
}

type opKind uint8

const (
	opByte  opKind = iota
	opClass        // [a-z] or ?
	opStar         // * : any bytes, no slash
	opDeep         // ** at the end: any bytes
	opDirs         // **/ : nothing, or any bytes up to a slash
)

// maxPath is the longest path in bytes that a pattern is kept for: no system's paths are longer (Linux has 4,096, Windows
// 32,767). It bounds what a line of a hundred megabytes costs.
const maxPath = 1 << 16

// compile returns the steps of s, and false if no path can match it.
func compile(s string) (g glob, ok bool) {
	shortest := 0 // the length of the shortest path that can match
	for i := 0; i < len(s) && shortest <= maxPath; {
		if s[i] == '*' {
			kind, end := stars(s, i)
			if i = end; len(g) == 0 || g[len(g)-1].kind != kind { // **/**/ is **/
				g = append(g, op{kind: kind})
			}
			continue
		}
		next := op{class: notSlash, kind: opClass}
		switch s[i] {
		case '?':
			i++
		case '[':
			if next.class, i = parseClass(s, i+1); next.class == nil {
				return nil, false
			}
		case '\\':
			if i++; i == len(s) {
				return nil, false
			}
			// Git folds the capitals of the path, but not an escaped one: with core.ignorecase, \A matches nothing.
			next = op{exact: s[i], folded: s[i]}
			i++
		default:
			next = op{exact: s[i], folded: lower(s[i])}
			i++
		}
		g = append(g, next)
		shortest++
	}
	return g, shortest <= maxPath
}

// stars reads the asterisks at s[i]. Two or more mean folders if they stand between slashes or the ends; "other
// consecutive asterisks are considered regular asterisks" (gitignore(5)).
func stars(s string, i int) (opKind, int) {
	end := i
	for end < len(s) && s[end] == '*' {
		end++
	}
	if end-i == 1 || i > 0 && s[i-1] != '/' {
		return opStar, end
	}
	switch rest := s[end:]; {
	case rest == "":
		return opDeep, end
	case rest[0] == '/':
		return opDirs, end + 1
	case len(rest) > 1 && rest[:2] == `\/`: // here git doesn't try "no folder at all"
		return opDeep, end
	}
	return opStar, end
}

// tail returns the bytes at the end that every match ends in.
func (g glob) tail() string {
	var tail []byte
	for i := len(g) - 1; i >= 0 && g[i].kind == opByte; i-- {
		tail = append(tail, g[i].exact)
	}
	slices.Reverse(tail)
	return string(tail)
}

// match tells whether the glob matches all of the text. It keeps the set of places in the text to which the steps so far
// can lead, and moves all of it by one step at a time. A step over a byte drops the first place of the set, so that no glob
// takes longer than the square of the text, whatever its own length.
func (g glob) match(text []byte, fold bool) bool {
	var buf [256]bool
	w := window{text: text, at: buf[:]}
	if len(text) >= len(buf) {
		w.at = make([]bool, len(text)+1)
	}
	w.at[0] = true
	for i := range g {
		if o := &g[i]; o.kind > opClass {
			w.spread(o.kind)
		} else if !w.take(o, fold) {
			return false
		}
	}
	return w.hi == len(text)
}

// A window is the set of places in the text that have been reached. The first is lo, the last is hi.
type window struct {
	text   []byte
	at     []bool
	lo, hi int
}

// take moves each place over a byte that the step accepts, and drops the others. It returns false if none is left.
func (w *window) take(o *op, fold bool) bool {
	lo, hi := len(w.text)+1, -1
	for i := min(w.hi, len(w.text)-1); i >= w.lo; i-- {
		w.at[i+1] = w.at[i] && o.accepts(w.text[i], fold)
		if w.at[i+1] {
			lo, hi = i+1, max(hi, i+1)
		}
	}
	w.at[w.lo] = false
	w.lo, w.hi = lo, hi
	return hi >= 0
}

func (o *op) accepts(b byte, fold bool) bool {
	switch {
	case o.kind == opClass:
		return o.class.accepts(b, fold)
	case fold:
		return lower(b) == o.folded
	}
	return b == o.exact
}

// spread adds the places behind those in the set that the asterisks lead to.
func (w *window) spread(kind opKind) {
	for i := w.lo; i < len(w.text) && (i <= w.hi || kind == opDirs); i++ {
		slash := w.text[i] == '/'
		if kind == opDeep || kind == opDirs && slash || kind == opStar && w.at[i] && !slash {
			w.at[i+1] = true
			w.hi = max(w.hi, i+1)
		}
	}
}
