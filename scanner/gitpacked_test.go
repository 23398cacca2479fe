package scanner_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A gitCase is a history that git packs.
type gitCase struct {
	made     madeCase // its texts
	rounds   []round
	packings []packing // after each part of the rounds
}

// A round is a commit: the files of another one, but for some.
type round struct {
	parent, merge int // so many before; 0: the last one, and none
	moves         []move
}

// A move gives a path a version of a text, or takes it away.
type move struct{ path, family, version, mode int }

// A packing is what git is told to do with the objects.
type packing struct{ what, window, depth, offsets, index int }

var moves = rapid.Custom(func(t *rapid.T) move {
	return move{few.Draw(t, "path"), few.Draw(t, "family"), rapid.IntRange(0, 31).Draw(t, "version"), rapid.IntRange(0, 15).Draw(t, "mode")}
})

var rounds = rapid.Custom(func(t *rapid.T) round {
	return round{max(0, few.Draw(t, "parent")-4), max(0, few.Draw(t, "merge")-5), rapid.SliceOfN(moves, 1, 6).Draw(t, "moves")}
})

var packings = rapid.Custom(func(t *rapid.T) packing {
	return packing{rapid.IntRange(0, 9).Draw(t, "packing"), rapid.IntRange(1, 40).Draw(t, "window"), rapid.IntRange(1, 60).Draw(t, "depth"), few.Draw(t, "offsets"), few.Draw(t, "index")}
})

// large is the texts of a family that are so long that git makes deltas of them.
var large = rapid.Custom(func(t *rapid.T) family {
	around := rapid.IntRange(10, 15_000)
	lines := func(name string) []piece { return []piece{{what: 7, size: around.Draw(t, name)}} }
	return family{
		slices.Concat(lines("before"), rapid.SliceOfN(pieces, 0, 8).Draw(t, "text"), lines("after")),
		rapid.SliceOfN(revisions, 2, 16).Draw(t, "versions"),
	}
})

var gitCases = rapid.Custom(func(t *rapid.T) gitCase {
	return gitCase{
		madeCase{look: looks.Draw(t, "look"), families: rapid.SliceOfN(large, 1, 5).Draw(t, "families"), sha256: few.Draw(t, "sha256") == 7},
		rapid.SliceOfN(rounds, 2, 60).Draw(t, "rounds"), rapid.SliceOfN(packings, 1, 2).Draw(t, "packings"),
	}
})

// paths of files. Git looks for the base of a delta among the files of a name.
var paths = []string{"a.txt", "b.txt", "d/a.txt", ".env.local", "d/e/f/g/h.txt", "d/.env.production.local",
	"keys/" + "sk_" + "live_Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7r7", "dataframer/a.txt"}

// stream returns the commits of rounds for git fast-import. first is how many
// rounds were there before.
func (c gitCase) stream(blobs [][]*madeObject, first, last int) string {
	var out strings.Builder
	for i := first; i < last; i++ {
		r := c.rounds[i]
		branch := []string{"main", "side", "other"}[i%7/3]
		fmt.Fprintf(&out, "reset refs/heads/%s\n\ncommit refs/heads/%[1]s\nmark :%d\nauthor A <a@x> %d +0000\ncommitter C <c@x> %[3]d +0000\ndata 2\nm\n", branch, i+1, 1_700_000_000+i)
		if i > 0 {
			fmt.Fprintf(&out, "from :%d\n", max(1, i-r.parent))
		}
		if r.merge > 0 && r.merge != r.parent && i > r.merge {
			fmt.Fprintf(&out, "merge :%d\n", i-r.merge)
		}
		for n := range 40 * max(0, 1-i) { // so that trees are worth a delta
			fmt.Fprintf(&out, "M 100644 inline d/same%d\ndata 2\n%02d\n", n, n)
		}
		for _, m := range r.moves {
			m.write(&out, blobs)
		}
	}
	return out.String()
}

func (m move) write(out *strings.Builder, blobs [][]*madeObject) {
	family := blobs[m.family%len(blobs)]
	blob := family[m.version%len(family)]
	path := paths[m.path%len(paths)]
	switch m.mode {
	case 15:
		fmt.Fprintf(out, "M 160000 %040d %s\n", m.version, path)
	case 14:
		fmt.Fprintf(out, "D %s\n", path)
	default:
		mode := "100644"
		if m.mode >= 10 {
			mode = []string{"100755", "100755", "120000", "120000"}[m.mode-10]
		}
		fmt.Fprintf(out, "M %s inline %s\ndata %d\n%s\n", mode, path, len(blob.data), blob.data)
	}
}

// commands returns what git is told. more: rounds follow, which may build on what
// no ref leads to.
func (p packing) commands(more bool) [][]string {
	depth, window := fmt.Sprint("--depth=", p.depth), fmt.Sprint("--window=", p.window)
	config := []string{"-c", "repack.useDeltaBaseOffset=" + fmt.Sprint(p.offsets > 1), "-c", "repack.writeBitmaps=false", "-c", fmt.Sprint("pack.indexVersion=", 2-p.index/6)}
	var commands [][]string
	switch p.what {
	case 0, 1, 2:
		commands = [][]string{{"repack", map[bool]string{true: "-qAdf", false: "-qadf"}[more], depth, window}}
	case 3: // what is new in a pack of its own
		commands = [][]string{{"repack", "-qd", depth, window}}
	case 4: // every object twice
		commands = [][]string{{"repack", "-qaf", depth, window}}
	case 5:
		commands = [][]string{{"gc", "-q", "--aggressive"}}
	case 6: // what no ref leads to
		commands = [][]string{{"update-ref", "-d", "refs/heads/side"}, {"repack", "-qdf", "--cruft", depth, window}}
	case 7:
		commands = [][]string{{"repack", "-qdf", depth, window}, {"multi-pack-index", "write"}}
	case 8:
		commands = [][]string{{"update-ref", "-d", "refs/heads/side"}, {"repack", "-qAdf", depth, window}}
	}
	for i := range commands {
		commands[i] = append(slices.Clone(config), commands[i]...)
	}
	return commands
}

// write makes the repository.
func (c gitCase) write(dir string) error {
	s := c.made.texts()
	if err := writeFiles(dir, emptyRepository(s.format)); err != nil {
		return err
	}
	first := 0
	for i, p := range c.packings {
		last := len(c.rounds) * (i + 1) / len(c.packings)
		stream := c.stream(s.blobs, first, last)
		if s.format == gitpack.SHA256 {
			stream = strings.ReplaceAll(stream, "M 160000 ", "M 160000 "+strings.Repeat("0", 24))
		}
		keep := fmt.Sprint("fastimport.unpackLimit=", 1000*(p.index%2))
		if err := runGit(dir, stream, "-c", keep, "fast-import", "--quiet", "--force", "--import-marks-if-exists=marks", "--export-marks=marks"); err != nil {
			return err
		}
		for _, command := range p.commands(last < len(c.rounds)) {
			if err := runGit(dir, "", command...); err != nil {
				return err
			}
		}
		first = last
	}
	return nil
}

// runGit runs git.
func runGit(dir, input string, args ...string) error {
	c := exec.Command("git", args...)
	c.Dir, c.Stdin = dir, strings.NewReader(input)
	c.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null", "HOME="+dir)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("git %v: %w\n%s", args, err, out)
	}
	return nil
}

// GoString is how rapid shows a case.
func (c gitCase) GoString() string {
	s := c.made.texts()
	fmt.Fprintf(&s.text, "%s", shownStream(c.stream(s.blobs, 0, len(c.rounds))))
	for i, p := range c.packings {
		fmt.Fprintf(&s.text, "%v\n", p.commands(i+1 < len(c.packings)))
	}
	return s.text.String()
}

// shownStream leaves the contents of files out.
func shownStream(stream string) string {
	var out strings.Builder
	for rest := []byte(stream); len(rest) > 0; {
		line, next, _ := bytes.Cut(rest, []byte("\n"))
		rest = next
		var size int
		if n, _ := fmt.Sscanf(string(line), "data %d", &size); n == 1 {
			rest = rest[size:]
			continue
		}
		if strings.TrimSpace(string(line)) != "" && !bytes.Contains(line, []byte("/same")) {
			fmt.Fprintf(&out, "%s; ", line)
		}
	}
	return out.String() + "\n"
}
