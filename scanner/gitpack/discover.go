package gitpack

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrNotRepository says that neither a folder nor any folder above it belongs
// to a git repository. A `.git` file that leads nowhere is a different error:
// there a repository was meant, and is broken.
var ErrNotRepository = errors.New("not a git repository")

// The most that is read of git's small files. They are far above what git
// writes, and keep a hostile repository from filling the memory.
const (
	maxGitFile    = 1 << 20 // as git: a larger `.git` file is no gitfile
	maxHeadFile   = 1 << 12
	maxConfigFile = 16 << 20
	maxShallow    = 256 << 20
)

// A Repository is where git keeps a repository's parts. All paths are absolute
// and without symlinks. It holds no open file, and nothing in it is locked:
// treat it as read-only once Discover has returned it, except for what a hook
// sets from the environment: IndexFile from GIT_INDEX_FILE, Objects from
// GIT_OBJECT_DIRECTORY, Borrowed from GIT_ALTERNATE_OBJECT_DIRECTORIES, git(1), and
// ShallowFile from GIT_SHALLOW_FILE, which a server's hooks get.
type Repository struct {
	GitDir      string // this worktree's git folder: HEAD and the index
	CommonDir   string // where objects, refs and config are; GitDir but in a linked worktree
	WorkTree    string // top of the working tree, "" for a bare repository
	IndexFile   string
	Objects     string   // the objects folder
	ShallowFile string   // the commits where a shallow clone ends
	Borrowed    []string // more of them, beside those that info/alternates names
	Format      Format   // extensions.objectFormat
	Promisor    bool     // a partial clone: objects may be absent by design
	RefStorage  string   // "files" or "reftable", extensions.refStorage

	found         []string // the folders that the user named, or that the search ended in
	config        []configEntry
	configProblem *Problem
}

// Discover finds the repository that path, a file or a folder, belongs to. It
// looks for `.git` and for a bare repository in the folder and upwards to the
// root, as git(1) does, and asks no environment variable. The error
// wraps ErrNotRepository when there is none; a `.git` file that is
// damaged or leads nowhere ends the search with an error of its own. A
// repository without commits is no error, nor is one with a damaged config:
// see ConfigProblem.
func Discover(path string) (*Repository, error) {
	dir, err := startFolder(path)
	if err != nil {
		return nil, err
	}
	for {
		r, err := openAt(dir)
		if r != nil || err != nil {
			return r, err
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil, fmt.Errorf("%q: %w (nor is any folder above it)", path, ErrNotRepository)
		}
		dir = parent
	}
}

// OpenGitDir opens the repository whose git folder (or `.git` file) is gitDir,
// what GIT_DIR and GIT_WORK_TREE name. With an empty workTree the repository
// says itself where its files are: core.bare, core.worktree, a linked
// worktree's gitdir file, the folder around `.git`. The error wraps
// ErrNotRepository when gitDir is no git folder.
func OpenGitDir(gitDir, workTree string) (*Repository, error) {
	gitDir, err := filepath.Abs(gitDir)
	if err != nil {
		return nil, err
	}
	found := gitDir
	if info, err := os.Stat(gitDir); err == nil && info.Mode().IsRegular() {
		found = filepath.Dir(gitDir)
		if gitDir, err = readGitFile(gitDir); err != nil {
			return nil, err
		}
	}
	if !isGitDir(gitDir) {
		return nil, fmt.Errorf("%q: %w", gitDir, ErrNotRepository)
	}
	r := open(gitDir, "", aroundDotGit(realPath(found)))
	if workTree != "" {
		if workTree, err = filepath.Abs(workTree); err != nil {
			return nil, err
		}
		r.WorkTree = realPath(workTree)
		r.found = append(r.found, r.WorkTree)
	}
	return r, nil
}

// Bare tells whether there is no working tree.
func (r *Repository) Bare() bool { return r.WorkTree == "" }

// Shallow returns the commits whose parents a shallow clone cut off
// (gitrepository-layout(5): the file `shallow`, an id a line); nil in a full clone. A
// damaged file gives what could be read of it, and a Problem.
func (r *Repository) Shallow() (map[ID]bool, error) {
	data, err := readRegular(r.ShallowFile, maxShallow)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, problemOf("store", "shallow", err)
	}
	cut := make(map[ID]bool)
	bad := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if id, ok := r.Format.parse(line); ok {
			cut[id] = true
		} else if line != "" {
			bad++
		}
	}
	if bad > 0 {
		return cut, Problem{What: "store", Path: "shallow", Reason: Corrupt,
			Detail: fmt.Sprintf("%d lines are not object ids", bad)}
	}
	return cut, nil
}

// Outside returns the folders that the repository leads to outside of the
// folder where it was found, so that a caller can ask whom they belong to
// before it reads there: a linked worktree's main repository, the target of a
// `.git` file or symlink, core.worktree, objects or refs behind a symlink.
// Alternates are the object store's business. A folder inside another one of
// the list is left out.
func (r *Repository) Outside() []string {
	leads := []string{r.CommonDir, r.GitDir, r.WorkTree}
	for _, name := range []string{"objects", "refs", "logs", "worktrees"} {
		leads = append(leads, realPath(filepath.Join(r.CommonDir, name)))
	}
	var out []string
	for _, lead := range leads {
		holds := func(dir string) bool { return within(dir, lead) }
		if lead != "" && !slices.ContainsFunc(r.found, holds) && !slices.ContainsFunc(out, holds) {
			out = append(out, lead)
		}
	}
	return out
}

// startFolder returns the real folder that the search for path begins in.
func startFolder(path string) (string, error) {
	dir, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return "", err
	}
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	return dir, err
}

// openAt opens the repository at dir itself; nil without an error sends the
// search on upwards. What cannot be asked about is not there: git passes by a
// folder that it may not read.
func openAt(dir string) (*Repository, error) {
	dotGit := filepath.Join(dir, ".git")
	if info, err := os.Stat(dotGit); err == nil && info.Mode().IsRegular() {
		gitDir, err := readGitFile(dotGit)
		if err != nil {
			return nil, err
		}
		return open(gitDir, dir, dir), nil
	}
	if isGitDir(dotGit) {
		return open(dotGit, dir, dir), nil
	}
	if wasGitDir(dotGit) {
		return nil, fmt.Errorf("%s is damaged: a git folder has a HEAD that names a branch or a commit, and the folders objects and refs", dotGit)
	}
	if !isGitDir(dir) {
		return nil, nil
	}
	return open(dir, "", aroundDotGit(dir)), nil
}

// aroundDotGit is the folder that is meant by somebody who names the .git in it.
func aroundDotGit(dir string) string {
	if filepath.Base(dir) == ".git" {
		return filepath.Dir(dir)
	}
	return dir
}

// open reads the layout of a folder that isGitDir holds for. workTree is where
// the search found it, "" when it found the git folder itself.
func open(gitDir, workTree, found string) *Repository {
	gitDir = realPath(gitDir)
	r := &Repository{
		GitDir:     gitDir,
		CommonDir:  commonDir(gitDir),
		IndexFile:  filepath.Join(gitDir, "index"),
		RefStorage: "files",
		found:      []string{found},
	}
	r.Objects = filepath.Join(r.CommonDir, "objects")
	r.ShallowFile = filepath.Join(r.CommonDir, "shallow")
	r.readConfig()
	r.WorkTree = r.findWorkTree(workTree)
	return r
}

// findWorkTree decides as git's setup does: core.bare beats core.worktree beats
// the place where `.git` was found. A linked worktree doesn't inherit the
// first two from the main repository, unless extensions.worktreeConfig is on.
func (r *Repository) findWorkTree(natural string) string {
	if r.GitDir == r.CommonDir || r.configBool("extensions", "", "worktreeconfig") {
		if r.configBool("core", "", "bare") {
			return ""
		}
		if dir := r.Config("core", "", "worktree"); dir != "" {
			return realPath(under(r.GitDir, dir))
		}
	}
	if natural != "" {
		return natural
	}
	back, err := readRegular(filepath.Join(r.GitDir, "gitdir"), maxGitFile)
	if line := strings.TrimRight(string(back), "\r\n"); err == nil && line != "" && r.GitDir != r.CommonDir {
		return realPath(filepath.Dir(under(r.GitDir, line)))
	}
	if filepath.Base(r.GitDir) == ".git" {
		return filepath.Dir(r.GitDir)
	}
	return ""
}

// isGitDir holds for what git takes for a git folder: a HEAD that looks like
// one, and folders for objects and refs.
func isGitDir(dir string) bool {
	if !validHead(filepath.Join(dir, "HEAD")) {
		return false
	}
	common := commonDir(dir)
	return isFolder(filepath.Join(common, "objects")) && isFolder(filepath.Join(common, "refs"))
}

// wasGitDir holds for a folder that is no git folder any more. git passes by
// it; somebody who looks for leaks wants to know.
func wasGitDir(dir string) bool {
	for _, part := range []string{"HEAD", "objects", "refs", "packed-refs"} {
		if _, err := os.Lstat(filepath.Join(dir, part)); err == nil {
			return true
		}
	}
	return false
}

// Nested tells whether a folder below a working tree is a repository of its
// own, so that git does not look into it. Anything may be called `.git`.
func Nested(dir string) bool {
	dotGit := filepath.Join(dir, ".git")
	if info, err := os.Lstat(dotGit); err != nil || info.IsDir() {
		return err == nil && isGitDir(dotGit)
	}
	_, err := readGitFile(dotGit)
	return err == nil
}

// validHead holds for a symlink into refs/ (the form of git's first years), for
// `ref: refs/…` and for an object id of either format: the format isn't known
// yet.
func validHead(path string) bool {
	if target, err := os.Readlink(path); err == nil && strings.HasPrefix(target, "refs/") {
		return true
	}
	data, err := readRegular(path, maxHeadFile)
	if err != nil {
		return false
	}
	text := string(data)
	if target, ok := strings.CutPrefix(text, "ref:"); ok {
		return strings.HasPrefix(strings.TrimLeft(target, " \t\r\n"), "refs/")
	}
	for _, f := range []Format{SHA1, SHA256} {
		if len(text) >= 2*f.Size() {
			if _, err := ParseID(text[:2*f.Size()]); err == nil {
				return true
			}
		}
	}
	return false
}

// commonDir follows gitDir's commondir file (gitrepository-layout(5)).
func commonDir(gitDir string) string {
	data, err := readRegular(filepath.Join(gitDir, "commondir"), maxGitFile)
	line := strings.TrimRight(string(data), "\r\n")
	if err != nil || line == "" {
		return gitDir
	}
	return realPath(under(gitDir, line))
}

// readGitFile returns the git folder that a `.git` file names.
func readGitFile(path string) (string, error) {
	data, err := readRegular(path, maxGitFile)
	if err != nil {
		return "", fmt.Errorf("cannot read the file %q: %w", path, err)
	}
	target, ok := strings.CutPrefix(strings.TrimRight(string(data), "\r\n"), "gitdir: ")
	if !ok || target == "" {
		return "", fmt.Errorf("%q is a file, but not one that says where the repository is (gitdir: …)", path)
	}
	dir := under(filepath.Dir(path), target)
	if !isGitDir(dir) {
		return "", fmt.Errorf("%q leads to %q, and there is no git repository"+
			" (moved or deleted? `git worktree repair` mends a worktree)", path, dir)
	}
	return dir, nil
}

// under joins a path from one of git's files to the folder that it is relative
// to.
func under(dir, path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(dir, path)
}

// realPath resolves symlinks where it can: a path that isn't there stays as it
// is, and the reader that opens it says why.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return filepath.Clean(path)
}

// within tells whether path is dir or below it.
func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

var (
	errNotRegular = errors.New("not a regular file")
	errOversize   = errors.New("larger than such a file can be")
)

// readRegular reads a whole regular file of at most limit bytes. It opens
// nothing else: a FIFO under a ref's name would never answer.
func readRegular(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	if info.Size() > limit {
		return nil, errOversize
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var data bytes.Buffer
	data.Grow(int(info.Size()) + bytes.MinRead)        // io.ReadAll would copy an index of 600 KB 20 times
	_, err = data.ReadFrom(io.LimitReader(f, limit+1)) // it may have grown
	if err == nil && int64(data.Len()) > limit {
		err = errOversize
	}
	return data.Bytes(), err
}

// problemOf puts a read error into the words of the receipt.
func problemOf(what, path string, err error) Problem {
	p := Problem{What: what, Path: filepath.ToSlash(path), Reason: Unreadable, Detail: err.Error()}
	var failed *os.PathError
	switch {
	case errors.Is(err, errOversize):
		p.Reason = TooLarge
	case errors.Is(err, os.ErrNotExist):
		p.Reason, p.Detail = Missing, ""
	case errors.As(err, &failed):
		p.Detail = failed.Err.Error() // without the path, which the problem has
	}
	return p
}

// parse reads an id of this format, in hexadecimal of either case.
func (f Format) parse(text string) (ID, bool) {
	if len(text) != 2*f.Size() {
		return ID{}, false
	}
	id, err := ParseID(text)
	return id, err == nil
}
