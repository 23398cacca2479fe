package scanner_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/syntax"
)

// labelKeys are what the words in braces of the labelled files stand for. None
// of them is in any file as one piece.
var labelKeys = strings.NewReplacer(
	"{dataframer}", "sk_"+"live_r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7",
	"{stripe}", "sk_"+"live_51"+"Hq8Zr2LmX7vTnB4cKd9WfYp3sVb7Qw2Zx9Lk4Nm8Rt3Yp6Hs1Df5Gj0Ac2Ue7Io4XqKr7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0G",
	"{prefix}", "sk_"+"live_")

// A label is what a comment says of a line.
type label struct {
	leak     bool
	severity string // "": any
}

var labelled = regexp.MustCompile(`(?:#|//|/\*|--|<!--|REM)\s*(leak|fine)( next)?(?: (high|medium|low))?\s*(?::.*)?(?:\*/.*|-->.*)?$`)

// labels returns what is right for each line, counted from 1.
func labels(source []byte) map[int]label {
	found := map[int]label{}
	for i, line := range bytes.Split(source, []byte("\n")) {
		m := labelled.FindSubmatch(bytes.TrimRight(line, " \t\r"))
		if m == nil {
			continue
		}
		at := i + 1
		if len(m[2]) > 0 {
			at++
		}
		found[at] = label{leak: string(m[1]) == "leak", severity: string(m[3])}
	}
	return found
}

// A score is how well a language's labels are met.
type score struct {
	found, missed, wrong, graded int
	fine                         int
}

func (s *score) precision() float64 { return float64(s.found) / float64(max(1, s.found+s.wrong)) }
func (s *score) recall() float64    { return float64(s.found) / float64(max(1, s.found+s.missed)) }

// floors are what was reached: less is a step back.
var floors = map[string]struct{ precision, recall float64 }{
	"C#":         {0.99, 0.99},
	"C++":        {1, 0.99},
	"Dockerfile": {1, 1},
	"GitHub":     {1, 1},
	"GitLab":     {1, 1},
	"Go":         {1, 0.98},
	"Java":       {0.99, 0.99},
	"JavaScript": {1, 1},
	"Kotlin":     {0.99, 0.99},
	"PHP":        {0.99, 0.97},
	"PowerShell": {1, 1},
	"Python":     {0.99, 0.99},
	"Ruby":       {0.98, 0.97},
	"Rust":       {0.99, 0.98},
	"Makefile":   {1, 1},
	"Shell":      {1, 1},
	"Swift":      {0.98, 0.98},
	"TypeScript": {1, 0.98},
}

// TestLoggedKey scans the labelled files of every language, as a scan of the working
// tree does.
func TestLoggedKey(t *testing.T) {
	top, dir := filepath.Join("testdata", "loggedkey"), t.TempDir()
	sources := map[string][]byte{}
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || syntax.For(path) == nil {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(top, path)
		name = filepath.ToSlash(name)
		sources[name] = []byte(labelKeys.Replace(string(data)))
		to := filepath.Join(dir, name)
		return errors.Join(err, os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, sources[name], 0o644))
	})
	if err != nil {
		t.Fatal(err)
	}
	target, err := scanner.Locate(dir)
	if err != nil {
		t.Fatal(err)
	}
	result, err := scanner.Scan(context.Background(), target, scanner.Options{Worktree: true, Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]map[int]rules.Severity{}
	for _, f := range result.Findings {
		if f.Rule.ID != "logged-key" {
			continue
		}
		for _, o := range f.Occurrences {
			if found[o.Path] == nil {
				found[o.Path] = map[int]rules.Severity{}
			}
			found[o.Path][o.Line] = max(found[o.Path][o.Line], f.Severity)
		}
	}
	scores := map[string]*score{}
	for name, source := range sources {
		language := syntax.For(name).Name
		if scores[language] == nil {
			scores[language] = &score{}
		}
		scores[language].file(t, name, source, found[name])
	}
	for _, name := range slices.Sorted(maps.Keys(scores)) {
		s := scores[name]
		if s.precision() < floors[name].precision || s.recall() < floors[name].recall {
			t.Errorf("%s: precision and recall were %.2f and %.2f already", name, floors[name].precision, floors[name].recall)
		}
		t.Logf("%-11s precision %.3f, recall %.3f (%d found, %d missed, %d wrong; %d lines are fine; %d of another severity)", name, s.precision(), s.recall(), s.found, s.missed, s.wrong, s.fine, s.graded)
	}
}

func (s *score) file(t *testing.T, path string, source []byte, got map[int]rules.Severity) {
	want := labels(source)
	lines := strings.Split(string(source), "\n")
	var notes []string
	note := func(line int, what string) {
		notes = append(notes, fmt.Sprintf("%s:%d: %s: %s", path, line, what, strings.TrimSpace(lines[line-1])))
	}
	for line, w := range want {
		f, ok := got[line]
		switch {
		case w.leak && ok:
			s.found++
			if severity := f.String(); w.severity != "" && w.severity != severity {
				s.graded++
				note(line, "is "+severity)
			}
		case w.leak:
			s.missed++
			note(line, "missed")
		case ok:
			s.wrong++
			note(line, "wrong")
		}
		if !w.leak {
			s.fine++
		}
	}
	for line := range got {
		if _, ok := want[line]; !ok {
			s.wrong++
			note(line, "no label")
		}
	}
	if os.Getenv("STANCH_LABELS") != "" {
		slices.Sort(notes)
		for _, n := range notes {
			t.Log(n)
		}
	}
}
