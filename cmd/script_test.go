package cmd

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/txtar"
)

// update rewrites the scripts' golden parts: go test ./cmd -update
var update = os.Getenv("STANCH_UPDATE") != ""

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"stanch": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScript runs every script of testdata. They are the manual of what the
// command line does; the commands below are what they use beyond testscript's own.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       update,
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Setup:               setup,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status,
			"fill":   fill,
			"write":  write,
			"json":   jsonField,
			"places": places,
			"plain":  plain,
			"recode": recode,
			"socket": socket,
			"sparse": sparse,
			"break":  breakBytes,
			"commit": commit,
			"rev":    rev,
			"resaid": resaid,
		},
	})
}

// keys are example keys, by the names that scripts write in braces. None of them
// is in any file as one piece: other scanners, and stanch, look at this repository.
var keys = map[string]string{
	"{dataframer}":  "sk_" + "live_r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7",
	"{dataframer2}": "sk_" + "live_Ue3Io8Xq1Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7r7Kp",
	"{stripe}":      "sk_" + "live_51" + "Hq8Zr2LmX7vTnB4cKd9WfYp3sVb7Qw2Zx9Lk4Nm8Rt3Yp6Hs1Df5Gj0Ac2Ue7Io4XqKr7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0G",
	"{stripe-old}":  "sk_" + "live_q8Zr2LmX7vTnB4cKd9WfYp3s",
	"{unknown}":     "sk_" + "live_Vb7Qw2Zx9Lk4Nm8Rt3Yp6Hs1Df5Gj0Ac2Ue7Io4X",
	"{prefix}":      "sk_" + "live_",
}

func setup(env *testscript.Env) error {
	env.Vars = append(env.Vars,
		"HOME="+env.WorkDir+"/home", "XDG_CONFIG_HOME=", "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+env.WorkDir+"/home/.gitconfig",
		"GIT_AUTHOR_NAME=Ada Author", "GIT_AUTHOR_EMAIL=ada@example.org",
		"GIT_COMMITTER_NAME=Carl Committer", "GIT_COMMITTER_EMAIL=carl@example.org",
		"GIT_AUTHOR_DATE=2024-03-01T10:00:00Z", "GIT_COMMITTER_DATE=2024-03-01T10:00:00Z", "NO_COLOR=1", "TZ=UTC",
	)
	if err := os.Mkdir(env.WorkDir+"/home", 0o755); err != nil {
		return err
	}
	return os.WriteFile(env.WorkDir+"/home/.gitconfig", []byte("[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n"), 0o644)
}

// status CODE COMMAND ARGS…: the command ends with this exit code.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE COMMAND ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%s: %v", args[1], err)
	}
	if got != want {
		ts.Fatalf("%s ended with %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

// fill FILE…: {dataframer}, {stripe} and so on become keys.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		text := ts.ReadFile(name)
		for mark, key := range keys {
			text = strings.ReplaceAll(text, mark, key)
		}
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o644))
	}
}

// write NAME TEXT: both may have Go's escapes and the marks of fill.
func write(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: write NAME TEXT")
	}
	var parts []string
	for _, arg := range args {
		part, err := strconv.Unquote(`"` + strings.ReplaceAll(arg, `"`, `\"`) + `"`)
		ts.Check(err)
		for mark, key := range keys {
			part = strings.ReplaceAll(part, mark, key)
		}
		parts = append(parts, part)
	}
	file := ts.MkAbs(parts[0])
	ts.Check(os.MkdirAll(filepath.Dir(file), 0o755))
	ts.Check(os.WriteFile(file, []byte(parts[1]), 0o644))
}

// json FIELD REGEXP: the field of the JSON on standard output, such as
// findings.0.rule or, for a list's length, findings.len, matches all of REGEXP.
func jsonField(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: json FIELD REGEXP")
	}
	var at any
	if err := json.Unmarshal([]byte(ts.ReadFile("stdout")), &at); err != nil {
		ts.Fatalf("standard output is no JSON: %v", err)
	}
	for _, step := range strings.Split(args[0], ".") {
		switch v := at.(type) {
		case map[string]any:
			at = v[step]
		case []any:
			if step == "len" {
				at = len(v)
				continue
			}
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(v) {
				ts.Fatalf("%s: no element %s in a list of %d", args[0], step, len(v))
			}
			at = v[i]
		default:
			ts.Fatalf("%s: %v has no %s", args[0], at, step)
		}
	}
	got := fmt.Sprint(at)
	if regexp.MustCompile(`^(?s:`+args[1]+`)$`).MatchString(got) == neg {
		ts.Fatalf("%s is %q, and that it matches %q should be %v", args[0], got, args[1], !neg)
	}
}

// plain FILE: writes standard output to FILE, timeless.
func plain(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(timeless(ts.ReadFile("stdout"))), 0o644))
}

// timeless returns a report without what differs from run to run: how long it
// took, and how long ago something was.
func timeless(report string) string {
	for pattern, replacement := range map[string]string{
		`, in (under )?[0-9.]+ m?s`: ", in T",
		` \([^()]* ago\)`:           " (A ago)",
	} {
		report = regexp.MustCompile(pattern).ReplaceAllString(report, replacement)
	}
	return report
}

// resaid ARGS…: what stanch scan ARGS says in each format, stanch report says of
// its saved report.
func resaid(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.Getenv("WORK")
	reports := func(kind string) (flags []string) {
		for _, format := range formats() {
			flags = append(flags, "--report", format+"="+filepath.Join(dir, kind+"."+format))
		}
		return append(flags, "--output", filepath.Join(dir, kind+".main"))
	}
	again := append([]string{"report", filepath.Join(dir, "scan.json")}, reports("report")...)
	if slices.Contains(args, "--reveal") {
		again = append(again, "--reveal")
	}
	var exit *exec.ExitError // findings are no failure here
	for _, all := range [][]string{append(append([]string{"scan"}, args...), reports("scan")...), again} {
		if err := ts.Exec("stanch", all...); err != nil && !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
	}
	for _, format := range append(formats(), "main") {
		scan, report := ts.ReadFile(filepath.Join(dir, "scan."+format)), ts.ReadFile(filepath.Join(dir, "report."+format))
		if diff := cmp.Diff(momentless(scan), momentless(report)); diff != "" {
			ts.Fatalf("%s (-scan +report):\n%s", format, diff)
		}
		for _, name := range []string{"scan.", "report."} {
			ts.Check(os.Remove(filepath.Join(dir, name+format)))
		}
	}
}

// momentless returns a report without the times that no JSON holds: when the scan
// began and ended, in the formats' own ways, and how long it took.
func momentless(report string) string {
	report = regexp.MustCompile(`, in (under )?[0-9.]+ m?s`).ReplaceAllString(report, "")
	return regexp.MustCompile(`"?\b(startTimeUtc|endTimeUtc|start_time|end_time|timestamp|time)(": ?|=)"[^"]*"`).ReplaceAllString(report, "")
}

// The README shows what its script prints.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, sample, _ := strings.Cut(string(readme), "$ stanch scan\n")
	sample, _, _ = strings.Cut(sample, "```")
	script, err := txtar.ParseFile("testdata/readme.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(script.Files[0].Data), timeless(sample)); diff != "" {
		t.Errorf("the README is stale (-script +README):\n%s", diff)
	}
}

// recode ENCODING FILE…: a UTF-8 file becomes utf16le, utf16be, or either with
// a byte order mark: utf16le-bom, utf16be-bom; or its lines end with cr or crlf.
func recode(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args[1:] {
		text := ts.ReadFile(name)
		encoding, bom := strings.CutSuffix(args[0], "-bom")
		if bom {
			text = "\ufeff" + text
		}
		var data []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			switch encoding {
			case "utf16le":
				data = binary.LittleEndian.AppendUint16(data, unit)
			case "utf16be":
				data = binary.BigEndian.AppendUint16(data, unit)
			}
		}
		switch encoding {
		case "cr":
			data = []byte(strings.ReplaceAll(text, "\n", "\r"))
		case "crlf":
			data = []byte(strings.ReplaceAll(text, "\n", "\r\n"))
		}
		ts.Check(os.WriteFile(ts.MkAbs(name), data, 0o644))
	}
}

func socket(ts *testscript.TestScript, _ bool, args []string) {
	// A socket's path may have 107 bytes: name it from its folder.
	listener, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(os.TempDir(), fmt.Sprint("stanch", os.Getpid())), Net: "unix"})
	ts.Check(err)
	ts.Check(os.Rename(listener.Addr().String(), ts.MkAbs(args[0])))
	ts.Defer(func() { listener.Close() })
}

// sparse NAME SIZE TEXT: a file of SIZE bytes, of which the last are TEXT.
func sparse(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	text := args[2]
	for mark, key := range keys {
		text = strings.ReplaceAll(text, mark, key)
	}
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o755))
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = f.WriteAt([]byte(text), size-int64(len(text)))
	ts.Check(err)
	ts.Check(f.Close())
}

// break GLOB OFFSET|-N: flips a byte of each file, or cuts its last N bytes off.
func breakBytes(ts *testscript.TestScript, _ bool, args []string) {
	files, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(files) == 0 {
		ts.Fatalf("no file %s", args[0])
	}
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		ts.Check(err)
		ts.Check(os.Chmod(file, 0o644))
		if at < 0 {
			data = data[:len(data)+at]
		} else {
			data[at] ^= 0xff
		}
		ts.Check(os.WriteFile(file, data, 0o644))
	}
}

// commit DATE MESSAGE: commits everything in the current folder's repository,
// with this date. The author is Ada, the committer Carl.
func commit(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Exec("git", "add", "-A"))
	ts.Setenv("GIT_AUTHOR_DATE", args[0])
	ts.Setenv("GIT_COMMITTER_DATE", args[0])
	ts.Check(ts.Exec("git", "commit", "-q", "--allow-empty", "-m", args[1]))
}
