package report

import (
	"cmp"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/stanchscan/stanch/scanner"
)

// csvColumns are the columns of a table of findings. More may come, at the end.
var csvColumns = []string{"rule", "severity", "confidence", "provider", "what", "key", "path", "line", "column", "commit", "present",
	"introduced", "introduced_commit", "occurrences", "suppressed_by", "suppressed_reason", "fingerprint"}

// CSV writes r for spreadsheets: a row for each finding below the names of the
// columns, RFC 4180. The key is masked unless opt reveals it. A cell that begins as a
// formula does has an apostrophe in front, as spreadsheets run formulas of whoever
// wrote the file (https://owasp.org/www-community/attacks/CSV_Injection). The
// form has no place for what a scan did not see: its exit code says whether
// there is something.
func CSV(w io.Writer, r *scanner.Result, opt Options) error {
	e := newEncoder(r, opt)
	table := csv.NewWriter(w)
	table.UseCRLF = true
	if err := table.Write(csvColumns); err != nil {
		return err
	}
	for i := range r.Findings {
		if err := table.Write(e.row(&r.Findings[i])); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}

func (e encoder) row(f *scanner.Finding) []string {
	all := e.finding(f)
	var key, by, reason, since, commit string
	if all.Secret != nil {
		key = all.Secret.Masked
		if e.reveal {
			key = cmp.Or(valid(f.Secret.Reveal()), key) // a saved report may not have it
		}
	}
	if all.Suppressed != nil {
		by, reason = all.Suppressed.By, all.Suppressed.Reason
	}
	if all.Introduced != nil {
		since, commit = all.Introduced.Date, all.Introduced.Commit
	}
	row := []string{all.Rule, all.Severity.String(), all.Confidence.String(), all.Provider, all.Message, key, all.Path,
		position(all.Line), position(all.Column), all.Commit, strconv.FormatBool(all.Present),
		since, commit, strconv.Itoa(all.Count), by, reason, all.Fingerprint}
	for i, cell := range row {
		row[i] = cellText(cell)
	}
	return row
}

// position writes a line or a column, nothing for none.
func position(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// cellText makes a text harmless: no formula, and one line.
func cellText(text string) string {
	text = Escape(text)
	if strings.IndexAny(text, "=+-@") == 0 {
		return "'" + text
	}
	return text
}
