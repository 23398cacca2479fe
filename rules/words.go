package rules

import "bytes"

// A line counts as this many bytes, where a file has no shorter ones: in a
// minified file everything is beside everything.
const lineBytes = 160

// nearest returns the weight of the word that stands nearest to a token, and
// that word. before ends and after begins at the token. A word beside the
// token outweighs one before it, which outweighs one after it: a name comes
// before its value.
func nearest(before, after []byte, words []string) (Evidence, string) {
	var best Evidence
	var which string
	lowBefore, lowAfter := lowered(before), lowered(after)
	for _, word := range words {
		for _, weight := range []Evidence{weighBefore(before, lowBefore, word), weighAfter(after, lowAfter, word)} {
			if weight > best {
				best, which = weight, word
			}
		}
	}
	return best, which
}

func weighBefore(before, lower []byte, word string) Evidence {
	at := findLastWord(before, lower, word)
	if at < 0 {
		return NoEvidence
	}
	return weigh(before[at+len(word):], WordBefore)
}

func weighAfter(after, lower []byte, word string) Evidence {
	at := findWord(after, lower, word)
	if at < 0 {
		return NoEvidence
	}
	return weigh(after[:at], WordAfter)
}

// weigh weighs a word that lies gap away from its token.
func weigh(gap []byte, far Evidence) Evidence {
	lines := bytes.Count(gap, []byte{'\n'})
	if lines == 0 {
		lines = bytes.Count(gap, []byte{'\r'})
	}
	if lines == 0 && len(gap) <= lineBytes {
		return SameLine
	}
	// At the most 20 of the 1,024 bytes' lines count, so that the weights of
	// words before, of forms and of words after keep apart.
	return far - Evidence(min(20, max(lines, len(gap)/lineBytes)))
}

// findWord returns where word, in any case, first stands in text as a word of
// its own, or as a part of a camelCase or snake_case name; -1 for nowhere.
// lower is text as lowered returns it.
func findWord(text, lower []byte, word string) int {
	for from := 0; ; {
		at := bytes.Index(lower[from:], []byte(word))
		if at < 0 {
			return -1
		}
		if wordAt(text, from+at, len(word)) {
			return from + at
		}
		from += at + 1
	}
}

func findLastWord(text, lower []byte, word string) int {
	for {
		at := bytes.LastIndex(lower, []byte(word))
		if at < 0 || wordAt(text, at, len(word)) {
			return at
		}
		lower = lower[:at+len(word)-1]
	}
}

// wordAt tells whether the n bytes at the given offset are not the middle of a
// longer word: the letter before them would be of the same case or the first
// a capital, the letter after them lower case.
func wordAt(text []byte, at, n int) bool {
	first, last := text[at], text[at+n-1]
	if at > 0 && isLetter(text[at-1]) && !(isUpper(first) && !isUpper(text[at-1])) && !afterEscape(text[:at]) {
		return false
	}
	if at+n == len(text) || !isLetter(text[at+n]) {
		return true
	}
	next := text[at+n]
	return isUpper(next) && !isUpper(last)
}

// afterEscape tells whether before ends with an escape sequence such as \n or %0A.
func afterEscape(before []byte) bool {
	word := len(before)
	for word > max(0, len(before)-Edge) && Alnum.Has(before[word-1]) {
		word--
	}
	return word < len(before) && escaped(before[:word], before[word:])
}

func isUpper(b byte) bool  { return 'A' <= b && b <= 'Z' }
func isLetter(b byte) bool { return isUpper(b) || 'a' <= b && b <= 'z' }

// lowered returns text with ASCII letters in lower case, byte for byte: text
// need not be UTF-8.
func lowered(text []byte) []byte {
	lower := make([]byte, len(text))
	for i, b := range text {
		if isUpper(b) {
			b += 'a' - 'A'
		}
		lower[i] = b
	}
	return lower
}
