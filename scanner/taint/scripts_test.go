package taint

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// findIn returns the flows of a file with that name.
func findIn(name, source string) []Flow {
	return Find(syntax.Parse(syntax.For(name), []byte(source)), nil)
}

// TestShell tells what of small scripts is found, as the text from where it is
// reported on.
func TestShell(t *testing.T) {
	for _, c := range []struct{ script, want string }{
		{`echo "$API_KEY"`, `echo "$API_KEY"`},
		{`echo "$API_KEY" | base64 | tee x >/dev/null`, ``},
		{`{ echo "$API_KEY"; } > f 2>&1`, ``},
		{`echo "$API_KEY" 2> f`, `echo "$API_KEY" 2> f`},
		{`echo "$API_KEY" > f >&2`, `echo "$API_KEY" > f >&2`},
		{`x=$(echo "$API_KEY" >&2)`, `echo "$API_KEY" >&2)`},
		{`x=$(echo "$API_KEY"); y=$x; echo $y`, `echo $y`},
		{`echo ${API_KEY:0:4} ${#API_KEY} ${API_KEY:+x} ${API_KEY: -4}`, ``},
		{`echo ${API_KEY%"${API_KEY#????}"}`, `echo ${API_KEY%"${API_KEY#????}"}`},
		{`printf '%d %.4s\n' "$API_KEY" "$API_KEY"`, ``},
		{`printf '%s %d\n' a "$API_KEY" "$API_KEY"`, `printf '%s %d\n' a "$API_KEY" "$API_KEY"`},
		{`f() { echo "$1"; }; f x; f "$API_KEY"`, `echo "$1"; }; f x; f "$API_KEY"`},
		{`f() { echo "$2"; }; f "$API_KEY" x`, ``},
		{`f() { shift; echo "$1"; }; f x "$API_KEY"`, `echo "$1"; }; f x "$API_KEY"`},
		{`f() { API_KEY=none; }; f; echo $API_KEY`, ``},
		{`(API_KEY=none); echo $API_KEY`, `echo $API_KEY`},
		{`if x; then k=$API_KEY; else k=; fi; echo $k`, `echo $k`},
		{`if x; then API_KEY=a; else API_KEY=b; fi; echo $API_KEY`, ``},
		{`set -x; f() { :; }; f "$API_KEY"`, `set -x; f() { :; }; f "$API_KEY"`},
		{`set -x; set +x; ./f "$API_KEY"`, ``},
		{`sed "s/$API_KEY/***/g" log`, ``},
		{`sed "s/@/$API_KEY/g" log`, `sed "s/@/$API_KEY/g" log`},
		{`echo "$API_KEY" | sed 's/^ *//'`, `sed 's/^ *//'`},
		{`sudo -E env A=b echo "$API_KEY"`, `sudo -E env A=b echo "$API_KEY"`},
		{`bash -c 'echo "$1"' x "$API_KEY"`, `echo "$1"' x "$API_KEY"`},
		{`export "${x}_Y"=1; declare -r z`, ``},
		{`echo "$PWD $OLDPWD $BUILD_PWD"`, ``},
		{`echo "$DB_PWD"`, `echo "$DB_PWD"`},
		{`echo "::stop-commands::$token"; echo "::$token::"`, ``},
		{`if then fi` + "\n" + `echo "$API_KEY"`, `echo "$API_KEY"`},
	} {
		got := ""
		for _, f := range findIn("x.sh", c.script) {
			got = c.script[f.At:]
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.script, got, c.want)
		}
	}
}

// TestScriptPositions tells that what is found in a script inside of another file
// is reported where it stands.
func TestScriptPositions(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"action.yml", "runs:\n  steps:\n    - run: |\n        true\n        echo $API_KEY # 1\n      shell: bash\n", "echo $API_KEY # 1"},
		{"action.yml", "runs:\n  steps:\n    - run: |2\n          true\n          echo $API_KEY # 2\n", "echo $API_KEY # 2"},
		{"action.yml", "runs:\n  steps:\n    - {run: \"x\\n\\techo \\\"${{ secrets.A }}\\\"\"}\n", "echo \\\"${{ secrets.A }}\\\"\"}"},
		{"a/.github/workflows/b.yaml", "é: é\njobs: {a: {steps: [{run: 'echo ${{ secrets.é }}'}]}}\n", "echo ${{ secrets.é }}'}]}}"},
		{".gitlab-ci.yml", "a:\n  script:\n    - >\n      true;\n      echo\n      $API_KEY\n", "echo"},
		{"Dockerfile", "FROM x\nRUN a && \\\n  # no\n  echo $API_KEY\n", "echo $API_KEY"},
		{"app.dockerfile", "RUN [\"sh\", \"-c\", \"echo $API_KEY\"]\n", "echo $API_KEY\"]"},
		{"Makefile", "a:\n\t@true $$$$; \\\n\techo $(API_KEY)\n", "echo $(API_KEY)"},
	} {
		flows := findIn(c.name, c.source)
		if len(flows) != 1 {
			t.Errorf("%s: %q: %d flows", c.name, c.source, len(flows))
			continue
		}
		if got, _, _ := strings.Cut(c.source[flows[0].At:], "\n"); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestScriptNames tells which files are found to have scripts in them.
func TestScriptNames(t *testing.T) {
	for name, want := range map[string]string{
		"a/b.sh": "Shell", ".github/workflows/a.yml": "GitHub", "x/.github/workflows/a.yaml": "GitHub", "workflows/a.yml": "", ".github/workflows/a/b.yml": "", "a.yml": "",
		"a/action.yaml": "GitHub", ".gitlab-ci.yml": "GitLab", "Dockerfile.dev": "Dockerfile", "a/Containerfile": "Dockerfile", "x.dockerfile": "Dockerfile",
		"GNUmakefile": "Makefile", "a/b.mk": "Makefile",
	} {
		got := ""
		if l := syntax.For(name); l != nil {
			got = l.Name
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestHostileScripts tells that what is nested or repeated without end is read
// quickly.
func TestHostileScripts(t *testing.T) {
	const many = 200_000
	for _, c := range []struct{ name, source string }{
		{"x.sh", strings.Repeat("(", many)},
		{"x.sh", strings.Repeat("$(", many)},
		{"x.sh", "echo " + strings.Repeat(`"${a:-`, many)},
		{"x.sh", strings.Repeat("if ", many)},
		{"x.sh", strings.Repeat("! ", many)},
		{"x.sh", "echo $((" + strings.Repeat("-", many)},
		{"x.sh", "echo $((" + strings.Repeat("1+", many) + "1))"},
		{"x.sh", "[[ " + strings.Repeat("! ", many) + " a ]]"},
		{"x.sh", strings.Repeat("a && ", many) + "a"},
		{"x.sh", strings.Repeat("a | ", many) + "a"},
		{"x.sh", strings.Repeat("x=$API_KEY\n", many/4)},
		{"x.sh", strings.Repeat("echo $API_KEY;", many/4)},
		{"x.sh", strings.Repeat("f() { f; f; f; f; }\n", many/16) + "f"},
		{"x.sh", strings.Repeat(")\n", many)},
		{"x.sh", "eval '" + strings.Repeat("eval \"", many/8)},
		{"Makefile", "a=$(b)$(b)\nb=$(c)$(c)\nc=$(a)$(a)\n$(info $(a))\n" + strings.Repeat("\t$(a)\n", 1000)},
		{"Makefile", "x:\n\t" + strings.Repeat("$(", many)},
		{"Dockerfile", "RUN " + strings.Repeat("<<A ", many)},
		{"Dockerfile", strings.Repeat("ENV A=$A\n", many/8)},
		{".gitlab-ci.yml", "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c]\nj: {script: [*d,*d,*d,*d,*d,*d,*d]}\n"},
		{"action.yml", strings.Repeat("[", many)},
		{"action.yml", "runs: {steps: [{run: '${{" + strings.Repeat("(", many) + "}}'}]}"},
	} {
		start := time.Now()
		findIn(c.name, c.source)
		if d := time.Since(start); d > 8*time.Second {
			t.Errorf("%s: %.40q: %v", c.name, c.source, d)
		} else if testing.Verbose() {
			t.Logf("%s: %.40q: %v", c.name, c.source, d)
		}
	}
}

// fuzzScript fuzzes files of a name: nothing may panic or take long, and what is
// found must be in the file.
func fuzzScript(f *testing.F, name, seeds string) {
	for _, pattern := range strings.Fields(seeds) {
		files, _ := filepath.Glob(filepath.Join("..", "testdata", "loggedkey", pattern))
		for _, file := range files {
			if data, err := os.ReadFile(file); err == nil {
				f.Add(data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		start := time.Now()
		key := syntax.Span{From: int32(len(source) / 3), To: int32(len(source) / 2)}
		for _, flow := range Find(syntax.Parse(syntax.For(name), bytes.Clone(source)), []syntax.Span{key}) {
			places := []int{flow.At}
			for _, s := range flow.Steps {
				places = append(places, s.At)
			}
			for _, at := range places {
				if at < 0 || at > len(source) {
					t.Fatalf("%d is not in the source of %d bytes", at, len(source))
				}
			}
		}
		if d := time.Since(start); d > 5*time.Second {
			t.Fatalf("took %v", d)
		}
	})
}

func FuzzShell(f *testing.F) { fuzzScript(f, "x.sh", "shell/*") }
func FuzzWorkflow(f *testing.F) {
	fuzzScript(f, "action.yml", "ci/github/*.yml ci/github/.github/workflows/*")
}
func FuzzPipeline(f *testing.F)   { fuzzScript(f, ".gitlab-ci.yml", "ci/gitlab/.git*") }
func FuzzDockerfile(f *testing.F) { fuzzScript(f, "Dockerfile", "ci/docker/*") }
func FuzzMakefile(f *testing.F)   { fuzzScript(f, "Makefile", "ci/make/*") }
