package cmd

import (
	"github.com/spf13/cobra"

	"github.com/stanchscan/stanch/scanner/report"
)

// preCommitCommand judges what the commit under way would add, from the index
// that git names, and nothing that was there before.
func preCommitCommand(io streams) *cobra.Command {
	f := &scanFlags{show: output{streams: io, format: "text"}}
	c := &cobra.Command{
		Use:   "pre-commit",
		Short: "stops a commit that would add a leaked key or a local dotenv file",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			f.scan.Staged = true
			return f.runHook(c, report.BeforeCommit)
		},
	}
	hookFlags(c, f)
	return c
}
