package cmd

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/stanchscan/stanch"

// uses says which of our packages each of our packages may import. The leaves
// know bytes and paths, and never a Finding.
var uses = map[string][]string{
	"rules":            nil,
	"scanner/gitpack":  nil,
	"scanner/ignore":   nil,
	"scanner/literal":  nil,
	"scanner/sealed":   nil,
	"scanner/spelling": nil,
	"scanner/syntax":   nil,
	"scanner/taint":    {"scanner/literal", "scanner/syntax"},
	"scanner":          {"rules", "scanner/gitpack", "scanner/ignore", "scanner/literal", "scanner/sealed", "scanner/spelling", "scanner/syntax", "scanner/taint"},
	"scanner/report":   {"rules", "scanner"},
	"verify":           {"rules", "scanner"},
	"sarif":            {"rules", "scanner", "scanner/report"},
	"cmd":              {"rules", "scanner", "scanner/gitpack", "scanner/report", "verify", "sarif"},
	"cmd/stanch":       {"cmd"},
}

// modules are those that the program may be made of. What only tests use is
// not among them.
var modules = []string{
	"github.com/bmatcuk/doublestar/v4",
	"github.com/cenkalti/backoff/v5",
	"github.com/charlievieth/fastwalk",
	"github.com/fatih/color",
	"github.com/go-git/go-git/v5",
	"github.com/klauspost/compress",
	"github.com/mattn/go-isatty",
	"github.com/owenrumney/go-sarif/v3",
	"github.com/pelletier/go-toml/v2",
	"github.com/schollz/progressbar/v3",
	"github.com/sony/gobreaker/v2",
	"github.com/spf13/cobra",
	"github.com/spf13/pflag", // the flags of cobra's commands
	"github.com/ulikunitz/xz",
	"go.yaml.in/yaml/v3",
	"golang.org/x/sync",
	"golang.org/x/sys",
	"golang.org/x/term",
	"golang.org/x/text",
	"golang.org/x/time",
	"mvdan.cc/sh/v3",
}

// TestImports holds imports to one way, on every system that files are built for.
func TestImports(t *testing.T) {
	for _, system := range []string{"linux", "darwin", "windows"} {
		for name, imports := range packages(t, system) {
			allowed, known := uses[name]
			if !known {
				t.Errorf("%s: say in the table uses what it may import", name)
				continue
			}
			for _, imported := range imports {
				ours, isOurs := strings.CutPrefix(imported, module+"/")
				switch first, _, _ := strings.Cut(imported, "/"); {
				case isOurs && !slices.Contains(allowed, ours):
					t.Errorf("%s, %s: it may not import %s", name, system, ours)
				case !isOurs && strings.Contains(first, ".") && !slices.ContainsFunc(modules, holds(imported)):
					t.Errorf("%s, %s: %s is of no module that the program may be made of", name, system, imported)
				}
			}
		}
	}
}

// holds returns whether a module holds the package.
func holds(imported string) func(module string) bool {
	return func(module string) bool { return imported == module || strings.HasPrefix(imported, module+"/") }
}

// packages returns what the packages of this module import, without their tests.
func packages(t *testing.T, system string) map[string][]string {
	t.Helper()
	list := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...")
	list.Dir = top
	list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	found := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		found[strings.TrimPrefix(fields[0], module+"/")] = fields[1:]
	}
	return found
}
