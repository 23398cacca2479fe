package report

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// Schema names the form of the JSON report. It changes when a field is renamed
// or removed, which is not to happen.
const Schema = "stanch/1"

// JSON writes r for programs: one object, indented, with a line break at the
// end. Every list is there, empty or not.
//
// A path is the raw name of a file. Where that is no UTF-8, "path" holds it
// with \xNN for each stray byte, and "pathBytes" beside it the name itself in
// base64; a name that merely looks like that has no pathBytes. Stray bytes of
// other texts (authors, refs, notes) are \xNN too. A secret that is part of a
// name is masked there like everywhere, unless opt.Reveal is set.
func JSON(w io.Writer, r *scanner.Result, opt Options) error {
	e := newEncoder(r, opt)
	doc := document{head: e.head(r), Findings: e.findings(r.Findings), Placeholders: e.findings(r.Placeholders)}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := w.Write(EscapeJSON(b.Bytes()))
	return err
}

type document struct {
	head
	Findings     []finding `json:"findings"`
	Placeholders []finding `json:"placeholders,omitempty"`
}

// A head is what a report says of the scan as a whole.
type head struct {
	Schema     string              `json:"schema"`
	Tool       scanner.Tool        `json:"tool"`
	Complete   bool                `json:"complete"`
	Repository *scanner.Provenance `json:"repository,omitempty"`
	Sources    []string            `json:"sources,omitempty"` // what was looked at, by the names of the flags
	Coverage   coverage            `json:"coverage"`
}

// Coverage, gap and occurrence embed the scanner's type, so that a field that
// is added there is in the JSON at once. Their own fields hide the embedded
// ones of the same name.

type coverage struct {
	scanner.Coverage
	Skipped []gap    `json:"skipped"`
	Absent  []gap    `json:"absent"`
	Notes   []string `json:"notes,omitempty"`
}

type gap struct {
	scanner.Gap
	ID        string `json:"id"`
	Path      string `json:"path"`
	PathBytes []byte `json:"pathBytes,omitempty"`
	Detail    string `json:"detail,omitempty"`
}

// A path is a file's name, and its bytes where they are no UTF-8.
type path struct {
	Path      string `json:"path"`
	PathBytes []byte `json:"pathBytes,omitempty"` // base64
}

type occurrence struct {
	scanner.Occurrence
	Path      string `json:"path"`
	PathBytes []byte `json:"pathBytes,omitempty"`
}

type secret struct {
	Masked      string `json:"masked"`
	Fingerprint string `json:"fingerprint"`
	Value       string `json:"value,omitempty"`
	ValueBytes  []byte `json:"valueBytes,omitempty"` // base64, where the value is no UTF-8
}

// A part is a named piece of a credential, such as an account.
type part struct {
	Name   string `json:"name"`
	Masked string `json:"masked"`
	Value  string `json:"value,omitempty"`
}

type introduced struct {
	Commit     string `json:"commit"`
	Author     string `json:"author"`
	Email      string `json:"email"`
	Date       string `json:"date"`
	AtOrBefore bool   `json:"atOrBefore"`
}

type finding struct {
	Rule        string           `json:"rule"`
	Kind        rules.Kind       `json:"kind"`
	Severity    rules.Severity   `json:"severity"`
	Confidence  rules.Confidence `json:"confidence"`
	Provider    string           `json:"provider"`
	Message     string           `json:"message"`
	Why         string           `json:"why,omitempty"`
	Placeholder string           `json:"placeholder,omitempty"`
	Remedy      string           `json:"remedy"`
	Fix         string           `json:"fix,omitempty"` // of the logged-key lint: the line as it could be
	Fingerprint string           `json:"fingerprint"`
	Secret      *secret          `json:"secret,omitempty"`
	Parts       []part           `json:"parts,omitempty"`
	path
	Where       scanner.Where        `json:"where"`
	Line        int                  `json:"line"`
	Column      int                  `json:"column"`
	EndLine     int                  `json:"endLine"`
	EndColumn   int                  `json:"endColumn"`
	Commit      string               `json:"commit"`
	Blob        string               `json:"blob"`
	Encoding    string               `json:"encoding,omitempty"`
	Introduced  *introduced          `json:"introduced"`
	Present     bool                 `json:"present"`
	Branches    []string             `json:"branches"`
	Tags        []string             `json:"tags"`
	Way         []step               `json:"way"` // of the logged-key lint: source, steps, sink
	Suppressed  *scanner.Suppression `json:"suppressed,omitempty"`
	LineHash    string               `json:"lineHash,omitempty"` // of the line to point at in a checkout
	Count       int                  `json:"occurrenceCount"`
	Occurrences []occurrence         `json:"occurrences"`
}

// A step is one place on the way of a value.
type step struct {
	path
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// An encoder turns the scanner's types into those of the JSON.
type encoder struct {
	mask   Mask
	reveal bool
}

func newEncoder(r *scanner.Result, opt Options) encoder {
	if opt.Reveal {
		return encoder{reveal: true}
	}
	return encoder{mask: MaskOf(r)}
}

func (e encoder) head(r *scanner.Result) head {
	return head{
		Schema:     Schema,
		Tool:       r.Tool,
		Complete:   r.Complete(),
		Repository: e.repository(r.Repository),
		Sources:    r.Sources,
		Coverage:   e.coverage(r.Coverage),
	}
}

func (e encoder) findings(list []scanner.Finding) []finding {
	out := make([]finding, len(list))
	for i := range list {
		out[i] = e.finding(&list[i])
	}
	return out
}

func (e encoder) finding(f *scanner.Finding) finding {
	out := finding{
		Rule:        f.Rule.ID,
		Kind:        f.Rule.Kind,
		Severity:    f.Severity,
		Confidence:  f.Confidence,
		Provider:    f.Rule.Provider,
		Message:     e.text(f.Message),
		Why:         e.text(f.Why),
		Placeholder: e.text(f.Placeholder),
		Remedy:      e.text(strings.Join(f.Remedy, "\n")),
		Fix:         e.text(f.Fix),
		Fingerprint: f.Fingerprint,
		Secret:      e.secret(f),
		Parts:       e.parts(f.Parts),
		path:        e.path(e.mask.Path(f, &f.Place)),
		Where:       f.Place.Where,
		Line:        f.Place.Line,
		Column:      f.Place.Column,
		EndLine:     f.Place.EndLine,
		EndColumn:   f.Place.EndColumn,
		Commit:      f.Place.Commit,
		Blob:        f.Place.Blob,
		Encoding:    f.Place.Encoding,
		Introduced:  e.introduced(f.Introduced),
		Present:     f.Present,
		Branches:    e.texts(f.Branches),
		Tags:        e.texts(f.Tags),
		Way:         make([]step, len(f.Way)),
		Suppressed:  e.suppressed(f.Suppressed),
		LineHash:    f.LineHash,
		Count:       f.Count,
		Occurrences: make([]occurrence, len(f.Occurrences)),
	}
	for i := range f.Occurrences {
		o := &f.Occurrences[i]
		p := e.path(e.mask.Path(f, o))
		out.Occurrences[i] = occurrence{Occurrence: *o, Path: p.Path, PathBytes: p.PathBytes}
	}
	for i := range f.Way {
		s := &f.Way[i]
		out.Way[i] = step{path: e.path(e.mask.Path(f, &s.Place)), Line: s.Place.Line, Column: s.Place.Column, Message: e.text(s.Message)}
	}
	return out
}

func (e encoder) secret(f *scanner.Finding) *secret {
	if f.Rule.Kind != rules.SecretKind || f.Secret.Empty() {
		return nil
	}
	out := &secret{Masked: valid(f.Secret.Mask()), Fingerprint: f.Fingerprint}
	if e.reveal {
		value := e.path(f.Secret.Reveal())
		out.Value, out.ValueBytes = value.Path, value.PathBytes
	}
	return out
}

func (e encoder) suppressed(s *scanner.Suppression) *scanner.Suppression {
	if s == nil {
		return nil
	}
	return &scanner.Suppression{By: s.By, Reason: e.text(s.Reason)}
}

func (e encoder) repository(p *scanner.Provenance) *scanner.Provenance {
	if p == nil {
		return nil
	}
	return &scanner.Provenance{URI: e.text(p.URI), Commit: p.Commit, Branch: e.text(p.Branch)}
}

func (e encoder) parts(list []scanner.Part) (out []part) {
	for _, p := range list {
		next := part{Name: p.Name, Masked: valid(p.Value.Mask())}
		if e.reveal {
			next.Value = valid(p.Value.Reveal())
		}
		out = append(out, next)
	}
	return out
}

func (e encoder) introduced(in *scanner.Introduced) *introduced {
	if in == nil {
		return nil
	}
	return &introduced{
		Commit:     in.Commit,
		Author:     e.text(in.Author),
		Email:      e.text(in.Email),
		Date:       Date(in.Date),
		AtOrBefore: in.AtOrBefore,
	}
}

func (e encoder) coverage(c scanner.Coverage) coverage {
	out := coverage{Coverage: c, Skipped: e.gaps(c.Skipped), Absent: e.gaps(c.Absent)}
	if len(c.Notes) > 0 {
		out.Notes = e.texts(c.Notes)
	}
	return out
}

func (e encoder) gaps(list []scanner.Gap) []gap {
	out := make([]gap, len(list))
	for i, g := range list {
		p := e.path(e.mask.Text(g.Path))
		out[i] = gap{Gap: g, ID: e.text(g.ID), Path: p.Path, PathBytes: p.PathBytes, Detail: e.text(g.Detail)}
	}
	return out
}

func (e encoder) text(s string) string { return valid(e.mask.Text(s)) }

func (e encoder) texts(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = e.text(s)
	}
	return out
}

// path encodes a name, masked already where it has to be.
func (e encoder) path(name string) path {
	if utf8.ValidString(name) {
		return path{Path: name}
	}
	return path{Path: valid(name), PathBytes: []byte(name)}
}
