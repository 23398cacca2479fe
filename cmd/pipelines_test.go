package cmd

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.yaml.in/yaml/v3"
)

// blocks returns the README's code of a language.
func blocks(t *testing.T, language string) []string {
	t.Helper()
	readme, err := os.ReadFile(filepath.Join(top, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, m := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(string(readme), -1) {
		all = append(all, m[1])
	}
	return all
}

// TestPipelines runs the scripts that the README has for GitLab and for other
// pipelines, in the scripts of testdata/pipelines. The line that installs stanch
// is left out, as it would fetch a release.
func TestPipelines(t *testing.T) {
	scripts := map[string]string{}
	for _, block := range blocks(t, "yaml") {
		var gitlab struct {
			Stanch struct{ Script []string }
		}
		if yaml.Unmarshal([]byte(block), &gitlab) == nil && gitlab.Stanch.Script != nil {
			scripts["gitlab"] = strings.Join(gitlab.Stanch.Script, "\n")
		}
	}
	for _, block := range blocks(t, "sh") {
		if strings.Contains(block, "--report junit=") {
			scripts["plain"] = block
		}
	}
	if len(scripts) != 2 {
		t.Fatalf("the README has %d of 2 scripts: %q", len(scripts), scripts)
	}
	for name, script := range scripts {
		first, rest, _ := strings.Cut(script, "\n")
		if first != "go install github.com/stanchscan/stanch/cmd/stanch@v"+release {
			t.Errorf("%s begins with %q", name, first)
		}
		scripts[name] = "set -eo pipefail\n" + rest // as GitLab's runner has it for bash
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/pipelines",
		UpdateScripts:       update,
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			for name, script := range scripts {
				if err := os.WriteFile(filepath.Join(env.WorkDir, name+".sh"), []byte(script), 0o644); err != nil {
					return err
				}
			}
			return setup(env)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"write": write, "commit": commit, "rev": rev, "status": status, "json": jsonField,
		},
	})
}
