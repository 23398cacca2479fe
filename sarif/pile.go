package sarif

import (
	"bytes"
	"io"
	"slices"

	"github.com/klauspost/compress/gzip"

	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/report"
)

// maxZipped is how many bytes all results may have when they are compressed.
// GitHub takes 10 MB; the tenth is for the rest of the file, for what the
// compressor holds back, and for one that does less well.
const maxZipped = 9_000_000

// A pile is one run of the log and its results. They are encoded once and kept
// compressed, which says how large the file becomes while it can still be made
// smaller, and bounds the memory that it takes.
type pile struct {
	id       string // of the run's automationDetails
	findings []*scanner.Finding
	rules    ruleTable
	kept     int
	zipped   bytes.Buffer
	zip      *gzip.Writer
}

func newPile(id string) *pile {
	p := &pile{id: id}
	p.zip = gzip.NewWriter(&p.zipped)
	return p
}

// dropped tells how many findings are not among the results.
func (p *pile) dropped() int { return len(p.findings) - p.kept }

// add adds the next result.
func (p *pile) add(line []byte) error {
	if p.kept > 0 {
		line = append([]byte(",\n"), line...)
	}
	p.kept++
	_, err := p.zip.Write(report.EscapeJSON(line))
	return err
}

// WriteTo writes the results, a line each. Nothing can be added any more.
func (p *pile) WriteTo(w io.Writer) (int64, error) {
	if err := p.zip.Close(); err != nil {
		return 0, err
	}
	in, err := gzip.NewReader(&p.zipped)
	if err != nil {
		return 0, err
	}
	return io.Copy(w, in)
}

// piles sorts the findings into the runs of the log: those that a checkout
// shows, and those that only history holds. Each run is a category of its own to
// GitHub, which closes a category's alerts when the category comes again without
// them. So the second run is there whenever history was looked at, with results
// or without, and not otherwise.
func (p producer) piles() []*pile {
	category := "stanch/"
	if slices.Equal(p.Sources, []string{scanner.SourceRange}) {
		category = "stanch/range/" // a few commits tell nothing of what was there before them
	}
	now, old := newPile(category), newPile(category+"history/")
	for i := range p.Findings {
		if f := &p.Findings[i]; historical(f) {
			old.findings = append(old.findings, f)
		} else {
			now.findings = append(now.findings, f)
		}
	}
	all := []*pile{now}
	for _, source := range p.Sources {
		if source == scanner.SourceHistory || source == scanner.SourceRange {
			all = []*pile{now, old}
		}
	}
	if len(old.findings) > 0 {
		all = []*pile{now, old}
	}
	for _, run := range all {
		run.rules = rulesOf(run.findings[:min(maxResults, len(run.findings))])
	}
	return all
}

// historical tells whether no file of a checkout holds the finding.
func historical(f *scanner.Finding) bool { return !f.Present && f.Place.Where != scanner.InStdin }

// fill encodes the findings, the worst first, until a run or the file is full.
func (p producer) fill(all []*pile) error {
	next := make([]int, len(all))
	for i := range p.Findings {
		which := 0
		if historical(&p.Findings[i]) {
			which = 1
		}
		run := all[which]
		if next[which]++; next[which] > maxResults {
			continue
		}
		line, err := compact(p.result(&p.Findings[i], run.rules))
		if err == nil {
			err = run.add(line)
		}
		if err != nil {
			return err
		}
		zipped := 0
		for _, run := range all {
			zipped += run.zipped.Len()
		}
		if zipped >= maxZipped {
			break
		}
	}
	return nil
}
