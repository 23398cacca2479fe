package rules

import (
	"fmt"
	"strings"
)

// A Fact is one line of what a rule does, for people.
type Fact struct{ Label, Text string }

// Facts say what a rule looks for and when it is sure.
func (r *Rule) Facts() []Fact {
	var facts []Fact
	fact := func(label, format string, args ...any) {
		facts = append(facts, Fact{label, fmt.Sprintf(format, args...)})
	}
	if r.Kind == CodeKind {
		fact("looks for", "a secret's way to what prints it, in Python, JavaScript, TypeScript, Go, Java, Kotlin, C#, Ruby, PHP, Rust, Swift, C, C++, "+
			"PowerShell and shell, and in the scripts of GitHub workflows, GitLab pipelines, Dockerfiles and Makefiles")
	}
	if r.Kind == FileKind {
		fact("looks for", "files that git tracks, or that were ever committed, named %s", code(r.Names, " or "))
	}
	for i, form := range r.Forms {
		label := ""
		if i == 0 {
			label = "looks for"
		}
		fact(label, "%s and %s", code(r.Literals, " or "), form.describe())
	}
	if r.Pattern != nil {
		fact("looks for", "`%s`", r.Pattern)
		r.literalFacts(fact)
	}
	if r.Entropy > 0 {
		fact("entropy", "at least %v bits a character", r.Entropy)
	}
	if len(r.Words) > 0 {
		meaning := "say that the key is this provider's"
		if r.Pattern != nil {
			meaning = "one has to be near"
		}
		fact("words nearby", "%s: %s, within %d bytes or in the path", code(r.Words, ", "), meaning, Around)
	}
	return facts
}

func (r *Rule) literalFacts(fact func(label, format string, args ...any)) {
	switch {
	case r.Slow():
		fact("slow", "it has no literal, so its expression reads every byte of every file")
	case r.Within:
		fact("literals", "%s, from %d bytes before which the expression is tried", code(r.Literals, ", "), Before)
	default:
		fact("literals", "%s", code(r.Literals, ", "))
	}
	if r.Least > 0 {
		fact("check", "the %d bytes after the literal, before the expression is tried", r.Least)
	}
}

func (f Form) describe() string {
	count := fmt.Sprintf("%d to %d", f.Min, f.Max)
	if f.Min == f.Max {
		count = fmt.Sprint(f.Min)
	}
	text := count + " of " + f.Class.describe()
	if f.Begins != "" {
		text = "`" + f.Begins + "`, then " + text
	}
	switch f.Evidence {
	case FormSure:
		text += ": nobody else's form"
	case FormLikely:
		text += ": few others have this form"
	case NoEvidence:
		text += ", where a word says whose it is"
	}
	return text
}

// describe names the well-known classes, and spells the others.
func (c Class) describe() string {
	names := map[Class]string{Digits: "digits", Alnum: "letters and digits", TokenByte: "letters, digits, `_` and `-`"}
	if name := names[c]; name != "" {
		return name
	}
	return "`" + string(c) + "`"
}

func code(texts []string, between string) string {
	var quoted []string
	for _, text := range texts {
		quoted = append(quoted, "`"+text+"`")
	}
	return strings.Join(quoted, between)
}

// Spelled tells whether the rule's keys are found in base64 and their like as well.
func (r *Rule) Spelled() bool { return r.Kind == SecretKind && len(r.Literals) > 0 && !r.Within }

// Spellings names the ways of writing in which keys are found.
const Spellings = "UTF-16, base64, base64 of UTF-16LE, hexadecimal, percent and backslash escapes"

// Document returns the Markdown page about the given rules, with an anchor for each.
func Document(all []*Rule) string {
	var b strings.Builder
	b.WriteString("# The rules\n\n<!-- Generated from the rules themselves: go generate ./rules -->\n\n" +
		"`stanch rules` prints this list, `stanch rules ID` one of them, with those of your own `.stanch.toml`.\n\n" +
		"| rule | severity | what it finds |\n| --- | --- | --- |\n")
	for _, r := range all {
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s | %s |\n", r.ID, r.ID, r.Severity, r.Title)
	}
	for _, r := range all {
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n\n%s\n\n", r.ID, sentence(r.Summary), r.Help)
		for _, f := range r.Facts() {
			label := f.Label
			if label != "" {
				label += ": "
			}
			fmt.Fprintf(&b, "- %s%s\n", label, f.Text)
		}
		if r.Spelled() {
			fmt.Fprintf(&b, "- also in: %s\n", Spellings)
		}
		b.WriteString("\nWhat to do:\n\n")
		for i, step := range r.Remedy {
			fmt.Fprintf(&b, "%d. %s\n", i+1, step)
		}
		if r.URL != "" {
			fmt.Fprintf(&b, "\nThe facts are from <%s>.\n", r.URL)
		}
	}
	return b.String()
}

// sentence returns text with a capital in front.
func sentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
