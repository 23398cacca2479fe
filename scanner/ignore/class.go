package ignore

import "strings"

// A set is the bytes that one step of a glob accepts.
type set [4]uint64

func (s *set) has(b byte) bool { return s[b>>6]&(1<<(b&63)) != 0 }

func (s *set) add(from, to byte) {
	for b := int(from); b <= int(to); b++ {
		s[b>>6] |= 1 << (b & 63)
	}
}

// A class is what stands in brackets: [a-z], [!0-9], [[:alpha:]].
type class struct {
	exact  set
	folded set // for the small letter of a byte, if case is folded
}

func (c *class) accepts(b byte, fold bool) bool {
	if fold {
		return c.folded.has(lower(b))
	}
	return c.exact.has(b)
}

// finish turns the class round if it is negated. No class accepts a slash.
func (c *class) finish(negate bool) *class {
	for _, s := range []*set{&c.exact, &c.folded} {
		for i := range s {
			if negate {
				s[i] = ^s[i]
			}
		}
		s['/'>>6] &^= 1 << ('/' & 63)
	}
	return c
}

// notSlash is what ? accepts.
var notSlash = new(class).finish(true)

// parseClass reads the class whose bracket opened before s[i] and returns it, and where it ends. It returns nil if the
// class isn't closed or names a POSIX class that doesn't exist: then the whole pattern never matches.
func parseClass(s string, i int) (*class, int) {
	c := new(class)
	negate := i < len(s) && (s[i] == '!' || s[i] == '^')
	if negate {
		i++
	}
	var prev byte // what a range could begin with; 0 behind a range or a POSIX class
	bracket := 0  // the next ] behind a [: is kept, or a line of [:[:[: would take the square of its length
	for first := i; i < len(s) && (s[i] != ']' || i == first); i++ {
		isPosix := strings.HasPrefix(s[i:], "[:")
		if isPosix && bracket < i+2 {
			if bracket = strings.IndexByte(s[i+2:], ']') + i + 2; bracket < i+2 {
				return nil, 0
			}
		}
		if isPosix && bracket > i+2 && s[bracket-1] == ':' { // else the [ is an ordinary member
			if !c.addPosix(s[i+2 : bracket-1]) {
				return nil, 0
			}
			prev, i = 0, bracket
			continue
		}
		isRange := s[i] == '-' && prev != 0 && i+1 < len(s) && s[i+1] != ']'
		if isRange {
			i++
		}
		if s[i] == '\\' {
			i++
		}
		if i == len(s) {
			break
		}
		prev = c.addMember(prev, s[i], isRange)
	}
	if i >= len(s) {
		return nil, 0
	}
	return c.finish(negate), i + 1
}

// addMember adds the byte b, or the range from prev to b, and returns what a range can begin with now. Git folds the case
// of a range, but not that of a single byte: with core.ignorecase [!-Z] matches a and A, and [A] matches neither.
func (c *class) addMember(prev, b byte, isRange bool) byte {
	if !isRange {
		c.exact.add(b, b)
		c.folded.add(b, b)
		return b
	}
	c.exact.add(prev, b)
	c.folded.add(prev, b)
	if from, to := max(prev, 'A'), min(b, 'Z'); from <= to {
		c.folded.add(lower(from), lower(to))
	}
	return 0
}

// addPosix adds a class such as alpha, and returns false if there is none of that name.
func (c *class) addPosix(name string) bool {
	ranges, ok := posix[name]
	for i := 0; i < len(ranges); i += 2 {
		c.exact.add(ranges[i], ranges[i+1])
		c.folded.add(ranges[i], ranges[i+1])
	}
	if name == "upper" {
		c.folded.add('a', 'z')
	}
	return ok
}

// posix holds the POSIX classes of ASCII as git has them, as ranges: to git \v and \f are no space.
var posix = map[string]string{
	"alnum":  "09AZaz",
	"alpha":  "AZaz",
	"blank":  "\t\t  ",
	"cntrl":  "\x00\x1f\x7f\x7f",
	"digit":  "09",
	"graph":  "!~",
	"lower":  "az",
	"print":  " ~",
	"punct":  "!/:@[`{~",
	"space":  "\t\n\r\r  ",
	"upper":  "AZ",
	"xdigit": "09AFaf",
}
