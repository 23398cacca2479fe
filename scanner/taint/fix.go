package taint

import (
	"bytes"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// An idiom is how the last four characters of a text are written in a language,
// with @ for the text.
type idiom struct {
	tail string // what they are; they are fewer where the text is shorter
	plus string // what joins texts
}

var idioms = map[string]idiom{
	"Python":     {"@[-4:]", " + "},
	"JavaScript": {"@.slice(-4)", " + "},
	"TypeScript": {"@.slice(-4)", " + "},
	"Java":       {"@.substring(Math.max(0, @.length() - 4))", " + "},
	"Kotlin":     {"@.takeLast(4)", " + "},
	"C#":         {"@[^Math.Min(4, @.Length)..]", " + "},
	"Ruby":       {"@[-4..]", " + "},
	"PHP":        {"substr(@, -4)", " . "},
	"Swift":      {"@.suffix(4)", " + "},
	"Go":         {"@[max(0, len(@)-4):]", " + "},
	"PowerShell": {"@.Substring([Math]::Max(0, @.Length - 4))", " + "},
}

// Message says in a sentence what leaks where.
func (f *Flow) Message() string {
	what, _, _ := strings.Cut(f.Steps[0].What, " is ")
	what, _, _ = strings.Cut(what, " are ")
	what, _, _ = strings.Cut(what, " returns ")
	what, _, _ = strings.Cut(what, " asks ")
	switch sink := f.Sink; {
	case strings.HasSuffix(f.Steps[0].What, " prints the headers of requests"):
		return f.Steps[0].What
	case f.Grade == Sliced:
		return "a part of " + what + " reaches " + sink
	default:
		return "the value of " + what + " reaches " + sink
	}
}

// Fix returns the line of a flow as it could be, with no more of the secret in it
// than its last four characters; "" where that is not plain. end is where the
// statement ends that prints it.
func Fix(t *syntax.Tree, f *Flow, end int) string {
	if t.Language.Name == "Shell" {
		return fixedShell(t.Source, f)
	}
	words, ok := idioms[t.Language.Name]
	if !ok || f.Grade == Sliced {
		return ""
	}
	n := shownNode(t, f, end)
	if n == 0 {
		return ""
	}
	from, to := int(t.Nodes[n].From), textEnd(t, n)
	if from > 0 && t.Source[from-1] == '$' && !inString(t, n) { // PHP's and PowerShell's names
		from--
	}
	if to <= from || to > len(t.Source) || bytes.ContainsAny(t.Source[from:to], "\n\"'`") && inString(t, n) {
		return ""
	}
	start := bytes.LastIndexByte(t.Source[:from], '\n') + 1
	before, after := string(t.Source[start:from]), t.Source[to:]
	after, _, _ = bytes.Cut(after, []byte("\n"))
	tail := strings.ReplaceAll(words.tail, "@", string(t.Source[from:to]))
	before, tail = masked(before, tail, words, inString(t, n))
	if tail == "" {
		return ""
	}
	return strings.TrimSpace(before + tail + string(after))
}

// masked puts asterisks in front of the last characters of a secret.
func masked(before, tail string, words idiom, hole bool) (string, string) {
	if hole {
		for _, opens := range []string{"${", "#{", `\(`, "{"} {
			if text, ok := strings.CutSuffix(before, opens); ok {
				return text + "****" + opens, tail
			}
		}
		return before, ""
	}
	plus := strings.TrimSpace(words.plus)
	if text, ok := strings.CutSuffix(strings.TrimRight(before, " "), plus); ok { // "key: " + key
		text = strings.TrimRight(text, " ")
		if n := len(text); n > 0 && (text[n-1] == '"' || text[n-1] == '\'') {
			return text[:n-1] + "****" + text[n-1:] + before[len(text):], tail
		}
	}
	tail = `"****"` + words.plus + tail
	if text := strings.TrimRight(before, " "); text == "" || !strings.ContainsAny(text[len(text)-1:], "(,+=:.") {
		tail = "(" + tail + ")"
	}
	return before, tail
}

// shownNode returns the value of the statement that prints a secret which is the
// secret, 0 for none.
func shownNode(t *syntax.Tree, f *Flow, end int) int32 {
	for _, s := range slices.Backward(f.Steps) {
		if s.At > f.At && s.At < end && !strings.Contains(s.What, " a text") { // which begins with something else
			if n := widest(t, int32(s.At), end); n != 0 {
				return n
			}
		}
	}
	names := secretNames(f)
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Kind == syntax.Name && int(n.From) >= f.At && int(n.To) <= end {
			if name := string(t.Text(int32(i))); slices.Contains(names, name) {
				return int32(i)
			}
		}
	}
	return 0
}

// secretNames returns the names of variables that hold the secret and nothing else.
func secretNames(f *Flow) (names []string) {
	whole := true // it was not put into a text yet
	for _, s := range f.Steps {
		_, into, put := strings.Cut(s.What, "put into `")
		parts := strings.SplitN(s.What, "`", 3)
		switch name := strings.TrimSuffix(into, "`"); {
		case strings.Contains(s.What, " a text"):
			whole = false
		case put && (whole || meaningOf(name) > plain):
			names = append(names, name)
		case !put && len(parts) == 3 && meaningOf(parts[1]) > plain:
			names = append(names, parts[1])
		}
	}
	return names
}

// widest returns the longest path that begins at a place: of config.key it is all.
func widest(t *syntax.Tree, at int32, end int) (found int32) {
	most := 0
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.From != at || n.Kind != syntax.Name && n.Kind != syntax.Member && n.Kind != syntax.Index {
			continue
		}
		if to := textEnd(t, int32(i)); to > most && to <= end {
			found, most = int32(i), to
		}
	}
	return found
}

// textEnd returns where the text of a path ends, 0 for what is none.
func textEnd(t *syntax.Tree, n int32) int {
	switch t.Kind(n) {
	case syntax.Name, syntax.Literal, syntax.String:
		return int(t.Nodes[n].To)
	case syntax.Member:
		return textEnd(t, t.Child(n, 1))
	case syntax.Index:
		inner := textEnd(t, t.Child(n, 1))
		if inner == 0 || inner > len(t.Source) {
			return 0
		}
		if i := bytes.IndexByte(t.Source[inner:], ']'); i >= 0 && len(bytes.TrimSpace(t.Source[inner:inner+i])) == 0 {
			return inner + i + 1
		}
	}
	return 0
}

// inString tells whether a value stands in a string.
func inString(t *syntax.Tree, n int32) bool {
	for i := range t.Nodes {
		if t.Nodes[i].Kind == syntax.String {
			for c := range t.Children(int32(i)) {
				if c == n || t.Kind(c) == syntax.Pair && t.Child(c, 0) == n {
					return true
				}
			}
		}
	}
	return false
}

// fixedShell returns the line of a script with the last four characters of its
// variable.
func fixedShell(src []byte, f *Flow) string {
	line, _, _ := strings.Cut(string(src[f.At:]), "\n")
	for _, s := range slices.Backward(f.Steps) {
		for _, word := range strings.Fields(s.What) {
			name := strings.Trim(word, "`$")
			for _, written := range []string{"${" + name + "}", "$" + name} {
				if before, after, ok := strings.Cut(line, written); ok && meaningOf(name) > plain && !strings.Contains(after, "$"+name) {
					return strings.TrimSpace(before + "****${" + name + ": -4}" + after)
				}
			}
		}
	}
	return ""
}
