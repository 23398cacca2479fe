package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

type writer = func(io.Writer, *scanner.Result, Options) error

// formats are those of this file, and the endings of their golden files.
var formats = map[string]writer{"csv": CSV, "github": GitHub, "gitlab": GitLab, "jsonl": JSONL, "junit": JUnit}

// written writes a report with everything that might make it say too much.
func written(t *testing.T, write writer, r *scanner.Result, opt Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// accepted is a sample with a finding that somebody has accepted, one of which
// the way is known, and a rule of somebody's own.
func accepted() *scanner.Result {
	r := sample()
	r.Findings[0].Suppressed = &scanner.Suppression{By: "baseline", Reason: "=rotated, see \"ticket 7\""}
	r.Findings[1].Way = []scanner.Step{{Place: r.Findings[1].Place, Message: "here it is read"}}
	own := *r.Findings[3].Rule
	own.ID, own.Title, own.Summary, own.Custom = "own", "@all [x](https://example.com)", "<b>", true
	r.Findings[3].Rule, r.Findings[3].Message = &own, "<b>"
	return r
}

func TestFormatsGolden(t *testing.T) {
	for format, write := range formats {
		for name, r := range map[string]*scanner.Result{
			"": sample(), "-clean": clean(), "-incomplete": broken(clean()), "-hostile": hostile(), "-many": many(), "-accepted": accepted(),
		} {
			t.Run(format+name, func(t *testing.T) { golden(t, format+name, []byte(written(t, write, r, Options{}))) })
		}
	}
}

func TestFormatsShowNoKey(t *testing.T) {
	local := []string{"csv", "jsonl"}
	for format, write := range formats {
		for _, r := range []*scanner.Result{sample(), broken(sample()), hostile(), many(), accepted()} {
			masked, revealed := written(t, write, r, Options{}), written(t, write, r, Options{Reveal: true, Verbose: true})
			for _, key := range keys {
				if strings.Contains(masked, key) {
					t.Errorf("%s shows a key", format)
				}
				if strings.Contains(revealed, key) && !slices.Contains(local, format) {
					t.Errorf("%s reveals a key, and goes to a server", format)
				}
			}
			if slices.Contains(local, format) != strings.Contains(revealed, keyA) {
				t.Errorf("%s: --reveal", format)
			}
			if !slices.Contains(local, format) && strings.Contains(masked, "ann@example.com") {
				t.Errorf("%s tells an address", format)
			}
			if !utf8.ValidString(masked) || strings.ContainsAny(masked, "\x1b\a\u202e\u2028\u009b") {
				t.Errorf("%s: a character that a terminal obeys", format)
			}
		}
	}
}

// commands reads workflow commands as a runner does: at the start of a line, the
// name, properties, and the text, each unescaped.
func commands(t *testing.T, log string) (all []map[string]string) {
	t.Helper()
	form := regexp.MustCompile(`^::([a-z]+) ([^:]*)::(.*)$`)
	for line := range strings.Lines(log) {
		m := form.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil || strings.Contains(line, "##[") {
			t.Fatalf("no command: %q", line)
		}
		data := strings.NewReplacer("%25", "%", "%0D", "\r", "%0A", "\n")
		property := strings.NewReplacer("%25", "%", "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",")
		c := map[string]string{"": m[1], "text": data.Replace(m[3])}
		for _, p := range strings.Split(m[2], ",") {
			name, value, ok := strings.Cut(p, "=")
			if _, twice := c[name]; twice || !ok {
				t.Fatalf("property %q of %q", p, line)
			}
			c[name] = property.Replace(value)
		}
		all = append(all, c)
	}
	return all
}

func TestGitHubCommands(t *testing.T) {
	for _, path := range []string{"a,line=9::x.py", "100%25.py", "a:b", "::error::x", "##[add-mask]x", "a\nb", "a\r\n::set-output name=x::y", "c:\\d", "\x1b[1m", "\xff", "ä"} {
		r := sample()
		f := &r.Findings[0]
		f.Place.Path, f.Occurrences[0].Path, f.Message = path, path, path
		got := commands(t, written(t, GitHub, r, Options{}))
		if len(got) != 4 {
			t.Fatalf("%q: %d commands", path, len(got))
		}
		c := got[0]
		want := path
		if strings.ContainsAny(path, "\n\r\x1b") || !utf8.ValidString(path) {
			want = Escape(path)
		}
		want = strings.ReplaceAll(want, "##[", `##\x5b`)
		if c["file"] != want || c[""] != "error" || c["line"] != "12" || c["col"] != "9" || c["endColumn"] != "54" {
			t.Errorf("%q became %q", path, c)
		}
	}
}

// What is left out because somebody has accepted it is counted, in no more
// annotations than GitHub keeps.
func TestLeftOutIsCounted(t *testing.T) {
	const left = "1 more finding is not listed: somebody has accepted what it says"
	r := accepted()
	all := commands(t, written(t, GitHub, r, Options{}))
	if last := all[len(all)-1]; last[""] != "notice" || last["text"] != left || len(all) != len(r.Findings) {
		t.Errorf("%d commands, last %q", len(all), last)
	}
	for range 12 {
		f := shallowKey()
		f.Severity = rules.Low
		r.Findings = append(r.Findings, f)
	}
	all = commands(t, written(t, GitHub, r, Options{}))
	notices := len(slices.DeleteFunc(slices.Clone(all), func(c map[string]string) bool { return c[""] != "notice" }))
	if last := all[len(all)-1]; notices != 10 || !strings.HasPrefix(last["text"], "3 more findings without") || !strings.HasSuffix(last["text"], "\n"+left) {
		t.Errorf("%d notices, last %q", notices, last)
	}
	var got gitlabReport
	if err := json.Unmarshal([]byte(written(t, GitLab, broken(accepted()), Options{})), &got); err != nil {
		t.Fatal(err)
	}
	if m := got.Scan.Messages; len(m) != 2 || m[0] != (gitlabMessage{"info", left}) || m[1].Level != "warn" || got.Scan.Status != "failure" {
		t.Errorf("%q", m)
	}
}

// GitHub keeps ten annotations of a kind.
func TestGitHubKeepsWithinTheLimits(t *testing.T) {
	r := broken(sample())
	for i, severity := range []rules.Severity{rules.Critical, rules.Medium, rules.Low} {
		for range 20 + i {
			f := shallowKey()
			f.Severity = severity
			r.Findings = append(r.Findings, f)
		}
	}
	counts := map[string]int{}
	all := commands(t, written(t, GitHub, r, Options{}))
	for _, c := range all {
		counts[c[""]]++
	}
	if diff := cmp.Diff(map[string]int{"error": 10, "warning": 10, "notice": 10}, counts); diff != "" {
		t.Error(diff)
	}
	// 4 and 63 findings, 10 errors, 9 warnings beside the one that something was not seen, 9 notices beside this one.
	if last := all[len(all)-1]; !strings.HasPrefix(last["text"], "39 more findings without an annotation") {
		t.Error(last)
	}
	for _, c := range commands(t, written(t, GitHub, sample(), Options{})) {
		if strings.Contains(c["text"], "no longer in the files") != (c["line"] == "" && c["file"] == "") {
			t.Errorf("a line of today for what only history holds: %q", c)
		}
	}
}

func TestCSVReadsBack(t *testing.T) {
	for _, r := range []*scanner.Result{sample(), clean(), hostile(), accepted()} {
		rows, err := csv.NewReader(strings.NewReader(written(t, CSV, r, Options{}))).ReadAll()
		if err != nil || len(rows) != 1+len(r.Findings) {
			t.Fatalf("%v, %d rows", err, len(rows))
		}
		for i, row := range rows[1:] {
			if row[0] != r.Findings[i].Rule.ID || len(row) != len(csvColumns) {
				t.Errorf("%q", row)
			}
			for _, cell := range row {
				if strings.IndexAny(cell, "=+-@\t\r") == 0 {
					t.Errorf("a formula: %q", cell)
				}
			}
		}
	}
}

// The lines together are the JSON report.
func TestJSONLIsJSON(t *testing.T) {
	for _, r := range []*scanner.Result{sample(), clean(), hostile(), broken(many()), accepted()} {
		var lists struct{ Findings, Placeholders []any }
		var whole map[string]any
		text := []byte(written(t, JSON, r, Options{}))
		if err := json.Unmarshal(text, &lists); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &whole); err != nil {
			t.Fatal(err)
		}
		delete(whole, "findings")
		delete(whole, "placeholders")
		want := append(append(lists.Findings, lists.Placeholders...), whole)
		var got []any
		for line := range strings.Lines(written(t, JSONL, r, Options{})) {
			var v any
			if err := json.Unmarshal([]byte(line), &v); err != nil {
				t.Fatalf("%v: %q", err, line)
			}
			got = append(got, v)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestJUnitReadsBack(t *testing.T) {
	type fault struct {
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
	for name, r := range map[string]*scanner.Result{"sample": sample(), "clean": clean(), "hostile": hostile(), "broken": broken(clean()), "accepted": accepted()} {
		var got struct {
			Suite struct {
				Tests    int `xml:"tests,attr"`
				Failures int `xml:"failures,attr"`
				Errors   int `xml:"errors,attr"`
				Skipped  int `xml:"skipped,attr"`
				Cases    []struct {
					Failure, Error, Skipped *fault
				} `xml:"testcase"`
			} `xml:"testsuite"`
		}
		text := strings.NewReplacer("<failure", "<Failure", "</failure", "</Failure", "<error", "<Error", "</error", "</Error",
			"<skipped", "<Skipped", "</skipped", "</Skipped").Replace(written(t, JUnit, r, Options{}))
		if err := xml.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		failures, errors, skipped := 0, 0, 0
		for _, c := range got.Suite.Cases {
			failures, errors, skipped = failures+b2i(c.Failure != nil), errors+b2i(c.Error != nil), skipped+b2i(c.Skipped != nil)
		}
		s := got.Suite
		if s.Tests != len(s.Cases) || s.Failures != failures || s.Errors != errors || s.Skipped != skipped {
			t.Errorf("%s: %+v", name, s)
		}
		if failures+skipped != len(r.Findings) || errors != b2i(!r.Complete()) || s.Tests == 0 {
			t.Errorf("%s: %d failures, %d errors, %d skipped", name, failures, errors, skipped)
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// testdata/gitlab.schema.json has what version 15.2.1 of GitLab's schema asks of
// the fields that are written, and allows no others.
func TestGitLabSchema(t *testing.T) {
	file, err := os.Open("testdata/gitlab.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	doc, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("gitlab.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("gitlab.json")
	if err != nil {
		t.Fatal(err)
	}
	valid := func(text string) error {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return schema.Validate(doc)
	}
	long := sample()
	title := *long.Findings[0].Rule
	title.Title, title.Remedy = strings.Repeat("t", 300), nil
	long.Findings[0].Rule, long.Findings[0].Remedy = &title, slices.Repeat([]string{"step"}, 2000)
	for name, r := range map[string]*scanner.Result{"sample": sample(), "clean": clean(), "hostile": hostile(), "broken": broken(many()),
		"accepted": accepted(), "long": long, "zero": {}} {
		if err := valid(written(t, GitLab, r, Options{})); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, change := range [][2]string{{`T10:00:00"`, `T10:00:00Z"`}, {`"Critical"`, `"critical"`}, {`"commit":{"sha"`, `"commit":{"id"`}, {`"success"`, `"done"`}} {
		if text := written(t, GitLab, sample(), Options{}); !strings.Contains(text, change[0]) || valid(strings.Replace(text, change[0], change[1], 1)) == nil {
			t.Errorf("%s is accepted", change[1])
		}
	}
}

// A finding keeps its id where it keeps its key and its path.
func TestGitLabIDs(t *testing.T) {
	uuid := regexp.MustCompile(`"id":"([0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})"`)
	ids := func(r *scanner.Result) string {
		return fmt.Sprint(uuid.FindAllString(written(t, GitLab, r, Options{}), -1))
	}
	r := sample()
	before := ids(r)
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Place.Line, f.Place.Commit, f.Message = 99, id("0"), "other words"
		f.Introduced = nil
	}
	if after := ids(r); after != before || strings.Count(before, "id") != 4 {
		t.Errorf("%s became %s", before, after)
	}
	r.Findings[0].Place.Path = "elsewhere"
	if ids(r) == before {
		t.Error("another path is the same finding")
	}
}

// A key that somebody has accepted is left out of some reports. It is a key
// all the same: where another finding's path holds it, it is masked.
func TestNoReportHoldsAnAcceptedSecret(t *testing.T) {
	const own = "acmecorp" + "-Q7w2Zt6Lw8Yb3Nc5Hd1Jf0Gs2" // of a rule of one's own: its form is known to nobody else
	r := sample()
	path := "backup/" + own + ".env"
	r.Findings[0].Place.Path = path
	for i := range r.Findings[0].Occurrences {
		r.Findings[0].Occurrences[i].Path = path
	}
	f := presentKey()
	f.Rule = &rules.Rule{ID: "acme", Title: "acme key", Kind: rules.SecretKind, Severity: rules.High, Custom: true}
	f.Secret = scanner.NewSecret(own, 4)
	f.Suppressed = &scanner.Suppression{By: "inline", Reason: "revoked"}
	r.Findings = append(r.Findings, f)
	for name, write := range map[string]func(io.Writer, *scanner.Result, Options) error{
		"text": Text, "json": JSON, "jsonl": JSONL, "csv": CSV, "junit": JUnit, "github": GitHub, "gitlab": GitLab, "markdown": Markdown,
	} {
		var b bytes.Buffer
		if err := write(&b, r, Options{}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), own) {
			t.Errorf("%s shows it", name)
		}
	}
}
