package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// All returns every rule, sorted by id. The slice is the caller's, the rules
// are shared and not to be changed.
func All() []*Rule {
	var all []*Rule
	for _, provider := range [][]Rule{dataframer, stripe, skLive, lints} {
		for i := range provider {
			all = append(all, &provider[i])
		}
	}
	slices.SortFunc(all, func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// Digest returns a short hexadecimal digest of everything that decides a
// verdict of the given rules. Equal digests mean equal verdicts, as long as
// the program is the same.
func Digest(set []*Rule) string {
	sum := sha256.New()
	for _, r := range set {
		fmt.Fprintf(sum, "%q %q %v %q %q %v %v %q %v %q %v %v %q %v %q\n",
			r.ID, r.Kind, r.Severity, r.Provider, r.Literals, r.Fold, r.Forms, r.Pattern, r.Within, r.Tail, r.Least, r.Entropy,
			r.Words, r.Holes, r.Names)
		if r.Custom { // what it finds in its examples is no leak
			fmt.Fprintf(sum, "%+v\n", r.Examples)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}
