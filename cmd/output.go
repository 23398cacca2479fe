package cmd

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/stanchscan/stanch/sarif"
	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/report"
)

// An output is where a result goes, and in which forms.
type output struct {
	streams
	format  string
	file    string
	reports []string // more of them, as given: FORMAT=FILE
	reveal  bool
	noColor bool
	quiet   bool
	verbose bool
}

func (o *output) bind(flags *pflag.FlagSet) {
	flags.StringVar(&o.format, "format", "text", "`FORMAT` of the report: "+strings.Join(formats(), ", "))
	flags.StringVar(&o.file, "output", "", "write the report to this `FILE` (- is standard output)")
	flags.StringArrayVar(&o.reports, "report", nil, "write one more report, `FORMAT=FILE` (- is standard output); several times, if wanted")
	flags.BoolVar(&o.reveal, "reveal", false, "show keys in full, in formats that stay here: "+strings.Join(revealing, ", "))
	flags.BoolVar(&o.noColor, "no-color", false, "no colour (as with NO_COLOR)")
	flags.BoolVar(&o.quiet, "quiet", false, "nothing but findings")
	flags.BoolVar(&o.verbose, "verbose", false, "every line of the receipt")
}

// writers are the formats.
var writers = map[string]func(io.Writer, *scanner.Result, report.Options) error{
	"csv":      report.CSV,
	"github":   report.GitHub,
	"gitlab":   report.GitLab,
	"json":     report.JSON,
	"jsonl":    report.JSONL,
	"junit":    report.JUnit,
	"markdown": report.Markdown,
	"sarif":    sarif.Write,
	"text":     report.Text,
}

// revealing are the formats that heed --reveal; the others go to servers.
var revealing = []string{"text", "json", "jsonl", "csv"}

func formats() []string { return slices.Sorted(maps.Keys(writers)) }

// A destination is one report: its format, and the file that it goes to, "" for
// standard output.
type destination struct{ format, file string }

// destinations returns the reports that are wanted, the main one first.
func (o *output) destinations() ([]destination, error) {
	all := []destination{{o.format, o.file}}
	for _, text := range o.reports {
		format, file, ok := strings.Cut(text, "=")
		if !ok || file == "" {
			return nil, fmt.Errorf("--report %q: want FORMAT=FILE, such as sarif=stanch.sarif", text)
		}
		all = append(all, destination{format, file})
	}
	taken := map[string]bool{}
	for i := range all {
		d := &all[i]
		if d.file == "-" {
			d.file = ""
		}
		if writers[d.format] == nil {
			return nil, fmt.Errorf("%q is not a format: there are %s", d.format, strings.Join(formats(), ", "))
		}
		place := d.place()
		if taken[place] {
			return nil, fmt.Errorf("two reports go to %s: give one of them another FILE", cmp.Or(d.file, "standard output"))
		}
		taken[place] = true
	}
	return all, nil
}

// place returns where a report ends up, the same for all names of one file: a
// link is followed as replaceFile follows it, and so are those in the folder.
func (d *destination) place() string {
	if d.file == "" {
		return ""
	}
	name, err := filepath.Abs(d.file)
	if err != nil {
		name = filepath.Clean(d.file)
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(name)); err == nil {
		return filepath.Join(folder, filepath.Base(name))
	}
	return name
}

// lineHashes tells whether some report has the hashes of lines. JSON has them
// too, as a saved report may become SARIF where the files are not.
func (o *output) lineHashes() bool {
	all, _ := o.destinations()
	return slices.ContainsFunc(all, func(d destination) bool { return d.format == "sarif" || strings.HasPrefix(d.format, "json") })
}

func (o *output) check() error {
	_, err := o.destinations()
	return err
}

// write writes the reports to where they are wanted. A file is replaced as a
// whole or not at all, and one that cannot be written keeps no other from it.
func (o *output) write(r *scanner.Result, now time.Time) error {
	all, err := o.destinations()
	if err != nil {
		return err
	}
	var failures []string
	for _, d := range all {
		opt := report.Options{Reveal: o.reveal, Quiet: o.quiet, Verbose: o.verbose, Now: now}
		if d.file == "" {
			opt.Color, opt.Width = o.colour(o.out), width(o.out)
			err = writers[d.format](o.out, r, opt)
		} else {
			var text bytes.Buffer
			if err = writers[d.format](&text, r, opt); err == nil {
				err = replaceFile(d.file, text.Bytes())
			}
		}
		if err != nil {
			failures = append(failures, "cannot write the report: "+err.Error())
		}
	}
	if len(failures) > 0 {
		return errors.New(strings.Join(failures, "; "))
	}
	return nil
}

func replaceFile(name string, data []byte) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(name, data, 0o600) // a device or a pipe is written to, not replaced
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real // what a link leads to is replaced, not the link
	}
	return swapFile(name, data, 0o666)
}

// swapFile puts a new file in the place of what has the name, be it a link, or
// leaves that as it is. The mode is less the umask.
func swapFile(name string, data []byte, mode os.FileMode) error {
	part := fmt.Sprintf("%s.part%d", name, os.Getpid())
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

func (o *output) colour(w io.Writer) bool {
	return !o.noColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && terminal(w) != nil
}

// terminal returns the file behind w if that is a terminal, else nil.
func terminal(w io.Writer) *os.File {
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return f
	}
	return nil
}

func width(w io.Writer) int {
	if f := terminal(w); f != nil {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			return columns
		}
	}
	return 80
}

// watch scans, and on a terminal shows how far it is once a second has passed.
func (o *output) watch(ctx context.Context, t *scanner.Target, opt scanner.Options) (*scanner.Result, error) {
	if terminal(o.err) == nil || o.quiet {
		return scanner.Scan(ctx, t, opt)
	}
	opt.Progress = new(scanner.Progress)
	done, shown := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(shown)
		showProgress(o.err, opt.Progress, done)
	}()
	r, err := scanner.Scan(ctx, t, opt)
	close(done)
	<-shown
	return r, err
}

func showProgress(w io.Writer, p *scanner.Progress, done <-chan struct{}) {
	select {
	case <-done:
		return
	case <-time.After(time.Second):
	}
	bar := progressbar.NewOptions64(-1, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("scanning"),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30),
		progressbar.OptionSetPredictTime(true))
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		if total := p.Total.Load(); total > 0 {
			bar.ChangeMax64(total)
		}
		_ = bar.Set64(p.Done.Load())
		select {
		case <-done:
			_ = bar.Finish()
			_ = bar.Clear()
			return
		case <-tick.C:
		}
	}
}

// usage returns a scan's error of wrong usage, without the mark.
func usage(err error) error {
	return errors.New(strings.TrimPrefix(err.Error(), scanner.ErrUsage.Error()+": "))
}
