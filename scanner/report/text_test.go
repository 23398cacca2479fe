package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

var update = flag.Bool("update", false, "rewrite testdata/*.golden")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got), go test -update rewrites it:\n%s", file, diff)
	}
}

func text(t *testing.T, r *scanner.Result, opt Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Text(&b, r, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextGolden(t *testing.T) {
	for _, test := range []struct {
		name   string
		result *scanner.Result
		opt    Options
	}{
		{"text", sample(), Options{}},
		{"text-color", sample(), Options{Color: true}},
		{"text-verbose", broken(sample()), Options{Verbose: true}},
		{"text-quiet", broken(sample()), Options{Quiet: true}},
		{"text-many", many(), Options{}},
		{"text-narrow", many(), Options{Width: 50}},
		{"text-clean", clean(), Options{}},
		{"text-incomplete", broken(clean()), Options{}},
		{"text-hostile", hostile(), Options{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			golden(t, test.name, []byte(text(t, test.result, test.opt)))
		})
	}
}

func TestTextNeverCallsAnIncompleteScanClean(t *testing.T) {
	first := func(r *scanner.Result) string {
		line, _, _ := strings.Cut(text(t, r, Options{}), "\n")
		return line
	}
	if got := first(clean()); got != "no leaked keys" {
		t.Errorf("clean scan begins with %q", got)
	}
	if got := first(broken(clean())); !strings.HasPrefix(got, "INCOMPLETE: ") {
		t.Errorf("incomplete scan begins with %q", got)
	}
	if got := first(broken(sample())); !strings.HasPrefix(got, "INCOMPLETE: ") {
		t.Errorf("incomplete scan with findings begins with %q", got)
	}
	if got := text(t, broken(clean()), Options{Verbose: true}); strings.Contains(got, "no leaked keys\n") {
		t.Errorf("no restriction in:\n%s", got)
	}
	if got := first(&scanner.Result{}); got != "nothing was scanned" {
		t.Errorf("a scan of nothing begins with %q", got)
	}
}

func TestTextQuiet(t *testing.T) {
	if got := text(t, clean(), Options{Quiet: true}); got != "" {
		t.Errorf("quiet clean scan wrote %q", got)
	}
	if got := text(t, broken(clean()), Options{Quiet: true}); !strings.Contains(got, "INCOMPLETE") {
		t.Errorf("quiet incomplete scan wrote %q", got)
	}
}

// A remedy is told once, however many findings share it.
func TestTextTellsEachRemedyOnce(t *testing.T) {
	got := text(t, many(), Options{})
	for _, step := range []string{"generate a new API key", "roll the key", "take it out of git"} {
		if n := strings.Count(got, step); n != 1 {
			t.Errorf("%q is there %d times", step, n)
		}
	}
}

func TestTextFitsTheWidth(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		for _, line := range strings.Split(text(t, sample(), Options{Width: width}), "\n") {
			if n := utf8.RuneCountInString(line); n > width {
				t.Errorf("width %d: %d characters: %s", width, n, line)
			}
		}
	}
}

func TestTextColor(t *testing.T) {
	if got := text(t, hostile(), Options{}); strings.Contains(got, "\x1b") {
		t.Error("an escape sequence without colour")
	}
	got := text(t, sample(), Options{Color: true})
	if !strings.Contains(got, "\x1b[") {
		t.Error("no colour")
	}
	if diff := cmp.Diff(text(t, hostile(), Options{}), stripColor(text(t, hostile(), Options{Color: true}))); strings.Contains(diff, "owned\a") {
		t.Error("colour lets a title through")
	}
}

func stripColor(s string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "\x1b[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		_, s, _ = strings.Cut(after, "m")
	}
}

// What a repository says cannot move the cursor, in any report.
func TestTextHasOnlyVisibleCharacters(t *testing.T) {
	for _, opt := range []Options{{}, {Color: true}, {Verbose: true}, {Reveal: true}, {Quiet: true}} {
		for _, r := range stripColor(text(t, hostile(), opt)) {
			if r != '\n' && !visible(r) {
				t.Errorf("%+v: the report holds %U", opt, r)
			}
		}
	}
}

func TestNoReportHoldsASecret(t *testing.T) {
	for name, write := range map[string]func(*bytes.Buffer, *scanner.Result, Options) error{
		"text": func(b *bytes.Buffer, r *scanner.Result, opt Options) error { return Text(b, r, opt) },
		"json": func(b *bytes.Buffer, r *scanner.Result, opt Options) error { return JSON(b, r, opt) },
	} {
		for _, r := range []*scanner.Result{sample(), hostile(), many()} {
			for _, opt := range []Options{{}, {Verbose: true}, {Quiet: true}, {Color: true}, {Width: 40}} {
				var b bytes.Buffer
				if err := write(&b, r, opt); err != nil {
					t.Fatal(err)
				}
				for _, key := range append([]string{word}, keys...) {
					if at := bytes.Index(b.Bytes(), []byte(key)); at >= 0 {
						t.Errorf("%s %+v: a secret after %q", name, opt, b.Bytes()[max(0, at-60):at])
					}
				}
			}
			var b bytes.Buffer
			if err := write(&b, r, Options{Reveal: true}); err != nil {
				t.Fatal(err)
			}
			if !bytes.Contains(b.Bytes(), []byte(keyB)) {
				t.Errorf("%s: no secret with Reveal", name)
			}
		}
	}
}

func TestReportersKeepTheOrder(t *testing.T) {
	r := sample()
	slices.Reverse(r.Findings)
	got := text(t, r, Options{})
	last := -1
	for _, f := range r.Findings {
		title := f.Message
		if title == f.Rule.Summary {
			title = f.Rule.Title
		}
		at := strings.Index(got, title+"\n")
		if at <= last {
			t.Errorf("%q is out of order", f.Message)
		}
		last = at
	}
}

func TestPresent(t *testing.T) {
	place := func(where scanner.Where) scanner.Finding {
		return scanner.Finding{Rule: dataframerRule, Place: scanner.Occurrence{Where: where}}
	}
	there := place(scanner.InHistory)
	there.Present = true
	refs := place(scanner.InHistory)
	for range scanner.MaxRefs {
		refs.Branches = append(refs.Branches, "b")
	}
	for _, test := range []struct {
		f    scanner.Finding
		want string
	}{
		{there, "yes, in HEAD"},
		{place(scanner.InStash), "no longer, but still in a stash"},
		{place(scanner.Unreachable), "no longer, but git still holds the object"},
		{place(scanner.InMessage), "no longer, but still in the repository"},
		{place(scanner.InStdin), ""},
		{refs, "no longer, but still in history: branches b, b, b and at least 97 more"},
	} {
		if got := newPage(&scanner.Result{}, Options{}).present(&test.f); got != test.want {
			t.Errorf("present at %s: %q, want %q", test.f.Place.Where, got, test.want)
		}
	}
}

func TestPlace(t *testing.T) {
	for _, test := range []struct {
		o    scanner.Occurrence
		want string
	}{
		{scanner.Occurrence{Where: scanner.InWorktree, Path: "a b", Line: 1, Column: 2}, "a b:1:2"},
		{scanner.Occurrence{Where: scanner.InWorktree, Path: "a", Line: 1}, "a:1"},
		{scanner.Occurrence{Where: scanner.InIndex, Path: "a"}, "a (staged)"},
		{scanner.Occurrence{Where: scanner.InHistory, Path: "a", Line: 3, Commit: id("1")}, "a:3 in commit 1111111111"},
		{scanner.Occurrence{Where: scanner.InMessage, Line: 3, Commit: id("1")}, "the text of commit 1111111111, line 3"},
		{scanner.Occurrence{Where: scanner.InTag, Blob: id("2"), Line: 6}, "object 2222222222:6 in a tag"},
		{scanner.Occurrence{Where: scanner.InNote, Path: "n", Line: 1}, "n:1 in a git note"},
		{scanner.Occurrence{Where: scanner.InName, Path: "n"}, "the name n"},
		{scanner.Occurrence{Where: scanner.InStash, Path: "n", Line: 1}, "n:1 in a stash"},
		{scanner.Occurrence{Where: scanner.Unreachable, Blob: id("3"), Line: 1}, "object 3333333333:1 in an object that no branch reaches"},
		{scanner.Occurrence{Where: scanner.InStdin, Line: 1, Column: 5}, "standard input:1:5"},
		{scanner.Occurrence{Where: scanner.InArchive, Path: "a.zip!b", Line: 1}, "a.zip!b:1"},
		{scanner.Occurrence{Where: scanner.InWorktree}, "(no path)"},
	} {
		got := newPage(&scanner.Result{}, Options{}).place(&scanner.Finding{}, &test.o)
		if got = strings.Join(wrap(got, 80), "|"); got != test.want {
			t.Errorf("%+v: %q, want %q", test.o, got, test.want)
		}
	}
}

func TestSummary(t *testing.T) {
	of := func(kind rules.Kind, rule string, present bool, where scanner.Where) scanner.Finding {
		return scanner.Finding{
			Rule: &rules.Rule{ID: rule, Kind: kind}, Present: present, Place: scanner.Occurrence{Where: where},
		}
	}
	key, gone := of("secret", "x", true, scanner.InWorktree), of("secret", "x", false, scanner.InHistory)
	env, code := of("file", "dotenv-committed", true, scanner.InIndex), of("code", "y", true, scanner.InWorktree)
	for _, test := range []struct {
		findings []scanner.Finding
		want     string
	}{
		{[]scanner.Finding{key}, "1 leaked key: still present"},
		{[]scanner.Finding{gone}, "1 leaked key: no longer present, but still in history"},
		{[]scanner.Finding{gone, gone}, "2 leaked keys: none still present, all still in history"},
		{[]scanner.Finding{key, gone, gone, env}, "3 leaked keys, 1 committed dotenv file: 2 still present"},
		{[]scanner.Finding{env, env}, "2 committed dotenv files: all still present"},
		{[]scanner.Finding{code, code}, "2 risky lines of code: all still present"},
		{[]scanner.Finding{of("odd", "z", true, scanner.InWorktree)}, "1 other finding: still present"},
		{[]scanner.Finding{of("secret", "x", false, scanner.InStdin)}, "1 leaked key"},
	} {
		if got := tally(test.findings) + stillThere(test.findings); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestWords(t *testing.T) {
	now := at("2026-11-22T12:00:00Z")
	for _, test := range [][2]string{
		{number(0), "0"},
		{number(999), "999"},
		{number(1000), "1,000"},
		{number(int64(-1234567)), "-1,234,567"},
		{count(1, "branch"), "1 branch"},
		{count(2, "branch"), "2 branches"},
		{count(2, "entry"), "2 entries"},
		{count(2, "key"), "2 keys"},
		{count(0, "index"), "0 indexes"},
		{size(0), "0 bytes"},
		{size(1), "1 byte"},
		{size(999), "999 bytes"},
		{size(1000), "1 kB"},
		{size(1500), "1.5 kB"},
		{size(999_499), "999 kB"},
		{size(999_500), "1 MB"},
		{size(1_512_345_678), "1.5 GB"},
		{size(35_000_000_000), "35 GB"},
		{took(0), "under 1 ms"},
		{took(340 * time.Millisecond), "340 ms"},
		{took(999_600 * time.Microsecond), "1 s"},
		{took(4100 * time.Millisecond), "4.1 s"},
		{took(59_600 * time.Millisecond), "1 min 0 s"},
		{took(125 * time.Second), "2 min 5 s"},
		{age(now.Add(-time.Hour), now), "within a day"},
		{age(now.Add(-25*time.Hour), now), "1 day ago"},
		{age(now.AddDate(0, -5, 0), now), "5 months ago"},
		{age(now.AddDate(-3, 0, 0), now), "3 years ago"},
		{age(now.AddDate(1, 0, 0), now), "dated in the future"},
		{age(now, time.Time{}), ""},
		{day(at("2026-01-31T23:30:00-05:00")), "2026-01-31"},
		{Date(time.Unix(1<<55, 0)), "9999-12-31T23:59:59Z"},
		{Date(time.Unix(0, 0).In(time.FixedZone("", 99*3600))), "1970-01-01T00:00:00Z"},
		{list(nil), ""},
		{list([]string{"a"}), "a"},
		{list([]string{"a", "b", "c"}), "a, b and c"},
		{clip("abcdef", 4), "abc…"},
		{strings.Join(wrap("aa bb ccccccc d", 5), "|"), "aa bb|ccccccc|d"},
	} {
		if test[0] != test[1] {
			t.Errorf("got %q, want %q", test[0], test[1])
		}
	}
}
