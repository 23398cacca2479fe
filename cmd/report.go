package cmd

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/report"
)

// reportFlags are the flags of `stanch report`.
type reportFlags struct {
	show     output
	severity severityFlag
	failOn   severityFlag
	strict   bool
}

func reportCommand(io streams) *cobra.Command {
	f := &reportFlags{show: output{streams: io}}
	c := &cobra.Command{
		Use:   "report FILE",
		Short: "writes a saved JSON report in another format",
		Long: `report reads what stanch scan --format json --output FILE saved, and writes it in
other formats. FILE - is standard input.

It looks at no repository, so the report says what the scan saw, in the scan's
order. Keys are masked. A report that was saved with --reveal has them in full,
and --reveal shows them; one that was not has only their masks.

JSON does not hold when the scan was: formats that want a time, such as SARIF,
get that of the file's last change (of standard input, now).

Exit codes are those of the scan: 0 clean, 1 findings at or above --fail-on, 2
wrong usage or no saved report, 3 no such finding, but the scan was incomplete.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return f.run(args[0]) },
	}
	flags := c.Flags()
	flags.SortFlags = false
	f.show.bind(flags)
	flags.Var(&f.severity, "severity", "show findings of this `LEVEL` and above: low, medium, high, critical")
	f.failOn.Severity = rules.Medium
	flags.Var(&f.failOn, "fail-on", "exit with 1 for findings of this `LEVEL` and above")
	flags.BoolVar(&f.strict, "strict", false, "exit with 3 also for what is absent by design")
	return c
}

func (f *reportFlags) run(name string) error {
	if err := f.show.check(); err != nil {
		return err
	}
	result, err := f.read(name)
	if err != nil {
		return fmt.Errorf("cannot read the report %s: %w", name, err)
	}
	f.narrow(result)
	if err := f.show.write(result, time.Now()); err != nil {
		return err
	}
	return exit(result, f.failOn.Severity, f.strict)
}

// read reads a saved report. Its time is that of the file's last change.
func (f *reportFlags) read(name string) (*scanner.Result, error) {
	in, changed := f.show.in, time.Now()
	if name != "-" {
		file, info, err := openSaved(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		in, changed = file, info.ModTime()
	}
	r, err := report.Read(in)
	if err == nil {
		r.Started, r.Ended = changed, changed
	}
	return r, err
}

// openSaved opens a file, but no FIFO, which could keep it waiting for ever.
func openSaved(name string) (io.ReadCloser, os.FileInfo, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, nil, errors.New("there is no such file; stanch scan --format json --output FILE writes one")
	case err == nil && info.IsDir():
		return nil, nil, errors.New("it is a folder; stanch scan looks into folders, this command wants a saved JSON report")
	case err == nil && !info.Mode().IsRegular():
		return nil, nil, errors.New("it is not a regular file; for a pipe, let FILE be - and redirect standard input")
	}
	if err != nil {
		return nil, nil, reason(err)
	}
	file, err := os.Open(name)
	return file, info, reason(err)
}

// reason returns an error of package os without the file's name, which the
// caller says.
func reason(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// narrow leaves out the findings below --severity, and says so, as a scan does.
func (f *reportFlags) narrow(r *scanner.Result) {
	all := len(r.Findings)
	r.Findings = slices.DeleteFunc(r.Findings, func(found scanner.Finding) bool {
		hidden := found.Severity < f.severity.Severity
		if hidden {
			r.Withheld = append(r.Withheld, found.Secret)
		}
		return hidden
	})
	switch hidden := all - len(r.Findings); {
	case hidden == 1:
		r.Coverage.Notes = append(r.Coverage.Notes, fmt.Sprintf("not shown: 1 finding below severity %s", f.severity))
	case hidden > 1:
		r.Coverage.Notes = append(r.Coverage.Notes, fmt.Sprintf("not shown: %d findings below severity %s", hidden, f.severity))
	}
}
