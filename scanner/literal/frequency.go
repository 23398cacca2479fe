package literal

// frequency is the share of a byte, with caseBits, among the bytes of source
// text. Measured over the 127 MB below Go's src; it decides which bytes of a literal
// the sieves look for, and so only how fast they are.
var frequency = func() (shares [256]float64) {
	for i := range shares {
		shares[i] = 5e-4
	}
	for b, count := range map[byte]float64{
		' ': 1688, '!': 42, '"': 98, '#': 24, '$': 25, '%': 18, '&': 24, '\'': 16, '(': 114, ')': 421, '*': 281, '+': 18,
		',': 205, '-': 28, '.': 130, '/': 118, '0': 307, '1': 132, '2': 100, '3': 75, '4': 77, '5': 51, '6': 71, '7': 44,
		'8': 63, '9': 47, ':': 87, ';': 16, '<': 15, '=': 79, '>': 12, '?': 8, '`': 16, 'a': 365, 'b': 110, 'c': 212,
		'd': 187, 'e': 495, 'f': 183, 'g': 108, 'h': 116, 'i': 298, 'j': 16, 'k': 49, 'l': 202, 'm': 135, 'n': 305,
		'o': 270, 'p': 156, 'q': 25, 'r': 341, 's': 299, 't': 417, 'u': 154, 'v': 91, 'w': 50, 'x': 215, 'y': 71, 'z': 21,
		'{': 79, '|': 59, '}': 79, 0x7f: 74, 0xff: 37,
	} {
		shares[b] = count / 1e4
	}
	return shares
}()
