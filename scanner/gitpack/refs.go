package gitpack

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Ref is a name for an object, gitrepository-layout(5) and git-pack-refs(1).
type Ref struct {
	Name     string // in full: HEAD, refs/heads/x, worktrees/wt/HEAD; any bytes
	ID       ID     // zero when Symbolic leads to no commit yet, or nowhere
	Symbolic string // the ref that this one stands for, "" for a plain one
	Peeled   ID     // what a tag finally points at, where packed-refs says so
}

// The caps on ref files. A loose ref holds one line; FETCH_HEAD a line for each
// branch of the remote; packed-refs about 80 bytes a ref.
const (
	maxLooseRef   = 64 << 10
	maxHeadsFile  = 64 << 20
	maxPackedRefs = 1 << 30
	maxSymbolic   = 5 // as deep as git follows
)

// pseudoRefs are the files beside HEAD that name objects, gitglossary(7).
var pseudoRefs = []string{"HEAD", "ORIG_HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD",
	"REBASE_HEAD", "BISECT_HEAD", "AUTO_MERGE", "MERGE_AUTOSTASH", "FETCH_HEAD"}

// worktreeRefs are the parts of refs/ that each working tree has for itself.
var worktreeRefs = []string{"refs/bisect", "refs/rewritten", "refs/worktree"}

// Refs returns every ref of the repository, sorted by name: HEAD and the other
// pseudo refs, loose and packed refs (loose wins), and those of the other
// working trees, under the names that git gives them (worktrees/ID/HEAD,
// main-worktree/HEAD). MERGE_HEAD and FETCH_HEAD may hold several ids and then
// come several times. Nothing keeps git from pruning what FETCH_HEAD,
// ORIG_HEAD and their like name: such an object may be gone by right.
//
// A symbolic ref has the id it leads to. A dangling one (an unborn HEAD, the
// HEAD of a remote whose branch is gone) has the zero ID and is no problem. A
// ref that cannot be read, or holds no id, is a Problem.
func (r *Repository) Refs() ([]Ref, []Problem) {
	if r.RefStorage != "files" {
		return nil, []Problem{{What: "ref", Path: "reftable", Reason: Unreadable,
			Detail: "reftable is not supported yet"}}
	}
	s := refSet{format: r.Format, at: make(map[string]int)}
	s.addPacked(r.CommonDir)
	s.addTree(r.CommonDir, "refs", "", worktreeRefs)
	for _, home := range r.homes() {
		for _, name := range pseudoRefs {
			s.addPseudo(home.dir, name, home.prefix)
		}
		for _, tree := range worktreeRefs {
			s.addTree(home.dir, tree, home.prefix, nil)
		}
	}
	s.resolve()
	slices.SortStableFunc(s.refs, func(a, b Ref) int { return strings.Compare(a.Name, b.Name) })
	return s.refs, s.problems
}

// MergeHeads returns the commits that a merge in progress merges into HEAD.
func (r *Repository) MergeHeads() []ID {
	ids, _ := readHeads(filepath.Join(r.GitDir, "MERGE_HEAD"), r.Format)
	return ids
}

// Head returns what HEAD leads to: the branch and its commit, or the commit
// alone. It is false while HEAD is unborn, and when it is broken.
func (r *Repository) Head() (Ref, bool) {
	l := refLookup{r: r}
	ref, ok := l.find("HEAD")
	return ref, ok && !ref.ID.Missing()
}

// A refHome is a folder with the HEAD of a working tree, and how the names of
// its refs begin when seen from this working tree.
type refHome struct{ dir, prefix string }

// homes returns this working tree's, the main one's and the linked ones'.
func (r *Repository) homes() []refHome {
	homes := []refHome{{r.GitDir, ""}}
	if r.GitDir != r.CommonDir {
		homes = append(homes, refHome{r.CommonDir, "main-worktree/"})
	}
	trees, _ := os.ReadDir(filepath.Join(r.CommonDir, "worktrees"))
	for _, tree := range trees {
		dir := filepath.Join(r.CommonDir, "worktrees", tree.Name())
		if tree.IsDir() && realPath(dir) != r.GitDir {
			homes = append(homes, refHome{dir, "worktrees/" + tree.Name() + "/"})
		}
	}
	return homes
}

// A refSet gathers refs. A later one of the same name replaces the earlier.
type refSet struct {
	format   Format
	refs     []Ref
	at       map[string]int
	problems []Problem
}

func (s *refSet) add(ref Ref) {
	if i, ok := s.at[ref.Name]; ok {
		s.refs[i] = ref
		return
	}
	s.at[ref.Name] = len(s.refs)
	s.refs = append(s.refs, ref)
}

func (s *refSet) broken(name string, reason Reason, detail string) {
	s.problems = append(s.problems, Problem{What: "ref", Path: name, Reason: reason, Detail: detail})
}

// addPacked reads the packed-refs file.
func (s *refSet) addPacked(commonDir string) {
	data, err := readRegular(filepath.Join(commonDir, "packed-refs"), maxPackedRefs)
	if errors.Is(err, os.ErrNotExist) {
		return
	}
	if err != nil {
		s.problems = append(s.problems, problemOf("ref", "packed-refs", err))
		return
	}
	bad := parsePackedRefs(string(data), s.format, s.add)
	if bad > 0 {
		s.broken("packed-refs", Corrupt, fmt.Sprintf("%d lines are damaged", bad))
	}
}

// parsePackedRefs reads packed-refs: `ID NAME` lines, each followed by `^ID`
// if NAME is an annotated tag, and comments. It returns the number of lines
// that are neither. A last line without its line break was cut off: the id
// counts, and so does the damage. The names share text's memory.
func parsePackedRefs(text string, f Format, add func(Ref)) (bad int) {
	var ref Ref
	flush := func() {
		if ref.Name != "" {
			add(ref)
		}
		ref = Ref{}
	}
	for line := range strings.Lines(text) {
		body := strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		switch {
		case body == "" || body[0] == '#':
		case body[0] == '^':
			peeled, ok := f.parse(body[1:])
			if !ok || ref.Name == "" {
				bad++
				continue
			}
			ref.Peeled = peeled
		default:
			flush()
			id, name, ok := packedLine(body, f)
			if !ok {
				bad++
				continue
			}
			ref = Ref{Name: name, ID: id}
		}
		if body == line {
			bad++
		}
	}
	flush()
	return bad
}

func packedLine(line string, f Format) (ID, string, bool) {
	digits := 2 * f.Size()
	if len(line) < digits+2 || line[digits] != ' ' && line[digits] != '\t' {
		return ID{}, "", false
	}
	id, ok := f.parse(line[:digits])
	return id, line[digits+1:], ok
}

// addTree reads the loose refs below dir/tree, leaving out the folders in skip.
func (s *refSet) addTree(dir, tree, prefix string, skip []string) {
	root := realPath(filepath.Join(dir, filepath.FromSlash(tree)))
	filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, path)
		name := tree
		if rel != "." {
			name += "/" + filepath.ToSlash(rel)
		}
		switch {
		case err != nil:
			if !errors.Is(err, os.ErrNotExist) {
				s.problems = append(s.problems, problemOf("ref", prefix+name, err))
			}
			if entry == nil || entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir():
			if slices.Contains(skip, name) || rel != "." && strings.HasPrefix(entry.Name(), ".") {
				return fs.SkipDir
			}
		case rel == "." || isRefDebris(entry.Name()):
		default:
			s.addLoose(path, prefix+name, root)
		}
		return nil
	})
}

// isRefDebris holds for files among the refs that git doesn't take for refs:
// its own locks, and what other programs leave there.
func isRefDebris(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, ".lock")
}

// addPseudo reads HEAD or one of its siblings. MERGE_HEAD and FETCH_HEAD give a
// ref for each of their lines.
func (s *refSet) addPseudo(dir, name, prefix string) {
	path := filepath.Join(dir, name)
	if _, err := os.Lstat(path); err != nil {
		return
	}
	if name != "MERGE_HEAD" && name != "FETCH_HEAD" {
		s.addLoose(path, prefix+name, realPath(filepath.Join(dir, "refs")))
		return
	}
	ids, err := readHeads(path, s.format)
	if err != nil {
		s.problems = append(s.problems, problemOf("ref", prefix+name, err))
	}
	for _, id := range ids {
		s.refs = append(s.refs, Ref{Name: prefix + name, ID: id})
	}
}

func (s *refSet) addLoose(path, name, root string) {
	id, target, err := readLoose(path, root, s.format)
	var problem Problem
	switch {
	case err == nil:
		s.add(Ref{Name: name, ID: id, Symbolic: target})
	case errors.As(err, &problem):
		s.broken(name, problem.Reason, problem.Detail)
	case errors.Is(err, os.ErrNotExist) || errors.Is(err, errIsFolder):
		// deleted meanwhile, or an alias of refs that the walk meets anyway
	default:
		s.problems = append(s.problems, problemOf("ref", name, err))
	}
}

// resolve gives symbolic refs the ids that they lead to.
func (s *refSet) resolve() {
	for i, ref := range s.refs {
		name := ref.Symbolic
		for depth := 0; name != "" && depth < maxSymbolic; depth++ {
			target, ok := s.target(ref.Name, name)
			if !ok {
				break // unborn or dangling
			}
			s.refs[i].ID, s.refs[i].Peeled = target.ID, target.Peeled
			name = target.Symbolic
			if name != "" && depth == maxSymbolic-1 {
				s.broken(ref.Name, Corrupt, "symbolic refs go round in a circle, or too deep")
			}
		}
	}
}

// target finds the ref name as the working tree of from sees it.
func (s *refSet) target(from, name string) (Ref, bool) {
	prefix := ""
	if !strings.HasPrefix(name, "refs/") || isWorktreeRef(name) {
		prefix = homePrefix(from)
	}
	i, ok := s.at[prefix+name]
	if !ok {
		return Ref{}, false
	}
	return s.refs[i], true
}

// homePrefix returns how name begins if it is another working tree's:
// "worktrees/ID/" or "main-worktree/".
func homePrefix(name string) string {
	if strings.HasPrefix(name, "main-worktree/") {
		return "main-worktree/"
	}
	if rest, ok := strings.CutPrefix(name, "worktrees/"); ok {
		if id, _, ok := strings.Cut(rest, "/"); ok {
			return "worktrees/" + id + "/"
		}
	}
	return ""
}

func isWorktreeRef(name string) bool {
	for _, tree := range worktreeRefs {
		if strings.HasPrefix(name, tree+"/") {
			return true
		}
	}
	return false
}

// errIsFolder says that a ref's path is a folder, or a symlink to one.
var errIsFolder = errors.New("a folder")

// readLoose reads a ref file: its id, or the name that it stands for. root is
// the real folder that a symlink must not lead out of.
func readLoose(path, root string, f Format) (ID, string, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return ID{}, "", err
	}
	if info.IsDir() {
		return ID{}, "", errIsFolder
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		target, err := os.Readlink(path)
		if err != nil {
			return ID{}, "", err
		}
		// The symbolic refs of git's first years: the text counts, not the place.
		if target = filepath.ToSlash(target); strings.HasPrefix(target, "refs/") && safeRefName(target) {
			return ID{}, target, nil
		}
		if path, err = filepath.EvalSymlinks(path); err != nil || !within(root, path) {
			return ID{}, "", Problem{Reason: Corrupt, Detail: "a symlink that leads to no ref"}
		}
		if isFolder(path) {
			return ID{}, "", errIsFolder
		}
	}
	data, err := readRegular(path, maxLooseRef)
	if err != nil {
		return ID{}, "", err
	}
	return parseLoose(string(data), f)
}

// parseLoose reads `ref: NAME`, or an id that may have more behind a space.
func parseLoose(text string, f Format) (ID, string, error) {
	text = strings.TrimRight(text, " \t\r\n")
	if target, ok := strings.CutPrefix(text, "ref:"); ok {
		target = strings.TrimLeft(target, " \t\r\n")
		if !safeRefName(target) {
			return ID{}, "", Problem{Reason: Corrupt, Detail: "it stands for a name that no ref can have"}
		}
		return ID{}, target, nil
	}
	if end := strings.IndexAny(text, " \t\r\n"); end >= 0 {
		text = text[:end]
	}
	id, ok := f.parse(text)
	if !ok {
		return ID{}, "", Problem{Reason: Corrupt, Detail: "it holds no object id"}
	}
	return id, "", nil
}

// safeRefName holds for a name that stays below the git folder: no part is
// empty or begins with a dot. It is far from all that git-check-ref-format(1)
// asks.
func safeRefName(name string) bool {
	if strings.ContainsAny(name, "\x00\n\\:") {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == "" || part[0] == '.' {
			return false
		}
	}
	return true
}

// readHeads reads a file whose lines begin with an id. A missing file has none.
func readHeads(path string, f Format) ([]ID, error) {
	data, err := readRegular(path, maxHeadsFile)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	var ids []ID
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, " \r\n")
		if id, _, perr := parseLoose(line, f); perr == nil && !id.Missing() {
			ids = append(ids, id)
		} else if line != "" && err == nil {
			err = errors.New("a line of it holds no object id")
		}
	}
	return ids, err
}

// A refLookup finds single refs by name, without reading all of them.
type refLookup struct {
	r      *Repository
	packed string
	loaded bool
}

// find returns the ref with its symbolic refs followed. It is false when there
// is no such ref, or it is broken; an unborn HEAD is found, with the zero ID.
func (l *refLookup) find(name string) (Ref, bool) {
	ref, ok := l.read(name)
	last := ref
	for depth := 0; ok && last.Symbolic != ""; depth++ {
		next := last.Symbolic
		if !strings.HasPrefix(next, "refs/") || isWorktreeRef(next) {
			next = homePrefix(name) + next
		}
		var there bool
		if last, there = l.read(next); !there {
			return ref, true
		}
		if depth == maxSymbolic {
			return ref, false
		}
	}
	ref.ID, ref.Peeled = last.ID, last.Peeled
	return ref, ok
}

// read returns the ref of exactly that name.
func (l *refLookup) read(name string) (Ref, bool) {
	if !safeRefName(name) || l.r.RefStorage != "files" {
		return Ref{}, false
	}
	prefix := homePrefix(name)
	rest := name[len(prefix):]
	shared := strings.HasPrefix(rest, "refs/") && !isWorktreeRef(rest)
	if !strings.HasPrefix(rest, "refs/") && !isPseudoName(rest) {
		return Ref{}, false // another of git's files: config, index
	}
	dir := l.r.GitDir
	switch {
	case shared || prefix == "main-worktree/":
		dir = l.r.CommonDir
	case prefix != "":
		dir = filepath.Join(l.r.CommonDir, filepath.FromSlash(prefix))
	}
	root := realPath(filepath.Join(dir, "refs"))
	id, target, err := readLoose(filepath.Join(dir, filepath.FromSlash(rest)), root, l.r.Format)
	if err == nil {
		return Ref{Name: name, ID: id, Symbolic: target}, true
	}
	if !shared || prefix != "" {
		return Ref{}, false
	}
	return l.inPacked(name)
}

// inPacked searches packed-refs, read once, for one name: a search for text is
// many times faster than parsing a million lines.
func (l *refLookup) inPacked(name string) (Ref, bool) {
	if !l.loaded {
		data, _ := readRegular(filepath.Join(l.r.CommonDir, "packed-refs"), maxPackedRefs)
		l.packed, l.loaded = string(data), true
	}
	want := " " + name
	digits := 2 * l.r.Format.Size()
	for from := 0; ; {
		i := strings.Index(l.packed[from:], want)
		if i < 0 {
			return Ref{}, false
		}
		start, end := from+i-digits, from+i+len(want)
		from += i + 1
		if start < 0 || start > 0 && l.packed[start-1] != '\n' {
			continue
		}
		if after := l.packed[end:]; after != "" && after[0] != '\n' && !strings.HasPrefix(after, "\r\n") {
			continue
		}
		if id, ok := l.r.Format.parse(l.packed[start : start+digits]); ok {
			return Ref{Name: name, ID: id}, true
		}
	}
}

// isPseudoName holds for HEAD and names like it: capitals, `_` and `-`.
func isPseudoName(name string) bool {
	return name != "" && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-") == ""
}

// Reflog calls entry with each id that a ref had after a change, as the
// reflogs of this working tree and of the others tell, the oldest first. They
// keep ids that no ref has any more, and ids of objects that are gone by right.
// Lines that aren't reflog lines are passed by.
func (r *Repository) Reflog(name string, entry func(ID)) {
	if !safeRefName(name) {
		return
	}
	for _, home := range r.homes() {
		readReflog(filepath.Join(home.dir, "logs", filepath.FromSlash(name)), r.Format, entry)
	}
}

// readReflog takes the second id of each line, the one after the change. The
// rest, a name and a message of any length, is not kept.
func readReflog(path string, f Format, entry func(ID)) {
	file, _, err := openRegular(path)
	if err != nil {
		return
	}
	defer file.Close()
	digits := 2 * f.Size()
	in := bufio.NewReader(file)
	for err == nil {
		var line []byte
		line, err = in.ReadSlice('\n')
		if len(line) > 2*digits && line[digits] == ' ' {
			if id, ok := f.parse(string(line[digits+1 : 2*digits+1])); ok && !id.Missing() {
				entry(id)
			}
		}
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = in.ReadSlice('\n')
		}
	}
}
