//go:build unix

package cmd

import (
	"os"
	"syscall"
)

// interrupts are the signals that end a scan early, with a report.
var interrupts = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}
