package ignore

import "strings"

// A File is the patterns of one file, in order. It is immutable.
type File struct{ patterns []*pattern }

// A pattern matches a name or path that begins with head and whose rest matches glob. A rest without wildcard is an empty
// glob.
type pattern struct {
	head    string // of a path: from the top of the tree, not from the pattern's folder
	glob    glob
	tail    string // the bytes at the end of the glob: a quick no
	last    byte   // the last byte that both come down to, as a small letter, or 0: a quicker one
	path    bool   // holds for the whole path, not for the base name
	negate  bool
	dirOnly bool
}

// Parse reads the patterns of one file. The folder dir (slash-separated, relative to the top) is what they are relative
// to; it is "" for the top, info/exclude and core.excludesFile. No data is an error: a line that git can't make sense of
// matches nothing.
func Parse(data []byte, dir string) *File {
	f := new(File)
	// Git skips a byte order mark, at the start of the file only.
	rest, more := strings.TrimPrefix(string(data), "\ufeff"), true
	for more {
		var line string
		line, rest, more = strings.Cut(rest, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		line = strings.TrimSuffix(line, "\r")
		line, _, _ = strings.Cut(line, "\x00") // to git a line is a C string
		if p, ok := parseLine(trimSpaces(line), dir); ok {
			f.patterns = append(f.patterns, p)
		}
	}
	return f
}

// trimSpaces drops the spaces at the end: "Trailing spaces are ignored unless they are quoted with backslash"
// (gitignore(5)). Tabs stay. So does everything in front of a lone backslash at the end.
func trimSpaces(line string) string {
	end := 0 // behind the last byte to keep
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ' ':
			continue
		case '\\':
			i++
		}
		end = i + 1
	}
	return line[:min(end, len(line))]
}

// parseLine returns the pattern of a line, and false for a line that can match no path. A pattern with a slash at its
// beginning or middle "is relative to the directory level of the particular .gitignore file itself" (gitignore(5)).
//
// Git compares what stands before the first special character on its own and hands only the rest to its glob matcher. So
// in "a/b**/c" the two asterisks stand at the beginning, and are not the "regular asterisks" that the manual promises:
// a/bc and a/bx/y/c match.
func parseLine(line, dir string) (p *pattern, ok bool) {
	p = new(pattern)
	line, p.negate = strings.CutPrefix(line, "!")
	line, p.dirOnly = strings.CutSuffix(line, "/")
	p.path = strings.Contains(line, "/")
	if line = strings.TrimPrefix(line, "/"); line == "" {
		return nil, false
	}
	wild := strings.IndexAny(line, `*?[\`)
	if wild < 0 {
		wild = len(line)
	}
	if p.glob, ok = compile(line[wild:]); !ok {
		return nil, false
	}
	p.head, p.tail = line[:wild], p.glob.tail()
	if p.path && dir != "" {
		p.head = dir + "/" + p.head
	}
	end := p.tail
	if len(p.glob) == 0 {
		end = p.head
	}
	if end != "" {
		p.last = lower(end[len(end)-1])
	}
	return p, true
}

// matches tells whether the pattern matches the path, whose last part is name.
func (p *pattern) matches(path, name []byte, fold bool) bool {
	text := name
	if p.path {
		text = path
	}
	return len(text) >= len(p.head)+len(p.tail) &&
		hasPrefix(text[len(text)-len(p.tail):], p.tail, fold) &&
		hasPrefix(text, p.head, fold) &&
		p.glob.match(text[len(p.head):], fold)
}

// reaches tells whether the pattern can match anything below the folder dir, given that it could above.
func (p *pattern) reaches(dir string, fold bool) bool {
	switch {
	case !p.path || dir == "":
		return true
	case len(p.head) > len(dir):
		return p.head[len(dir)] == '/' && hasPrefix(p.head, dir, fold)
	}
	return len(p.glob) > 0 && hasPrefix(dir, p.head, fold)
}

// hasPrefix is strings.HasPrefix, with the letters A to Z in either case if fold is set. Git folds no others.
func hasPrefix[T string | []byte](s T, prefix string, fold bool) bool {
	if len(s) < len(prefix) {
		return false
	}
	if !fold {
		return string(s[:len(prefix)]) == prefix
	}
	for i := range len(prefix) {
		if lower(s[i]) != lower(prefix[i]) {
			return false
		}
	}
	return true
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}
