// Package sarif writes what a scan found as SARIF 2.1.0, in the form that
// GitHub code scanning accepts: one bad result would make it reject the whole
// file. What it asks for is in its page "SARIF support for code scanning".
package sarif

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"regexp"
	"strings"

	sarif "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/report"
)

// Options are those of every reporter. SARIF heeds none of them: it goes to
// servers, so a key is never revealed in it.
type Options = report.Options

const (
	home   = "https://github.com/stanchscan/stanch"
	schema = "https://json.schemastore.org/sarif-2.1.0.json"
	base   = "%SRCROOT%"

	// What GitHub takes of a run. It keeps the first 5,000 results, by
	// severity, and rejects a file with more than 25,000.
	maxResults = 25000
	// Enough to act on; each is some 300 bytes, and GitHub shows none of them
	// before the result is opened.
	maxRelated = 20
	maxGaps    = 100
	maxMessage = 1000 // characters
)

// Write writes r as a run, and as a second one with what only history holds:
// the log's head indented, then a result a line.
func Write(w io.Writer, r *scanner.Result, _ Options) error {
	p := producer{Result: r, mask: report.MaskOf(r)}
	runs := p.piles()
	if err := p.fill(runs); err != nil {
		return err
	}
	frame, err := p.frame(runs)
	if err != nil {
		return err
	}
	for i, run := range runs {
		if _, err := w.Write(append(frame[i], "\"results\": [\n"...)); err != nil {
			return err
		}
		if _, err := run.WriteTo(w); err != nil {
			return err
		}
		end := "]"
		if run.kept > 0 {
			end = "\n      ]"
		}
		if _, err := io.WriteString(w, end); err != nil {
			return err
		}
	}
	_, err = w.Write(frame[len(runs)])
	return err
}

// A producer turns a result into the types of go-sarif.
type producer struct {
	*scanner.Result
	mask report.Mask
}

// frame is the log without its results: what comes before those of each run, and
// after the last. In a JSON text the name of a property cannot be mistaken for a
// part of a string, as the quotes inside of one are escaped.
func (p producer) frame(runs []*pile) ([][]byte, error) {
	log := sarif.NewReport()
	log.Schema = schema
	for _, run := range runs {
		log.AddRun(p.run(run))
	}
	text, err := indented(log)
	if err != nil {
		return nil, err
	}
	parts := bytes.Split(report.EscapeJSON(text), []byte(`"results": []`))
	if len(parts) != len(runs)+1 {
		return nil, errors.New("sarif: a run has no list of results")
	}
	return parts, nil
}

func (p producer) run(of *pile) *sarif.Run {
	driver := sarif.NewToolComponent().
		WithName("stanch").
		WithSemanticVersion(semantic(p.Tool.Version)).
		WithInformationURI(home).
		AddSupportedTaxonomie(cweReference())
	if p.Tool.Version != "" {
		driver.WithVersion(strings.TrimPrefix(report.Escape(p.Tool.Version), "v"))
	}
	for _, use := range of.rules.all {
		driver.AddRule(p.descriptor(use))
	}
	driver.Contents = nil
	run := sarif.NewRun()
	run.NewlineSequences = nil
	run.Tool = sarif.NewTool().WithDriver(driver)
	run.WithColumnKind("unicodeCodePoints").
		AddTaxonomie(taxonomy()).
		WithVersionControlProvenance(p.provenance())
	run.AutomationDetails = sarif.NewRunAutomationDetails().WithID(of.id)
	// No uri: the folder's place on this machine is nobody's business, and
	// would make two scans of one commit differ.
	run.OriginalUriBaseIds = map[string]sarif.ArtifactLocation{
		base: *sarif.NewArtifactLocation().WithDescription(text("The top of the repository or folder that was scanned.")),
	}
	run.AddInvocation(p.invocation(of.dropped()))
	return run
}

// version is the form of semver.org, 2.0.0.
var version = regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)` +
	`(-(0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(\.(0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$`)

func semantic(v string) string {
	if v = strings.TrimPrefix(v, "v"); version.MatchString(v) {
		return v
	}
	return "0.0.0-dev"
}

func (p producer) result(f *scanner.Finding, table ruleTable) *sarif.Result {
	res := sarif.NewRuleResult(f.Rule.ID).
		WithRuleIndex(table.index[f.Rule.ID]).
		WithLevel(level(f.Severity)).
		WithMessage(text(p.message(f)))
	primary := f.Shown()
	res.AddLocation(p.location(f, primary, f.Present))
	for i := range f.Occurrences {
		if o := &f.Occurrences[i]; *o != *primary && len(res.RelatedLocations) < maxRelated {
			loc := p.location(f, o, true).WithMessage(text(also(o)))
			res.AddRelatedLocation(loc.WithID(len(res.RelatedLocations) + 1))
		}
	}
	// Not AddPartialFingerprint: in v3.3.1 it writes to a nil map.
	res.PartialFingerprints = fingerprints(f)
	if f.Suppressed != nil {
		res.AddSuppression(p.suppression(f.Suppressed))
	}
	if len(f.Way) > 0 {
		res.AddCodeFlow(p.flow(f))
	}
	if f.Count > 0 {
		res.WithOccurrenceCount(f.Count)
	}
	res.Properties = sarif.NewPropertyBag()
	res.Properties.Add("present", f.Present)
	res.Properties.Add("confidence", f.Confidence.String())
	if in := f.Introduced; in != nil {
		// Neither author nor address: a report travels further than a history.
		res.Properties.Add("introducedCommit", in.Commit)
		res.Properties.Add("introducedDate", report.Date(in.Date))
	}
	return res
}

// fingerprints are ours and GitHub's, which is of the line. Without one of the
// line, the upload computes it from the checkout. Where no checkout has the line,
// that would be of the first line of another version, and all findings that the
// file ever had would be one alert: a piece of ours keeps them apart, and is the
// same in each scan.
func fingerprints(f *scanner.Finding) map[string]string {
	all := map[string]string{}
	if f.Fingerprint != "" {
		all["stanch/v1"] = f.Fingerprint
	}
	hash := f.LineHash
	if hash == "" && !f.Present && f.Fingerprint != "" {
		hash = f.Fingerprint[:min(16, len(f.Fingerprint))] + ":1"
	}
	if hash != "" {
		all["primaryLocationLineHash"] = hash
	}
	return all
}

// message says what was found, and where to look when the version at hand no
// longer holds it.
func (p producer) message(f *scanner.Finding) string {
	s := cmp.Or(f.Message, f.Rule.Title, f.Rule.ID)
	if mask := f.Secret.Mask(); mask != "" && !strings.Contains(s, mask) {
		s += " (" + mask + ")"
	}
	s += written(&f.Place)
	if !f.Present && f.Place.Where != scanner.InStdin {
		s += "; no longer present, but still " + old(&f.Place)
	}
	if f.Fix != "" {
		s += ". Instead: " + f.Fix
	}
	return p.quote(s)
}

// written says how a key that a reader would not see there is written.
func written(o *scanner.Occurrence) string {
	if o.Encoding == "" {
		return ""
	}
	return ", written as " + o.Encoding
}

// old says in words where an occurrence lies that a checkout does not show.
func old(o *scanner.Occurrence) string {
	s := "in the repository"
	switch {
	case o.Where == scanner.InMessage:
		return "in the text of commit " + cmp.Or(o.Commit, o.Blob) + line(o)
	case o.Where == scanner.InTag:
		s = "in a tag"
	case o.Where == scanner.InNote:
		s = "in a git note"
	case o.Where == scanner.InStash:
		s = "in a stash"
	case o.Where == scanner.Unreachable:
		s = "in an object that no branch reaches"
	case o.Commit != "":
		s = "in history"
	}
	switch {
	case o.Commit != "":
		s += ": commit " + o.Commit
	case o.Blob != "":
		s += ": object " + o.Blob
	}
	return s + line(o)
}

func also(o *scanner.Occurrence) string {
	return alsoWhere(o) + written(o)
}

func alsoWhere(o *scanner.Occurrence) string {
	switch o.Where {
	case scanner.InWorktree:
		return "also in the working tree"
	case scanner.InIndex:
		return "also in the index"
	case scanner.InName:
		return "also in the name itself"
	case scanner.InArchive:
		return "also in this archive"
	case scanner.InStdin:
		return "also on standard input" + line(o)
	}
	return "also " + old(o)
}

func line(o *scanner.Occurrence) string {
	if o.Line < 1 {
		return ""
	}
	return ", line " + itoa(o.Line)
}

// quote makes a text one of SARIF's plain messages, where braces stand for
// arguments and brackets for links: a branch must not be able to add a link.
func (p producer) quote(s string) string {
	s = report.Escape(p.mask.Text(s))
	if runes := []rune(s); len(runes) > maxMessage {
		s = string(runes[:maxMessage]) + "…"
	}
	return strings.NewReplacer("{", "{{", "}", "}}", "[", `\[`, "]", `\]`).Replace(s)
}

func level(s rules.Severity) string {
	switch s {
	case rules.Critical, rules.High:
		return sarif.LevelError
	case rules.Low:
		return sarif.LevelNote
	}
	return sarif.LevelWarning
}

func text(s string) *sarif.Message { return sarif.NewTextMessage(s) }
