package sarif

import (
	"fmt"
	"strconv"
	"strings"

	sarif "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/stanchscan/stanch/scanner"
)

// location gives the place of o. With exact unset it points at the first line:
// the line of an old version would mark something else in today's.
func (p producer) location(f *scanner.Finding, o *scanner.Occurrence, exact bool) *sarif.Location {
	uri := relative(p.mask.Path(f, o))
	if o.Path == "" {
		uri = stand(o)
	}
	artifact := sarif.NewSimpleArtifactLocation(uri).WithURIBaseID(base)
	return sarif.NewLocationWithPhysicalLocation(sarif.NewPhysicalLocation().
		WithArtifactLocation(artifact).
		WithRegion(region(o, exact)))
}

// region is always complete, as GitHub wants it: lines and columns count from
// 1, and what has none is the empty region before the first character.
func region(o *scanner.Occurrence, exact bool) *sarif.Region {
	line, column := 1, 1
	if exact && o.Line > 0 {
		line, column = o.Line, max(o.Column, 1)
	}
	endLine, endColumn := line, column
	if exact && (o.EndLine > line || o.EndLine == line && o.EndColumn > column) {
		endLine, endColumn = o.EndLine, max(o.EndColumn, 1)
	}
	return sarif.NewRegion().
		WithStartLine(line).WithStartColumn(column).
		WithEndLine(endLine).WithEndColumn(endColumn)
}

// stand is the URI of something that is no file: a commit's message, an object
// that no tree names. GitHub wants a relative URI all the same. It is the place
// where git itself would keep the object: no checkout has a tracked file there
// (git refuses .git in a tree), so it never points at the wrong file, and two
// objects never look like one.
func stand(o *scanner.Occurrence) string {
	id := o.Blob
	if id == "" {
		id = o.Commit
	}
	switch {
	case o.Where == scanner.InStdin:
		return "stdin"
	case len(id) < 3:
		return ".git"
	}
	return ".git/objects/" + relative(id[:2]) + "/" + relative(id[2:])
}

// relative writes a slash-separated file name as a relative URI reference: in
// each segment, all but the characters that RFC 3986 allows there are
// percent-encoded, byte by byte, so that a name that is no UTF-8 comes through
// as well. The colon is encoded too, as "a:b" would be an address of scheme a;
// and a slash in front, as "//host/x" would name a host. A name that is a step
// upwards stays inside by its encoded dots for every reader that does not
// normalise.
func relative(path string) string {
	var b strings.Builder
	for len(path) > 0 && path[0] == '/' {
		b.WriteString("%2F")
		path = path[1:]
	}
	for i, segment := range strings.Split(path, "/") {
		if i > 0 {
			b.WriteByte('/')
		}
		if segment == "." || segment == ".." {
			b.WriteString(strings.ReplaceAll(segment, ".", "%2E"))
			continue
		}
		for j := 0; j < len(segment); j++ {
			if c := segment[j]; unescaped(c) {
				b.WriteByte(c)
			} else {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
	}
	return b.String()
}

// unescaped tells whether c may stand in a segment as it is: RFC 3986's pchar
// without the colon.
func unescaped(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		strings.IndexByte("-._~!$&'()*+,;=@", c) >= 0
}

func itoa(n int) string { return strconv.Itoa(n) }
