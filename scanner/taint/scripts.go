package taint

import "github.com/stanchscan/stanch/scanner/syntax"

// scripts are the languages that are no syntax.Tree: shell, and the files that
// have scripts in them. Each has a function that follows a file.
var scripts map[string]func(*syntax.Tree, *reports)

func init() {
	scripts = map[string]func(*syntax.Tree, *reports){"Shell": shellFile, "GitHub": workflowFile, "GitLab": pipelineFile, "Dockerfile": dockerFile, "Makefile": makeFile}
}

// largeScript is how many bytes of a file are followed that has scripts in it.
const largeScript = 4 << 20

// findScripts returns the flows of a file that is a script, or has some in it.
func findScripts(t *syntax.Tree, keys []syntax.Span, follow func(*syntax.Tree, *reports)) []Flow {
	if len(t.Source) > largeScript {
		return nil
	}
	r := newReports(t, keys)
	follow(t, r)
	return r.all()
}
