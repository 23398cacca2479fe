// Package cmd is stanch's command line: one file a subcommand.
package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/signal"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/report"
)

// The exit codes. Other programs depend on them.
const (
	exitClean      = 0 // nothing at or above --fail-on
	exitFindings   = 1
	exitUsage      = 2 // wrong usage or configuration
	exitIncomplete = 3 // no such finding, but not everything was seen
)

// streams are where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// failed ends a command with an exit code of its own. Everything that there is to
// say has been said.
type failed int

// Error says which exit code it is.
func (f failed) Error() string { return fmt.Sprintf("exit status %d", int(f)) }

// Main runs stanch with the given arguments and returns its exit code.
func Main(args []string, in io.Reader, out, err io.Writer) int {
	patientHeap()
	ctx, stop := signal.NotifyContext(context.Background(), interrupts...)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends it at once
	io := streams{in, out, err}
	root := rootCommand(io)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(err)
	failure := root.ExecuteContext(ctx)
	var code failed
	switch {
	case failure == nil:
		return exitClean
	case errors.As(failure, &code):
		return int(code)
	}
	fmt.Fprintf(err, "stanch: %s\n", report.Escape(scanner.Conceal(failure.Error())))
	return exitUsage
}

func rootCommand(io streams) *cobra.Command {
	root := &cobra.Command{
		Use:           "stanch",
		Short:         "finds leaked API keys in files, in what is staged and in all of git history",
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version(),
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%w; see %s --help", err, c.CommandPath())
	})
	root.AddCommand(scanCommand(io), hookCommand(io), installCommand(io), uninstallCommand(io), rulesCommand(io),
		reportCommand(io), versionCommand(io))
	return root
}

// release is the version that a release is built with.
const release = "0.1.0"

// version returns the version of the module that was installed, or the
// release with a mark that it was built from a checkout.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return release + "-dev"
}

func tool(all []*rules.Rule) scanner.Tool {
	return scanner.Tool{Version: version(), Ruleset: rules.Digest(all)}
}

// exit returns the error that ends a command with what a result means.
func exit(r *scanner.Result, failOn rules.Severity, strict bool) error {
	for _, f := range r.Findings {
		if f.Severity >= failOn && f.Suppressed == nil {
			return failed(exitFindings)
		}
	}
	if !r.Complete() || strict && len(r.Coverage.Absent) > 0 {
		return failed(exitIncomplete)
	}
	return nil
}
