package gitpack

import (
	"bytes"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var configTexts = []string{
	"",
	"[core]\n\tbare = false\n",
	"\xef\xbb\xbf[core]\r\n\tbare = true\r\n",
	"[Core] BARE=yes\n[remote \"Origin\"]\n\turl = https://example.com/x ; here\n\tpromisor\n",
	"[a.B]\n c = \"one # two\" three\\\n four \\\" \\t|\\n|\\b|\\\\\n",
	"[a \"x\\\"y\\\\z\"] k = v   \n[a] k = \"v   \"\n[A] K=\n",
	"# c\n; d\n[a]#x\nk=1#x\nk2 ;x\nk3\n[a]k4=\"\"  x\n",
	"[]\nx=1\n", "[a.]\ny=2\n[.b]\nz=3\n[a \"\"]\nk=1", "[ \"x\"]\nk=1\n",
	"k=v\n",
	"[a]\nk = \"open\nm = 1\n",
	"[a\n", "[a \"x", "[a]\n1k=2", "[a]k=\\q", "[a]\nk=x\\", "[a]\nk", "[a \"b\"x]", "[a]k-1=2 \t 3", "[a]\nk\x00=1",
	"[a]k=\r\n[a]\rj=\rx\r", "[a \"\xff\"]\nk=\xfe\n", "[a]k=\x0b\x0c x",
}

// gitConfig lists a config file with the real git; false if git refuses it.
func gitConfig(t testing.TB, text []byte) (string, bool) {
	path := filepath.Join(t.TempDir(), "config")
	writeText(t, path, string(text))
	out, err := tryGit(t.TempDir(), "config", "--null", "--list", "--file", path)
	return out, err == nil
}

// asGitLists writes entries as `git config --null --list` does.
func asGitLists(entries []configEntry) string {
	var b strings.Builder
	for _, e := range entries {
		b.WriteString(e.section + e.key)
		if !e.bare {
			b.WriteString("\n" + e.value)
		}
		b.WriteString("\x00")
	}
	return b.String()
}

// checkConfig compares with git. Blanks inside of a value: git up to 2.44 makes
// each a space, newer ones keep it, so they count as equal here.
func checkConfig(t testing.TB, text []byte) {
	t.Helper()
	entries, bad := parseConfig(text)
	if bytes.IndexByte(text, 0) >= 0 {
		return // git's strings end there, ours don't
	}
	blanks := strings.NewReplacer("\t", " ", "\r", " ")
	want, ok := gitConfig(t, text)
	if ok != (bad == 0) {
		t.Errorf("%q: damaged at line %d, git accepts it: %v", text, bad, ok)
	}
	if got := asGitLists(entries); ok && blanks.Replace(got) != blanks.Replace(want) {
		t.Errorf("%q:\n got %q\nwant %q", text, got, want)
	}
}

func TestParseConfig(t *testing.T) {
	isolate(t)
	for _, text := range configTexts {
		checkConfig(t, []byte(text))
	}
}

// Texts put together from the pieces that matter reach deeper than bytes do.
func TestParseConfigRandom(t *testing.T) {
	isolate(t)
	pieces := []string{"[", "]", "[a]", "[a.b]", "[A \"Sub\"]", "[a \"", "\"", "\"]", "\\", "\\\n", "\\n", "\\\"", "#", ";", "=",
		"k", "K1", "k-2", "k = v\n", "\n", "\n", "\n", "\r\n", "\r", "\t", " ", ".", "\xe9", "\ufeff", "\v"}
	random := rand.New(rand.NewSource(7))
	for range 300 {
		var text strings.Builder
		if random.Intn(2) == 0 {
			text.WriteString("[a]\n")
		}
		for range random.Intn(12) {
			text.WriteString(pieces[random.Intn(len(pieces))])
		}
		checkConfig(t, []byte(text.String()))
	}
}

func FuzzConfig(f *testing.F) {
	os.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	for _, text := range configTexts {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) { checkConfig(t, text) })
}

func TestConfigDamaged(t *testing.T) {
	top := newRepo(t)
	path := filepath.Join(top, ".git/config")
	writeText(t, path, "[core]\n\tbare = false\n\t!!\n[x \"Y\"]\n\tk = 1\n\tK = 2\n\tflag\n[include]\n\tpath = "+path+"\n")
	r := discover(t, top)
	if p := r.ConfigProblem(); p == nil || p.Reason != Corrupt || !strings.Contains(p.Detail, "line 3") {
		t.Errorf("problem: %v", p)
	}
	if got := r.Config("x", "Y", "k") + r.Config("x", "Y", "flag") + r.Config("x", "y", "k"); got != "2true" {
		t.Errorf("got %q", got)
	}
}

func TestConfigFormats(t *testing.T) {
	for text, want := range map[string]string{
		"[core]repositoryformatversion=2":                                          "version 2",
		"[core]repositoryformatversion=1\n[extensions]objectformat=sha512":         "object format",
		"[core]repositoryformatversion=1\n[extensions]objectformat=SHA256":         "",
		"[core]repositoryformatversion=1\n[extensions]frobnicate":                  "frobnicate",
		"[core]repositoryformatversion=0\n[extensions]frobnicate":                  "",
		"[core]repositoryformatversion=1\n[extensions]noop\nrefstorage=reftable":   "",
		"[core]repositoryformatversion=1\n[extensions]partialclone=origin":         "",
		"[core]repositoryformatversion=0\n[remote \"x.y\"]promisor\n[core]bare=no": "",
	} {
		top := newRepo(t)
		writeText(t, filepath.Join(top, ".git/config"), text)
		r := discover(t, top)
		p := r.ConfigProblem()
		if want == "" && p != nil || want != "" && (p == nil || !strings.Contains(p.Detail, want)) {
			t.Errorf("%q: %v, want %q", text, p, want)
		}
		if got, want := r.Promisor, strings.Contains(text, "partial") || strings.Contains(text, "promisor"); got != want {
			t.Errorf("%q: promisor is %v", text, got)
		}
		if got, want := r.RefStorage == "reftable", strings.Contains(text, "reftable"); got != want {
			t.Errorf("%q: ref storage is %v", text, r.RefStorage)
		}
		if got, want := r.Format == SHA256, strings.Contains(text, "SHA256"); got != want {
			t.Errorf("%q: format is %v", text, r.Format)
		}
	}
}

// ExcludesFile must name the file whose patterns git uses.
func TestExcludesFile(t *testing.T) {
	top := newRepo(t)
	home := os.Getenv("HOME")
	at := func(name string) string { return filepath.Join(home, name) }
	check := func(step, want string) {
		t.Helper()
		got := discover(t, top).ExcludesFile()
		if got != want {
			t.Errorf("%s: got %q, want %q", step, got, want)
		}
		writeText(t, want, "pattern-"+step+"\n")
		if out, err := tryGit(top, "check-ignore", "pattern-"+step); err != nil {
			t.Errorf("%s: git doesn't use %q: %s", step, want, out)
		}
	}
	os.Unsetenv("GIT_CONFIG_GLOBAL")
	check("default", at(".config/git/ignore"))
	t.Setenv("XDG_CONFIG_HOME", at("xdg"))
	check("xdg", at("xdg/git/ignore"))
	writeText(t, at("xdg/git/config"), "[core]excludesfile=~/x1\n")
	check("xdgconfig", at("x1"))
	writeText(t, at(".gitconfig"), "[include]path=more/extra\n")
	writeText(t, at("more/extra"), "[core]excludesFile = ~/x2\n[include]path=extra\n[include]path=\n")
	got := discover(t, top).ExcludesFile() // while git refuses a file that includes itself
	if got != at("x2") {
		t.Errorf("include: got %q", got)
	}
	writeText(t, at("more/extra"), "[core]excludesFile = ~/x2\n")
	check("include", at("x2"))
	writeText(t, at("global"), "[core]excludesFile = "+at("x3")+"\n")
	t.Setenv("GIT_CONFIG_GLOBAL", at("global"))
	check("global", at("x3"))
	t.Setenv("GIT_CONFIG_NOSYSTEM", "0")
	t.Setenv("GIT_CONFIG_SYSTEM", at("system"))
	writeText(t, at("system"), "[core]excludesFile = ~/x4\n")
	check("global-over-system", at("x3"))
	writeText(t, at("global"), "")
	check("system", at("x4"))
	runGit(t, top, "config", "core.excludesFile", "local")
	check("repository", filepath.Join(top, "local"))
	runGit(t, top, "config", "core.excludesFile", "")
	if got := discover(t, top).ExcludesFile(); got != "" {
		t.Errorf("empty: %q", got)
	}
}

func TestIncludesEnd(t *testing.T) {
	isolate(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "config")
	writeText(t, path, strings.Repeat("[include]path=config\n", 50))
	t.Setenv("GIT_CONFIG_GLOBAL", path)
	if n := len(userConfig()); n > 50*maxIncludeFiles {
		t.Errorf("%d entries", n)
	}
}

func TestConfigUnreadable(t *testing.T) {
	top := newRepo(t)
	path := filepath.Join(top, ".git/config")
	os.Remove(path)
	if r := discover(t, top); r.ConfigProblem() != nil || r.Bare() {
		t.Errorf("without a config: %v", r.ConfigProblem())
	}
	os.Mkdir(path, 0o777)
	if p := discover(t, top).ConfigProblem(); p == nil || p.Reason != Unreadable {
		t.Errorf("a folder: %v", p)
	}
}

func TestSubsections(t *testing.T) {
	entries, _ := parseConfig([]byte("[remote]\n pushDefault=x\n[Remote \"b.c\"]\n url=1\n[remote \"a\"]\n url=2\n[remote \"b.c\"]\n fetch=3\n[branch \"m\"]\n remote=a\n[remote \"none\"]\n"))
	r := Repository{config: entries}
	if got := strings.Join(r.Subsections("REMOTE"), " "); got != "b.c a" {
		t.Errorf("got %q", got)
	}
}
