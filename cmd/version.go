package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/stanchscan/stanch/rules"
)

func versionCommand(io streams) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "prints the version and the digest of the rules",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			t := tool(rules.All())
			_, err := fmt.Fprintf(io.out, "stanch %s, rules %s\n", t.Version, t.Ruleset)
			return err
		},
	}
}
