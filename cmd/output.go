package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/stanchscan/stanch/sarif"
	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/report"
)

// An output is where a result goes, and in which form.
type output struct {
	streams
	format  string
	file    string
	reveal  bool
	noColor bool
	quiet   bool
	verbose bool
}

func (o *output) bind(flags *pflag.FlagSet) {
	flags.StringVar(&o.format, "format", "text", "`FORMAT` of the report: text, json, sarif")
	flags.StringVar(&o.file, "output", "", "write the report to this `FILE`")
	flags.BoolVar(&o.reveal, "reveal", false, "show keys in full (text and json)")
	flags.BoolVar(&o.noColor, "no-color", false, "no colour (as with NO_COLOR)")
	flags.BoolVar(&o.quiet, "quiet", false, "nothing but findings")
	flags.BoolVar(&o.verbose, "verbose", false, "every line of the receipt")
}

// writers are the formats.
var writers = map[string]func(io.Writer, *scanner.Result, report.Options) error{
	"text":  report.Text,
	"json":  report.JSON,
	"sarif": sarif.Write,
}

// lineHashes tells whether some report has the hashes of lines. JSON has them
// too, as a saved report may become SARIF where the files are not.
func (o *output) lineHashes() bool { return o.format == "sarif" || o.format == "json" }

func (o *output) check() error {
	if writers[o.format] == nil {
		return fmt.Errorf("%q is not a format: want text, json or sarif", o.format)
	}
	return nil
}

// write writes the report to where it is wanted. A file is replaced as a
// whole or not at all.
func (o *output) write(r *scanner.Result, now time.Time) error {
	opt := report.Options{Reveal: o.reveal, Quiet: o.quiet, Verbose: o.verbose, Now: now}
	if o.file == "" {
		opt.Color, opt.Width = o.colour(o.out), width(o.out)
		return writers[o.format](o.out, r, opt)
	}
	var text bytes.Buffer
	if err := writers[o.format](&text, r, opt); err != nil {
		return err
	}
	if err := replaceFile(o.file, text.Bytes()); err != nil {
		return fmt.Errorf("cannot write the report: %w", err)
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
