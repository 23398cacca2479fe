package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/yuin/goldmark/ast"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// rewritten are the formats that say of a saved report what they said of the
// scan. SARIF's turn is in its own package, and that of all together in cmd.
var rewritten = map[string]func(io.Writer, *scanner.Result, Options) error{
	"csv":      CSV,
	"github":   GitHub,
	"gitlab":   GitLab,
	"json":     JSON,
	"jsonl":    JSONL,
	"junit":    JUnit,
	"markdown": Markdown,
	"text":     Text,
}

func samples() map[string]*scanner.Result {
	return map[string]*scanner.Result{
		"sample": sample(), "clean": clean(), "broken": broken(sample()), "broken-clean": broken(clean()),
		"hostile": hostile(), "many": many(), "full": full(),
	}
}

// full is a scan with all that the other samples have none of.
func full() *scanner.Result {
	r := sample()
	r.Repository = &scanner.Provenance{URI: "https://example.org/ann/it.git", Commit: id("9"), Branch: "fix/it"}
	r.Findings[0].Parts = []scanner.Part{{Name: "account", Value: scanner.NewSecret("AC"+strings.Repeat("7", 30), 2)}}
	r.Findings[0].Suppressed = &scanner.Suppression{By: "inline", Reason: "for the test"}
	r.Findings[1].LineHash = "b1ae1287ec4718d9:2"
	r.Findings[2].Way = []scanner.Step{
		{Place: r.Findings[2].Place, Message: "read here"},
		{Place: scanner.Occurrence{Path: "x\xff", Line: 2, Column: 3}, Message: "printed here"},
	}
	bytes := shallowKey()
	bytes.Secret = scanner.NewSecret(keyA+"\xff", 8)
	r.Findings = append(r.Findings, bytes)
	return r
}

// save writes r as JSON and reads it back.
func save(t *testing.T, r *scanner.Result, reveal bool) *scanner.Result {
	t.Helper()
	var b bytes.Buffer
	if err := JSON(&b, r, Options{Reveal: reveal}); err != nil {
		t.Fatal(err)
	}
	back, err := Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// forget takes out of r what JSON does not hold, or holds otherwise. There is
// nothing else that a saved report loses.
func forget(r *scanner.Result, revealed bool) *scanner.Result {
	mask := MaskOf(r)
	// When the scan was and what its target was called: two scans of the same
	// commit give the same JSON.
	r.Started, r.Ended, r.Root = time.Time{}, time.Time{}, ""
	// A text other than a path or a key that is no UTF-8 is written with \xNN.
	r.Coverage.Notes = valids(r.Coverage.Notes)
	for _, gaps := range [][]scanner.Gap{r.Coverage.Skipped, r.Coverage.Absent} {
		for i := range gaps {
			gaps[i].Detail = valid(gaps[i].Detail)
		}
	}
	for _, list := range [][]scanner.Finding{r.Findings, r.Placeholders} {
		for i := range list {
			f := &list[i]
			f.Message, f.Why, f.Branches, f.Tags = valid(f.Message), valid(f.Why), valids(f.Branches), valids(f.Tags)
			if in := f.Introduced; in != nil {
				in.Author, in.Email = valid(in.Author), valid(in.Email)
			}
			if !revealed {
				// A key in a message is masked already, so that the message shows the
				// mask; and a mask is a text, as above.
				f.Message = mask.Text(f.Message)
				if m := f.Secret.Mask(); valid(m) != m {
					f.Secret = scanner.MaskedSecret(valid(m))
				}
			}
			// Of a rule, nothing but its id and the finding's own texts: the
			// samples' rules have ids of ours and other texts than these have now.
			f.Rule = ruleNow(f.Rule)
		}
	}
	return r
}

func valids(list []string) []string {
	out := slices.Clone(list)
	for i := range out {
		out[i] = valid(out[i])
	}
	return out
}

func ruleNow(r *rules.Rule) *rules.Rule {
	for _, now := range rules.All() {
		if now.ID == r.ID {
			return now
		}
	}
	return r
}

// A saved report is the scan's, in all formats.
func TestReadGivesTheSameReports(t *testing.T) {
	now := at("2026-12-01T00:00:00Z")
	for name := range samples() {
		for _, saved := range []bool{false, true} {
			back, want := save(t, samples()[name], saved), forget(samples()[name], saved)
			for format, write := range rewritten {
				for _, opt := range []Options{{Now: now}, {Now: now, Verbose: true, Color: true}, {Now: now, Quiet: true}, {Now: now, Reveal: true}} {
					if opt.Reveal && !saved {
						continue // the keys are not there
					}
					var got, first bytes.Buffer
					if err := errors.Join(write(&got, back, opt), write(&first, want, opt)); err != nil {
						t.Fatal(err)
					}
					if diff := cmp.Diff(first.String(), got.String()); diff != "" {
						t.Errorf("%s as %s, %+v, revealed %v (-scan +saved):\n%s", name, format, opt, saved, diff)
					}
				}
			}
		}
	}
}

// Without its values a report cannot show them, and says so once.
func TestReadOfAMaskedReport(t *testing.T) {
	back := save(t, sample(), false)
	s := back.Findings[0].Secret
	if s.Empty() || s.Reveal() != "" || s.Mask() != "sk_"+"live_…4Uq7" {
		t.Errorf("%v %q", s.Empty(), s.Reveal())
	}
	const note = "the report was saved without them"
	shown := strings.Join(strings.Fields(text(t, back, Options{Reveal: true})), " ")
	if strings.Count(shown, note) != 1 || !strings.Contains(shown, "key sk_"+"live_…4Uq7 ") {
		t.Error(shown)
	}
	var table bytes.Buffer
	if err := CSV(&table, back, Options{Reveal: true}); err != nil || !strings.Contains(table.String(), ",sk_"+"live_…4Uq7,") {
		t.Errorf("%s (%v)", table.String(), err)
	}
	if shown := text(t, save(t, sample(), true), Options{Reveal: true}); strings.Contains(shown, note) || !strings.Contains(shown, keyA) {
		t.Error(shown)
	}
}

// A revealed report is masked by what it says and no more: a mask that shows a
// key is none.
func TestReadMasksWhatWasRevealed(t *testing.T) {
	for name := range samples() {
		back := save(t, samples()[name], true)
		for format, write := range rewritten {
			var b bytes.Buffer
			if err := write(&b, back, Options{}); err != nil {
				t.Fatal(err)
			}
			for _, key := range append(keys, "pass-"+word) {
				if strings.Contains(b.String(), key) {
					t.Errorf("%s as %s shows %s", name, format, key)
				}
			}
		}
	}
	const secret = "correct horse battery staple"
	ours := ruleNow(unknownRule).Literals
	for _, test := range []struct {
		literals            []string
		masked, value, want string
	}{
		{ours, secret + "…aple", secret, "…aple"},
		{ours, "correct …aple", secret, "…aple"},
		{nil, "correct …aple", secret, "correct …aple"},
		{nil, "correct …", secret, "…aple"},
		{nil, secret + "…aple", secret, "…aple"},
		{ours, "elsewhere…aple", secret, "…aple"},
		{ours, "", secret, "…aple"},
		{ours, "sk_" + "live_…", "sk_" + "live_abc", "sk_" + "live_…"},
		{ours, keyA, "", "sk_" + "live_…4Uq7"},
		{ours, "", "", ""},
	} {
		if got := known(test.literals, test.masked, test.value); got.Mask() != test.want || got.Reveal() != test.value {
			t.Errorf("%q of %q: %q", test.masked, test.value, got.Mask())
		}
	}
}

// A rule that is not ours is what its first finding says; a custom one is all
// that it was. What SARIF shows as Markdown is not the file's.
func TestReadMakesUnknownRules(t *testing.T) {
	for _, title := range []string{"a token of Acme", ""} {
		custom, err := rules.Custom{ID: "acme-token", Title: title, Literals: []string{"acme_"}, Severity: rules.Low}.Rule()
		if err != nil {
			t.Fatal(err)
		}
		r := sample()
		for i := range 2 {
			r.Findings[i].Rule, r.Findings[i].Severity, r.Findings[i].Message = custom, custom.Severity, custom.Summary
		}
		back := save(t, r, false)
		custom.Literals, custom.Pattern, custom.Tail = nil, nil, "" // what it looks for
		custom.After, custom.Within, custom.Least = 0, false, 0
		if diff := cmp.Diff(custom, back.Findings[0].Rule, unexported); diff != "" {
			t.Error(diff)
		}
		if back.Findings[0].Rule != back.Findings[1].Rule {
			t.Error("one id, two rules")
		}
	}
	r := sample()
	evil := "[x](https://evil.example) " + keyA + strings.Repeat("!", 300)
	for i, kind := range []rules.Kind{rules.SecretKind, "code"} {
		made := *unknownRule
		made.ID, made.Kind = "later-"+string(kind), kind
		r.Findings[i].Rule, r.Findings[i].Message, r.Findings[i].Remedy = &made, evil, []string{evil}
	}
	for _, f := range save(t, r, true).Findings[:2] {
		if title := f.Rule.Title; strings.Contains(title+f.Rule.Summary, keyA) || len([]rune(title)) != longestTitle {
			t.Errorf("title %q", title)
		}
		if page := f.Rule.Help + strings.Join(f.Rule.Remedy, ""); page == "" || strings.Contains(page, "evil") {
			t.Errorf("help %q", page)
		}
	}
}

// A saved report is somebody else's. Where a page takes texts for Markdown, none of
// its texts is a link, a picture, a mention, a heading or a list.
func TestReadIsNoMarkdown(t *testing.T) {
	const evil = "a\n\n# head\n- item\n\n@all ![x](https://evil.example/p.png) https://evil.example www.evil.example `x` #1 <b>"
	for _, rule := range []string{"dataframer-api-key", "later"} {
		for _, kind := range []rules.Kind{rules.SecretKind, "code"} {
			r := sample()
			f := &r.Findings[0]
			made := rules.Rule{ID: rule, Kind: kind, Severity: rules.High}
			f.Rule, f.Message, f.Remedy, f.Place.Path = &made, evil, []string{evil}, evil
			r.Findings = r.Findings[:1]
			back := save(t, r, false)
			var gitlab gitlabReport
			if err := json.Unmarshal([]byte(written(t, GitLab, back, Options{})), &gitlab); err != nil {
				t.Fatal(err)
			}
			record := gitlab.Vulnerabilities[0]
			for field, page := range map[string]string{"markdown": written(t, Markdown, back, Options{}), "name": record.Name,
				"description": record.Description, "solution": record.Solution} {
				got := readPage([]byte(page))
				if len(got.links) > 0 || got.other[ast.KindLink]+got.other[ast.KindImage]+got.other[ast.KindRawHTML]+got.other[ast.KindHTMLBlock] > 0 {
					t.Errorf("%s, %s: %s has a link: %s", rule, kind, field, page)
				}
				if heads := got.other[ast.KindHeading]; heads != b2i(field == "markdown") || strings.Contains(got.words, "@all") || strings.Contains(got.words, "#1") {
					t.Errorf("%s, %s: %s has %d headings, or mentions: %s", rule, kind, field, heads, page)
				}
			}
			if !strings.Contains(record.Solution, "@all") {
				t.Error("the steps are not there")
			}
		}
	}
}

// A report of a later version has fields that are not known, and an incomplete
// one stays so whatever else is in it.
func TestReadIsKind(t *testing.T) {
	r, err := Read(strings.NewReader(`{"schema": "stanch/1", "later": {"a": [1]}, "complete": true, "coverage": {"later": 1},
		"findings": [{"rule": "later-rule", "severity": "low", "later": null}]}`))
	if err != nil || len(r.Findings) != 1 || !r.Complete() || r.Findings[0].Rule.Title != "custom rule later-rule" {
		t.Fatalf("%+v %v", r, err)
	}
	for _, report := range []string{`{"schema": "stanch/1", "findings": []}`, `{"schema": "stanch/1", "complete": false, "findings": []}`} {
		if r, err := Read(strings.NewReader(report)); err != nil || r.Complete() {
			t.Errorf("%s: %v", report, err)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	found := func(fields string) string {
		return `{"schema": "stanch/1", "complete": true, "findings": [{"rule": "x", "severity": "low"}, {"rule": "x", "severity": "low", ` + fields + `}]}`
	}
	for report, want := range map[string]string{
		"":                                       "it is empty",
		" \n":                                    "it is empty",
		"no JSON":                                "it is no JSON",
		`{"schema": "stan`:                       "it is no JSON, or not all of it",
		`[{"rule": "x"}]`:                        "begins with a JSON array",
		`"stanch/1"`:                             "begins with a JSON string",
		`{}`:                                     `has no "schema"`,
		`null`:                                   `has no "schema"`,
		`{"schema": 1}`:                          `has no "schema"`,
		`{"schema": "x/1"}`:                      `its schema is "x/1"`,
		`{"schema": "stanch/2", "findings": []}`: `its schema is "stanch/2", and this stanch knows "stanch/1"`,
		`{"version": "2.1.0", "runs": []}`:       "looks like SARIF",
		`{"rule": "x"}` + "\n" + `{"schema": "stanch/1"}`:                                      "looks like JSON by lines",
		`{"schema": "stanch/1", "complete": true}`:                                             "looks like JSON by lines",
		`{"schema": "stanch/1", "complete": true, "findings": []} {}`:                          "something follows",
		`{"schema": "stanch/1", "complete": true, "findings": {}}`:                             "findings: object does not belong there",
		`{"schema": "stanch/1", "findings": [], "sources": ["\u001b[2J"]}`:                     "sources: ",
		`{"schema": "stanch/1", "findings": [], "repository": {"commit": "HEAD"}}`:             "repository.commit: ",
		`{"schema": "stanch/1", "findings": [], "tool": {"ruleset": "` + keyA + `"}}`:          "tool.ruleset: ",
		`{"schema": "stanch/1", "findings": [], "coverage": {"skipped": [{"reason": "a b"}]}}`: "coverage.skipped.reason: ",
		`{"schema": "stanch/1", "findings": [{"rule": "x"}]}`:                                  "findings[0].severity: there is none",
		`{"schema": "stanch/1", "findings": [{"severity": "low"}]}`:                            "findings[0].rule: there is none",
		found(`"severity": "dire"`):                                                            `"dire" is not a severity`,
		found(`"confidence": "dire"`):                                                          `"dire" is not a confidence`,
		found(`"line": "1"`):                                                                   "line: string does not belong there",
		found(`"line": 1e99`):                                                                  "line: number 1e99 does not belong there",
		found(`"rule": "A B"`):                                                                 "findings[1].rule: ",
		found(`"kind": "\n"`):                                                                  "findings[1].kind: ",
		found(`"commit": "\u001b]0;x\u0007"`):                                                  "findings[1].commit: ",
		found(`"blob": "` + id("a")[1:] + `"`):                                                 "findings[1].blob: ",
		found(`"encoding": "\u202e"`):                                                          "findings[1].encoding: ",
		found(`"lineHash": "x:1"`):                                                             "findings[1].lineHash: ",
		found(`"fingerprint": "` + keyA + `"`):                                                 "findings[1].fingerprint: ",
		found(`"introduced": {"date": "yesterday"}`):                                           "findings[1].introduced.date: ",
		found(`"occurrences": [{"where": "Here!"}]`):                                           "findings[1].where: ",
		found(`"suppressed": {"by": "me, myself"}`):                                            "findings[1].suppressed.by: ",
		found(`"pathBytes": "no base64!"`):                                                     "illegal base64",
		found(`"secret": {"valueBytes": [256]}`):                                               "does not belong there",
		found(`"way": ` + strings.Repeat("[", 20000)):                                          "exceeded max depth",
	} {
		r, err := Read(strings.NewReader(report))
		if err == nil || r != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.80s: %v, want %q", report, err, want)
		} else if len(err.Error()) > 400 {
			t.Errorf("%.80s: an error of %d bytes", report, len(err.Error()))
		}
	}
}

// unexported compares what others can see.
var unexported = cmpopts.IgnoreUnexported(rules.Rule{}, scanner.Occurrence{})

func TestReadEnds(t *testing.T) {
	if text, err := readAll(strings.NewReader("12345"), 5); err != nil || string(text) != "12345" {
		t.Errorf("%q %v", text, err)
	}
	if _, err := readAll(strings.NewReader("123456"), 5); err == nil || err.Error() != "it has more than 5 bytes" {
		t.Error(err)
	}
	if _, err := Read(io.MultiReader(strings.NewReader("{"), errReader{})); !errors.Is(err, errBroken) {
		t.Error(err)
	}
}

var errBroken = errors.New("broken")

type errReader struct{}

func (errReader) Read([]byte) (int, error) { return 0, errBroken }

// Whatever is in a saved report, nothing panics, no terminal obeys it, no key
// shows, and what was read once stays the same.
func FuzzRead(f *testing.F) {
	for _, r := range samples() {
		for _, reveal := range []bool{false, true} {
			var b bytes.Buffer
			if err := JSON(&b, r, Options{Reveal: reveal}); err != nil {
				f.Fatal(err)
			}
			f.Add(b.Bytes())
		}
	}
	f.Add([]byte(`{"schema":"stanch/1","complete":true,"findings":[{"rule":"x","severity":"low"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		for format, write := range rewritten {
			var b bytes.Buffer
			if err := write(&b, r, Options{Verbose: true}); err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			text := strings.ReplaceAll(b.String(), "\r\n", "\n") // CSV ends its lines so
			if i := strings.IndexFunc(text, func(c rune) bool { return c != '\n' && !visible(c) }); i >= 0 {
				t.Fatalf("%s shows %q", format, text[i:min(i+20, len(text))])
			}
			for _, key := range keys {
				if strings.Contains(b.String(), key) {
					t.Fatalf("%s shows %q", format, key)
				}
			}
			if format == "markdown" && b.Len() > 1<<20 {
				t.Fatalf("a page of %d bytes", b.Len())
			}
		}
		if err := Text(io.Discard, r, Options{Reveal: true, Color: true}); err != nil {
			t.Fatal(err)
		}
		var first, second bytes.Buffer
		if err := JSON(&first, r, Options{Reveal: true}); err != nil || !json.Valid(first.Bytes()) {
			t.Fatal(err)
		}
		again, err := Read(bytes.NewReader(first.Bytes()))
		if err != nil {
			t.Fatalf("what Read has read it does not read again: %v", err)
		}
		if err := JSON(&second, again, Options{Reveal: true}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first.String(), second.String()); diff != "" {
			t.Fatal(diff)
		}
	})
}
