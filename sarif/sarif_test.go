package sarif

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	sarif "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/report"
)

var update = flag.Bool("update", false, "rewrite testdata/*.golden")

// Made of two literals, so that nobody's scan takes it for a key.
const key = "sk_" + "live_r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7"

var keyRule = &rules.Rule{
	ID: "dataframer-api-key", Title: "dataframer API key", Kind: rules.SecretKind, Severity: rules.Critical,
	Summary: "a Dataframer API key: whoever reads it can use the account <&>",
	Help:    "Keys belong into a secrets manager.", URL: "https://docs.dataframer.ai/essentials/authentication",
	Remedy: []string{"generate a new key", "revoke the old one"},
	Tags:   []string{"external/cwe/cwe-798", "security", "external/cwe/cwe-798"},
}

var fileRule = &rules.Rule{
	ID: "dotenv-committed", Kind: rules.FileKind, Severity: rules.High, Tags: []string{"external/cwe/cwe-312", "external/cwe/cwe-540"},
}

var codeRule = &rules.Rule{ID: "logged-key", Kind: "code", Severity: rules.Medium, Tags: []string{"external/cwe/cwe-532"}}

func id(digit string) string { return strings.Repeat(digit, 40) }

func found(rule *rules.Rule, present bool, places ...scanner.Occurrence) scanner.Finding {
	f := scanner.Finding{
		Rule: rule, Severity: rule.Severity, Confidence: rules.Sure, Message: "Dataframer API key", Fingerprint: "ab12",
		Place: places[0], Present: present, Count: len(places), Occurrences: places,
		Introduced: &scanner.Introduced{
			Commit: id("1"), Author: "Ann", Email: "ann@example.com",
			Date: time.Date(2026, 1, 31, 0, 0, 0, 0, time.FixedZone("", 3600)),
		},
	}
	if rule.Kind == rules.SecretKind {
		f.Secret = scanner.NewSecret(key, 8)
	}
	return f
}

// sample has a finding of each kind of place.
func sample() *scanner.Result {
	old := scanner.Occurrence{Where: scanner.InHistory, Path: "old/a b.py", Line: 7, Column: 3, EndLine: 7, EndColumn: 9, Commit: id("2")}
	now := scanner.Occurrence{Where: scanner.InWorktree, Path: "src/a.py", Line: 12, Column: 9, EndLine: 12, EndColumn: 55}
	low := found(fileRule, true, scanner.Occurrence{Where: scanner.InIndex, Path: "web/.env.local"})
	low.Severity, low.Confidence, low.Introduced, low.Message = rules.Low, rules.Unsure, nil, ""
	medium := found(keyRule, false, scanner.Occurrence{Where: scanner.Unreachable, Blob: id("5"), Line: 3})
	medium.Severity = rules.Medium
	logged := found(codeRule, true, scanner.Occurrence{Where: scanner.InWorktree, Path: "src/a.py", Line: 14, Column: 1, EndLine: 14, EndColumn: 8})
	logged.Message, logged.LineHash, logged.Fingerprint = "a key is printed", "a23a3dc5e078b07b:1", id("e")
	logged.Way = []scanner.Step{
		{Place: now, Message: "API_KEY [read] here"},
		{Place: scanner.Occurrence{Path: "src/a.py", Line: 13, Column: 5, EndLine: 13, EndColumn: 9}},
		{Place: logged.Place, Message: "printed here"},
	}
	logged.Suppressed = &scanner.Suppression{By: "inline", Reason: "only in {tests}"}
	low.Suppressed = &scanner.Suppression{By: "baseline"}
	medium.Fingerprint = "0123456789abcdef0123456789abcdef"
	return &scanner.Result{
		Repository: &scanner.Provenance{URI: "https://example.org/ann/it.git", Commit: id("9"), Branch: "fix/it"},
		Sources:    []string{"worktree", "history"},

		Tool:    scanner.Tool{Version: "v0.1.0-rc.1"},
		Started: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC),
		Ended:   time.Date(2026, 11, 22, 12, 0, 4, 5e8, time.FixedZone("", 7200)),
		Findings: []scanner.Finding{
			found(keyRule, true, old, now),
			found(keyRule, false, old),
			low,
			medium,
			found(keyRule, false, scanner.Occurrence{Where: scanner.InMessage, Commit: id("3"), Line: 2}),
			found(keyRule, false, scanner.Occurrence{Where: scanner.InStdin, Line: 2}),
			found(keyRule, true, scanner.Occurrence{Where: scanner.InName, Path: "x/" + key + ".txt"}),
			logged,
		},
	}
}

// broken is a sample that could not see everything, in a repository whose
// author plays with names.
func broken() *scanner.Result {
	r := sample()
	evil := "\x1b]0;owned\a\u202e\u009b[click](https://example.com) {0}\xff " + key
	r.Findings[0].Message += evil
	r.Findings[0].Occurrences[0].Path += evil
	r.Findings[0].Suppressed = &scanner.Suppression{By: evil, Reason: evil}
	r.Findings[1].LineHash = "b1ae1287ec4718d9:2"
	r.Findings[1].Way = []scanner.Step{{Place: r.Findings[1].Place, Message: evil}}
	r.Findings[1].Way[0].Place.Path += evil
	r.Repository.Branch = evil
	r.Coverage.Skipped = []scanner.Gap{
		{What: "blob", ID: id("6"), Reason: "corrupt"},
		{What: "file", Path: "a:b/" + evil, Reason: "too-large", Detail: evil},
		{},
	}
	r.Coverage.Absent = []scanner.Gap{{What: "commit", ID: id("7"), Reason: "shallow"}}
	return r
}

func write(t *testing.T, r *scanner.Result) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, Options{Reveal: true, Color: true, Verbose: true}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func decode(t *testing.T, text []byte) *sarif.Run {
	t.Helper()
	return runs(t, text)[0]
}

func runs(t *testing.T, text []byte) []*sarif.Run {
	t.Helper()
	log, err := sarif.FromBytes(text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return log.Runs
}

func TestGolden(t *testing.T) {
	for name, r := range map[string]*scanner.Result{"sarif": sample(), "sarif-broken": broken(), "sarif-empty": {}} {
		t.Run(name, func(t *testing.T) {
			file, got := filepath.Join("testdata", name+".golden"), write(t, r)
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
		})
	}
}

// crowd is a result with more places and gaps than fit, and n findings and one.
func crowd(n int) *scanner.Result {
	r := &scanner.Result{Coverage: scanner.Coverage{Skipped: make([]scanner.Gap, maxGaps+5)}}
	places := make([]scanner.Occurrence, 50)
	for i := range places {
		places[i] = scanner.Occurrence{Where: scanner.InArchive, Path: "a.zip"} // all alike
	}
	places[0].Path = "first"
	r.Findings = append(r.Findings, found(keyRule, true, places...))
	for range n {
		r.Findings = append(r.Findings, found(fileRule, true, scanner.Occurrence{Where: scanner.InIndex, Path: "x"}))
	}
	return r
}

func TestValid(t *testing.T) {
	schema := compile(t)
	for name, r := range map[string]*scanner.Result{
		"sample": sample(), "broken": broken(), "empty": {}, "crowd": crowd(50),
	} {
		t.Run(name, func(t *testing.T) {
			text := write(t, r)
			doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(doc); err != nil {
				t.Error(err)
			}
			if err := full(r).Validate(); err != nil {
				t.Error(err)
			}
		})
	}
}

// full is the log as go-sarif holds it. Its Validate cannot judge what Write
// wrote: read back, a default that was left out becomes Go's zero value.
func full(r *scanner.Result) *sarif.Report {
	p := producer{Result: r, mask: report.MaskOf(r)}
	log := sarif.NewReport()
	for _, pile := range p.piles() {
		run := p.run(pile)
		run.NewlineSequences, run.Tool.Driver.Contents = []string{"\n"}, []string{}
		run.Taxonomies[0].Contents, run.Taxonomies[0].Rules = []string{}, []*sarif.ReportingDescriptor{}
		for _, f := range pile.findings {
			run.AddResult(p.result(f, pile.rules))
		}
		log.AddRun(run)
	}
	return log
}

// compile reads the 2.1.0 schema out of go-sarif's source, where it is a
// constant that is not exported: the text is OASIS's, and not ours to copy.
func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3").Output()
	if err != nil {
		t.Skip("the module's source is not at hand:", err)
	}
	file := filepath.Join(strings.TrimSpace(string(dir)), "pkg/report/v210/sarif/schema.go")
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var source string
	ast.Inspect(parsed, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			source, err = strconv.Unquote(lit.Value)
		}
		return err == nil
	})
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft4)
	c.AssertFormat()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// A schema that accepts anything would prove nothing.
func TestTheSchemaRejects(t *testing.T) {
	schema := compile(t)
	for _, change := range [][2]string{
		{`"startLine":12`, `"startLine":0`},
		{`"error"`, `"fatal"`},
		{`"startTimeUtc": "2026`, `"startTimeUtc": "x2026`},
	} {
		text := strings.Replace(string(write(t, sample())), change[0], change[1], 1)
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(doc) == nil {
			t.Errorf("%s is accepted", change[1])
		}
	}
}

func TestNoSecretAndNoAddress(t *testing.T) {
	for _, r := range []*scanner.Result{sample(), broken()} {
		text := string(write(t, r))
		for _, private := range []string{key, "ann@example.com", "Ann"} {
			if at := strings.Index(text, private); at >= 0 {
				t.Errorf("%q after %q", private, text[max(0, at-80):at])
			}
		}
		if strings.ContainsAny(text, "\x1b\a\u202e\u009b") {
			t.Error("a character that a terminal obeys")
		}
	}
}

func TestLimits(t *testing.T) {
	run := decode(t, write(t, crowd(maxResults+9)))
	if n := len(run.Results); n != maxResults {
		t.Errorf("%d results", n)
	}
	if n := len(run.Results[0].RelatedLocations); n != maxRelated {
		t.Errorf("%d related locations", n)
	}
	notes := run.Invocations[0].ToolExecutionNotifications
	if n := len(notes); n != maxGaps+2 {
		t.Fatalf("%d notifications", n)
	}
	for i, want := range []string{"and 5 more", "the 10 least severe findings"} {
		if got := *notes[maxGaps+i].Message.Text; !strings.HasPrefix(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestResults(t *testing.T) {
	all := runs(t, write(t, sample()))
	type want struct {
		rule       string
		level, uri string
		line       int
		hash       string
		message    string
	}
	const gone = "; no longer present, but still in "
	head := "Dataframer API key (sk_" + "live_…4Uq7)"
	for which, want := range [][]want{{
		{"dataframer-api-key", "error", "src/a.py", 12, "", head},
		{"dotenv-committed", "note", "web/.env.local", 1, "", "dotenv-committed"},
		{"dataframer-api-key", "error", "stdin", 1, "ab12:1", head},
		{"dataframer-api-key", "error", "x/sk_" + "live_%E2%80%A64Uq7.txt", 1, "", head},
		{"logged-key", "warning", "src/a.py", 14, "a23a3dc5e078b07b:1", "a key is printed"},
	}, {
		{"dataframer-api-key", "error", "old/a%20b.py", 1, "ab12:1", head + gone + "history: commit " + id("2") + ", line 7"},
		{"dataframer-api-key", "warning", ".git/objects/55/" + id("5")[2:], 1, "0123456789abcdef:1",
			head + gone + "an object that no branch reaches: object " + id("5") + ", line 3"},
		{"dataframer-api-key", "error", ".git/objects/33/" + id("3")[2:], 1, "ab12:1",
			head + gone + "the text of commit " + id("3") + ", line 2"},
	}} {
		run := all[which]
		if len(run.Results) != len(want) {
			t.Fatalf("run %d: %d results, want %d", which, len(run.Results), len(want))
		}
		for i, want := range want {
			got := run.Results[i]
			where := got.Locations[0].PhysicalLocation
			if *got.RuleID != want.rule || *run.Tool.Driver.Rules[got.RuleIndex].ID != want.rule {
				t.Errorf("%d: rule %s, index %d", i, *got.RuleID, got.RuleIndex)
			}
			if got.Level != want.level || *where.ArtifactLocation.URI != want.uri || *where.Region.StartLine != want.line {
				t.Errorf("%d: %s %s:%d", i, got.Level, *where.ArtifactLocation.URI, *where.Region.StartLine)
			}
			if *where.ArtifactLocation.URIBaseID != "%SRCROOT%" || len(got.Locations) != 1 {
				t.Errorf("%d: base %s, %d locations", i, *where.ArtifactLocation.URIBaseID, len(got.Locations))
			}
			if *got.Message.Text != want.message {
				t.Errorf("%d: %q, want %q", i, *got.Message.Text, want.message)
			}
			if got.PartialFingerprints["stanch/v1"] == "" || got.PartialFingerprints["primaryLocationLineHash"] != want.hash {
				t.Errorf("%d: fingerprints %v", i, got.PartialFingerprints)
			}
		}
	}
	related := all[0].Results[0].RelatedLocations
	if len(related) != 1 || *related[0].Message.Text != "also in history: commit "+id("2")+", line 7" {
		t.Errorf("related: %v", related)
	}
	if got := all[0].Results[0].Properties.Properties; got["present"] != true || got["confidence"] != "high" ||
		got["introducedCommit"] != id("1") || got["introducedDate"] != "2026-01-31T00:00:00+01:00" {
		t.Errorf("properties %v", got)
	}
}

// A category's alerts are closed by an upload without them, so it is there when
// its part was looked at, and only then.
func TestCategories(t *testing.T) {
	old := found(keyRule, false, scanner.Occurrence{Where: scanner.InHistory, Path: "a", Commit: id("1")})
	now := found(keyRule, true, scanner.Occurrence{Where: scanner.InWorktree, Path: "a", Line: 1})
	for _, test := range []struct {
		sources  string
		findings []scanner.Finding
		want     string
	}{
		{"worktree", nil, "stanch/ 0"},
		{"staged", []scanner.Finding{now}, "stanch/ 1"},
		{"stdin", nil, "stanch/ 0"},
		{"history", nil, "stanch/ 0 stanch/history/ 0"},
		{"range", []scanner.Finding{now}, "stanch/range/ 1 stanch/range/history/ 0"},
		{"worktree history", []scanner.Finding{now, old, now}, "stanch/ 2 stanch/history/ 1"},
		{"", []scanner.Finding{old}, "stanch/ 0 stanch/history/ 1"}, // a result has to be somewhere
	} {
		var got []string
		for _, run := range runs(t, write(t, &scanner.Result{Sources: strings.Fields(test.sources), Findings: test.findings})) {
			got = append(got, *run.AutomationDetails.ID, strconv.Itoa(len(run.Results)))
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%q: %q, want %q", test.sources, got, test.want)
		}
	}
}

func TestSuppressions(t *testing.T) {
	run := decode(t, write(t, sample()))
	inline, baseline := run.Results[4].Suppressions, run.Results[1].Suppressions
	if len(inline) != 1 || *inline[0].Kind != "inSource" || *inline[0].Justification != "only in {tests}" || *inline[0].Status != "accepted" {
		t.Errorf("inline: %+v", inline)
	}
	if len(baseline) != 1 || *baseline[0].Kind != "external" || baseline[0].Justification != nil {
		t.Errorf("baseline: %+v", baseline)
	}
	if len(run.Results[0].Suppressions) != 0 {
		t.Error("one that nobody has accepted is suppressed")
	}
}

func TestFlow(t *testing.T) {
	all := runs(t, write(t, sample()))
	var got []string
	for _, step := range all[0].Results[4].CodeFlows[0].ThreadFlows[0].Locations {
		at := step.Location.PhysicalLocation
		got = append(got, strings.Join([]string{*at.ArtifactLocation.URI, *at.ArtifactLocation.URIBaseID, strconv.Itoa(*at.Region.StartLine),
			strconv.Itoa(*at.Region.EndColumn), step.Importance, *step.Location.Message.Text}, " "))
	}
	want := []string{
		`src/a.py %SRCROOT% 12 55 essential API_KEY \[read\] here`,
		"src/a.py %SRCROOT% 13 9 important here",
		"src/a.py %SRCROOT% 14 8 essential printed here",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	old := runs(t, write(t, broken()))[1].Results[0].CodeFlows[0].ThreadFlows[0].Locations[0].Location
	if *old.PhysicalLocation.Region.StartLine != 1 || !strings.HasSuffix(*old.Message.Text, ", line 7") {
		t.Errorf("of an old version: %v %s", *old.PhysicalLocation.Region.StartLine, *old.Message.Text)
	}
}

func TestProvenance(t *testing.T) {
	r := sample()
	for _, run := range runs(t, write(t, r)) {
		p := run.VersionControlProvenance
		if len(p) != 1 || *p[0].RepositoryURI != r.Repository.URI || *p[0].RevisionID != id("9") || *p[0].Branch != "fix/it" ||
			*p[0].MappedTo.URIBaseID != "%SRCROOT%" {
			t.Errorf("%s: %+v", *run.AutomationDetails.ID, p)
		}
	}
	r.Repository = &scanner.Provenance{URI: "ssh://example.org/it"}
	if p := decode(t, write(t, r)).VersionControlProvenance[0]; p.RevisionID != nil || p.Branch != nil {
		t.Errorf("before the first commit: %+v", p)
	}
	for _, none := range []*scanner.Provenance{nil, {Commit: id("9"), Branch: "main"}, {URI: "https://example.org/" + key}} {
		r.Repository = none
		if text := write(t, r); bytes.Contains(text, []byte("versionControl")) || bytes.Contains(text, []byte(key)) {
			t.Errorf("%v has a provenance", none)
		}
	}
}

// Every rule that there is says what weakness it is about, and every reference
// leads to where it says.
func TestTaxonomy(t *testing.T) {
	var findings []scanner.Finding
	for _, rule := range append(rules.All(), keyRule, fileRule, codeRule) {
		findings = append(findings, found(rule, true, scanner.Occurrence{Where: scanner.InWorktree, Path: "a", Line: 1}))
	}
	run := decode(t, write(t, &scanner.Result{Findings: findings}))
	cwe := run.Taxonomies[0]
	if supported := run.Tool.Driver.SupportedTaxonomies; len(supported) != 1 || *supported[0].Name != *cwe.Name || supported[0].Index != 0 {
		t.Errorf("supported: %+v", supported)
	}
	about := map[string]string{}
	for _, rule := range run.Tool.Driver.Rules {
		var tags, targets []string
		for _, tag := range rule.Properties.Tags {
			if number, ok := strings.CutPrefix(tag, "external/cwe/cwe-"); ok {
				tags = append(tags, "CWE-"+number)
			}
		}
		for _, r := range rule.Relationships {
			target := r.Target
			targets = append(targets, *target.ID)
			if *cwe.Taxa[target.Index].ID != *target.ID || *target.ToolComponent.Name != *cwe.Name || target.ToolComponent.Index != 0 {
				t.Errorf("%s: %s is not at %d", *rule.ID, *target.ID, target.Index)
			}
		}
		slices.Sort(tags) // weaknesses are in order
		if strings.Join(tags, " ") != strings.Join(targets, " ") || len(targets) == 0 {
			t.Errorf("%s: tags %v, relationships %v", *rule.ID, tags, targets)
		}
		about[*rule.ID] = strings.Join(targets, " ")
	}
	if about["logged-key"] != "CWE-532" || about["dotenv-committed"] != "CWE-312 CWE-540" || about["dataframer-api-key"] != "CWE-798" {
		t.Errorf("rules are about %v", about)
	}
}

// What GitHub needs of a run and of a rule.
func TestRun(t *testing.T) {
	run := decode(t, write(t, broken()))
	driver, invocation := run.Tool.Driver, run.Invocations[0]
	for _, test := range [][2]string{
		{*driver.Name, "stanch"},
		{*driver.SemanticVersion, "0.1.0-rc.1"},
		{*driver.Version, "0.1.0-rc.1"},
		{*driver.InformationURI, "https://github.com/stanchscan/stanch"},
		{*run.AutomationDetails.ID, "stanch/"},
		{*run.ColumnKind, "unicodeCodePoints"},
		{*invocation.StartTimeUtc, "2026-11-22T10:00:00.000Z"},
		{*invocation.EndTimeUtc, "2026-11-22T10:00:04.500Z"},
		{*invocation.ToolExecutionNotifications[0].Message.Text, "blob " + id("6") + " could not be scanned: corrupt"},
		{*invocation.ToolExecutionNotifications[2].Message.Text, "something could not be scanned: unknown reason"},
		{*driver.Rules[0].Name, "DataframerApiKey"},
		{*driver.Rules[0].ShortDescription.Text, "Dataframer API key"},
		{*driver.Rules[0].FullDescription.Text, keyRule.Summary},
		{*driver.Rules[0].Help.Text, "Keys belong into a secrets manager.\n\nWhat to do now:\n\n1. generate a new key\n2. revoke the old one"},
		{*driver.Rules[0].HelpURI, keyRule.URL},
		{driver.Rules[0].DefaultConfiguration.Level, "error"},
		{strings.Join(driver.Rules[0].Properties.Tags, " "), "security external/cwe/cwe-798"},
		{*driver.Rules[1].Help.Markdown, "dotenv-committed"},
		{*driver.Rules[1].ShortDescription.Text, "Dotenv-committed"},
		{*driver.Rules[1].HelpURI, home + "/blob/main/rules/README.md#dotenv-committed"},
	} {
		if test[0] != test[1] {
			t.Errorf("got %q, want %q", test[0], test[1])
		}
	}
	if *invocation.ExecutionSuccessful || !*decode(t, write(t, sample())).Invocations[0].ExecutionSuccessful {
		t.Error("executionSuccessful is not r.Complete()")
	}
	bag := driver.Rules[0].Properties.Properties
	if bag["precision"] != "high" || bag["security-severity"] != "9.5" {
		t.Errorf("rule properties %v", bag)
	}
}

func TestSemantic(t *testing.T) {
	for in, want := range map[string]string{
		"v1.2.3": "1.2.3", "1.2.3-rc.1+5": "1.2.3-rc.1+5", "": "0.0.0-dev", "(devel)": "0.0.0-dev",
		"v1.2": "0.0.0-dev", "v01.2.3": "0.0.0-dev",
	} {
		if got := semantic(in); got != want {
			t.Errorf("semantic(%q) = %q, want %q", in, got, want)
		}
	}
}

// Lists are left out, defaults too, but for what means something.
func TestLean(t *testing.T) {
	text := string(write(t, &scanner.Result{}))
	for _, needless := range []string{"null", "-1", "policies", "graphs", "en-US", "newlineSequences"} {
		if strings.Contains(text, needless) {
			t.Errorf("%q is there", needless)
		}
	}
	if !strings.Contains(text, `"results": [`) {
		t.Error("no list of results")
	}
	if text := string(write(t, sample())); !strings.Contains(text, `"present":false`) || strings.Contains(text, "byteOffset") {
		t.Error("a property is lost, or a default is not")
	}
	for _, test := range []struct {
		v    any
		want string
	}{
		{map[string]any{"a": []int{}, "b": map[string]any{"c": nil}, "id": -1, "z": 1}, `{"z":1}`},
		{map[string]any{`q"\`: `}],"\`, "kind": "fail", "enabled": false}, `{"enabled":false,"q\"\\":"}],\"\\"}`},
		{[]any{"", 1.5, nil, true, map[string]any{"id": -1}}, `["",1.5,null,true,{}]`},
		{map[string]any{"a": []any{-1, []int{}, "<"}}, `{"a":[-1,[],"<"]}`},
		{map[string]any{"properties": map[string]any{"id": -1, "x": []int{}}}, `{"properties":{"id":-1,"x":[]}}`},
	} {
		if got, err := compact(test.v); err != nil || string(got) != test.want {
			t.Errorf("%v: %s (%v), want %s", test.v, got, err, test.want)
		}
	}
}

// What is left is JSON, and reading it twice changes nothing more.
func FuzzCompact(f *testing.F) {
	for _, seed := range []string{`{"a":[{"id":-1},{}],"b":"}\\\""}`, `[[],{"properties":{"id":-1}}]`, `-1`, `"é<"`, `{"results":[]}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var v any
		if json.Unmarshal([]byte(text), &v) != nil {
			return
		}
		once, err := compact(v)
		if err != nil || json.Unmarshal(once, &v) != nil {
			t.Fatalf("%q becomes %q (%v)", text, once, err)
		}
		if twice, err := compact(v); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("%q becomes %q, then %q (%v)", text, once, twice, err)
		}
	})
}

func TestRelative(t *testing.T) {
	for in, want := range map[string]string{
		"a/b c":         "a/b%20c",
		"100%.txt":      "100%25.txt",
		"a#b?c":         "a%23b%3Fc",
		"c:d/e:f":       "c%3Ad/e%3Af",
		"日":             "%E6%97%A5",
		"\xff\x80":      "%FF%80",
		`a\b`:           "a%5Cb",
		"//host/x":      "%2F%2Fhost/x",
		"../x/./y":      "%2E%2E/x/%2E/y",
		"@a/(b)/[c].ts": "@a/(b)/%5Bc%5D.ts",
	} {
		if got := relative(in); got != want {
			t.Errorf("relative(%q) = %s, want %s", in, got, want)
		}
	}
}

// What RFC 3986 allows in a path; net/url lets much more pass.
var characters = regexp.MustCompile(`^([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*$`)

// The oracle: net/url reads every name back, and sees nothing but a path.
func FuzzRelative(f *testing.F) {
	for _, seed := range []string{"a/b c", "%zz", "a:b", "//h/x", "http://h/x?q#f", "\xff\n", "..", "日本/é", "a//b/"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		uri := relative(name)
		if !characters.MatchString(uri) {
			t.Errorf("%q: %s is no RFC 3986", name, uri)
		}
		u, err := url.Parse(uri)
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		if u.Path != name || u.IsAbs() || u.Host != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
			t.Errorf("%q reads as %#v", name, u)
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	r := crowd(maxResults)
	for b.Loop() {
		if err := Write(io.Discard, r, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// A file of findings that hardly compress stays below what GitHub takes, with the
// worst findings, in both runs.
func TestZippedLimit(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	name := func() string {
		b := make([]byte, 3000)
		for i := range b {
			b[i] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"[random.IntN(64)]
		}
		return string(b)
	}
	r := &scanner.Result{}
	const n = 6000 // of 3,000 bytes with 6 bits in each: 13.5 MB
	for i := range n {
		f := found(fileRule, i%2 == 0, scanner.Occurrence{Where: scanner.InHistory, Path: name()})
		f.Fingerprint = strconv.Itoa(i)
		r.Findings = append(r.Findings, f)
	}
	text := write(t, r)
	var zipped bytes.Buffer
	zip := gzip.NewWriter(&zipped) // not the one that Write measures with
	if _, err := zip.Write(text); err != nil || zip.Close() != nil {
		t.Fatal(err)
	}
	if size := zipped.Len(); size > 10_000_000 || size < 8_500_000 {
		t.Errorf("%d bytes", size)
	}
	all, kept := runs(t, text), map[string]bool{}
	for _, run := range all {
		for _, result := range run.Results {
			kept[result.PartialFingerprints["stanch/v1"]] = true
		}
	}
	for i := range n {
		if kept[strconv.Itoa(i)] != (i < len(kept)) {
			t.Fatalf("%d are kept, and finding %d: %v", len(kept), i, kept[strconv.Itoa(i)])
		}
	}
	for _, run := range all {
		want := "the " + strconv.Itoa(n/2-len(run.Results)) + " least severe findings are not in this run"
		notes := run.Invocations[0].ToolExecutionNotifications
		if len(notes) != 1 || !strings.HasPrefix(*notes[0].Message.Text, want) {
			t.Errorf("%s: %v, want %q", *run.AutomationDetails.ID, notes, want)
		}
	}
}

func TestResultsStayInOrderAndOnLines(t *testing.T) {
	text := write(t, sample())
	if !json.Valid(text) || !bytes.HasSuffix(text, []byte("}\n")) {
		t.Error("no JSON, or no line break at the end")
	}
	if n := bytes.Count(text, []byte("\n{\"partialFingerprints\"")); n != len(sample().Findings) {
		t.Errorf("%d results on lines of their own", n)
	}
}

// lawful is broken without what no scan writes, and Read therefore refuses.
func lawful() *scanner.Result {
	r := broken()
	r.Findings[0].Suppressed.By = "config"
	return r
}

// Of a saved report SARIF is that of the scan, but for what JSON does not hold.
func TestSaved(t *testing.T) {
	for name, make := range map[string]func() *scanner.Result{
		"sample": sample, "broken": lawful, "crowd": func() *scanner.Result { return crowd(50) }, "empty": func() *scanner.Result { return &scanner.Result{} },
	} {
		for _, reveal := range []bool{false, true} {
			var saved bytes.Buffer
			if err := report.JSON(&saved, make(), Options{Reveal: reveal}); err != nil {
				t.Fatal(err)
			}
			back, err := report.Read(&saved)
			if err != nil {
				t.Fatal(err)
			}
			want := make()
			// When the scan was: `stanch report` takes the file's time.
			back.Started, back.Ended = want.Started, want.Ended
			for i := range want.Findings {
				f := &want.Findings[i]
				// A rule's texts: they are looked up by its id. Here they are the test's own.
				f.Rule = back.Findings[i].Rule
				// A key in a message is masked already, so that the message has the mask.
				if !reveal {
					f.Message = report.MaskOf(want).Text(f.Message)
				}
				// A message that is no UTF-8 has \xNN.
				f.Message = strings.ReplaceAll(f.Message, "\xff", `\xff`)
				for j := range f.Way {
					step := &f.Way[j]
					step.Message = strings.ReplaceAll(step.Message, "\xff", `\xff`)
					// Of a step, where its range ends, and what is no path, line and column;
					// the finding's own place has that.
					if step.Place != f.Place {
						step.Place.EndLine, step.Place.EndColumn = 0, 0
					}
				}
				if s := f.Suppressed; s != nil {
					f.Suppressed = &scanner.Suppression{By: s.By, Reason: strings.ReplaceAll(s.Reason, "\xff", `\xff`)}
				}
			}
			for i := range want.Coverage.Skipped {
				want.Coverage.Skipped[i].Detail = strings.ReplaceAll(want.Coverage.Skipped[i].Detail, "\xff", `\xff`)
			}
			if p := want.Repository; p != nil {
				p.Branch = strings.ReplaceAll(p.Branch, "\xff", `\xff`)
			}
			if diff := cmp.Diff(string(write(t, want)), string(write(t, back))); diff != "" {
				t.Errorf("%s, revealed %v (-scan +saved):\n%s", name, reveal, diff)
			}
		}
	}
}
