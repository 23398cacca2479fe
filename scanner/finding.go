package scanner

import (
	"slices"
	"time"

	"github.com/stanchscan/stanch/rules"
)

// An Occurrence is one place of a finding. Lines and columns count from 1;
// 0 means none (a file lint, an object without lines). Columns count Unicode
// code points, a byte that is none of UTF-8 as one; EndColumn is the column
// after the last.
type Occurrence struct {
	Where     Where  `json:"where"`
	Path      string `json:"path"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine,omitempty"`
	EndColumn int    `json:"endColumn,omitempty"`
	Commit    string `json:"commit"`             // the commit in which this run of versions begins
	Blob      string `json:"blob"`               // the git object that holds it
	Encoding  string `json:"encoding,omitempty"` // how the key is written there, see spelling.Text; "" for plain text

	blanked string // of a short secret: its line without it
}

// Introduced says who brought a finding in: the first commit that holds it
// while no parent does.
type Introduced struct {
	Commit     string    `json:"commit"`
	Author     string    `json:"author"`
	Email      string    `json:"email"`
	Date       time.Time `json:"date"`       // the author's date, with the author's zone
	AtOrBefore bool      `json:"atOrBefore"` // the border of a shallow clone: it may be older
}

// A Finding is one leak: a secret with all the places where it occurs, or a
// place where a lint fails.
type Finding struct {
	Rule        *rules.Rule
	Severity    rules.Severity
	Confidence  rules.Confidence
	Message     string
	Remedy      []string // steps, in the order in which to take them
	Why         string   // what decided on the rule: the form, or the word nearby
	Fingerprint string   // hexadecimal; see fingerprint.go
	Secret      Secret   // the zero Secret where there is none
	Placeholder string   // why this is no key; "" for a finding
	Parts       []Part   // what else belongs to the credential, such as an account's name
	Place       Occurrence
	Introduced  *Introduced  // nil where no commit holds it
	Present     bool         // in the working tree, the index or HEAD
	Branches    []string     // sorted; at most MaxRefs
	Tags        []string     // sorted; at most MaxRefs
	Count       int          // of all occurrences, stored or not
	Occurrences []Occurrence // sorted; at most MaxOccurrences
	Fix         string       // of such a lint: the line as it could be instead; "" where none is known
	Way         []Step       // of a lint that follows a value: from where it is read to where it leaks
	Suppressed  *Suppression // nil: the finding counts
	LineHash    string       // of the line that Shown begins in, see linehash.go; "" where there is none
}

// A Step is one place on the way of a value.
type Step struct {
	Place   Occurrence
	Message string // what happens there
}

// A Suppression says that somebody has accepted a finding.
type Suppression struct {
	By     string `json:"by"` // inline, config or baseline
	Reason string `json:"reason"`
}

// Shown returns the place to point at in a checkout: the file as it is there,
// where that still holds the finding, and else Place. f owns it.
func (f *Finding) Shown() *Occurrence {
	if !f.Present || f.Place.Where == InWorktree || f.Place.Where == InIndex {
		return &f.Place
	}
	for _, where := range []Where{InWorktree, InIndex} {
		at := slices.IndexFunc(f.Occurrences, func(o Occurrence) bool { return o.Where == where })
		if at >= 0 {
			return &f.Occurrences[at]
		}
	}
	return &f.Place
}

// A Part is a piece of a credential beside its secret. It is no secret by
// itself, mostly, and masked like one.
type Part struct {
	Name  string // of the group in the rule's pattern
	Value Secret
}

// What a finding stores at the most. Count tells the whole.
const (
	MaxOccurrences = 1000
	MaxRefs        = 100
)

// What a scan can look at. The values are those of the JSON, and the names of
// the flags that ask for it.
const (
	SourceStdin    = "stdin"
	SourceWorktree = "worktree"
	SourceStaged   = "staged"
	SourceRange    = "range"
	SourceHistory  = "history"
)

// A Result is what a scan found, in the order in which it is to be shown.
type Result struct {
	Tool         Tool
	Started      time.Time
	Ended        time.Time
	Root         string      // what was scanned, as the user named it
	Repository   *Provenance // nil for what no repository holds
	Sources      []string    // what was looked at: some of SourceWorktree and so on, in that order
	Findings     []Finding
	Placeholders []Finding // filled only when the options ask for them
	Withheld     []Secret  // of findings that are not shown: they are masked all the same
	Coverage     Coverage
}

// A Provenance says which state of which repository a result is about.
type Provenance struct {
	URI    string `json:"uri"`    // of the remote that it was cloned from, without user and password; "" for none
	Commit string `json:"commit"` // HEAD; "" before the first commit
	Branch string `json:"branch"` // that HEAD is on; "" for none
}

// Tool says which stanch made a result.
type Tool struct {
	Version string `json:"version"`
	Ruleset string `json:"ruleset"` // a digest of all rules: equal digests, equal rules
}

// Complete tells whether everything that should have been looked at was.
func (r *Result) Complete() bool { return len(r.Coverage.Skipped) == 0 }
