package gitpack

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"
)

// A HooksPath is where git looks for a repository's hooks, githooks(5).
type HooksPath struct {
	Dir    string // absolute; it need not exist
	Set    string // core.hooksPath as it is written, "" where it is not set
	Shared bool   // the user's or the machine's configuration sets it, for all repositories
}

// Hooks finds the folder in which git looks for the hooks that it runs in the
// repository's working tree, or in the git folder of a bare repository. A
// hook that lies anywhere else never runs, so every file is read that git
// reads: other than for Config, that includes what the repository's config
// includes, also by an includeIf. The error says why there is no telling:
// hooks are switched off, or the answer depends on what only git knows.
func (r *Repository) Hooks() (HooksPath, error) {
	own, user := includes{repo: r}, includes{repo: r}
	own.read(filepath.Join(r.CommonDir, "config"), 0)
	if r.configBool("extensions", "", "worktreeconfig") {
		own.read(filepath.Join(r.GitDir, "config.worktree"), 0)
	}
	user.readUser()
	if name := hooksVariable(); name != "" {
		return HooksPath{}, fmt.Errorf("the environment variable %s sets core.hooksPath: unset it", name)
	}
	for _, scope := range []*includes{&own, &user} {
		if value, set := lastValue(scope.maybe, "core", "", "hookspath"); set {
			return HooksPath{}, fmt.Errorf("an includeIf of the git configuration decides whether core.hooksPath is %q: set it without a condition", value)
		}
		if value, set := lastValue(scope.entries, "core", "", "hookspath"); set {
			dir, err := r.hooksDir(value)
			return HooksPath{Dir: dir, Set: value, Shared: scope == &user}, err
		}
	}
	return HooksPath{Dir: filepath.Join(r.CommonDir, "hooks")}, nil
}

// hooksDir resolves a core.hooksPath that is relative to where git stands when
// it runs a hook.
func (r *Repository) hooksDir(value string) (string, error) {
	switch {
	case value == "" || value == os.DevNull:
		return "", fmt.Errorf("core.hooksPath is %q, which switches all hooks off: git config --unset core.hooksPath", value)
	case strings.HasPrefix(value, "~"):
		if dir := expandHome(value); dir != "" {
			return dir, nil
		}
		return "", fmt.Errorf("core.hooksPath is %q, and whose home that is only git knows: set the path in full", value)
	case strings.HasPrefix(value, "%(prefix)/"), strings.HasPrefix(value, ":(optional)"):
		return "", fmt.Errorf("core.hooksPath is %q, and where that is only git knows: set the path in full", value)
	case r.WorkTree == "":
		return under(r.GitDir, value), nil
	}
	return under(r.WorkTree, value), nil
}

// hooksVariable returns the variable with which git's caller sets
// core.hooksPath for this one call, git-config(1) ENVIRONMENT; "" for none.
func hooksVariable() string {
	for _, variable := range os.Environ() {
		name, value, _ := strings.Cut(variable, "=")
		value = strings.ToLower(value)
		if strings.HasPrefix(name, "GIT_CONFIG_KEY_") && value == "core.hookspath" ||
			name == "GIT_CONFIG_PARAMETERS" && strings.Contains(value, "core.hookspath") {
			return name
		}
	}
	return ""
}

// readIf reads what an includeIf in the file from names, if its condition
// holds for the repository.
func (in *includes) readIf(condition, from, included string, depth int) {
	holds, known := in.repo.holds(condition, from)
	if known && !holds {
		return
	}
	before := len(in.entries)
	in.read(included, depth)
	if !known {
		in.maybe = append(in.maybe, in.entries[before:]...)
		in.entries = in.entries[:before]
	}
}

// holds judges the condition of an includeIf, git-config(1) CONDITIONAL
// INCLUDES. Only conditions on the git folder are known: which branch is
// checked out changes, and a hook stays.
func (r *Repository) holds(condition, from string) (holds, known bool) {
	kind, pattern, _ := strings.Cut(condition, ":")
	if kind != "gitdir" && kind != "gitdir/i" {
		return false, false
	}
	folder, glob, ok := anchored(pattern, from)
	expression, plain := globExpression(glob)
	if !ok || !plain || !utf8.ValidString(folder+glob) { // which no expression can hold
		return false, false
	}
	flags := map[string]string{"gitdir": "s", "gitdir/i": "si"}[kind]
	matches := func(folder, expression string) bool {
		expression = fmt.Sprintf(`(?%s)\A%s%s\z`, flags, regexp.QuoteMeta(filepath.ToSlash(folder)), expression)
		return regexp.MustCompile(expression).MatchString(filepath.ToSlash(r.GitDir))
	}
	if matches(folder, expression) {
		return true, true
	}
	// git also takes the way by which it came, which may lead through a link
	// that the pattern names. The shell's way is not known here.
	fixed := folder + glob[:strings.LastIndexByte(glob[:strings.IndexByte(glob+"*", '*')], '/')+1]
	rest, _ := globExpression(glob[len(fixed)-len(folder):])
	real := filepath.ToSlash(realPath(filepath.FromSlash(fixed)))
	return false, fixed == "" || !matches(strings.TrimSuffix(real, "/")+"/", rest)
}

// anchored splits the pattern of a gitdir condition in the file from: a folder
// that is meant as it is written, and the pattern below it.
func anchored(pattern, from string) (folder, glob string, ok bool) {
	if pattern == "" || strings.HasSuffix(pattern, "/") {
		pattern += "**"
	}
	first, rest, _ := strings.Cut(pattern, "/")
	switch {
	case strings.HasPrefix(pattern, "~"):
		home := expandHome(first + "/")
		return realPath(home), "/" + rest, home != ""
	case first == ".":
		return filepath.Dir(realPath(from)), "/" + rest, true
	case filepath.IsAbs(filepath.FromSlash(pattern)):
		return "", pattern, true
	}
	return "", "**/" + pattern, true
}

// globExpression returns what a glob's asterisks and question marks mean where
// only `**/` and `/**` cross a slash. It doesn't know classes and escapes.
func globExpression(glob string) (expression string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(glob); i++ {
		start := i == 0 || glob[i-1] == '/'
		switch rest := glob[i:]; {
		case start && strings.HasPrefix(rest, "**/"):
			b.WriteString("(?:.*/)?")
			i += len("**/") - 1
		case start && rest == "**":
			b.WriteString(".*")
			i++
		case rest[0] == '*':
			b.WriteString("[^/]*")
		case rest[0] == '?':
			b.WriteString("[^/]")
		case rest[0] == '[', rest[0] == '\\':
			return "", false
		default:
			b.WriteString(regexp.QuoteMeta(rest[:1]))
		}
	}
	return b.String(), true
}
