package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	source "github.com/yuin/goldmark/text"

	"github.com/stanchscan/stanch/scanner"
)

func markdown(t *testing.T, r *scanner.Result) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Markdown(&b, r, Options{Reveal: true, Color: true}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestMarkdownGolden(t *testing.T) {
	for name, r := range map[string]*scanner.Result{
		"markdown": sample(), "markdown-many": many(), "markdown-clean": clean(),
		"markdown-incomplete": broken(clean()), "markdown-hostile": hostile(),
	} {
		t.Run(name, func(t *testing.T) { golden(t, name, markdown(t, r)) })
	}
}

// A reading is what a page with Markdown's rules becomes.
type reading struct {
	rows  [][]string // of the table, the text of each cell
	links []string
	words string // that stand in no code
	other map[ast.NodeKind]int
}

// readPage renders a report as GitHub's dialect says.
func readPage(page []byte) reading {
	r := reading{other: map[ast.NodeKind]int{}}
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(source.NewReader(page))
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan, *ast.CodeBlock, *ast.FencedCodeBlock:
			r.other[n.Kind()]++
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			r.words += string(n.Segment.Value(page)) + " "
		case *ast.AutoLink:
			r.links = append(r.links, string(n.URL(page)))
		case *east.TableRow:
			var row []string
			for cell := n.FirstChild(); cell != nil; cell = cell.NextSibling() {
				row = append(row, textOf(cell, page))
			}
			r.rows = append(r.rows, row)
		}
		r.other[n.Kind()]++
		return ast.WalkContinue, nil
	})
	return r
}

func textOf(n ast.Node, page []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(n.Segment.Value(page))
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// Whatever names a repository makes up, the page has the rows and the links that
// it would have without them.
func TestMarkdownStaysWhatItIs(t *testing.T) {
	for _, name := range []string{
		"a|b", "|", "`", "``a`|b", "a` | `b", "[x](https://evil.example)", "![x](https://evil.example/p.png)", "<img src=x>",
		"https://evil.example", "www.evil.example", "@somebody", "#1", "a\n| b | c |", "a\r\n\r\n# head", "&lt;b&gt;", " ", "", "\\", "\\|", "a\\",
		"<!-- ", "``` ", "*a*", "~~a~~", "1. a", "- [ ] a", "\xff", "\u202e", strings.Repeat("`", 300), strings.Repeat("|a", 900),
	} {
		t.Run(fmt.Sprintf("%.20q", name), func(t *testing.T) {
			r := broken(sample())
			for i := range r.Findings {
				r.Findings[i].Place.Path, r.Findings[i].Branches, r.Findings[i].Why = name, []string{name}, name
				for j := range r.Findings[i].Occurrences {
					r.Findings[i].Occurrences[j].Path = name
				}
			}
			custom := *r.Findings[0].Rule
			custom.ID, custom.Title, custom.Remedy = "x", name, nil
			r.Findings[0].Rule = &custom
			r.Coverage.Skipped[0].Path, r.Coverage.Skipped[0].Detail = name, name
			r.Coverage.Notes = []string{name}
			got, want := readPage(markdown(t, r)), readPage(markdown(t, broken(sample())))
			if len(got.rows) != len(want.rows) || len(got.rows) != 4 {
				t.Fatalf("%d rows", len(got.rows))
			}
			for _, row := range got.rows {
				if len(row) != 5 {
					t.Errorf("%d cells: %q", len(row), row)
				}
			}
			if fmt.Sprint(got.links) != fmt.Sprint(want.links) || len(got.links) == 0 {
				t.Errorf("links %q, want %q", got.links, want.links)
			}
			for _, kind := range []ast.NodeKind{ast.KindLink, ast.KindImage, ast.KindRawHTML, ast.KindHTMLBlock, ast.KindHeading,
				ast.KindList, ast.KindListItem, ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindEmphasis, east.KindStrikethrough} {
				if got.other[kind] != want.other[kind] {
					t.Errorf("%d of %s, want %d", got.other[kind], kind, want.other[kind])
				}
			}
		})
	}
}

func TestMarkdownIsBounded(t *testing.T) {
	r := sample()
	for range 5000 {
		f := presentKey()
		f.Place.Path = strings.Repeat("|`a", 5000)
		r.Findings = append(r.Findings, f)
	}
	got := markdown(t, r)
	if len(got) > 1<<20 || !strings.Contains(string(got), "\nAnd 4,954 more findings.\n") {
		t.Errorf("%d bytes", len(got))
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Remedy = []string{fmt.Sprint(i, strings.Repeat("|`a", 5000))}
		r.Coverage.Skipped = append(r.Coverage.Skipped, scanner.Gap{What: "blob", Path: f.Place.Path, Reason: "corrupt"})
	}
	var b bytes.Buffer
	if err := Markdown(&b, r, Options{Verbose: true}); err != nil {
		t.Fatal(err)
	}
	if cuts := strings.Count(b.String(), "\n\nThe rest is cut off here"); b.Len() > 1<<20 || b.Len() < 1<<19 || cuts != 2 {
		t.Errorf("%d bytes, cut %d times", b.Len(), cuts)
	}
	if page := readPage(b.Bytes()); strings.Count(page.words, "The rest is cut off here") != 2 {
		t.Error("what is cut off is said where nobody reads it")
	}
}

func TestMarkdownLeavesOutWhatIsAccepted(t *testing.T) {
	r := sample()
	r.Findings[0].Suppressed = &scanner.Suppression{By: "config", Reason: "test"}
	got := string(markdown(t, r))
	if len(readPage([]byte(got)).rows) != len(r.Findings)-1 || !strings.Contains(got, "1 more finding is not listed") {
		t.Error(got)
	}
	r.Findings[1].Suppressed = r.Findings[0].Suppressed
	if got := string(markdown(t, r)); !strings.Contains(got, "2 more findings are not listed") {
		t.Error(got)
	}
}
