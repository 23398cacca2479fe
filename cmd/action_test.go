package cmd

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.yaml.in/yaml/v3"
)

// top is the folder that holds go.mod, seen from this one.
const top = ".."

// An action is what action.yml says, as far as the tests look.
type action struct {
	Inputs  map[string]struct{ Description, Default string }
	Outputs map[string]struct{ Description, Value string }
	Runs    struct {
		Using string
		Steps []struct {
			ID, Shell, Run, Uses string
			Env                  map[string]string
		}
	}
}

func readAction(t *testing.T) action {
	t.Helper()
	var a action
	readYAML(t, filepath.Join(top, "action.yml"), &a)
	if a.Runs.Using != "composite" || len(a.Runs.Steps) != 1 {
		t.Fatalf("action.yml: want a composite action with one step, have %s with %d", a.Runs.Using, len(a.Runs.Steps))
	}
	return a
}

func readYAML(t *testing.T, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err == nil {
		err = yaml.Unmarshal(data, into)
	}
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// TestActionManifest holds action.yml to what keeps it safe: nothing is spliced
// into the script, and every input and output is described.
func TestActionManifest(t *testing.T) {
	a := readAction(t)
	step := a.Runs.Steps[0]
	if strings.Contains(step.Run, "${{") {
		t.Error("action.yml: the script holds an expression: what it stands for would be run as a part of it")
	}
	if step.Shell != "bash" || step.Uses != "" {
		t.Errorf("action.yml: want a step of bash, have shell %q, uses %q", step.Shell, step.Uses)
	}
	for name, in := range a.Inputs {
		if in.Description == "" {
			t.Errorf("action.yml: input %s has no description", name)
		}
		if used := slices.ContainsFunc(values(step.Env), func(v string) bool { return v == "${{ inputs."+name+" }}" }); !used {
			t.Errorf("action.yml: input %s reaches the script by no variable", name)
		}
	}
	for _, name := range []string{"sarif-file", "findings", "exit-code"} {
		if out := a.Outputs[name]; out.Description == "" || out.Value != "${{ steps."+step.ID+".outputs."+name+" }}" {
			t.Errorf("action.yml: output %s is %+v", name, out)
		}
	}
}

func values(m map[string]string) []string {
	var all []string
	for _, v := range m {
		all = append(all, v)
	}
	return all
}

// TestWorkflowsArePinned wants other people's actions by commit, with the
// version in a comment: a tag can be moved.
func TestWorkflowsArePinned(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(top, ".github", "workflows", "*.yml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no workflow: %v", err)
	}
	uses := regexp.MustCompile(`(?m)^[ -]*uses: *(.*)$`)
	pinned := regexp.MustCompile(`^(\./|[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)`)
	ours := "stanchscan/stanch@v" + release + " #" // of which the README cannot know the commit
	for _, file := range append(files, filepath.Join(top, "action.yml"), filepath.Join(top, "README.md")) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range uses.FindAllStringSubmatch(string(data), -1) {
			if strings.HasPrefix(m[1], ours) {
				continue
			}
			if !pinned.MatchString(m[1]) {
				t.Errorf("%s: %s is not pinned", file, m[1])
			}
		}
	}
}

// TestAction runs the action's script in the scripts of testdata/action, with
// the variables and files that a runner of GitHub's gives it.
func TestAction(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds stanch")
	}
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash")
	}
	r := runner{action: readAction(t), env: goEnv(t)}
	var err error
	if r.checkout, err = filepath.Abs(top); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/action",
		UpdateScripts:       update,
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Setup:               r.setup,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"write":  write,
			"commit": commit,
			"break":  breakBytes,
			"rev":    rev,
			"event":  event,
			"action": r.run,
			"output": r.output,
			"rules":  r.rules,
			"fenced": fenced,
		},
	})
}

// goEnv returns what a build needs of this one's environment, to do without
// the network.
func goEnv(t *testing.T) []string {
	t.Helper()
	names := []string{"GOPATH", "GOMODCACHE", "GOCACHE"}
	out, err := exec.Command("go", append([]string{"env"}, names...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	env := []string{"GOPROXY=off"}
	for i, value := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		env = append(env, names[i]+"="+value)
	}
	return env
}

// A runner stands in for GitHub's.
type runner struct {
	action
	checkout string   // where the action is
	env      []string // for go
}

func (r *runner) setup(env *testscript.Env) error {
	if err := setup(env); err != nil {
		return err
	}
	env.Vars = append(env.Vars, r.env...)
	env.Vars = append(env.Vars, "GITHUB_ACTION_PATH="+r.checkout, "RUNNER_TEMP="+env.WorkDir+"/runner",
		"GITHUB_OUTPUT="+env.WorkDir+"/runner/output", "GITHUB_STEP_SUMMARY="+env.WorkDir+"/runner/summary",
		"GITHUB_EVENT_PATH="+env.WorkDir+"/runner/event.json",
		"GOFLAGS=-mod=vendor") // a job may set this for its own module
	return os.Mkdir(env.WorkDir+"/runner", 0o755)
}

// rev NAME REVISION: the variable NAME is the commit's id from now on.
func rev(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Exec("git", "rev-parse", "--verify", args[1]))
	ts.Setenv(args[0], strings.TrimSpace(ts.ReadFile("stdout")))
}

// event NAME FIELD=VALUE…: what has happened, such as push before=… after=….
// Dots in a field lead into an object.
func event(ts *testscript.TestScript, _ bool, args []string) {
	payload := map[string]any{}
	for _, arg := range args[1:] {
		field, value, _ := strings.Cut(arg, "=")
		path := strings.Split(field, ".")
		at := payload
		for _, step := range path[:len(path)-1] {
			if at[step] == nil {
				at[step] = map[string]any{}
			}
			at = at[step].(map[string]any)
		}
		at[path[len(path)-1]] = value
	}
	data, err := json.Marshal(payload)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.Getenv("GITHUB_EVENT_PATH"), data, 0o644))
	ts.Setenv("GITHUB_EVENT_NAME", args[0])
	ref, _ := payload["ref"].(string)
	ts.Setenv("GITHUB_REF", ref)
}

// action CODE INPUT=VALUE…: the action's step ends with this exit code. Its
// log is standard output.
func (r *runner) run(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	step := r.Runs.Steps[0]
	for name, expression := range step.Env {
		ts.Setenv(name, r.evaluate(ts, expression, args[1:]))
	}
	for _, file := range []string{"GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"} {
		ts.Check(os.WriteFile(ts.Getenv(file), nil, 0o644))
	}
	script := ts.Getenv("RUNNER_TEMP") + "/step.sh"
	ts.Check(os.WriteFile(script, []byte(step.Run), 0o644))
	bash, err := exec.LookPath("bash") // by its path: a script may have emptied PATH
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(bash, "--noprofile", "--norc", "-eo", "pipefail", script); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("bash: %v", err)
	}
	if got != want {
		ts.Fatalf("the action ended with %d, want %d", got, want)
	}
	if code := r.read(ts, "exit-code"); code != args[0] {
		ts.Fatalf("the action ended with %d, its output exit-code is %q", got, code)
	}
}

// evaluate returns what an expression of action.yml stands for: the first that
// is not empty of a.b || c.d. Inputs that are not given have their default.
func (r *runner) evaluate(ts *testscript.TestScript, expression string, given []string) string {
	inner, ok := strings.CutPrefix(expression, "${{ ")
	inner, closed := strings.CutSuffix(inner, " }}")
	if !ok || !closed {
		ts.Fatalf("%q is not one expression", expression)
	}
	for _, term := range strings.Split(inner, " || ") {
		if value := r.lookUp(ts, term, given); value != "" {
			return value
		}
	}
	return ""
}

func (r *runner) lookUp(ts *testscript.TestScript, term string, given []string) string {
	if name, ok := strings.CutPrefix(term, "inputs."); ok {
		in, declared := r.Inputs[name]
		if !declared {
			ts.Fatalf("action.yml: there is no input %q", name)
		}
		for _, g := range given {
			if value, ok := strings.CutPrefix(g, name+"="); ok {
				return value
			}
		}
		return in.Default
	}
	path, ok := strings.CutPrefix(term, "github.event.")
	if !ok {
		ts.Fatalf("action.yml: the tests do not know %q", term)
	}
	var at any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(ts.Getenv("GITHUB_EVENT_PATH"))), &at))
	for _, step := range strings.Split(path, ".") {
		object, _ := at.(map[string]any)
		at = object[step]
	}
	value, _ := at.(string)
	return value
}

// output NAME REGEXP: the action's output matches all of REGEXP.
func (r *runner) output(ts *testscript.TestScript, neg bool, args []string) {
	got := r.read(ts, args[0])
	if regexp.MustCompile(`^(?s:`+args[1]+`)$`).MatchString(got) == neg {
		ts.Fatalf("output %s is %q, and that it matches %q should be %v", args[0], got, args[1], !neg)
	}
}

// read reads an output as GitHub documents: NAME=VALUE, or NAME<<END and lines
// up to END. A later one replaces an earlier one.
func (r *runner) read(ts *testscript.TestScript, name string) string {
	inStep := strings.TrimSuffix(strings.TrimPrefix(r.Outputs[name].Value, "${{ steps.scan.outputs."), " }}")
	value := ""
	lines := strings.Split(ts.ReadFile(ts.Getenv("GITHUB_OUTPUT")), "\n")
	for i := 0; i < len(lines); i++ {
		if end, ok := strings.CutPrefix(lines[i], inStep+"<<"); ok {
			n := slices.Index(lines[i+1:], end)
			if n < 0 {
				ts.Fatalf("output %s has no end", name)
			}
			value = strings.Join(lines[i+1:i+1+n], "\n")
		} else if v, ok := strings.CutPrefix(lines[i], inStep+"="); ok {
			value = v
		}
	}
	return value
}

// rules RULE…: the SARIF report holds these results, and the output findings
// says how many.
func (r *runner) rules(ts *testscript.TestScript, _ bool, want []string) {
	var log struct {
		Version string
		Runs    []struct {
			Results []struct{ RuleID string }
		}
	}
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(r.read(ts, "sarif-file"))), &log))
	var got []string
	for _, run := range log.Runs {
		for _, result := range run.Results {
			got = append(got, result.RuleID)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if log.Version != "2.1.0" || len(log.Runs) != 2 || !slices.Equal(got, want) {
		ts.Fatalf("the report has %q, want %q", got, want)
	}
	if count := r.read(ts, "findings"); count != strconv.Itoa(len(want)) {
		ts.Fatalf("output findings is %q, the report has %d", count, len(want))
	}
}

// fenced REGEXP: the log has lines with REGEXP, and all of them stand where the
// runner takes no commands.
func fenced(ts *testscript.TestScript, _ bool, args []string) {
	pattern := regexp.MustCompile(args[0])
	token, found := "", false
	for _, line := range strings.Split(ts.ReadFile("stdout"), "\n") {
		switch stop, ok := strings.CutPrefix(line, "::stop-commands::"); {
		case token != "" && line == "::"+token+"::":
			token = ""
		case token == "" && ok:
			token = stop
		case pattern.MatchString(line):
			found = true
			if len(token) != 32 {
				ts.Fatalf("a runner would take commands from %q", line)
			}
		}
	}
	if !found || token != "" {
		ts.Fatalf("%q in the log: %v; commands are on again at its end: %v", args[0], found, token == "")
	}
}

// TestPreCommitManifest does what pre-commit does with a hook of the language
// golang: clone, go install ./..., run the entry from GOPATH's bin.
func TestPreCommitManifest(t *testing.T) {
	var hooks []struct {
		ID, Name, Description, Entry, Language string
		PassFilenames                          *bool `yaml:"pass_filenames"`
		RequireSerial                          bool  `yaml:"require_serial"`
		AlwaysRun                              bool  `yaml:"always_run"`
		Stages                                 []string
	}
	readYAML(t, filepath.Join(top, ".pre-commit-hooks.yaml"), &hooks)
	languages := map[string]string{"stanch": "golang", "stanch-system": "system", "stanch-docker": "docker_image"}
	for _, h := range hooks {
		entry := "stanch hook pre-commit"
		if h.Language == "docker_image" {
			entry = "-e GIT_INDEX_FILE ghcr.io/stanchscan/stanch:v" + release + " hook pre-commit"
		}
		if languages[h.ID] != h.Language || h.Name == "" || h.Description == "" || h.Entry != entry {
			t.Errorf("hook %+v", h)
		}
		if h.PassFilenames == nil || *h.PassFilenames || !h.RequireSerial || !h.AlwaysRun || h.Stages != nil {
			t.Errorf("%s: it must run once, always, and without file names: %+v", h.ID, h)
		}
		delete(languages, h.ID)
	}
	if len(languages) > 0 {
		t.Errorf("no hook for %v", languages)
	}
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("it builds stanch")
	}

	published, cloned, path := t.TempDir(), t.TempDir(), t.TempDir()
	publish(t, published)
	gitIn(t, "", "clone", "-q", "--depth", "1", "file://"+published, cloned)
	install := exec.Command("go", "install", "./...")
	install.Dir = cloned
	install.Env = append(append(plainEnv(), goEnv(t)...), "GOPATH="+path, "GOBIN=", "GOTOOLCHAIN=local", "GOFLAGS=-modcacherw")
	if out, err := install.CombinedOutput(); err != nil {
		t.Fatalf("go install: %v\n%s", err, out)
	}
	installed, err := os.ReadDir(filepath.Join(path, "bin"))
	if err != nil || len(installed) != 1 || installed[0].Name() != "stanch" {
		t.Fatalf("installed: %v, %v", installed, err)
	}

	repo := t.TempDir()
	gitIn(t, repo, "init", "-q")
	hook := func(text string) (string, error) {
		if err := os.WriteFile(filepath.Join(repo, "app.py"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		gitIn(t, repo, "add", "app.py")
		entry := strings.Fields(hooks[0].Entry)
		c := exec.Command(filepath.Join(path, "bin", entry[0]), entry[1:]...)
		c.Dir, c.Env = repo, plainEnv()
		out, err := c.CombinedOutput()
		return string(out), err
	}
	if out, err := hook("import os\n"); err != nil || out != "" {
		t.Errorf("clean: %v\n%s", err, out)
	}
	out, err := hook(`key = "` + keys["{dataframer}"] + "\"\n")
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitFindings || !strings.Contains(out, "app.py:1:8") {
		t.Errorf("a staged key: %v\n%s", err, out)
	}
}

// TestPreCommit commits with pre-commit itself: from a repository's tag, which
// it clones and builds, and with the stanch that is on PATH.
func TestPreCommit(t *testing.T) {
	for _, id := range []string{"stanch", "stanch-system"} {
		t.Run(id, func(t *testing.T) { preCommit(t, id) })
	}
}

func preCommit(t *testing.T, hook string) {
	if _, err := exec.LookPath("pre-commit"); err != nil || testing.Short() {
		t.Skip("there is no pre-commit, or no time for it")
	}
	published, repo, home := t.TempDir(), t.TempDir(), t.TempDir()
	publish(t, published)
	gitIn(t, published, "tag", "v"+release)
	config := "repos:\n- repo: file://" + published + "\n  rev: v" + release + "\n  hooks: [{id: " + hook + "}]\n"
	env := append(append(plainEnv(), goEnv(t)...), "HOME="+home, "PRE_COMMIT_HOME="+home, "GOFLAGS=-modcacherw", "GOTOOLCHAIN=local",
		"GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=ada@example.org", "GIT_COMMITTER_NAME=Ada", "GIT_COMMITTER_EMAIL=ada@example.org")
	if hook == "stanch-system" {
		build := exec.Command("go", "build", "-o", filepath.Join(home, "bin", "stanch"), "./cmd/stanch")
		build.Dir, build.Env = published, env
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		env = append(env, "PATH="+filepath.Join(home, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"))
	}
	run := func(name string, args ...string) (string, error) {
		c := exec.Command(name, args...)
		c.Dir, c.Env = repo, env
		out, err := c.CombinedOutput()
		return string(out), err
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(repo, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	commits := func(want bool, args ...string) {
		t.Helper()
		out, err := run("git", append([]string{"commit", "-qm", "m"}, args...)...)
		if (err == nil) != want || !want && !strings.Contains(out, "app.py:1:8") {
			t.Errorf("git commit %v: %v\n%s", args, err, out)
		}
	}
	gitIn(t, repo, "init", "-q")
	write(".pre-commit-config.yaml", config)
	if out, err := run("pre-commit", "install", "--install-hooks"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	key := "key = \"" + keys["{dataframer}"] + "\"\n"
	write("app.py", "import os\n")
	gitIn(t, repo, "add", ".")
	commits(true)
	write("app.py", key)
	commits(false, "-a")
	commits(false, "app.py")
	gitIn(t, repo, "add", ".")
	commits(false)
	write("app.py", "import sys\n")
	commits(true, "-a")
}

// publish commits this working tree, with what is not committed yet, to a new
// repository in dir.
func publish(t *testing.T, dir string) {
	t.Helper()
	list := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir, list.Env = top, plainEnv()
	out, err := list.Output()
	if err != nil {
		t.Skipf("not a checkout of git's: %v", err)
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(top, name))
		if errors.Is(err, os.ErrNotExist) {
			continue // removed, but still in the index
		}
		to := filepath.Join(dir, name)
		err = errors.Join(err, os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, data, 0o644))
		if err != nil {
			t.Fatal(err)
		}
	}
	gitIn(t, dir, "init", "-q")
	gitIn(t, dir, "add", "-A")
	gitIn(t, dir, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-qm", "all of it")
}

func gitIn(t *testing.T, dir string, args ...string) {
	t.Helper()
	c := exec.Command("git", args...)
	c.Dir, c.Env = dir, plainEnv()
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// plainEnv is this process's environment without what git's hooks and a user's
// configuration put there.
func plainEnv() []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT_") })
	return append(env, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
}
