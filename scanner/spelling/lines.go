package spelling

// indent bounds the blanks in front of a line, in bytes.
const indent = 64

// breakAt returns the offset after the line break at i, of one line only, and
// the blanks that follow it. A break is LF or CRLF, or what they are in a
// string: \n, \r\n.
func (w *window) breakAt(i int) (after int, ok bool) {
	rest := w.data[i:]
	n := 0
	switch {
	case starts(rest, "\n"):
		n = 1
	case starts(rest, "\r\n"), starts(rest, `\n`):
		n = 2
	case starts(rest, `\r\n`):
		n = 4
	default:
		return i, false
	}
	after = i + n
	for n = 0; after < len(w.data) && blank(w.data[after]); after++ {
		if n++; n > indent {
			return i, false
		}
	}
	return after, true
}

// breakBefore returns the offset of the line break that, with the blanks after
// it, ends at i.
func (w *window) breakBefore(i int) (end int, ok bool) {
	for n := 0; i > 0 && blank(w.data[i-1]); i-- {
		if n++; n > indent {
			return i, false
		}
	}
	head := w.data[:i]
	switch {
	case ends(head, "\r\n"):
		return i - 2, true
	case ends(head, "\n"):
		return i - 1, true
	case ends(head, `\r\n`):
		return i - 4, true
	case ends(head, `\n`):
		return i - 2, true
	}
	return i, false
}

func starts(text []byte, prefix string) bool {
	return len(text) >= len(prefix) && string(text[:len(prefix)]) == prefix
}

func ends(text []byte, suffix string) bool {
	return len(text) >= len(suffix) && string(text[len(text)-len(suffix):]) == suffix
}

func blank(b byte) bool { return b == ' ' || b == '\t' }

// block is how many characters lines have of which the width alone says that
// they are one text. Programs wrap base64 at 60 to 76.
const block = 60

// continues tells whether the base64 before a line break goes on after it. end
// is the offset of the break, start that of the next line's text, whose first
// character is number next of the run.
//
// The line after may be anything, such as the word that ends a shell's here
// document, and what is base64 by its characters alone would make a longer
// token of the one before. So the whole line must be base64, no longer than
// the line before or as wide as it (LDIF wraps name and value together), and
// end as base64 does: padding of the right length, no bits left over where it
// is padded or shorter. And something must speak for its being the same text:
// that it decodes to text on both sides of the break, or the width of several
// lines. Two lines that both begin with the literal are a list of keys.
//
// Of the words of Go's source, in a line of their own below 43 to 46 characters
// without padding, one in 300 to 800 is taken for the end of them.
func (r *run) continues(end, start, next int) bool {
	a := r.charsBefore(end)
	b := r.charsFrom(start)
	stop, padded, ok := r.lineEnd(start+b, next+b)
	if a == 0 || b == 0 || !ok {
		return false
	}
	wide := a == b || r.data[end] != '\\' && r.column(end) == r.column(stop)
	if b > a && !wide || (padded || b < a) && !r.canonical(start+b-1, next+b) {
		return false
	}
	if aligned(next) && aligned(next-a) && r.begins(end-a, a) && r.begins(start, b) {
		return false
	}
	return r.textAt(end, start, next, a, b) ||
		wide && min(a, b) >= block ||
		a >= block && r.blockBefore(end-a, a)
}

// charsBefore counts the characters that end at i without a break.
func (r *run) charsBefore(i int) int {
	n := 0
	for r.has(i - n - 1) {
		n++
	}
	return n
}

// charsFrom counts the characters that begin at i without a break.
func (r *run) charsFrom(i int) int {
	n := 0
	for r.has(i + n) {
		n++
	}
	return n
}

// padding reads the padding at i. next is the number of the character that
// would be there. ok: it is there and of the right length, in this line or, as
// for a text wrapped at 70, in the next.
func (r *run) padding(i, next int) (end int, ok bool) {
	end = i
	want := (4*groups - next) % 4
	for n := range 2 {
		at := end
		if n < want && want < 3 {
			at, _ = r.breakAt(end)
		}
		if at == len(r.data) || r.data[at] != '=' {
			break
		}
		end, ok = at+1, n+1 == want
	}
	return end, ok
}

// lineEnd reads padding and what may end a line of base64: a break, the end of
// the data, or what closes a string or an element. next is the number of the
// character that would be at i.
func (r *run) lineEnd(i, next int) (stop int, padded, ok bool) {
	stop, padded = r.padding(i, next)
	if stop > i && !padded {
		return stop, false, false
	}
	for i = stop; i < len(r.data) && blank(r.data[i]) && i-stop < indent; {
		i++
	}
	if i == len(r.data) {
		return stop, padded, true
	}
	_, ok = r.breakAt(i)
	switch r.data[i] {
	case '"', '\'', '`', '<':
		ok = i == stop
	case '\\':
		ok = ok || i == stop && (starts(r.data[i:], `\"`) || starts(r.data[i:], `\'`))
	}
	return stop, padded, ok
}

// column returns how many bytes of its line are before i; less than 0, and
// another number for each i, where the line's beginning is out of the window.
func (r *run) column(i int) int {
	for n := range i {
		if r.data[i-n-1] == '\n' {
			return n
		}
	}
	if r.starts {
		return i
	}
	return -1 - i
}

// canonical tells whether base64 may end as it does: i is the offset of its
// last character and next the number of the one that is not there. The bits
// that are left over are 0.
func (r *run) canonical(i, next int) bool {
	switch last := alphabet[r.data[i]]; (next + 4*groups) % 4 {
	case 0:
		return true
	case 2:
		return last&0xf == 0
	case 3:
		return last&3 == 0
	}
	return false
}

func aligned(char int) bool { return (char+4*groups)%4 == 0 }

// begins tells whether the n characters from i on, decoded from the first one
// on, begin with the literal.
func (r *run) begins(i, n int) bool {
	width := r.width()
	if 6*n < 8*r.size() {
		return false
	}
	for k := range r.size() {
		at := i + 8*k/6
		b := joinedBits(alphabet[r.data[at]], alphabet[r.data[at+1]], 8*k%6)
		if k%width == 1 && b != 0 || k%width == 0 && !same(b, r.s.plain[k/width], r.s.fold) {
			return false
		}
	}
	return true
}

// textAt tells whether the run decodes to text on both sides of a break, where
// a characters end there and b begin: the nearest bytes of them, nine or less.
func (r *run) textAt(end, start, next, a, b int) bool {
	near := 12 * r.width()
	a, b = min(a, near), min(b, near)
	char := func(i int) byte { // by its distance from the break
		if i < 0 {
			return alphabet[r.data[end+i]]
		}
		return alphabet[r.data[start+i]]
	}
	seen := false
	first := (6*(next-a+4*groups)+7)/8 - 3*groups
	for k := first; charOf(k, 7) < next+b; k++ {
		at := charOf(k, 0) - next
		got := joinedBits(char(at), char(at+1), (8*(k+3*groups))%6)
		high := r.wide && (k-r.align)%2 != 0
		if high && got != 0 || !high && !printable(got) {
			return false
		}
		seen = seen || at+1 >= 0
	}
	return seen
}

// blockBefore tells whether the n characters from i on are a line, and the one
// before it is as wide.
func (r *run) blockBefore(i, n int) bool {
	end, ok := r.breakBefore(i)
	return ok && r.charsBefore(end) == n
}
