package spelling

import "encoding/hex"

// hexadecimal is two digits a byte, with nothing between them.
type hexadecimal struct{}

func (l *list) hex(text string) {
	l.add(hex.EncodeToString([]byte(text)), true, hexadecimal{})
}

// read decodes the pairs of digits around the hit, as far as there are any.
// The mark of a number or of a byte string in front of them, 0x or \x, is left
// out: it would look like a part of the token.
func (hexadecimal) read(s *Spelling, w *window) (Text, bool) {
	low, n := w.at, 0
	for ; n < w.before && low >= 2; n++ {
		if _, ok := pair(w.data[low-2:]); !ok {
			break
		}
		low -= 2
	}
	raw := low
	if n < w.before && low >= 2 && w.data[low-1] == 'x' && (w.data[low-2] == '0' || w.data[low-2] == '\\') {
		raw -= 2
	}
	t := w.text("hex")
	w.around(&t, raw, n)
	i := low
	for len(t.Data)-t.Hit < w.after {
		b, ok := pair(w.data[i:])
		if !ok {
			break
		}
		t.add(b, i, i+2)
		i += 2
	}
	w.rest(&t, i)
	return t, s.has(t.Data[t.Hit : t.Hit+len(s.plain)])
}

// pair decodes the two hexadecimal digits that text begins with.
func pair(text []byte) (b byte, ok bool) {
	if len(text) < 2 {
		return 0, false
	}
	high, low := digit(text[0]), digit(text[1])
	return high<<4 | low, high|low < 16
}

// digit returns the value of a hexadecimal digit, 0xff for other bytes.
func digit(b byte) byte {
	switch b = lower(b); {
	case '0' <= b && b <= '9':
		return b - '0'
	case 'a' <= b && b <= 'f':
		return b - 'a' + 10
	}
	return 0xff
}
