package gitpack

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A TreeEntry is one line of a tree: a name and what it stands for.
type TreeEntry struct {
	Mode uint32 // git's octal mode, such as 0o100644
	Name []byte // aliases the tree; any bytes but NUL, even none
	ID   ID
}

const modeType = 0o170000 // the bits of a mode that say what an entry is

// IsTree tells whether the entry is a folder.
func (e TreeEntry) IsTree() bool { return e.Mode&modeType == 0o040000 }

// IsBlob tells whether the entry is a regular file, executable or not.
func (e TreeEntry) IsBlob() bool { return e.Mode&modeType == 0o100000 }

// IsSymlink tells whether the entry is a symbolic link. Its blob is the
// link's target.
func (e TreeEntry) IsSymlink() bool { return e.Mode&modeType == 0o120000 }

// IsGitlink tells whether the entry is a submodule: the id of a commit in
// another repository.
func (e TreeEntry) IsGitlink() bool { return e.Mode&modeType == 0o160000 }

var errTree = errors.New("the tree breaks off or holds something else than entries")

// NextEntry reads the entry at the start of a tree object, which is not empty,
// and returns what follows it. Modes are taken as they stand: old trees have
// 100664 and 040000.
func NextEntry(tree []byte, f Format) (e TreeEntry, rest []byte, err error) {
	digits := 0
	for digits < len(tree) && tree[digits] >= '0' && tree[digits] <= '7' {
		e.Mode = e.Mode<<3 | uint32(tree[digits]-'0')
		if digits++; e.Mode > 0o7777777 {
			return TreeEntry{}, nil, errTree
		}
	}
	if digits == 0 || digits == len(tree) || tree[digits] != ' ' {
		return TreeEntry{}, nil, errTree
	}
	name, rest, ok := bytes.Cut(tree[digits+1:], []byte{0})
	if width := f.Size(); ok && len(rest) >= width {
		e.Name, e.ID = name, MakeID(rest[:width])
		return e, rest[width:], nil
	}
	return TreeEntry{}, nil, errTree
}

// EachEntry hands the entries of a tree object to visit, in the tree's order,
// until visit returns false. Entries before a broken one are visited, then
// the error is returned.
func EachEntry(tree []byte, f Format, visit func(TreeEntry) bool) error {
	for len(tree) > 0 {
		e, rest, err := NextEntry(tree, f)
		if err != nil {
			return err
		}
		if !visit(e) {
			return nil
		}
		tree = rest
	}
	return nil
}

// A Signature is who did something, and when. Names are as they stand in the
// object: an encoding header is not applied, and any byte may be in them.
type Signature struct {
	Name, Email string
	// When is in the zone of the text, or in UTC where that names none that
	// exists. It is the zero time where the text has no date in the years 0
	// to 9999.
	When time.Time
}

// A CommitInfo is what a commit's headers say.
type CommitInfo struct {
	Tree              ID
	Parents           []ID
	Author, Committer Signature
}

// Links are what a commit refers to, and when it was made.
type Links struct {
	Tree    ID
	Parents []ID
	When    int64 // the committer's, in seconds since 1970; far below 0 where the commit has no date
}

// ReadLinks is ParseCommit for whoever reads a great many: it fills in l, whose
// Parents it uses again.
func ReadLinks(data []byte, f Format, l *Links) (err error) {
	*l = Links{Parents: l.Parents[:0], When: time.Time{}.Unix()}
	signed := false
	eachHeader(data, func(key, value []byte) {
		switch {
		case string(key) == "parent":
			id, wrong := parseIDOf(value, f)
			if wrong != nil {
				err = fmt.Errorf("the commit's parent: %w", wrong)
				return
			}
			l.Parents = append(l.Parents, id)
		case string(key) == "tree":
			id, wrong := parseIDOf(value, f)
			if wrong != nil {
				err = fmt.Errorf("the commit's tree: %w", wrong)
			} else if l.Tree == (ID{}) {
				l.Tree = id
			}
		case string(key) == "committer" && !signed:
			var s Signature
			if l.When, signed = plainSeconds(value); !signed { // something odd
				s = parseSignature(string(value))
				l.When, signed = s.When.Unix(), s != (Signature{})
			}
		}
	})
	if err == nil && l.Tree == (ID{}) {
		err = errNoTree
	}
	return err
}

var errNoTree = errors.New("the commit has no tree")

// plainSeconds reads the date of a signature as git writes it: digits between
// the last bracket and the zone. ok: it is such a one.
func plainSeconds(text []byte) (seconds int64, ok bool) {
	at := bytes.LastIndexByte(text, '>') + 2
	if at < 4 || at >= len(text) || text[at-1] != ' ' || bytes.IndexByte(text[:at-2], '<') < 0 {
		return 0, false
	}
	for i, b := range text[at:] {
		switch {
		case b == ' ' && i > 0:
			return seconds, true
		case b < '0' || b > '9' || i == 11:
			return 0, false
		}
		seconds = 10*seconds + int64(b-'0')
	}
	return 0, false
}

// ParseCommit reads the headers of a commit object. Odd headers are passed
// over; the error is that the tree or a parent cannot be read, and the rest
// is then returned all the same.
func ParseCommit(data []byte, f Format) (CommitInfo, error) {
	var c CommitInfo
	var broken error
	eachHeader(data, func(key, value []byte) {
		switch string(key) {
		case "tree", "parent":
			id, err := parseIDOf(value, f)
			if err != nil {
				broken = fmt.Errorf("the commit's %s: %w", key, err)
			} else if string(key) == "parent" {
				c.Parents = append(c.Parents, id)
			} else if c.Tree == (ID{}) {
				c.Tree = id
			}
		case "author":
			c.Author = firstSignature(c.Author, string(value))
		case "committer":
			c.Committer = firstSignature(c.Committer, string(value))
		}
	})
	if broken == nil && c.Tree == (ID{}) {
		broken = errNoTree
	}
	return c, broken
}

// A TagInfo is what an annotated tag's headers say.
type TagInfo struct {
	Target     ID
	TargetKind Kind // 0 where the tag does not say, or names no kind
	Tagger     Signature
	Name       string
}

// ParseTag reads the headers of a tag object. The error is that the target
// cannot be read, and the rest is then returned all the same.
func ParseTag(data []byte, f Format) (TagInfo, error) {
	var t TagInfo
	var broken error
	eachHeader(data, func(key, value []byte) {
		switch string(key) {
		case "object":
			id, err := parseIDOf(value, f)
			if err != nil {
				broken = fmt.Errorf("the tag's object: %w", err)
			} else if t.Target == (ID{}) {
				t.Target = id
			}
		case "type":
			t.TargetKind = parseKind(string(value))
		case "tag":
			t.Name = string(value)
		case "tagger":
			t.Tagger = firstSignature(t.Tagger, string(value))
		}
	})
	if broken == nil && t.Target == (ID{}) {
		broken = errors.New("the tag has no object")
	}
	return t, broken
}

// eachHeader hands over the headers above a message. A line that begins with
// a blank belongs to the header before it (gpgsig, mergetag), and none of
// those is wanted here.
func eachHeader(data []byte, visit func(key, value []byte)) {
	for len(data) > 0 {
		line, rest, _ := bytes.Cut(data, []byte{'\n'})
		if len(line) == 0 {
			return
		}
		if key, value, ok := bytes.Cut(line, []byte{' '}); ok && len(key) > 0 {
			visit(key, value)
		}
		data = rest
	}
}

// parseIDOf reads an id of the format's length.
func parseIDOf(text []byte, f Format) (ID, error) {
	var id ID
	if len(text) == 2*f.Size() {
		if _, err := hex.Decode(id.sum[:], text); err == nil {
			id.size = uint8(f.Size())
			return id, nil
		}
	}
	id, err := ParseID(string(text))
	if err == nil {
		err = fmt.Errorf("an id of %d digits in a %s repository", len(text), f)
	}
	return ID{}, err
}

// firstSignature reads a signature, unless there was one already.
func firstSignature(before Signature, text string) Signature {
	if before != (Signature{}) {
		return before
	}
	return parseSignature(text)
}

// parseSignature reads `Name <mail> seconds zone`. What is missing stays
// empty; a text without an address is all name.
func parseSignature(text string) Signature {
	name, rest, ok := strings.Cut(text, "<")
	s := Signature{Name: strings.TrimSpace(name)}
	if !ok {
		return s
	}
	mail, _, _ := strings.Cut(rest, ">")
	s.Email = strings.TrimSpace(mail)
	// Addresses with brackets in them exist: the date is behind the last.
	if end := strings.LastIndexByte(rest, '>'); end >= 0 {
		s.When = parseWhen(strings.Fields(rest[end+1:]))
	}
	return s
}

// parseWhen reads a date in seconds since 1970 and a zone such as +0530.
func parseWhen(fields []string) time.Time {
	if len(fields) == 0 {
		return time.Time{}
	}
	seconds, err := strconv.ParseInt(fields[0], 10, 64)
	if err != nil || seconds > 1<<40 || seconds < -1<<40 {
		return time.Time{}
	}
	when := time.Unix(seconds, 0).UTC()
	if len(fields) > 1 {
		zone, err := strconv.Atoi(fields[1])
		offset := zone/100*3600 + zone%100*60
		// There are commits with +51800. RFC 3339 has no such zone.
		if err == nil && offset > -24*3600 && offset < 24*3600 {
			when = when.In(time.FixedZone("", offset))
		}
	}
	if when.Year() < 0 || when.Year() > 9999 {
		return time.Time{}
	}
	return when
}
