package report

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/stanchscan/stanch/scanner"
)

// JSONL writes r for programs that read a line at a time: a line for each
// finding, and one for each placeholder if they were asked for, as the lists of
// JSON have them (a placeholder says why it is none); and a last line with all
// else that the JSON report says, from which a reader knows that this is the end.
func JSONL(w io.Writer, r *scanner.Result, opt Options) error {
	e := newEncoder(r, opt)
	for _, list := range [][]scanner.Finding{r.Findings, r.Placeholders} {
		for i := range list {
			if err := writeLine(w, e.finding(&list[i])); err != nil {
				return err
			}
		}
	}
	return writeLine(w, e.head(r))
}

func writeLine(w io.Writer, v any) error {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(EscapeJSON(line.Bytes()))
	return err
}
