package gitpack

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// checkHooks compares Hooks with what git says, from the folder in which git
// runs hooks.
func checkHooks(t *testing.T, step, dir string) HooksPath {
	t.Helper()
	r := discover(t, dir)
	got, err := r.Hooks()
	if err != nil {
		t.Errorf("%s: %v", step, err)
		return got
	}
	top := r.WorkTree
	if top == "" {
		top = r.GitDir
	}
	if want := under(top, runGit(t, top, "rev-parse", "--git-path", "hooks")); realPath(got.Dir) != realPath(want) {
		t.Errorf("%s: got %q, git looks in %q", step, got.Dir, want)
	}
	return got
}

func TestHooks(t *testing.T) {
	top := newRepo(t)
	home := os.Getenv("HOME")
	global := filepath.Join(home, "global")
	t.Setenv("GIT_CONFIG_GLOBAL", global)
	check := func(step, dir, set string, shared bool) {
		t.Helper()
		if got := checkHooks(t, step, dir); got.Set != set || got.Shared != shared {
			t.Errorf("%s: got %+v", step, got)
		}
	}
	linked := filepath.Join(filepath.Dir(top), "linked")
	runGit(t, top, "worktree", "add", "-q", linked)
	bare := filepath.Join(filepath.Dir(top), "bare.git")
	runGit(t, top, "clone", "-q", "--bare", top, bare)
	runGit(t, top, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", bare, "sub")
	sub := filepath.Join(top, "sub")
	for _, dir := range []string{top, linked, bare, sub} {
		check("default", dir, "", false)
	}
	for _, set := range []string{"~/h", "relative/h", "/srv/h"} {
		writeText(t, global, "[core]\n\thooksPath = "+set+"\n")
		for _, dir := range []string{top, linked, bare, sub} {
			check("global "+set, dir, set, true)
		}
	}
	runGit(t, top, "config", "core.hooksPath", ".githooks")
	check("repository", top, ".githooks", false)
	check("its worktree", linked, ".githooks", false)
	check("not its submodule", sub, "/srv/h", true)
	runGit(t, top, "config", "extensions.worktreeConfig", "true")
	runGit(t, linked, "config", "--worktree", "core.hooksPath", "apart")
	check("worktree's", linked, "apart", false)
	check("not the other's", top, ".githooks", false)
	runGit(t, top, "config", "include.path", "../shared.config")
	writeText(t, filepath.Join(top, "shared.config"), "[core]hooksPath=included\n")
	check("included", top, "included", false)
}

// The file that an includeIf names counts where git says so. {top} is the
// repository's folder, {home} the user's.
func TestHooksConditions(t *testing.T) {
	top := newRepo(t)
	home := realPath(os.Getenv("HOME"))
	parent, name := filepath.Split(top)
	t.Setenv("HOME", filepath.Dir(strings.TrimSuffix(parent, "/")))
	global := filepath.Join(home, "global")
	t.Setenv("GIT_CONFIG_GLOBAL", global)
	writeText(t, filepath.Join(home, "extra"), "[core]hooksPath=/srv/h\n")
	below := filepath.Base(strings.TrimSuffix(parent, "/")) + "/" + name // seen from the home
	met := 0
	for _, condition := range []string{
		"gitdir:" + top + "/", "gitdir:" + top, "gitdir:" + top + "/.git", "gitdir:" + top + "/.gi?", "gitdir:" + parent, "gitdir:" + parent + "*",
		"gitdir:" + parent + "*/.git", "gitdir:" + parent + "**", "gitdir:" + parent + "**/.git", "gitdir:/**/" + name + "/**",
		"gitdir:" + name + "/", "gitdir:" + strings.ToUpper(top) + "/", "gitdir/i:" + strings.ToUpper(top) + "/", "gitdir:~/", "gitdir:~/" + below + "/",
		"gitdir:~/other/", "gitdir:.git", "gitdir:./", "gitdir:/elsewhere/", "gitdir:/", "gitdir:**", "gitdir:*", "gitdir:",
		"gitdir:" + parent + "***/.git", "gitdir:" + parent + "**x/.git", "gitdir:" + top[:len(top)-1] + "**",
	} {
		writeText(t, global, "[includeIf \""+condition+"\"]\n\tpath = extra\n")
		if got := checkHooks(t, condition, top); got.Shared {
			met++
		}
	}
	if met < 5 || met > 20 {
		t.Errorf("%d conditions are met", met)
	}
}

// What Hooks cannot know it does not guess.
func TestHooksUnknown(t *testing.T) {
	top := newRepo(t)
	home := os.Getenv("HOME")
	global := filepath.Join(home, "global")
	t.Setenv("GIT_CONFIG_GLOBAL", global)
	writeText(t, filepath.Join(home, "extra"), "[core]hooksPath=/srv/h\n")
	link := filepath.Join(home, "link")
	if err := os.Symlink(filepath.Dir(top), link); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"[core]hooksPath=/dev/null":                           "switches all hooks off",
		"[core]hooksPath=":                                    "switches all hooks off",
		"[core]hooksPath=~somebody/h":                         "only git knows",
		"[core]hooksPath=%(prefix)/h":                         "only git knows",
		"[includeIf \"onbranch:main\"]path=extra":             "includeIf",
		"[includeIf \"hasconfig:remote.*.url:x\"]path=extra":  "includeIf",
		"[includeIf \"gitdir:/[a-z]*/\"]path=extra":           "includeIf",
		"[includeIf \"gitdir:~somebody/\"]path=extra":         "includeIf",
		"[includeIf \"gitdir:\xff/\"]path=extra":              "includeIf",
		"[includeIf \"gitdir:" + link + "/\"]path=extra":      "includeIf", // git decides by the shell's way
		"[includeIf \"onbranch:main\"]path=absent":            "",
		"[includeIf \"onbranch:main\"]path=global":            "", // a circle
		"[includeIf \"onbranch:main\"]path=extra\n[core]x=\"": "includeIf",
	} {
		writeText(t, global, text+"\n")
		_, err := discover(t, top).Hooks()
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	writeText(t, global, "[includeIf \"onbranch:main\"]path=extra\n") // one that git reads: its next command must
	runGit(t, top, "config", "core.hooksPath", ".githooks")
	if got, err := discover(t, top).Hooks(); err != nil || got.Set != ".githooks" {
		t.Errorf("the repository's own, over one that is not known: %+v, %v", got, err)
	}
	t.Setenv("GIT_CONFIG_COUNT", "1")
	t.Setenv("GIT_CONFIG_KEY_0", "core.HooksPath")
	t.Setenv("GIT_CONFIG_VALUE_0", "/srv/h")
	if got, err := discover(t, top).Hooks(); err == nil || !strings.Contains(err.Error(), "GIT_CONFIG_KEY_0") {
		t.Errorf("set by the environment: %+v, %v", got, err)
	}
}
