package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner"
)

// maskEverywhere is the length, in bytes, from which a secret is masked in any
// text of the report. A shorter one, such as a password that is a plain word,
// would by accident be part of many a path, and blank it.
const maskEverywhere = 16

// A Mask hides secrets in texts that are not secrets by type and may still
// hold one: a file or a branch that is named like a key, a note, a path on the
// receipt. The zero Mask hides nothing.
type Mask struct {
	replacer *strings.Replacer
	on       bool
}

// MaskOf returns the mask for all secrets of r.
func MaskOf(r *scanner.Result) Mask {
	secrets := slices.DeleteFunc(slices.Clone(r.Withheld), func(s scanner.Secret) bool { return len(s.Reveal()) < maskEverywhere })
	for _, list := range [][]scanner.Finding{r.Findings, r.Placeholders} {
		for i := range list {
			if s := list[i].Secret; len(s.Reveal()) >= maskEverywhere {
				secrets = append(secrets, s)
			}
		}
	}
	// A replacer takes the first of its pairs that fits: of two keys of which
	// one begins with the other, the longer has to come first.
	slices.SortStableFunc(secrets, func(a, b scanner.Secret) int {
		return cmp.Compare(len(b.Reveal()), len(a.Reveal()))
	})
	pairs := make([]string, 0, 2*len(secrets))
	for _, s := range secrets {
		pairs = append(pairs, s.Reveal(), s.Mask())
	}
	return Mask{replacer: strings.NewReplacer(pairs...), on: true}
}

// Text returns s with every secret masked.
func (m Mask) Text(s string) string {
	if !m.on {
		return s
	}
	return scanner.Conceal(m.replacer.Replace(s))
}

// Path returns the path of o, a place of f, with every secret masked. Where
// the name itself is the place, f's secret is masked however short it is.
func (m Mask) Path(f *scanner.Finding, o *scanner.Occurrence) string {
	path := m.Text(o.Path)
	if key := f.Secret.Reveal(); m.on && o.Where == scanner.InName && key != "" {
		path = strings.ReplaceAll(path, key, f.Secret.Mask())
	}
	return path
}
