package scanner

import (
	"context"
	"os"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/syntax"
	"github.com/stanchscan/stanch/scanner/taint"
)

// explain fills in the ways of findings in code, their messages and what could be
// written instead. It judges again what they are shown in, once for all of a file.
func (p *codePass) explain(ctx context.Context, s *scan, findings []Finding) {
	if p == nil {
		return
	}
	wanted := map[hashedText][]*Finding{}
	for i := range findings {
		if f := &findings[i]; f.Rule.Kind == rules.CodeKind {
			if t, ok := f.text(); ok {
				wanted[t] = append(wanted[t], f)
			}
		}
	}
	read := s.reading(ctx)
	for _, t := range s.inOrder(wanted) {
		data, ok := s.readText(t, read)
		if !ok || ctx.Err() != nil {
			continue
		}
		l := syntax.For(wanted[t][0].Shown().Path)
		if l == nil {
			continue
		}
		left := p.explainWhole(l, data, wanted[t])
		if len(left) > 0 {
			p.explainUnits(l, data, left)
		}
	}
}

// readText reads what findings are shown in.
func (s *scan) readText(t hashedText, read blobRead) ([]byte, bool) {
	if t.path == "" {
		kind, data, err := read(t.id)
		return data, err == nil && kind == gitpack.Blob && len(data) <= longestCode
	}
	var file openFile
	if file.regular(s.target.file(t.path)) != nil {
		return nil, false
	}
	defer file.Close()
	if file.size > longestCode {
		return nil, false
	}
	data := make([]byte, file.size)
	n, err := file.Read(data)
	return data[:n], err == nil || os.IsNotExist(err)
}

// explainWhole explains those findings that the whole text has, and returns the
// others.
func (p *codePass) explainWhole(l *syntax.Language, data []byte, findings []*Finding) (left []*Finding) {
	found := map[*Finding]bool{}
	p.explainTree(p.parse(syntax.Parse, l, data), data, 0, findings, found)
	for _, f := range findings {
		if !found[f] {
			left = append(left, f)
		}
	}
	return left
}

// explainUnits explains findings of functions that were judged by themselves.
func (p *codePass) explainUnits(l *syntax.Language, data []byte, findings []*Finding) {
	found := map[*Finding]bool{}
	l.Units(data, 0, len(data), func(u syntax.Span, long bool) {
		if unit := data[u.From:u.To]; !long && len(found) < len(findings) && (p.keyed(unit) || taint.Worth(l, unit)) {
			p.explainTree(p.parse(syntax.ParseUnit, l, unit), data, int(u.From), findings, found)
		}
	})
}

// explainTree explains those of the findings that a tree has. It is that of the
// text from the given offset on.
func (p *codePass) explainTree(t *syntax.Tree, data []byte, offset int, findings []*Finding, found map[*Finding]bool) {
	r := newRuler(&Blob{Data: data}, 0)
	for _, flow := range p.find(t, true) {
		line, column := r.position(flow.At + offset)
		for _, f := range findings {
			place := f.Shown()
			if found[f] || place.Line != line || place.Column != column {
				continue
			}
			found[f] = true
			f.Message = flow.Message()
			f.Fix = taint.Fix(t, &flow, statementEnd(t.Source, flow.At))
			for _, step := range flow.Steps {
				at := *place
				at.Line, at.Column = r.position(step.At + offset)
				at.EndLine, at.EndColumn = 0, 0
				f.Way = append(f.Way, Step{Place: at, Message: step.What})
			}
		}
	}
}
