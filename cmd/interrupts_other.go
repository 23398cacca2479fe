//go:build !unix

package cmd

import "os"

// interrupts are the signals that end a scan early, with a report.
var interrupts = []os.Signal{os.Interrupt}
