package taint

import (
	"regexp"
	"strconv"
	"strings"
)

// filters are commands that print a part of what they read.
var filters = map[string]func(*shell, *call){
	"cut": filter(cutFilter), "head": filter(headFilter), "tail": filter(headFilter), "tr": filter(trFilter),
	"grep": filter(grepFilter), "egrep": filter(grepFilter), "fgrep": filter(grepFilter), "rg": filter(grepFilter), "zgrep": filter(grepFilter),
	"sed": sed, "gsed": sed, "awk": awk, "gawk": awk, "mawk": awk, "jq": jq,
}

// filter returns a command that reads its input, or the files that it is given,
// and prints what is left of that.
func filter(left func(c *call, v *value) *value) func(*shell, *call) {
	return func(s *shell, c *call) {
		v := c.in
		for _, w := range c.operands("-c", "-n", "-d", "-f", "-e", "-m") {
			v = both(v, s.fileContent(w))
		}
		s.print(c.out, c.at, c.name, left(c, v))
	}
}

// cutFilter returns what cut leaves: some characters, or some fields, of which the
// first of an environment are the names.
func cutFilter(c *call, v *value) *value {
	if v.leaks() && v.pairs {
		if f := c.option("-f", "--fields"); f != nil && f.is("1") {
			return clean
		}
	}
	w := c.option("-c", "-b", "--characters", "--bytes")
	if w == nil {
		return v
	}
	from, to, isRange := strings.Cut(w.string(), "-")
	first, last := number(from, 1), number(to, 1<<20)
	if !isRange {
		last = first
	}
	if last == 1<<20 {
		return v
	}
	return part(v, last-first+1, c.at)
}

// number returns a number, or another one if there is none.
func number(t string, otherwise int) int {
	if n, err := strconv.Atoi(t); err == nil {
		return n
	}
	return otherwise
}

// headFilter returns what head and tail leave: some bytes, or lines.
func headFilter(c *call, v *value) *value {
	if w := c.option("-c", "--bytes"); w != nil {
		if n, err := strconv.Atoi(w.string()); err == nil {
			return part(v, max(n, -n), c.at)
		}
	}
	return v
}

// trFilter returns what tr leaves: nothing, if every character becomes the same.
func trFilter(c *call, v *value) *value {
	if ops := c.operands(); len(ops) == 2 && !c.has("-d", "-s") && ops[1].static {
		if to := ops[1].string(); to != "" && strings.Trim(to, "*xX#.•") == "" {
			if from := ops[0].string(); len(from) > 5 {
				return clean
			}
		}
	}
	return v
}

// grepFilter returns what grep leaves: lines, or whether there are any.
func grepFilter(c *call, v *value) *value {
	if c.has("-q", "-c", "-l", "-L", "--quiet", "--silent", "--count", "--files-with-matches") {
		return clean
	}
	ops := c.operands("-m", "-A", "-B", "-C", "-f")
	pattern := c.option("-e", "--regexp")
	if pattern == nil && len(ops) > 0 {
		pattern = ops[0]
	}
	if pattern == nil || !v.leaks() || !v.pairs || !pattern.static {
		return v
	}
	p := pattern.string()
	if c.has("-v", "--invert-match") {
		if lower := strings.ToLower(p); strings.Contains(lower, "secret") || strings.Contains(lower, "token") || strings.Contains(lower, "pass") {
			return clean
		}
		return v
	}
	if asksForOthers(p) {
		return clean
	}
	return v
}

// nameInPattern is a part of a variable's name.
var nameInPattern = regexp.MustCompile(`[A-Za-z_]{3,}`)

// asksForOthers tells whether a pattern asks for variables whose names say that they are no
// secrets: ^PORT=, _PORT_[0-9]+_TCP=.
func asksForOthers(pattern string) bool {
	names := nameInPattern.FindAllString(pattern, -1)
	for _, name := range names {
		if meaningOf(name) > plain || meaningOf(name+"_value") > plain || keyKinds[strings.ToLower(strings.Trim(name, "_"))] {
			return false
		}
	}
	return len(names) > 0 && strings.Contains(pattern, "=")
}

// sed prints what it reads with what it puts into it.
func sed(s *shell, c *call) {
	if c.has("-i", "--in-place") || strings.HasPrefix(firstOption(c), "-i") {
		return
	}
	v := c.in
	for i, w := range c.operands("-e", "-f") {
		if i > 0 || c.option("-e") != nil {
			v = both(v, s.fileContent(w))
		}
	}
	script := c.option("-e", "--expression")
	if script == nil {
		if ops := c.operands(); len(ops) > 0 {
			script = ops[0]
		}
	}
	if script == nil {
		return
	}
	for _, sub := range substitutions(script.text) {
		if sub.covers(v) || v.leaks() && v.pairs && c.has("-n", "-En", "-nE", "-rn", "-nr") && asksForOthers(sub.pattern) {
			v = clean
		}
		v = both(v, sub.put)
	}
	s.print(c.out, c.at, c.name, v)
}

// firstOption returns the first argument that is an option.
func firstOption(c *call) string {
	for _, a := range c.args {
		if t := a.string(); strings.HasPrefix(t, "-") && t != "-e" && t != "-E" && t != "-r" && t != "-n" {
			return t
		}
	}
	return ""
}

// A substitution is s/pattern/replacement/ of sed's.
type substitution struct {
	pattern, replacement string
	sought, put          *value
}

var substitutionStart = regexp.MustCompile(`(?:^|[;{\s/0-9$])s([^\sA-Za-z0-9\\;])`)

// substitutions returns those of a script of sed's.
func substitutions(t *text) (all []substitution) {
	b := t.string()
	for at := 0; len(all) < 32; {
		m := substitutionStart.FindStringSubmatchIndex(b[at:])
		if m == nil {
			return all
		}
		delimiter := b[at+m[2]]
		from := at + m[3]
		middle := unescaped(b, from, delimiter)
		end := unescaped(b, middle+1, delimiter)
		if middle >= len(b) {
			return all
		}
		all = append(all, substitution{
			pattern: b[from:middle], replacement: b[min(middle+1, end):end],
			sought: t.value(int32(from), int32(middle)), put: t.value(int32(middle), int32(end)),
		})
		at = end
	}
	return all
}

// unescaped returns where a byte stands that has no backslash before it.
func unescaped(b string, at int, c byte) int {
	for ; at < len(b); at++ {
		switch b[at] {
		case '\\':
			at++
		case c:
			return at
		}
	}
	return len(b)
}

// covers tells whether a substitution leaves nothing of a secret: it puts something
// else for any characters, or for the secret itself.
func (x *substitution) covers(v *value) bool {
	if !v.leaks() || x.put.leaks() {
		return false
	}
	whole := strings.Trim(strings.ReplaceAll(x.replacement, `\&`, ""), "&")
	if strings.Contains(strings.ReplaceAll(x.replacement, `\&`, ""), "&") && whole != "&" {
		return false
	}
	if x.sought.leaks() {
		return true
	}
	p := strings.TrimRight(x.pattern, "$")
	if p == "" || p == "^" || strings.HasSuffix(p, ")") {
		return false
	}
	many := strings.HasSuffix(p, "*") || strings.HasSuffix(p, "+") || strings.HasSuffix(p, "}") || p == "." || strings.HasSuffix(p, "]")
	return many && (strings.Contains(p, ".") || strings.Contains(p, "[") || strings.Contains(p, `\S`) || strings.Contains(p, `\w`)) && !onlyBlanks.MatchString(p)
}

// onlyBlanks is what matches the space around a text.
var onlyBlanks = regexp.MustCompile(`^\^?(?:\[\[:(?:space|blank):\]\]|\\s|\[ \\t\]|\[\\r\\n\]| )[*+]*$`)

// awk prints what its program says of what it reads and is given.
func awk(s *shell, c *call) {
	given := map[string]*value{}
	var program *word
	for i := 0; i < len(c.args); i++ {
		t := c.args[i].string()
		if t == "-v" && i+1 < len(c.args) {
			i++
			name, _, _ := strings.Cut(c.args[i].string(), "=")
			given[name] = c.args[i].value
			continue
		}
		if name, _, ok := strings.Cut(strings.TrimPrefix(t, "-v"), "="); ok && strings.HasPrefix(t, "-v") {
			given[name] = c.args[i].value
			continue
		}
		if t == "-F" || t == "-f" {
			i++
			continue
		}
		if strings.HasPrefix(t, "-") {
			continue
		}
		if program == nil {
			program = c.args[i]
			continue
		}
		c.in = both(c.in, s.fileContent(c.args[i]))
	}
	if program != nil {
		s.print(c.out, c.at, c.name, both(s.awkProgram(c, program.text.string(), given), program.value))
	}
}

var (
	quotedText   = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	lengthOf     = regexp.MustCompile(`\b(?:length|substr|index|match|log|sqrt)\s*\([^()]*\)|\blength\b|\bN[RF]\b`)
	awkPrint     = regexp.MustCompile(`\bprintf?\b([^;}\n]*)`)
	awkNames     = regexp.MustCompile(`\$?[A-Za-z_0-9]+`)
	awkEnvironed = regexp.MustCompile(`ENVIRON\["([A-Za-z_0-9]+)"\]`)
)

// awkProgram returns what a program of awk's prints.
func (s *shell) awkProgram(c *call, program string, given map[string]*value) *value {
	printed := awkPrint.FindAllStringSubmatch(program, 32)
	if len(printed) == 0 && !strings.Contains(program, "{") && !lengthOf.MatchString(program) { // a condition alone prints lines
		return c.in
	}
	var all *value
	for _, p := range printed {
		what := lengthOf.ReplaceAllString(p[1], "0")
		for _, m := range awkEnvironed.FindAllStringSubmatch(what, 8) {
			all = both(all, s.lookup(m[1], c.at).value)
		}
		what = quotedText.ReplaceAllString(awkEnvironed.ReplaceAllString(what, ""), " ")
		for _, name := range awkNames.FindAllString(what, 32) {
			switch {
			case name == "$1" && c.in.leaks() && c.in.pairs:
			case name[0] == '$':
				all = both(all, c.in)
			default:
				all = both(all, given[name])
			}
		}
		if strings.TrimSpace(p[1]) == "" {
			all = both(all, c.in)
		}
	}
	return all
}

var (
	jqPath     = regexp.MustCompile(`\.(?:[A-Za-z_][\w.\[\]"'-]*)?$`)
	jqFallback = regexp.MustCompile(`\s*(?://.*|\?)$`)
	jqEnv      = regexp.MustCompile(`(?:\benv|\$ENV)\.([A-Za-z_]\w*)`)
	jqVariable = regexp.MustCompile(`\$([A-Za-z_]\w*)`)
	jqQuiet    = regexp.MustCompile(`^(?:keys(?:_unsorted)?(?:\[\])?|length|type|has\(.*\)|empty|utf8bytelength|@sh "\*+"|test\(.*\)|.*[=!]= .*)$`)
)

// jq prints what its filter says of what it reads and is given.
func jq(s *shell, c *call) {
	given := map[string]*value{}
	var words []*word
	for i := 0; i < len(c.args); i++ {
		switch t := c.args[i].string(); {
		case (t == "--arg" || t == "--argjson" || t == "--rawfile" || t == "--slurpfile") && i+2 < len(c.args):
			v := c.args[i+2].value
			if strings.HasSuffix(t, "file") {
				v = s.fileContent(c.args[i+2])
			}
			given[c.args[i+1].string()] = v
			i += 2
		case t == "--indent" || t == "-f" || t == "--from-file":
			i++
		case strings.HasPrefix(t, "-"):
		default:
			words = append(words, c.args[i])
		}
	}
	in := c.in
	if c.has("-n", "--null-input") {
		in = nil
	}
	if len(words) == 0 {
		s.print(c.out, c.at, "jq", in)
		return
	}
	for _, w := range words[1:] {
		in = both(in, s.fileContent(w))
	}
	s.print(c.out, c.at, "jq", both(s.jqFilter(c, words[0].string(), in, given), words[0].value))
}

// jqFilter returns what a filter of jq's prints.
func (s *shell) jqFilter(c *call, filter string, in *value, given map[string]*value) *value {
	filter = jqFallback.ReplaceAllString(strings.TrimSpace(filter), "")
	last := filter
	if i := strings.LastIndexByte(filter, '|'); i >= 0 {
		last = strings.TrimSpace(filter[i+1:])
	}
	if jqQuiet.MatchString(last) {
		return clean
	}
	var all *value
	for _, m := range jqEnv.FindAllStringSubmatch(filter, 16) {
		all = both(all, s.lookup(m[1], c.at).value)
	}
	for _, m := range jqVariable.FindAllStringSubmatch(filter, 16) {
		all = both(all, given[m[1]])
	}
	if !jqPath.MatchString(last) {
		if strings.HasPrefix(last, "del(") {
			return all
		}
		return both(all, in)
	}
	field := strings.Trim(last[strings.LastIndexByte(last, '.')+1:], `[]"' `)
	switch {
	case in.leaks() && !isMetadata(field):
		return both(all, in)
	case in.leaks():
		return both(all, clean)
	case meaningOf(field) > plain && !c.has("-n", "--null-input"):
		return both(all, nameValue(field, c.at, "is taken from a document"))
	}
	return all
}

// isMetadata tells whether a field of a secret's document says something about the
// secret, and is not the secret.
func isMetadata(field string) bool {
	var buffer [8]string
	w := words(field, buffer[:0])
	if len(w) == 0 {
		return false
	}
	switch last := w[len(w)-1]; last {
	case "id", "name", "arn", "version", "type", "expires", "created", "updated", "enabled", "region", "date", "status", "tags", "kind", "in", "at", "ttl", "url", "host", "port", "username", "user":
		return true
	}
	return false
}
