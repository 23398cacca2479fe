package rules

import (
	"math/rand/v2"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
)

func custom(t *testing.T, c Custom) *Rule {
	t.Helper()
	c.ID = "custom"
	r, err := c.Rule()
	if err != nil {
		t.Fatalf("%+v: %v", c, err)
	}
	return r
}

// What is read off an expression.
func TestDerive(t *testing.T) {
	for _, test := range []struct {
		pattern  string
		literals []string
		fold     bool
		within   bool
		tail     Class
		least    int
	}{
		{`acme_[0-9]{4}`, []string{"acme_"}, false, false, Digits, 4},
		{`\bacme_(?P<secret>[0-9]{4,8})\b`, []string{"acme_"}, false, false, Digits, 4},
		{`acme_(?:live|test)_[0-9]+`, []string{"acme_live_", "acme_test_"}, false, false, "", 0},
		{`(?i)acme-[0-9a-f]{2}x`, []string{"acme-"}, true, false, "", 0},
		{`AK(?:IA|SA)[0-9]{2}`, []string{"AKIA", "AKSA"}, false, false, "", 0},
		{`[0-9]{8}-apps\.acme`, []string{"-apps.acme"}, false, true, "", 0},
		{`(?:alpha|beta_)[0-9]+x`, []string{"alpha", "beta_"}, false, false, "", 0},
		{`[a-z]+(?:alpha|beta)[0-9]`, []string{"alpha", "beta"}, false, true, "", 0},
		{`ab+c[0-9]`, nil, false, true, "", 0}, // a letter alone is not worth it
		{`[0-9]{4}`, nil, false, true, "", 0},
		{`(?i)key[0-9]`, []string{"key"}, true, false, "", 0},
		{`[a-z]+[0-9]`, nil, false, true, "", 0},
		{`é[0-9]{3}`, []string{"é"}, false, false, Digits, 3},
		{`tok_.{3}`, []string{"tok_"}, false, false, "", 0},
	} {
		r := custom(t, Custom{Pattern: test.pattern})
		if !slices.Equal(r.Literals, test.literals) || r.Fold != test.fold || r.Within != test.within || r.Least != test.least || r.Tail != test.tail {
			t.Errorf("%s: literals %q, fold %v, within %v, tail %q, least %d", test.pattern, r.Literals, r.Fold, r.Within, r.Tail, r.Least)
		}
	}
}

// Whatever an expression matches by itself, the rule finds from some literal
// hit: random expressions, and random texts that they match.
func TestCustomFindsAll(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	rules, matches := 0, 0
	for range 6000 {
		pattern := expression(random, 3)
		r, err := Custom{ID: "custom", Pattern: pattern}.Rule()
		if err != nil {
			continue
		}
		re := regexp.MustCompile(pattern)
		rules++
		for range 5 {
			text := []byte(filler(random) + matching(random, parsed(pattern)) + filler(random))
			for _, want := range re.FindAllIndex(text, -1) {
				matches++
				if !finds(r, text, want) {
					t.Fatalf("%s (literals %q, fold %v, within %v, tail %q, least %d) does not find %q in %q",
						pattern, r.Literals, r.Fold, r.Within, r.Tail, r.Least, text[want[0]:want[1]], text)
				}
			}
		}
	}
	if rules < 2000 || matches < 10000 {
		t.Errorf("only %d rules and %d matches were tried", rules, matches)
	}
}

// finds tells whether the rule has a candidate that lies in want, or one that
// covers its beginning: from there on matches follow each other differently.
func finds(r *Rule, text []byte, want []int) bool {
	covers := func(c Candidate) bool {
		return c.Start <= want[0] && want[0] < c.End || want[0] <= c.Start && c.End <= want[1]
	}
	if r.Slow() {
		found := false
		r.Everywhere(text, 0, len(text), func(c Candidate) { found = found || covers(c) })
		return found || strings.Contains(string(text[want[0]:want[1]]), "\n")
	}
	for at := range text {
		if r.literalAt(text, at) == "" {
			continue
		}
		if c, ok := r.Token(text, at); ok && covers(c) {
			return true
		}
	}
	return false
}

func filler(r *rand.Rand) string {
	return strings.Repeat(" .\n", r.IntN(5))
}

// expression returns a random expression.
func expression(r *rand.Rand, depth int) string {
	atoms := []string{"abc", "ab_", "x-", "K", "é", "[a-c]", "[0-9]", `\d`, "[^x]", ".", `\w`, "(?i)abC", `\b`, "q7"}
	if depth == 0 {
		return atoms[r.IntN(len(atoms))]
	}
	switch r.IntN(7) {
	case 0:
		return "(?:" + expression(r, depth-1) + "|" + expression(r, depth-1) + ")"
	case 1:
		return "(" + expression(r, depth-1) + ")"
	case 2:
		return "(?:" + expression(r, depth-1) + ")" + []string{"+", "*", "?", "{2}", "{2,3}", "{0,2}", "{3,}"}[r.IntN(7)]
	case 3:
		return "(?i:" + expression(r, depth-1) + ")"
	}
	return expression(r, depth-1) + expression(r, depth-1)
}

// matching returns a text that an expression is meant to match.
func matching(r *rand.Rand, re *syntax.Regexp) string {
	times := func(least, most int) string {
		var b strings.Builder
		for range least + r.IntN(most-least+1) {
			b.WriteString(matching(r, re.Sub[0]))
		}
		return b.String()
	}
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 && r.IntN(2) == 0 {
			return strings.ToUpper(string(re.Rune))
		}
		return string(re.Rune)
	case syntax.OpCharClass:
		i := 2 * r.IntN(len(re.Rune)/2)
		return string(re.Rune[i] + rune(r.IntN(int(min(re.Rune[i+1]-re.Rune[i], 40)+1))))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return string([]rune("a. éX")[r.IntN(5)])
	case syntax.OpCapture:
		return matching(r, re.Sub[0])
	case syntax.OpConcat:
		var b strings.Builder
		for _, sub := range re.Sub {
			b.WriteString(matching(r, sub))
		}
		return b.String()
	case syntax.OpAlternate:
		return matching(r, re.Sub[r.IntN(len(re.Sub))])
	case syntax.OpStar:
		return times(0, 3)
	case syntax.OpPlus:
		return times(1, 3)
	case syntax.OpQuest:
		return times(0, 1)
	case syntax.OpRepeat:
		return times(re.Min, max(re.Max, re.Min))
	}
	return ""
}
