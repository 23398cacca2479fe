package literal

// frequency is the share of a byte among those of source text. Measured over
// the 127 MB below Go's src; it decides which bytes of a literal the sieves
// look for, and so only how fast they are.
var frequency = func() (shares [256]float32) {
	for i := range shares {
		shares[i] = 4e-4
	}
	for b, count := range map[byte]float32{
		0: 453, 1: 28, 2: 20, 3: 19, 4: 13, '\t': 317, '\n': 262, ' ': 1235, '!': 13, '"': 78, '#': 5, '$': 12, '%': 9,
		'&': 12, '\'': 10, '(': 104, ')': 103, '*': 19, '+': 13, ',': 199, '-': 24, '.': 122, '/': 104, '0': 298, '1': 128,
		'2': 96, '3': 71, '4': 73, '5': 47, '6': 67, '7': 40, '8': 59, '9': 43, ':': 85, ';': 13, '<': 12, '=': 76, '>': 10,
		'@': 8, 'A': 105, 'B': 37, 'C': 51, 'D': 47, 'E': 69, 'F': 34, 'G': 20, 'H': 36, 'I': 55, 'J': 8, 'K': 11, 'L': 42,
		'M': 41, 'N': 35, 'O': 48, 'P': 45, 'Q': 16, 'R': 58, 'S': 70, 'T': 64, 'U': 23, 'V': 35, 'W': 14, 'X': 35, 'Y': 13,
		'Z': 8, '[': 24, '\\': 46, ']': 23, '_': 72, '`': 7, 'a': 259, 'b': 73, 'c': 161, 'd': 140, 'e': 426, 'f': 149,
		'g': 88, 'h': 81, 'i': 243, 'j': 8, 'k': 38, 'l': 159, 'm': 94, 'n': 270, 'o': 222, 'p': 111, 'q': 9, 'r': 282,
		's': 229, 't': 353, 'u': 131, 'v': 56, 'w': 35, 'x': 180, 'y': 59, 'z': 13, '{': 56, '|': 14, '}': 56, 0xff: 36,
	} {
		shares[b] = count / 1e4
	}
	return shares
}()
