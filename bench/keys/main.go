//go:build ignore

// Command keys writes a history into which keys have leaked, for git
// fast-import. It runs in a repository and puts commits on top of HEAD, the
// same ones in every run:
//
//	keys COMMITS BRANCH | git fast-import
//
// Each commit edits one of the larger source files of HEAD's tree, the largest
// most often, so that many versions of a file come after a key in it. Every
// 5th brings in a key that nothing else has, every 15th takes one out again.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
)

const (
	most     = 300       // files that are edited
	maxSize  = 512 << 10 // bytes of a file: what is larger is seldom written by hand
	minLines = 100
	alnum    = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
)

// A file is one that is edited. Lines end with their LF.
type file struct {
	mode, path string
	lines      []string
}

// A leak is a line that holds a key, and the file that it went into.
type leak struct {
	file *file
	line string
}

// A history is what keys were put into so far.
type history struct {
	random *rand.Rand
	files  []*file
	leaks  []leak // those that were not taken out again
}

func main() {
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	if err := cmp.Or(run(os.Args[1:], out), out.Flush()); err != nil {
		fmt.Fprintf(os.Stderr, "keys: %v\n", err)
		os.Exit(2)
	}
}

func run(args []string, out io.Writer) error {
	if len(args) != 2 {
		return errors.New("usage: keys COMMITS BRANCH")
	}
	commits, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	files, err := largest()
	if err != nil {
		return err
	}
	head, err := git("log", "-1", "--format=%H %ct", "HEAD")
	if err != nil {
		return err
	}
	id, date, _ := strings.Cut(strings.TrimSpace(string(head)), " ")
	seconds, err := strconv.ParseInt(date, 10, 64)
	if err != nil {
		return err
	}
	from := "from " + id + "\n"
	h := history{random: rand.New(rand.NewPCG(1, 2)), files: files}
	for i := range commits {
		f, message := h.edit(i)
		text := strings.Join(f.lines, "")
		_, err := fmt.Fprintf(out, "commit refs/heads/%s\ncommitter Ada Author <ada@example.org> %d +0000\ndata %d\n%s\n%sM %s inline %s\ndata %d\n%s\n",
			args[1], seconds+int64(i+1)*600, len(message), message, from, f.mode, f.path, len(text), text)
		if err != nil {
			return err
		}
		from = "" // git fast-import goes on from the branch's last commit
	}
	return nil
}

// edit makes the change of commit i.
func (h *history) edit(i int) (changed *file, message string) {
	switch {
	case i%5 == 0:
		f := h.file()
		h.leaks = append(h.leaks, leak{f, h.key()})
		f.lines = slices.Insert(f.lines, h.random.IntN(len(f.lines)+1), h.leaks[len(h.leaks)-1].line)
		return f, "add a key"
	case i%15 == 7:
		n := h.random.IntN(len(h.leaks))
		l := h.leaks[n]
		h.leaks = slices.Delete(h.leaks, n, n+1)
		l.file.lines = slices.DeleteFunc(l.file.lines, func(line string) bool { return line == l.line })
		return l.file, "take a key out"
	}
	// One to three lines from elsewhere in the file come in, and up to three go.
	f := h.file()
	from, to := h.random.IntN(len(f.lines)-3), h.random.IntN(len(f.lines)-3)
	come, gone := 1+h.random.IntN(3), h.random.IntN(4)
	if len(f.lines) < minLines {
		gone = 0
	}
	f.lines = slices.Replace(f.lines, to, to+gone, slices.Clone(f.lines[from:from+come])...)
	return f, "edit"
}

// file draws a file. The first quarter of them has half of the edits.
func (h *history) file() *file {
	at := h.random.Float64()
	return h.files[int(at*at*float64(len(h.files)))]
}

// key draws a line with a key in Dataframer's form.
func (h *history) key() string {
	key := []byte("sk_" + "live_")
	for range 40 {
		key = append(key, alnum[h.random.IntN(len(alnum))])
	}
	return "DATAFRAMER_API_KEY=" + string(key) + "\n"
}

// largest returns the largest source files of HEAD's tree, the largest first.
// One whose blob is not here is left out.
func largest() ([]*file, error) {
	type entry struct {
		mode, id, path string
		size           int
	}
	listing, err := git("ls-tree", "-r", "-l", "-z", "HEAD")
	if err != nil {
		return nil, err
	}
	var entries []entry
	for line := range strings.SplitSeq(string(listing), "\x00") {
		facts, path, _ := strings.Cut(line, "\t")
		fields := strings.Fields(facts) // mode, type, id, size
		if len(fields) != 4 || !strings.HasPrefix(fields[0], "100") || strings.ContainsAny(path, "\"\n") {
			continue
		}
		if size, err := strconv.Atoi(fields[3]); err == nil && size <= maxSize {
			entries = append(entries, entry{fields[0], fields[2], path, size})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(b.size-a.size, strings.Compare(a.path, b.path)) })
	var files []*file
	for _, e := range entries {
		text, err := git("cat-file", "blob", e.id)
		if err != nil || bytes.IndexByte(text, 0) >= 0 || bytes.Count(text, []byte("\n")) < minLines {
			continue
		}
		if files = append(files, &file{e.mode, e.path, lines(text)}); len(files) == most {
			break
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no text of %d lines and more in HEAD's tree", minLines)
	}
	return files, nil
}

func lines(text []byte) []string {
	if !bytes.HasSuffix(text, []byte("\n")) {
		text = append(text, '\n')
	}
	return slices.Collect(strings.Lines(string(text)))
}

func git(args ...string) ([]byte, error) {
	out, err := exec.Command("git", args...).Output()
	if err != nil {
		return nil, fmt.Errorf("git %s: %w", args[0], err)
	}
	return out, nil
}
