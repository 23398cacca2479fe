package gitpack

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Of 344 random texts that git accepts, go-git's decoder (v5.19.3) refuses 60:
// a byte order mark, a comment in Latin-1, a dot in a section's name. A refused
// config hides which object format and which worktree a repository has, so
// this package reads its own.

// A configEntry is one variable of a git config file. The section is kept
// apart from the key and is shared by all the keys below it: joined to each, a
// long subsection name would cost its length times the number of keys.
type configEntry struct {
	section string // "core.", `remote.a.b.`; "" for a key before any section
	key     string // in lower case
	value   string
	bare    bool // no `=`: true as a boolean, and no text
}

// Config returns a variable of the repository's own configuration (config, and
// config.worktree where extensions.worktreeConfig is on), the last one if it
// is set repeatedly, "" if it isn't set. The case of section and key doesn't
// matter; the subsection, "" for none, is taken as it is. A key without a value
// reads as "true". Includes are not followed: a repository's config leads to no
// file elsewhere.
func (r *Repository) Config(section, subsection, key string) string {
	value, _ := lastValue(r.config, section, subsection, key)
	return value
}

// ConfigAll returns all values of such a variable, in their order.
func (r *Repository) ConfigAll(section, subsection, key string) []string {
	return allValues(r.config, section, subsection, key)
}

// Subsections returns the subsections of a section that have a key, such as the
// names of all remotes, in the order in which they are first met.
func (r *Repository) Subsections(section string) []string {
	prefix := strings.ToLower(section) + "."
	var names []string
	for _, e := range r.config {
		name, ok := strings.CutPrefix(e.section, prefix)
		if name = strings.TrimSuffix(name, "."); ok && name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// ConfigProblem tells what is wrong with the repository's configuration: it
// cannot be read, a line of it is damaged (the others count), or it asks for a
// format that stanch doesn't know. nil if all is well.
func (r *Repository) ConfigProblem() *Problem { return r.configProblem }

// InfoExclude returns the path of the repository's private ignore patterns,
// which need not exist.
func (r *Repository) InfoExclude() string { return filepath.Join(r.CommonDir, "info", "exclude") }

// ExcludesFile returns the path of the user's ignore patterns, which need not
// exist: core.excludesFile of the system's, the user's and the
// repository's configuration, in git's order (git-config(1), FILES), or else
// git's default below $XDG_CONFIG_HOME or ~/.config. It is "" where there is
// none. In the system's and the user's files `include.path` is followed;
// includeIf is not.
func (r *Repository) ExcludesFile() string {
	entries := append(userConfig(), r.config...)
	value, set := lastValue(entries, "core", "", "excludesfile")
	if !set {
		return xdgConfig("ignore")
	}
	if value == "" || strings.HasPrefix(value, "~") {
		return expandHome(value)
	}
	if r.WorkTree == "" && !filepath.IsAbs(value) {
		return under(r.GitDir, value)
	}
	return under(r.WorkTree, value) // git stands at the top when it reads it
}

// readConfig fills in what the configuration says about the layout.
func (r *Repository) readConfig() {
	r.addConfig(filepath.Join(r.CommonDir, "config"))
	if r.configBool("extensions", "", "worktreeconfig") {
		r.addConfig(filepath.Join(r.GitDir, "config.worktree"))
	}
	if strings.EqualFold(r.Config("extensions", "", "objectformat"), "sha256") {
		r.Format = SHA256
	}
	if strings.HasPrefix(r.Config("extensions", "", "refstorage"), "reftable") {
		r.RefStorage = "reftable"
	}
	r.Promisor = r.Config("extensions", "", "partialclone") != ""
	for _, e := range r.config {
		if e.key == "promisor" && strings.HasPrefix(e.section, "remote.") {
			r.Promisor = r.Promisor || e.bare || isTrue(e.value)
		}
	}
	r.checkFormat()
}

func (r *Repository) addConfig(path string) {
	data, err := readRegular(path, maxConfigFile)
	if errors.Is(err, os.ErrNotExist) {
		return // git takes a repository without a config
	}
	if err != nil {
		r.noteConfig(problemOf("config", filepath.Base(path), err))
		return
	}
	entries, bad := parseConfig(data)
	r.config = append(r.config, entries...)
	if bad > 0 {
		r.noteConfig(Problem{What: "config", Path: filepath.Base(path), Reason: Corrupt,
			Detail: fmt.Sprintf("line %d is damaged", bad)})
	}
}

// knownExtensions are those that git had at version 2.52, gitrepository-layout(5)
// and git-config(1). None changes how the files are read but objectformat and
// refstorage.
var knownExtensions = []string{"noop", "noop-v1", "preciousobjects", "partialclone", "worktreeconfig",
	"objectformat", "compatobjectformat", "refstorage", "relativeworktrees", "submodulepathconfig"}

// checkFormat notes what git would refuse the repository for. The scan goes on,
// and the receipt says that it may have misread.
func (r *Repository) checkFormat() {
	version, err := strconv.Atoi(r.Config("core", "", "repositoryformatversion"))
	unknown := func(format string, args ...any) {
		r.noteConfig(Problem{What: "config", Path: "config", Reason: Unreadable, Detail: fmt.Sprintf(format, args...)})
	}
	if err == nil && version > 1 {
		unknown("repository format version %d is not known", version)
	}
	format := r.Config("extensions", "", "objectformat")
	if format != "" && !strings.EqualFold(format, r.Format.String()) {
		unknown("the object format is not known")
	}
	for _, e := range r.config {
		if e.section == "extensions." && version > 0 && !slices.Contains(knownExtensions, e.key) {
			unknown("the extension %.40s is not known", e.key)
		}
	}
}

// noteConfig keeps the first problem: the later ones mostly follow from it.
func (r *Repository) noteConfig(p Problem) {
	if r.configProblem == nil {
		r.configProblem = &p
	}
}

func (r *Repository) configBool(section, subsection, key string) bool {
	return isTrue(r.Config(section, subsection, key))
}

// isTrue reads git's booleans: true, yes, on, any number but 0.
func isTrue(value string) bool {
	switch strings.ToLower(value) {
	case "true", "yes", "on":
		return true
	}
	n, err := strconv.Atoi(value)
	return err == nil && n != 0
}

func lastValue(entries []configEntry, section, subsection, key string) (string, bool) {
	values := allValues(entries, section, subsection, key)
	if len(values) == 0 {
		return "", false
	}
	return values[len(values)-1], true
}

func allValues(entries []configEntry, section, subsection, key string) (values []string) {
	section, key = strings.ToLower(section)+".", strings.ToLower(key)
	if subsection != "" {
		section += subsection + "."
	}
	for _, e := range entries {
		switch {
		case e.key != key || e.section != section:
		case e.bare:
			values = append(values, "true")
		default:
			values = append(values, e.value)
		}
	}
	return values
}

// userConfig reads the configuration of the machine and of the user, in the
// order in which git reads it.
func userConfig() []configEntry {
	var in includes
	in.readUser()
	return in.entries
}

func (in *includes) readUser() {
	if !isTrue(os.Getenv("GIT_CONFIG_NOSYSTEM")) {
		system := "/etc/gitconfig"
		if path, ok := os.LookupEnv("GIT_CONFIG_SYSTEM"); ok {
			system = path
		}
		in.read(system, 0)
	}
	if path, ok := os.LookupEnv("GIT_CONFIG_GLOBAL"); ok {
		in.read(path, 0)
		return
	}
	in.read(xdgConfig("config"), 0)
	in.read(expandHome("~/.gitconfig"), 0)
}

// includes gathers config files, and those that they include in their place.
type includes struct {
	entries []configEntry
	files   int
	repo    *Repository   // whom the conditions of includeIf are about; nil: they are not followed
	maybe   []configEntry // of the files whose condition only git can judge
}

// The limits on includes: git's depth, and a total that ten files which
// include each other twice don't reach 2^10 fold.
const (
	maxIncludeDepth = 10
	maxIncludeFiles = 200
)

func (in *includes) read(path string, depth int) {
	in.files++
	if path == "" || depth > maxIncludeDepth || in.files > maxIncludeFiles {
		return
	}
	data, err := readRegular(path, maxConfigFile)
	if err != nil {
		return // git too passes over what isn't there
	}
	entries, _ := parseConfig(data)
	for _, e := range entries {
		in.entries = append(in.entries, e)
		if e.key != "path" || e.value == "" {
			continue
		}
		included := under(filepath.Dir(path), e.value)
		if strings.HasPrefix(e.value, "~") {
			included = expandHome(e.value)
		}
		condition, conditional := strings.CutPrefix(e.section, "includeif.")
		switch {
		case e.section == "include.":
			in.read(included, depth+1)
		case conditional && in.repo != nil:
			in.readIf(strings.TrimSuffix(condition, "."), path, included, depth+1)
		}
	}
}

// xdgConfig returns git's file of that name below the user's configuration
// folder, "" for a user without a home.
func xdgConfig(name string) string {
	if dir := os.Getenv("XDG_CONFIG_HOME"); dir != "" {
		return filepath.Join(dir, "git", name)
	}
	return expandHome("~/.config/git/" + name)
}

// expandHome replaces a leading `~/`. Another user's home (`~name/`) gives "":
// looking it up isn't worth the dependency on the system's user database.
func expandHome(path string) string {
	rest, ok := strings.CutPrefix(path, "~/")
	home, err := os.UserHomeDir()
	if !ok || err != nil {
		return ""
	}
	return filepath.Join(home, filepath.FromSlash(rest))
}

// parseConfig reads a config file, git-config(1) CONFIGURATION FILE. git gives
// up at the first damaged line; parseConfig leaves that line out, goes on, and
// returns the number of the first one (0: none).
func parseConfig(data []byte) (entries []configEntry, bad int) {
	s := configText{data: bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), line: 1}
	section := ""
	for !s.end() {
		line := s.line
		c := s.next()
		ok := true
		switch {
		case isConfigSpace(c):
		case c == '#' || c == ';':
			s.skipLine()
		case c == '[':
			if section, ok = s.section(); !ok {
				section = "\n" // no name has it: its keys belong to nobody
			}
		case isLetter(c):
			var e configEntry
			if e, ok = s.variable(c); ok {
				e.section = section
				entries = append(entries, e)
			}
		default:
			ok = false
		}
		if !ok {
			s.skipLine()
			if bad == 0 {
				bad = line
			}
		}
	}
	return entries, bad
}

// configText is a config file being read. Its end reads as a line break.
type configText struct {
	data []byte
	pos  int
	line int
	last byte // what next returned
}

func (s *configText) end() bool { return s.pos >= len(s.data) }

func (s *configText) next() byte {
	s.last = '\n'
	if s.end() {
		return s.last
	}
	c := s.data[s.pos]
	s.pos++
	if c == '\r' && !s.end() && s.data[s.pos] == '\n' {
		c = '\n'
		s.pos++
	}
	if c == '\n' {
		s.line++
	}
	s.last = c
	return c
}

// skipLine goes to the end of the line, unless what was read last is it.
func (s *configText) skipLine() {
	for s.last != '\n' {
		s.next()
	}
}

// section reads on behind `[`: name], name.sub] or name "sub"].
func (s *configText) section() (string, bool) {
	var name []byte
	for {
		eof := s.end()
		switch c := s.next(); {
		case eof:
			return "", false
		case c == ']':
			return string(append(name, '.')), len(name) > 0
		case isConfigSpace(c):
			sub, ok := s.subsection(c)
			return string(append(name, '.')) + sub + ".", ok
		case isKeyByte(c) || c == '.':
			name = append(name, lower(c))
		default:
			return "", false
		}
	}
}

// subsection reads the quoted part, c being the space before it, and the
// bracket behind it.
func (s *configText) subsection(c byte) (string, bool) {
	for isConfigSpace(c) {
		if c == '\n' {
			return "", false
		}
		c = s.next()
	}
	if c != '"' {
		return "", false
	}
	var name []byte
	for {
		switch c = s.next(); c {
		case '"':
			return string(name), s.next() == ']'
		case '\\':
			c = s.next()
		}
		if c == '\n' {
			return "", false
		}
		name = append(name, c)
	}
}

// variable reads `key`, or `key = value`, behind the key's first letter.
func (s *configText) variable(c byte) (configEntry, bool) {
	key := []byte{lower(c)}
	for c = s.next(); isKeyByte(c); c = s.next() {
		key = append(key, lower(c))
	}
	for c == ' ' || c == '\t' {
		c = s.next()
	}
	e := configEntry{key: string(key), bare: c == '\n'}
	if e.bare {
		return e, true
	}
	if c != '=' {
		return e, false
	}
	value, ok := s.value()
	e.value = value
	return e, ok
}

// value reads to the end of the line: quotes and backslashes taken off, and
// blanks around it.
func (s *configText) value() (string, bool) {
	var value []byte
	keep := 0 // the length of value without its trailing blanks
	quoted := false
	for {
		c := s.next()
		switch {
		case c == '\n':
			return string(value[:keep]), !quoted
		case !quoted && isConfigSpace(c):
			if keep > 0 {
				value = append(value, c)
			}
			continue
		case !quoted && (c == ';' || c == '#'):
			s.skipLine()
			return string(value[:keep]), true
		case c == '"':
			quoted = !quoted
		case c == '\\':
			esc, ok := unescape(s.next())
			if !ok {
				return "", false
			}
			value = append(value, esc...)
		default:
			value = append(value, c)
		}
		keep = len(value)
	}
}

// unescape gives what a backslash and c stand for; a line break for nothing.
func unescape(c byte) (string, bool) {
	switch c {
	case '\n':
		return "", true
	case 't':
		return "\t", true
	case 'b':
		return "\b", true
	case 'n':
		return "\n", true
	case '\\', '"':
		return string(rune(c)), true
	}
	return "", false
}

// These are ASCII tests, as git's are: a locale's letters are none.
func isConfigSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
func isLetter(c byte) bool      { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isKeyByte(c byte) bool     { return isLetter(c) || '0' <= c && c <= '9' || c == '-' }
func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}
