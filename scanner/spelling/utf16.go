package spelling

// utf16 is UTF-16 of either byte order, at any offset.
type utf16 struct{}

// utf16 adds what the two byte orders have in common for an ASCII text: its
// bytes with a 0 between each two.
func (l *list) utf16() {
	if len(l.plain) < 2 {
		return
	}
	wide := []byte{l.plain[0]}
	for i := 1; i < len(l.plain); i++ {
		wide = append(wide, 0, l.plain[i])
	}
	l.add(string(wide), l.fold, utf16{})
}

// read takes everything around the hit for UTF-16, one byte of text for each
// unit.
func (utf16) read(s *Spelling, w *window) (Text, bool) {
	big, ok := w.bigEndian(w.at, w.at+2*len(s.plain)-2)
	if !ok {
		return Text{}, false
	}
	name, first, high := "utf-16le", w.at, 1
	if big {
		name, first, high = "utf-16be", w.at-1, 0
	}
	low := first - 2*min(w.before, first/2)
	end := first + 2*min(w.after, (len(w.data)-first)/2)
	t := w.text(name)
	for i := low; i < end; i += 2 {
		t.add(unit(w.data[i+1-high], w.data[i+high]), i, i+2)
	}
	t.Hit = (first - low) / 2
	return t, true
}

// unit returns one byte for a UTF-16 unit: 0xff for what is not ASCII.
func unit(low, high byte) byte {
	if high != 0 || low >= 0x80 {
		return 0xff
	}
	return low
}

// bigEndian tells the byte order of a text of which the first and the last
// byte that is not 0 are given. ok: there is one in which it is UTF-16.
//
// Big-endian needs a 0 before the first, little-endian one after the last. In
// the middle of ASCII text both are there, and both orders read the same. Then
// the ends of that ASCII text decide, as far as the window goes: a byte order
// mark, the beginning and the end of the data, or other bytes. Where none of
// them is in sight it is little-endian, which nearly all such files are.
func (w *window) bigEndian(first, last int) (big, ok bool) {
	be := first > 0 && w.data[first-1] == 0
	le := last+1 < len(w.data) && w.data[last+1] == 0
	if !be || !le {
		return be, be || le
	}
	return w.left(first)+w.right(last) > 0, true
}

// How much an end of the ASCII text says about the byte order; for
// little-endian it is negative.
const (
	otherByte = 1 // one that is not 0, where the other order has a 0
	dataEnd   = 3 // which would cut a unit of the other order in two
	orderMark = 8
)

// left says what the beginning of the ASCII text speaks for: more than 0 is
// big-endian.
func (w *window) left(i int) int {
	data := w.data
	for i >= 2 && data[i-1] == 0 && data[i-2] != 0 {
		i -= 2
	}
	switch {
	case i == 0 && w.starts:
		return -dataEnd
	case i == 1 && data[0] == 0 && w.starts:
		return dataEnd
	case i == 0 || data[i-1] == 0:
		return 0
	case i >= 2 && data[i-2] == 0xff && data[i-1] == 0xfe:
		return -orderMark
	case data[i-1] == 0xfe && data[i] == 0xff:
		return orderMark
	case !printable(data[i]):
		return otherByte // so it is the low byte of a unit that is not ASCII
	}
	return -otherByte
}

// right says what the end of the ASCII text speaks for: more than 0 is
// big-endian.
func (w *window) right(i int) int {
	data := w.data
	for i+2 < len(data) && data[i+1] == 0 && data[i+2] != 0 {
		i += 2
	}
	switch {
	case i+1 == len(data) && w.ends:
		return dataEnd
	case i+2 == len(data) && data[i+1] == 0 && w.ends:
		return -dataEnd
	case i+1 == len(data) || data[i+1] == 0:
		return 0
	case !printable(data[i]):
		return -otherByte
	}
	return otherByte
}

// printable tells whether b is a byte of ASCII text.
func printable(b byte) bool {
	return ' ' <= b && b < 0x7f || b == '\t' || b == '\n' || b == '\r'
}
