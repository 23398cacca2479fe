package report

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/stanchscan/stanch/scanner"
)

// The elements of a JUnit report, as far as the servers that read them agree
// (https://github.com/testmoapp/junitxml).
type (
	junitSuites struct {
		XMLName xml.Name   `xml:"testsuites"`
		Suite   junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name      string      `xml:"name,attr"`
		Tests     int         `xml:"tests,attr"`
		Failures  int         `xml:"failures,attr"`
		Errors    int         `xml:"errors,attr"`
		Skipped   int         `xml:"skipped,attr"`
		Time      string      `xml:"time,attr"` // seconds
		Timestamp string      `xml:"timestamp,attr,omitempty"`
		Cases     []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string      `xml:"name,attr"`
		Class   string      `xml:"classname,attr"`
		File    string      `xml:"file,attr,omitempty"`
		Line    int         `xml:"line,attr,omitempty"`
		Failure *junitFault `xml:"failure"`
		Error   *junitFault `xml:"error"`
		Skipped *junitFault `xml:"skipped"`
	}
	junitFault struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

// JUnit writes r for servers that show test results: each finding is a test that
// failed, one that somebody has accepted is a test that was skipped, what could
// not be scanned is an error, and a clean scan is one test that passed. It shows
// no key, whatever opt says: such pages are read by many.
func JUnit(w io.Writer, r *scanner.Result, opt Options) error {
	p := newPage(r, Options{Now: opt.Now})
	suite := junitSuite{Name: "stanch", Time: fmt.Sprintf("%.3f", r.Ended.Sub(r.Started).Seconds())}
	if !r.Started.IsZero() {
		suite.Timestamp = r.Started.UTC().Format("2006-01-02T15:04:05")
	}
	if !r.Complete() {
		suite.Errors++
		text := p.missed(r.Coverage.Skipped) + "a key may have been missed"
		p.gaps("not scanned", r.Coverage.Skipped)
		suite.Cases = append(suite.Cases, junitCase{Name: "everything was scanned", Class: "stanch",
			Error: &junitFault{Message: text, Type: "incomplete", Text: p.String()}})
	}
	for i := range r.Findings {
		suite.add(p.junit(&r.Findings[i]))
	}
	if len(suite.Cases) == 0 {
		suite.Cases = []junitCase{{Name: "no leaked keys", Class: "stanch"}}
	}
	suite.Tests = len(suite.Cases)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(junitSuites{Suite: suite}); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (s *junitSuite) add(c junitCase) {
	if c.Skipped != nil {
		s.Skipped++
	} else {
		s.Failures++
	}
	s.Cases = append(s.Cases, c)
}

// junit makes a finding a test. Its name is the same in each scan, so that a
// server knows it again.
func (p *page) junit(f *scanner.Finding) junitCase {
	place := f.Shown()
	path := Escape(p.mask.Path(f, place))
	name := Escape(cmp.Or(f.Rule.Title, f.Rule.ID))
	if mask := f.Secret.Mask(); mask != "" {
		name += " " + Escape(mask)
	}
	c := junitCase{Name: name, Class: "stanch." + Escape(f.Rule.ID)}
	if f.Present {
		c.File, c.Line = path, place.Line
	}
	if s := f.Suppressed; s != nil {
		c.Skipped = &junitFault{Message: p.text(s.By + ": " + s.Reason)}
		return c
	}
	where := unglued(p.place(f, place))
	text := []string{p.text(f.Message), "where: " + where}
	if in := f.Introduced; in != nil { // neither author nor address: such pages are read by many
		text = append(text, "since: "+day(in.Date)+" in commit "+abbreviate(in.Commit))
	}
	if present := p.present(f); present != "" {
		text = append(text, "present: "+present)
	}
	if f.Fix != "" {
		text = append(text, "instead: "+p.fixed(f))
	}
	for i, step := range f.Remedy {
		text = append(text, fmt.Sprintf("%d. %s", i+1, p.text(step)))
	}
	c.Failure = &junitFault{Message: where, Type: f.Severity.String(), Text: strings.Join(text, "\n")}
	return c
}
