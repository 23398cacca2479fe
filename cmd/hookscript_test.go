//go:build unix

package cmd

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// shells are those that may be a system's sh, as words of a command. The first
// one is everywhere.
var shells = [][]string{{"sh"}, {"dash"}, {"bash", "--posix"}, {"busybox", "sh"}, {"ksh"}, {"mksh"}, {"zsh", "--emulate", "sh"}}

// said is what the scripts of TestHookScript do: they write down how they were
// called, and end as they are told.
const said = `#!/bin/sh
{ echo "NAME:" "$@"; cat; } >>"$LOG"
exit "$EXIT_NAME"
`

// A hookCase is one call of a hook's script.
type hookCase struct {
	hook   gitHook
	before string // the exit code of the hook from before, "" for none
	stanch string
	want   int
}

// Every hook hands over its arguments and its standard input to both, and ends
// with the exit code of the first that fails, in every sh that there is.
func TestHookScript(t *testing.T) {
	for _, shell := range shells {
		if _, err := exec.LookPath(shell[0]); err != nil {
			continue
		}
		for _, h := range gitHooks {
			for _, c := range []hookCase{{h, "", "0", 0}, {h, "", "1", 1}, {h, "0", "0", 0}, {h, "0", "3", 3}, {h, "7", "0", 7}} {
				t.Run(strings.Join(append(shell, h.name, c.before, c.stanch), " "), func(t *testing.T) { c.run(t, shell) })
			}
		}
	}
}

func (c hookCase) run(t *testing.T, shell []string) {
	dir := filepath.Join(t.TempDir(), `it's "$HOME" \ `+"`x`\nand more")
	program := filepath.Join(dir, "-program")
	log := filepath.Join(dir, "log")
	file := hookFile{hook: c.hook, path: filepath.Join(dir, c.hook.name), before: filepath.Join(dir, c.hook.name+beforeSuffix)}
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	executable(t, program, strings.ReplaceAll(said, "NAME", "stanch"))
	if c.before != "" {
		executable(t, file.before, strings.ReplaceAll(said, "NAME", "before"))
	}
	if err := file.put(c.hook.script(quoteForShell(program)), hookAbsent); err != nil {
		t.Fatal(err)
	}
	input := "refs/heads/a\\n%s \xff 1 refs/heads/b 2\n  x\n\n"
	run := exec.Command(shell[0], append(shell[1:], file.path, "--help", "a  b", "*", "")...)
	run.Env = append(os.Environ(), "LOG="+log, "EXIT_before="+c.before, "EXIT_stanch="+c.stanch)
	run.Stdin = strings.NewReader(input)
	if !c.hook.input {
		run.Stdin = nil // git gives these none
		input = ""
	}
	out, err := run.CombinedOutput()
	var failure *exec.ExitError
	if err != nil && !errors.As(err, &failure) {
		t.Fatal(err)
	}
	got, _ := os.ReadFile(log)
	want := ""
	if c.before != "" {
		want = "before: --help a  b * \n" + input
	}
	if c.before == "" || c.before == "0" {
		want += "stanch: hook " + c.hook.name + " -- --help a  b * \n" + input
	}
	if run.ProcessState.ExitCode() != c.want || len(out) > 0 || string(got) != want {
		t.Errorf("it ended with %d, want %d, and said %q\ngot  %q\nwant %q", run.ProcessState.ExitCode(), c.want, out, got, want)
	}
}

func executable(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}

// A hook from before that doesn't read what git tells it neither stops the push
// nor makes the shell complain.
func TestHookScriptUnread(t *testing.T) {
	dir := t.TempDir()
	executable(t, filepath.Join(dir, "program"), "#!/bin/sh\nwc -c\n")
	executable(t, filepath.Join(dir, "pre-push"+beforeSuffix), "#!/bin/sh\nexec 0<&-\n")
	executable(t, filepath.Join(dir, "pre-push"), gitHooks[1].script(quoteForShell(filepath.Join(dir, "program"))))
	run := exec.Command("sh", "-c", "trap '' PIPE; ./pre-push") // as git runs it
	run.Dir = dir
	run.Stdin = strings.NewReader(strings.Repeat("0123456789abcdef\n", 1<<16))
	out, err := run.CombinedOutput()
	if got := strings.TrimSpace(string(out)); err != nil || got != "1114112" {
		t.Errorf("%v, %q", err, got)
	}
}
