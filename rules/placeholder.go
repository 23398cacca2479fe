package rules

import (
	"bytes"
	"math"
	"strings"
)

// placeholder says why body, a token without its literal, was never a key; ""
// for a key. A missed key is worse than a line too many, so each reason has to
// be next to impossible for a key that was drawn at random.
func placeholder(body string) string {
	lower := strings.ToLower(body)
	switch {
	case says(lower):
		return "says that it is an example"
	case onlyWords(body):
		return "words, and no key"
	case repeats(body):
		return "repeats itself"
	case 2*sequences(lower) >= len(lower) || interleaved(lower):
		return "counts up or down"
	case entropy(body) < 2.5:
		return "too few different characters"
	}
	return ""
}

// tellTale texts have no business in a key. Each has six characters and more:
// the chance that one of them, in any case, stands in a random key of 40 is
// below one in a million.
var tellTale = []string{"example", "placeholder", "replace_", "replaceme", "changeme", "change_me", "redacted",
	"_key_here", "yourkey", "your_key", "yourapi", "your_api", "insert_", "not_a_real", "notareal", "xxxxxx", "dummykey", "fakekey"}

func says(lower string) bool {
	for _, text := range tellTale {
		if strings.Contains(lower, text) {
			return true
		}
	}
	return false
}

// fillers are the words that people write where a key would stand, by their
// first letter.
var fillers = byLetter(`abc abcd access account actual admin api app auth bar baz change client code company
	customer def default demo dev dummy example fake foo foobar for from get goes here hello insert invalid ipsum
	just key keys live long lorem me mock my name new none not null of only payment placeholder prod production
	put qux random real redacted replace sample sandbox secret set some something string stripe dataframer super
	test testing text that the this thing todo token user valid value very with world xxx your yours is it in a an to`)

// named tells whether body is a name in snake or kebab case: three pieces and
// more, each of letters of one case and at most one digit at its end.
func named(body string) bool {
	pieces := strings.FieldsFunc(body, func(r rune) bool { return r == '_' || r == '-' })
	for _, piece := range pieces {
		letters := strings.TrimRight(piece, string(Digits))
		if len(piece)-len(letters) > 1 || strings.Trim(letters, string(Lower)) != "" && strings.Trim(letters, string(Upper)) != "" {
			return false
		}
	}
	return len(pieces) >= 3
}

// interleaved tells whether the letters alone and the digits alone count up:
// 1a2b3c4d, 123abc456def.
func interleaved(lower string) bool {
	letters := strings.Map(func(r rune) rune {
		if Lower.Has(byte(r)) {
			return r
		}
		return -1
	}, lower)
	digits := strings.Map(func(r rune) rune {
		if Digits.Has(byte(r)) {
			return r
		}
		return -1
	}, lower)
	return len(letters) >= 6 && len(digits) >= 6 && sequences(letters) == len(letters) && sequences(digits) == len(digits)
}

func byLetter(words string) (by [256][]string) {
	for word := range strings.FieldsSeq(words) {
		by[word[0]] = append(by[word[0]], word)
	}
	return by
}

// onlyWords tells whether body has the look of prose: letters of one case with
// a hyphen or an underscore between them and no digit, or words that fill most of its
// letters. One in 2,500 keys of 24 lower-case letters and digits has no digit,
// so its lack alone says little.
func onlyWords(body string) bool {
	letters, upper, others := 0, 0, 0
	for i := 0; i < len(body); i++ {
		switch b := body[i]; {
		case isUpper(b):
			upper++
			letters++
		case isLetter(b):
			letters++
		case Digits.Has(b):
			others++
		}
	}
	plain := others == 0 && (upper == 0 || upper == letters)
	if plain && strings.ContainsAny(body, "_-") || named(body) {
		return true
	}
	share := 7
	if plain {
		share = 4
	}
	return letters >= 3 && 10*filled(strings.ToLower(body)) >= share*letters && 2*letters >= len(body)
}

// filled returns how many bytes of lower fillers of three letters and more
// cover, the longest first at each place.
func filled(lower string) int {
	covered := 0
	for at := 0; at < len(lower); {
		longest := 0
		for _, word := range fillers[lower[at]] {
			if len(word) > max(2, longest) && strings.HasPrefix(lower[at:], word) {
				longest = len(word)
			}
		}
		covered += longest
		at += max(1, longest)
	}
	return covered
}

// repeats tells whether body is one piece several times over, or has a run of
// one character that makes up a third of it.
func repeats(body string) bool {
	for period := 1; 2*period <= len(body); period++ {
		if body[period:] == body[:len(body)-period] {
			return true
		}
	}
	longest, length := 0, 0
	for i := range len(body) {
		if i > 0 && body[i] == body[i-1] {
			length++
		} else {
			length = 1
		}
		longest = max(longest, length)
	}
	return longest >= 6 && 3*longest >= len(body)
}

// orders are the sequences that fingers and minds fall into.
var orders = []string{"01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm"}

// successors has for each byte those that follow it in some order, up and down.
var successors = func() (steps [2][256]string) {
	for _, order := range orders {
		for i := 1; i < len(order); i++ {
			steps[0][order[i-1]] += order[i : i+1]
			steps[1][order[i]] += order[i-1 : i]
		}
	}
	return steps
}()

// sequences returns how many bytes of lower lie in stretches of four and more
// that follow an order, up or down.
func sequences(lower string) int {
	total := 0
	for _, next := range successors {
		for from := 0; from < len(lower); {
			to := from + 1
			for to < len(lower) && strings.IndexByte(next[lower[to-1]], lower[to]) >= 0 {
				to++
			}
			if to-from >= 4 {
				total += to - from
			}
			from = to
		}
	}
	return total
}

// entropy returns Shannon's entropy of the bytes of body, in bits a byte.
func entropy(body string) float64 {
	var counts [256]float64
	for i := range len(body) {
		counts[body[i]]++
	}
	bits := 0.0
	for _, count := range counts {
		if count > 0 {
			share := count / float64(len(body))
			bits -= share * math.Log2(share)
		}
	}
	return bits
}

// hole says what stands after a literal where no form fits: body is the token
// without the literal, rest what follows it in the window.
func hole(body string, rest []byte) string {
	if body != "" {
		if reason := placeholder(body); reason != "" {
			return reason
		}
		if len(body) < shortest {
			return "too short for a key"
		}
		return "too long for a key"
	}
	switch {
	case len(rest) == 0:
		return "the prefix alone"
	case bytes.HasPrefix(rest, []byte("…")) || bytes.HasPrefix(rest, []byte("..")) || bytes.IndexByte([]byte("*•"), rest[0]) >= 0:
		return "masked"
	case bytes.IndexByte([]byte("${<%#"), rest[0]) >= 0:
		return "a template's hole"
	case bytes.IndexByte([]byte(`[(\.?+|^`), rest[0]) >= 0:
		return "a pattern"
	case quote(rest) > 0:
		return "a prefix that something is added to"
	}
	return "the prefix alone"
}
