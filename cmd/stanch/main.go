// Command stanch finds leaked API keys in working trees, in what is staged and
// in all of git history.
package main

import (
	"os"

	"github.com/stanchscan/stanch/cmd"
)

func main() {
	os.Exit(cmd.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
