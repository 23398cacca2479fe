package cmd

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A gitHook is one of the hooks that stanch is for.
type gitHook struct {
	name   string
	input  bool   // git tells it the refs on standard input
	once   string // how to do without it once; "" if only a server's owner can
	server bool   // it runs where commits are pushed to
}

var gitHooks = []gitHook{
	{name: "pre-commit", once: "git commit --no-verify"},
	{name: "pre-push", once: "git push --no-verify", input: true},
	{name: "pre-receive", input: true, server: true},
	{name: "update", server: true},
}

// findHooks returns the hooks of these names, each once.
func findHooks(names []string) ([]gitHook, error) {
	var known []string
	for _, h := range gitHooks {
		known = append(known, h.name)
	}
	var found []gitHook
	for _, name := range names {
		at := slices.Index(known, name)
		if at < 0 {
			return nil, fmt.Errorf("stanch has no hook %q: did you mean %s? it has %s", name, nearest(name, known), strings.Join(known, ", "))
		}
		if !slices.Contains(found, gitHooks[at]) {
			found = append(found, gitHooks[at])
		}
	}
	return found, nil
}

// marker is the line by which stanch knows a script of its own.
const marker = "# stanch hook 1"

// program is the line of the script that names stanch, without its value.
const program = "stanch="

// beforeSuffix is what the hook is called that was there before.
const beforeSuffix = ".before-stanch"

// script returns the hook's script for any POSIX sh, git for Windows has one,
// too. quoted is stanch's path as sh reads it. Where stanch is gone the hook
// fails and says so: a check that nobody notices missing is none.
//
// What git says on standard input is kept for both, the old hook and stanch.
// The dot keeps the last line break, which sh would cut off. An old hook that
// doesn't read its input must not make printf complain. The variables' names are
// stanch's own, for one that is in the environment changes there, too.
func (h gitHook) script(quoted string) string {
	keep, tell, run := "", "", "exec "
	if h.input {
		keep = "stanch_lines=$(cat && echo .) || exit\n"
		tell = `printf %s "${stanch_lines%.}" 2>/dev/null | `
		run = tell
	}
	once := "its owner has to install it again, or to remove " + h.name + " from the folder hooks"
	if h.once != "" {
		once = "install it again; once without it: " + h.once + "; for good: remove $0"
	}
	return strings.NewReplacer("{marker}", marker, "{hook}", h.name, "{suffix}", beforeSuffix, "{program}", program+quoted,
		"{keep}", keep, "{tell}", tell, "{run}", run, "{once}", once).Replace(`#!/bin/sh
{marker}
# stanch install wrote this, stanch uninstall takes it away.
{program}

case $0 in
*/*) stanch_before=${0%/*}/{hook}{suffix} ;;
*) stanch_before=./{hook}{suffix} ;;
esac
{keep}if [ -f "$stanch_before" ] && [ -x "$stanch_before" ]; then
  {tell}"$stanch_before" "$@" || exit
fi
if ! [ -f "$stanch" ] || ! [ -x "$stanch" ]; then
  stanch=$(command -v stanch) || {
    echo "stanch: it is not found, so nothing was checked: {once}" >&2
    exit 1
  }
fi
{run}"$stanch" hook {hook} -- "$@"
`)
}

// marked tells whether a script is one of stanch's, of whatever hook.
func marked(script string) bool {
	for line := range strings.Lines(script) {
		if strings.TrimRight(line, "\r\n") == marker {
			return true
		}
	}
	return false
}

// edited tells whether somebody changed a script of stanch's. Which stanch it
// runs is no change: that differs from machine to machine.
func (h gitHook) edited(script string) bool {
	_, rest, _ := strings.Cut(script, "\n"+program)
	quoted, _, _ := strings.Cut(rest, "\n")
	return script != h.script(quoted)
}

// called tells whether a script of stanch's that somebody changed still has
// the line that runs stanch. With the line breaks of Windows sh runs none.
func (h gitHook) called(script string) bool {
	want := h.script("")
	want = want[strings.LastIndex(strings.TrimSpace(want), "\n"):]
	return strings.Contains(script+"\n", want)
}

// selfName finds how scripts ask under which name they were called.
var selfName = regexp.MustCompile(`\$\{?0\b|BASH_SOURCE|__file__|argv\[0\]|PROGRAM_NAME|__FILE__`)

// asksName tells whether a hook may do something else under another name. One
// that only asks for its folder does not.
func asksName(script string) bool {
	for line := range strings.Lines(script) {
		if selfName.MatchString(line) && !strings.Contains(line, "dirname") && !strings.Contains(line, "%/*") {
			return true
		}
	}
	return false
}

// quoteForShell writes a text as one word of sh.
func quoteForShell(text string) string {
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// ownProgram returns the path of this stanch. The way by which PATH leads to it
// outlives an update that puts the new version into a folder of its own.
func ownProgram() (string, error) {
	own, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("cannot find out where stanch is: %w", err)
	}
	if found, err := exec.LookPath("stanch"); err == nil && sameFile(found, own) {
		if found, err = filepath.Abs(found); err == nil {
			own = found
		}
	} else if strings.Contains(filepath.ToSlash(own), "/go-build") {
		return "", errors.New("this stanch is gone as soon as it ends, being run by go run: go install ./cmd/stanch, and then stanch install")
	}
	return filepath.ToSlash(own), nil
}

func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}
