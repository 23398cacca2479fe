package sarif

import (
	"cmp"
	"time"

	sarif "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/stanchscan/stanch/scanner"
)

// invocation says how the scan went: GitHub shows a failed one on the tool's
// status page, with its notifications.
func (p producer) invocation(dropped int) *sarif.Invocation {
	in := sarif.NewInvocation().WithExecutionSuccessful(p.Complete())
	if !p.Started.IsZero() {
		in.WithStartTimeUtc(utc(p.Started))
	}
	if !p.Ended.IsZero() {
		in.WithEndTimeUtc(utc(p.Ended))
	}
	skipped := p.Coverage.Skipped
	for i := range skipped[:min(maxGaps, len(skipped))] {
		in.AddToolExecutionNotification(p.gap(&skipped[i]))
	}
	if rest := len(skipped) - maxGaps; rest > 0 {
		in.AddToolExecutionNotification(notify(sarif.LevelError, "and "+itoa(rest)+" more that could not be scanned"))
	}
	if n := len(p.Coverage.Absent); n > 0 {
		in.AddToolExecutionNotification(notify(sarif.LevelNote,
			itoa(n)+" not here by design, such as what lies beyond a shallow clone: the JSON report lists them"))
	}
	if dropped > 0 {
		in.AddToolExecutionNotification(notify(sarif.LevelWarning,
			"the "+itoa(dropped)+" least severe findings are not in this run: GitHub takes "+
				itoa(maxResults)+" results of a run, and 10 MB of a file; the JSON report has all"))
	}
	return in
}

// gap reports one thing that should have been scanned and was not.
func (p producer) gap(g *scanner.Gap) *sarif.Notification {
	s := cmp.Or(g.What, "something")
	for _, name := range []string{g.Path, g.ID} {
		if name != "" {
			s += " " + name
		}
	}
	s += " could not be scanned: " + cmp.Or(g.Reason, "unknown reason")
	if g.Detail != "" {
		s += " (" + g.Detail + ")"
	}
	n := notify(sarif.LevelError, p.quote(s))
	if g.Reason != "" {
		n.WithDescriptor(sarif.NewReportingDescriptorReference().WithID(p.quote(g.Reason)))
	}
	if g.Path != "" {
		artifact := sarif.NewSimpleArtifactLocation(relative(p.mask.Text(g.Path))).WithURIBaseID(base)
		n.AddLocation(sarif.NewLocationWithPhysicalLocation(
			sarif.NewPhysicalLocation().WithArtifactLocation(artifact)))
	}
	return n
}

func notify(level, s string) *sarif.Notification {
	return sarif.NewNotification().WithLevel(level).WithMessage(text(s))
}

func utc(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }
