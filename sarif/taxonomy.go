package sarif

import (
	"slices"
	"strings"

	sarif "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/stanchscan/stanch/rules"
)

// A weakness is one of MITRE's Common Weakness Enumeration.
type weakness struct {
	number string
	name   string // MITRE's
}

// weaknesses are those that rules are about. A rule says which by its tags,
// external/cwe/cwe-798 and so on, which GitHub shows as well.
// The names are those of https://cwe.mitre.org/data/definitions/798.html and so on.
var weaknesses = []weakness{
	{"312", "Cleartext Storage of Sensitive Information"},
	{"532", "Insertion of Sensitive Information into Log File"},
	{"540", "Inclusion of Sensitive Information in Source Code"},
	{"798", "Use of Hard-coded Credentials"},
}

const (
	cweName    = "CWE"
	cweVersion = "4.17" // these four are the same in all of version 4
	cweHome    = "https://cwe.mitre.org/"
	cweTag     = "external/cwe/cwe-"
)

// taxonomy is the part of the enumeration that rules refer to, always the same.
func taxonomy() *sarif.ToolComponent {
	cwe := sarif.NewToolComponent().
		WithName(cweName).
		WithFullName("Common Weakness Enumeration").
		WithOrganization("MITRE").
		WithVersion(cweVersion).
		WithInformationURI(cweHome + "data/published/cwe_v" + cweVersion + ".pdf").
		WithDownloadURI(cweHome + "data/xml/cwec_v" + cweVersion + ".xml.zip").
		WithShortDescription(sarif.NewMultiformatMessageString().WithText("The kinds of weaknesses that software has."))
	cwe.Contents, cwe.Rules = nil, nil
	for _, w := range weaknesses {
		cwe.AddTaxa(sarif.NewReportingDescriptor().
			WithID(w.id()).
			WithName(pascal(strings.ReplaceAll(w.name, " ", "-"))).
			WithShortDescription(sarif.NewMultiformatMessageString().WithText(w.name + ".")).
			WithHelpURI(cweHome + "data/definitions/" + w.number + ".html"))
	}
	return cwe
}

func (w weakness) id() string { return cweName + "-" + w.number }

func cweReference() *sarif.ToolComponentReference {
	return sarif.NewToolComponentReference().WithName(cweName).WithIndex(0)
}

// relationships say which weaknesses a rule is about: what it finds is a kind of
// each of them.
func relationships(rule *rules.Rule) []*sarif.ReportingDescriptorRelationship {
	all := []*sarif.ReportingDescriptorRelationship{}
	for i, w := range weaknesses {
		if !slices.Contains(rule.Tags, cweTag+w.number) {
			continue
		}
		taxon := sarif.NewReportingDescriptorReference().WithID(w.id()).WithIndex(i).WithToolComponent(cweReference())
		all = append(all, sarif.NewReportingDescriptorRelationship().WithTarget(taxon).WithKinds([]string{"superset"}))
	}
	return all
}
