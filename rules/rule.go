// Package rules says what stanch looks for: one file a provider, one literal a
// rule. It is a leaf: it knows bytes and paths, and nothing of findings.
package rules

// Kind says what a rule judges.
type Kind string

// The kinds. The values are those of the JSON.
const (
	SecretKind Kind = "secret" // a key in a blob
	FileKind   Kind = "file"   // a file by its name
)

// A Rule says what is looked for, and what to do about it.
type Rule struct {
	ID       string // for ever; lower case with hyphens
	Title    string // a few words, lower case
	Kind     Kind
	Severity Severity
	Provider string   // whose key it is: dataframer, stripe; "" where unknown
	Summary  string   // a sentence: what was found and why it matters
	Help     string   // Markdown: a paragraph or two for whoever meets this for the first time
	URL      string   // the page that the facts come from; "" where there is none
	Remedy   []string // steps, in the order in which to take them
	Tags     []string // for SARIF, such as external/cwe/cwe-798
}
