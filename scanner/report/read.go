package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// maxSaved bounds a saved report, in bytes. The largest findings have some
// 300 kB, so it has room for thousands of these.
const maxSaved = 1 << 30

// Read reads a report that JSON wrote. The result is in the order of the file,
// and every format says of it what it said of the scan, but for what JSON does
// not hold: when the scan was, and how long it took. Started and Ended are zero.
// A report that was saved without its keys has secrets of which nothing but the
// mask is known; one that has them is masked like any other result.
//
// A saved report is somebody else's data. What formats escape and mask is taken
// as it is; what they write as it is (ids, kinds, hashes) is refused unless it
// is what stanch would have written. Fields that are not known are ignored:
// later versions have more. An error says what is wrong with the report, and
// where; it does not name the file.
func Read(in io.Reader) (*scanner.Result, error) {
	text, err := readAll(in, maxSaved)
	if err != nil {
		return nil, err
	}
	if err := checkSchema(text); err != nil {
		return nil, err
	}
	var doc document
	if err := json.Unmarshal(text, &doc); err != nil {
		return nil, misplaced(err)
	}
	d := decoder{rules: map[string]*rules.Rule{}}
	for _, r := range rules.All() {
		d.rules[r.ID] = r
	}
	r := d.result(&doc)
	if d.wrong != nil {
		return nil, d.wrong
	}
	d.concealRules(MaskOf(r))
	return r, nil
}

// readAll reads at most so many bytes. More of them are an error.
func readAll(in io.Reader, most int64) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(in, most+1))
	if err == nil && int64(len(text)) > most {
		return nil, fmt.Errorf("it has more than %s", size(most))
	}
	return text, err
}

// concealRules masks keys in the texts of rules that come from the report:
// formats take a rule's texts for ours.
func (d *decoder) concealRules(mask Mask) {
	for _, r := range d.made {
		r.Title, r.Summary = clip(mask.Text(r.Title), longestTitle), mask.Text(r.Summary)
	}
}

// longestTitle is what a custom rule's title has at the most, in bytes.
const longestTitle = 100

// checkSchema tells what a text is that is no saved report. The list of findings
// has to be there: without it, a part of a report would look clean.
func checkSchema(text []byte) error {
	const hint = "; such a report is written by: stanch scan --format json --output FILE"
	var head struct{ Schema, Findings, Rule, Runs json.RawMessage }
	dec := json.NewDecoder(bytes.NewReader(text))
	err := dec.Decode(&head)
	var wrongType *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF):
		return errors.New("it is empty" + hint)
	case errors.As(err, &wrongType):
		return fmt.Errorf("it is no report: it begins with a JSON %s%s", clip(wrongType.Value, longestName), hint)
	case err != nil:
		return fmt.Errorf("it is no JSON, or not all of it: %w%s", err, hint)
	}
	var schema string
	_ = json.Unmarshal(head.Schema, &schema) // what is no string is no schema
	more := dec.More()
	switch {
	case head.Runs != nil && schema == "":
		return errors.New("it looks like SARIF, which is made of a saved report and cannot be turned back into one" + hint)
	case schema == "" && head.Rule != nil, schema == Schema && head.Findings == nil:
		return errors.New("it looks like JSON by lines (--format jsonl), or a part of a report" + hint)
	case schema == "":
		return errors.New(`it is JSON, but has no "schema"` + hint)
	case schema != Schema:
		return fmt.Errorf("its schema is %q, and this stanch knows %q: use the stanch that wrote it", clip(schema, longestName), Schema)
	case more:
		return errors.New("something follows the report in it" + hint)
	}
	return nil
}

// misplaced says in the report's words what encoding/json says in Go's.
func misplaced(err error) error {
	var wrongType *json.UnmarshalTypeError
	if !errors.As(err, &wrongType) {
		return err
	}
	return fmt.Errorf("%s: %s does not belong there", clip(wrongType.Field, longestName), clip(wrongType.Value, longestName))
}

// A decoder turns the types of the JSON into the scanner's.
type decoder struct {
	rules map[string]*rules.Rule
	made  []*rules.Rule // those that are not ours
	at    string        // the finding that it is in
	wrong error         // the first thing that is
}

// What is written as it is, whatever the format. The hashes of lines are those
// of scanner's line hashes.
var (
	wordForm     = form(`^[a-z0-9-]{0,64}$`)
	objectForm   = form(`^([0-9a-f]{40}|[0-9a-f]{64})?$`)
	hashForm     = form(`^[0-9a-f]{0,128}$`)
	lineHashForm = form(`^([0-9a-f]{1,16}:[0-9]{1,18})?$`)
	nameForm     = form(`^[A-Za-z0-9 ,.+/-]{0,64}$`) // of an encoding, a provider
)

// form returns an expression that is compiled when it is asked for: no other command
// waits for it.
func form(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

// fits returns the value of a field, which has to have the form.
func (d *decoder) fits(form func() *regexp.Regexp, field, value string) string {
	if !form().MatchString(value) {
		d.fail(field, fmt.Errorf("%q is not what stanch writes there", clip(value, longestName)))
	}
	return value
}

func (d *decoder) fail(field string, err error) {
	if d.wrong == nil {
		d.wrong = fmt.Errorf("%s%s: %w", d.at, field, err)
	}
}

func (d *decoder) result(doc *document) *scanner.Result {
	r := &scanner.Result{
		Tool: scanner.Tool{
			Version: clip(scanner.Conceal(doc.Tool.Version), longestName),
			Ruleset: d.fits(hashForm, "tool.ruleset", doc.Tool.Ruleset),
		},
		Sources:      doc.Sources,
		Coverage:     d.coverage(&doc.Coverage),
		Findings:     d.findings("findings", doc.Findings),
		Placeholders: d.findings("placeholders", doc.Placeholders),
	}
	if p := doc.Repository; p != nil {
		commit := d.fits(objectForm, "repository.commit", p.Commit)
		r.Repository = &scanner.Provenance{URI: scanner.RemoteURI(p.URI), Commit: commit, Branch: p.Branch}
	}
	for _, source := range r.Sources {
		d.fits(wordForm, "sources", source)
	}
	if !doc.Complete && r.Complete() {
		r.Coverage.Skipped = []scanner.Gap{{What: "scan", Reason: "unknown", Detail: "the saved report says that it is incomplete, and not why"}}
	}
	return r
}

func (d *decoder) coverage(c *coverage) scanner.Coverage {
	out := c.Coverage
	out.Skipped, out.Absent, out.Notes = d.gaps("skipped", c.Skipped), d.gaps("absent", c.Absent), c.Notes
	return out
}

func (d *decoder) gaps(field string, list []gap) (out []scanner.Gap) {
	for i := range list {
		g := list[i].Gap
		g.ID, g.Path, g.Detail = list[i].ID, name(list[i].Path, list[i].PathBytes), list[i].Detail
		d.fits(wordForm, "coverage."+field+".what", g.What)
		d.fits(wordForm, "coverage."+field+".reason", g.Reason)
		out = append(out, g)
	}
	return out
}

func (d *decoder) findings(field string, list []finding) (out []scanner.Finding) {
	for i := range list {
		d.at = fmt.Sprintf("%s[%d].", field, i)
		out = append(out, d.finding(&list[i]))
	}
	d.at = ""
	return out
}

func (d *decoder) finding(f *finding) scanner.Finding {
	rule := d.rule(f)
	out := scanner.Finding{
		Rule: rule, Severity: f.Severity, Confidence: f.Confidence, Message: f.Message, Why: f.Why, Placeholder: f.Placeholder,
		Remedy:      steps(f.Remedy),
		Fix:         f.Fix,
		Fingerprint: d.fits(hashForm, "fingerprint", f.Fingerprint),
		Introduced:  d.introduced(f.Introduced),
		Present:     f.Present,
		Branches:    f.Branches,
		Tags:        f.Tags,
		Count:       f.Count,
		LineHash:    d.fits(lineHashForm, "lineHash", f.LineHash),
	}
	if f.Severity == 0 {
		d.fail("severity", errors.New("there is none"))
	}
	if s := f.Secret; s != nil {
		out.Secret = known(rule.Literals, s.Masked, name(s.Value, s.ValueBytes))
	}
	for _, p := range f.Parts {
		out.Parts = append(out.Parts, scanner.Part{Name: scanner.Conceal(p.Name), Value: known(nil, p.Masked, p.Value)})
	}
	for i := range f.Occurrences {
		out.Occurrences = append(out.Occurrences, d.occurrence(&f.Occurrences[i]))
	}
	out.Place = d.place(f)
	out.Way = way(f.Way, &out.Place)
	if s := f.Suppressed; s != nil {
		out.Suppressed = &scanner.Suppression{By: d.fits(wordForm, "suppressed.by", s.By), Reason: s.Reason}
	}
	return out
}

// rule returns the rule of a finding. One that is not ours is what the first
// finding of it says.
func (d *decoder) rule(f *finding) *rules.Rule {
	d.fits(wordForm, "kind", string(f.Kind))
	if f.Rule == "" {
		d.fail("rule", errors.New("there is none"))
	}
	if r := d.rules[f.Rule]; r != nil {
		return r
	}
	r := foreign(d.fits(wordForm, "rule", f.Rule), f.Message)
	r.Severity, r.Provider = f.Severity, d.fits(nameForm, "provider", f.Provider)
	if f.Kind != rules.SecretKind {
		r.Kind, r.Custom, r.Remedy, r.Tags = f.Kind, false, nil, nil
		r.Help = "This rule is of another version of stanch."
	}
	d.rules[r.ID], d.made = r, append(d.made, r)
	return r
}

// foreign returns a rule that is not among ours: mostly a custom one. Every
// rule's summary is its findings' message, and a custom rule's title as well.
// What formats take for Markdown, the help and the remedy, is never the file's.
func foreign(id, message string) *rules.Rule {
	if r := rules.Described(id, ""); message == r.Summary {
		return r
	}
	return rules.Described(id, message)
}

func steps(remedy string) []string {
	if remedy == "" {
		return nil
	}
	return strings.Split(remedy, "\n")
}

// known returns a secret of which a report has the mask and, if it was saved
// with its keys, the value. The mask says how much of the value is public. It
// is a part of one of the literals that the rule's keys begin with; where these
// are not known, what is in a mask that stanch would have made, if that hides
// something.
func known(literals []string, masked, value string) scanner.Secret {
	if value == "" {
		return scanner.MaskedSecret(clip(scanner.Conceal(masked), longestMask))
	}
	prefix, _, _ := strings.Cut(masked, "…")
	s := scanner.NewSecret(value, len(prefix))
	public := func(literal string) bool { return strings.HasPrefix(strings.ToLower(literal), strings.ToLower(prefix)) }
	if valid(s.Mask()) == masked && (slices.ContainsFunc(literals, public) || len(literals) == 0 && len(prefix) < len(value)) {
		return s
	}
	return scanner.NewSecret(value, 0)
}

// longestMask is what a mask has at the most, in characters: a custom rule's
// literal of 100 bytes, and the end of the key.
const longestMask = 105

func (d *decoder) introduced(in *introduced) *scanner.Introduced {
	if in == nil {
		return nil
	}
	date, err := time.Parse(time.RFC3339, in.Date)
	if err != nil {
		d.fail("introduced.date", fmt.Errorf("%q is no date of RFC 3339", clip(in.Date, longestName)))
	}
	return &scanner.Introduced{
		Commit: d.fits(objectForm, "introduced.commit", in.Commit),
		Author: in.Author, Email: in.Email, Date: date, AtOrBefore: in.AtOrBefore,
	}
}

func (d *decoder) occurrence(o *occurrence) scanner.Occurrence {
	out := o.Occurrence
	out.Path = name(o.Path, o.PathBytes)
	d.fits(wordForm, "where", string(out.Where))
	d.fits(objectForm, "commit", out.Commit)
	d.fits(objectForm, "blob", out.Blob)
	d.fits(nameForm, "encoding", out.Encoding)
	return out
}

// place returns the place to show.
func (d *decoder) place(f *finding) scanner.Occurrence {
	return d.occurrence(&occurrence{Path: f.Path, PathBytes: f.PathBytes, Occurrence: scanner.Occurrence{
		Where: f.Where, Line: f.Line, Column: f.Column, EndLine: f.EndLine, EndColumn: f.EndColumn, Commit: f.Commit, Blob: f.Blob, Encoding: f.Encoding,
	}})
}

// way returns the way of a value. A step says no more of its place than path,
// line and column: the rest is that of the finding where it is the same place,
// and the version where it is the same file.
func way(list []step, place *scanner.Occurrence) (out []scanner.Step) {
	for _, s := range list {
		at := scanner.Occurrence{Path: name(s.Path, s.PathBytes), Line: s.Line, Column: s.Column}
		if at.Path == place.Path {
			at.Where, at.Commit, at.Blob = place.Where, place.Commit, place.Blob
			if at.Line == place.Line && at.Column == place.Column {
				at = *place
			}
		}
		out = append(out, scanner.Step{Place: at, Message: s.Message})
	}
	return out
}

// name returns a text that the JSON has as bytes as well where it is no UTF-8.
func name(text string, raw []byte) string { return cmp.Or(string(raw), text) }
