package sarif

import (
	"cmp"

	sarif "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/report"
)

// flow is the way of a value as one thread sees it. Where it begins and where it
// ends is what a reader needs, the rest may be folded away.
func (p producer) flow(f *scanner.Finding) *sarif.CodeFlow {
	thread := sarif.NewThreadFlow()
	for i := range f.Way {
		step := &f.Way[i]
		message := cmp.Or(step.Message, "here")
		if !f.Present {
			message += line(&step.Place) // the location is the first line then
		}
		importance := "important"
		if i == 0 || i == len(f.Way)-1 {
			importance = "essential"
		}
		place := p.location(f, &step.Place, f.Present).WithMessage(text(p.quote(message)))
		thread.AddLocation(sarif.NewThreadFlowLocation().WithLocation(place).WithImportance(importance))
	}
	return sarif.NewCodeFlow().AddThreadFlow(thread)
}

// suppression says that somebody has accepted the finding: in the file itself,
// or elsewhere. Its reason is no message but plain text, without arguments and
// links.
func (p producer) suppression(s *scanner.Suppression) *sarif.Suppression {
	kind := "external"
	if s.By == "inline" {
		kind = "inSource"
	}
	accepted := sarif.NewSuppression().WithKind(kind).WithStatus("accepted")
	if s.Reason != "" {
		accepted.WithJustification(clip(report.Escape(p.mask.Text(s.Reason)), maxMessage))
	}
	return accepted
}

// provenance says which commit of which repository the URIs are files of. SARIF
// wants an absolute URI for it, so a repository without a remote has none.
func (p producer) provenance() []*sarif.VersionControlDetails {
	r := p.Repository
	if r == nil || r.URI == "" || p.mask.Text(r.URI) != r.URI {
		return []*sarif.VersionControlDetails{}
	}
	d := sarif.NewVersionControlDetails().WithRepositoryURI(r.URI).
		WithMappedTo(sarif.NewArtifactLocation().WithURIBaseID(base))
	if r.Commit != "" {
		d.WithRevisionID(r.Commit)
	}
	if r.Branch != "" {
		d.WithBranch(report.Escape(p.mask.Text(r.Branch)))
	}
	return []*sarif.VersionControlDetails{d}
}
