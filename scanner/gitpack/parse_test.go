package gitpack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	idA = "1111111111111111111111111111111111111111"
	idB = "2222222222222222222222222222222222222222"
)

// entryOf makes one entry of a tree.
func entryOf(mode, name, id string) string {
	sum, _ := ParseID(id)
	return mode + " " + name + "\x00" + string(sum.Bytes())
}

func TestEachEntry(t *testing.T) {
	for _, test := range []struct {
		name, tree, want string
		broken           bool
	}{
		{"empty", "", "", false},
		{"kinds", entryOf("100644", "a", idA) + entryOf("40000", "d", idB) + entryOf("120000", "l", idA) + entryOf("160000", "m", idB),
			"100644 a blob 40000 d tree 120000 l symlink 160000 m gitlink", false},
		{"old modes", entryOf("100664", "a", idA) + entryOf("040000", "d", idB), "100664 a blob 40000 d tree", false},
		{"odd names", entryOf("100644", "", idA) + entryOf("100755", "\xff\n ", idA), "100644  blob 100755 \xff\n  blob", false},
		{"no kind", entryOf("0", "a", idA), "0 a none", false},
		{"cut", entryOf("100644", "a", idA) + "100644 b\x00123", "100644 a blob", true},
		{"no NUL", "100644 abc", "", true},
		{"no mode", " a\x00" + strings.Repeat("x", 20), "", true},
		{"not octal", entryOf("100648", "a", idA), "", true},
		{"endless mode", strings.Repeat("7", 100), "", true},
		{"only a mode", "100644", "", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			err := EachEntry([]byte(test.tree), SHA1, func(e TreeEntry) bool {
				kind := "none"
				for word, is := range map[string]bool{"blob": e.IsBlob(), "tree": e.IsTree(), "symlink": e.IsSymlink(), "gitlink": e.IsGitlink()} {
					if is {
						kind = word
					}
				}
				got = append(got, fmt.Sprintf("%o %s %s", e.Mode, e.Name, kind))
				return true
			})
			if strings.Join(got, " ") != test.want || (err != nil) != test.broken {
				t.Errorf("%q %v", got, err)
			}
		})
	}
}

// TestTreesAsGit compares every tree of a history with git ls-tree, and every
// commit and tag with what git says of it.
func TestTreesAsGit(t *testing.T) {
	top := fresh(t, 20)
	cmd := exec.Command("git", "-c", "user.name=Å Ø <", "commit", "-q", "--allow-empty", "-m", "x", "--date", "1234567890 -0730")
	cmd.Dir, cmd.Env = top, append(os.Environ(), "GIT_AUTHOR_DATE=1234567890 -0730", "GIT_AUTHOR_NAME=Å  Ø", "GIT_AUTHOR_EMAIL=")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatal(string(out))
	}
	for id, o := range gitHas(t, top) {
		var got strings.Builder
		want := ""
		switch o.Kind {
		case Tree:
			want = runGit(t, top, "ls-tree", "-z", "--format=%(objectmode) %(objectname) %(path)", id.String())
			err := EachEntry(o.Data, SHA1, func(e TreeEntry) bool {
				fmt.Fprintf(&got, "%06o %s %s\x00", e.Mode, e.ID, e.Name)
				return true
			})
			if err != nil {
				t.Error(err)
			}
		case Commit:
			want = runGit(t, top, "log", "-1", "--format=%T|%P|%an|%ae|%aI|%cn|%ce|%cI", id.String())
			c, err := ParseCommit(o.Data, SHA1)
			if err != nil {
				t.Error(err)
			}
			fmt.Fprintf(&got, "%s|%s|%s|%s", c.Tree, strings.Trim(fmt.Sprint(c.Parents), "[]"), signed(c.Author), signed(c.Committer))
		case Tag:
			want = runGit(t, top, "for-each-ref", "--format=%(object)|%(type)|%(tag)|%(taggername)|%(taggeremail:trim)|%(taggerdate:iso-strict)", "refs/tags/v1")
			tag, err := ParseTag(o.Data, SHA1)
			if err != nil {
				t.Error(err)
			}
			fmt.Fprintf(&got, "%s|%s|%s|%s", tag.Target, tag.TargetKind, tag.Name, signed(tag.Tagger))
		case Blob:
			continue
		}
		if got.String() != want {
			t.Errorf("%s %s\ngot  %q\nwant %q", o.Kind, id, got.String(), want)
		}
	}
}

// signed writes a signature as git's formats do.
func signed(s Signature) string {
	zone := s.When.Format("2006-01-02T15:04:05-07:00")
	return s.Name + "|" + s.Email + "|" + zone
}

func TestParseCommitOdd(t *testing.T) {
	for _, test := range []struct{ name, commit, want string }{
		{"plain", "tree " + idA + "\nparent " + idB + "\nauthor A <a> 1 +0100\ncommitter C <c> 2 -0030\n\nm", idA + " [" + idB + "] A a 1970-01-01T01:00:01+01:00 C c 1969-12-31T23:30:02-00:30"},
		{"only a tree", "tree " + idA, idA + " []"},
		{"odd order", "author A <a> 1 +0000\nparent " + idB + "\ntree " + idA + "\n", idA + " [" + idB + "] A a 1970-01-01T00:00:01Z"},
		{"in a signature", "tree " + idA + "\ngpgsig x\n tree " + idB + "\n parent " + idB + "\n\nparent " + idB, idA + " []"},
		{"no zone", "tree " + idA + "\nauthor A <a> 1", idA + " [] A a 1970-01-01T00:00:01Z"},
		{"no date", "tree " + idA + "\nauthor A <a>", idA + " [] A a"},
		{"no address", "tree " + idA + "\nauthor A", idA + " [] A"},
		{"half an address", "tree " + idA + "\nauthor A <a 1 +0000", idA + " [] A a 1 +0000"},
		{"brackets", "tree " + idA + "\nauthor A <a <b>> 1 +0000", idA + " [] A a <b 1970-01-01T00:00:01Z"},
		{"before 1970", "tree " + idA + "\nauthor A <a> -1 +0000", idA + " [] A a 1969-12-31T23:59:59Z"},
		{"no such zone", "tree " + idA + "\nauthor A <a> 1 +51800", idA + " [] A a 1970-01-01T00:00:01Z"},
		{"too late", "tree " + idA + "\nauthor A <a> 18446744073709551615 +0000", idA + " [] A a"},
		{"no tree", "parent " + idA + "\n", "error"},
		{"bad tree", "tree 123\n", "error"},
		{"bad parent", "tree " + idA + "\nparent x\n", "error"},
		{"another format", "tree " + idA + idA[:24] + "\n", "error"},
		{"empty", "", "error"},
	} {
		c, err := ParseCommit([]byte(test.commit), SHA1)
		got := fmt.Sprint(c.Tree, " ", c.Parents)
		for _, s := range []Signature{c.Author, c.Committer} {
			for _, part := range []string{s.Name, s.Email} {
				if part != "" {
					got += " " + part
				}
			}
			if !s.When.IsZero() {
				got += " " + s.When.Format(time.RFC3339)
			}
		}
		if err != nil {
			got = "error"
		}
		if got != test.want {
			t.Errorf("%s:\ngot  %q\nwant %q", test.name, got, test.want)
		}
	}
}

func TestParseTagOdd(t *testing.T) {
	tag, err := ParseTag([]byte("object "+idA+"\ntype blob\ntag a b\n\ntag c"), SHA1)
	if err != nil || tag.Target.String() != idA || tag.TargetKind != Blob || tag.Name != "a b" || tag.Tagger != (Signature{}) {
		t.Error(tag, err)
	}
	if tag, err := ParseTag([]byte("object "+idA+"\ntype what\n"), SHA1); err != nil || tag.TargetKind != 0 {
		t.Error(tag, err)
	}
	for _, text := range []string{"", "object x\n", "type blob\n", "\nobject " + idA} {
		if _, err := ParseTag([]byte(text), SHA1); err == nil {
			t.Errorf("%q is a tag", text)
		}
	}
}

// FuzzParseTree puts a tree together again from its entries.
func FuzzParseTree(f *testing.F) {
	for _, tree := range []string{"", entryOf("100644", "a", idA) + entryOf("40000", "b", idB), entryOf("040000", "", idA), "7 7", strings.Repeat("1", 30)} {
		f.Add([]byte(tree))
	}
	f.Fuzz(func(t *testing.T, tree []byte) {
		rest := tree
		err := EachEntry(tree, SHA1, func(e TreeEntry) bool {
			rest = bytes.TrimLeft(rest, "0")
			if e.Mode == 0 {
				rest = append([]byte{'0'}, rest...)
			}
			want := fmt.Sprintf("%o %s\x00%s", e.Mode, e.Name, e.ID.Bytes())
			var ok bool
			if rest, ok = bytes.CutPrefix(rest, []byte(want)); !ok {
				t.Fatalf("entry %q is not what is there", want)
			}
			return true
		})
		if err == nil && len(rest) > 0 {
			t.Fatalf("%d bytes were passed over", len(rest))
		}
	})
}

// FuzzParseCommit reads any bytes as a commit and as a tag. What is returned
// is in the text, and can be written as JSON.
func FuzzParseCommit(f *testing.F) {
	f.Add([]byte("tree " + idA + "\nparent " + idB + "\nauthor A <a> 1 +0100\ncommitter C <c> 2 -0030\ngpgsig x\n y\n\nm"))
	f.Add([]byte("object " + idA + "\ntype commit\ntag v1\ntagger A <a> 253402300799 -2359\n\nm"))
	f.Add([]byte("tree " + idA + "\nauthor <<>> -62167219201 +2359"))
	f.Add([]byte("tree " + idA + "\ncommitter x <y> 12\ncommitter <> 13 +0000\ncommitter A <> 14 +0000"))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := ParseCommit(text, SHA1)
		tag, tagErr := ParseTag(text, SHA1)
		var l Links
		linksErr := ReadLinks(text, SHA1, &l)
		if (linksErr == nil) != (err == nil) || err == nil && (l.Tree != c.Tree || !slices.Equal(l.Parents, c.Parents) || l.When != c.Committer.When.Unix()) {
			t.Fatalf("%v %v is not %v %v", l, linksErr, c, err)
		}
		head := strings.ToLower(string(text))
		for _, id := range append(c.Parents, c.Tree, tag.Target) {
			if !strings.Contains(head, id.String()) {
				t.Fatalf("%s is not there", id)
			}
		}
		if err == nil && c.Tree == (ID{}) || tagErr == nil && tag.Target == (ID{}) {
			t.Fatal("nothing was read, and no error")
		}
		for _, s := range []Signature{c.Author, c.Committer, tag.Tagger} {
			if !bytes.Contains(text, []byte(s.Name)) || !bytes.Contains(text, []byte(s.Email)) {
				t.Fatalf("%q is not there", s)
			}
			if _, err := json.Marshal(s.When); err != nil {
				t.Fatal(err)
			}
		}
	})
}
