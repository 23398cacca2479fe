package gitpack

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// history makes commits in a repository out of a few files that change a
// little each time, so that git finds deltas, some files of random bytes, an
// annotated tag and a symlink. The objects are loose.
func history(t testing.TB, top string, commits int) {
	t.Helper()
	random := rand.New(rand.NewPCG(1, uint64(commits)))
	var stream bytes.Buffer
	lines := make([]string, 400)
	for i := range lines {
		lines[i] = fmt.Sprintf("line %d of the file, %x", i, random.Uint64())
	}
	for n := range commits {
		lines[random.IntN(len(lines))] = fmt.Sprintf("changed %x", random.Uint64())
		noise := make([]byte, random.IntN(3000))
		for i := range noise {
			noise[i] = byte(random.Uint32())
		}
		fmt.Fprintf(&stream, "commit refs/heads/main\nmark :%d\ncommitter C <c@example.com> %d +0100\ndata 3\nm%02d\n", n+1, 1700000000+n, n%100)
		for name, text := range map[string]string{"text": strings.Join(lines, "\n"), fmt.Sprintf("dir/noise%d", n%5): string(noise)} {
			fmt.Fprintf(&stream, "M 100644 inline %s\ndata %d\n%s\n", name, len(text), text)
		}
		stream.WriteString("M 120000 inline link\ndata 4\ntext\n")
	}
	fmt.Fprintf(&stream, "tag v1\nfrom :1\ntagger C <c@example.com> 1700000000 +0000\ndata 2\nv1\n")
	cmd := exec.Command("git", "-c", "fastimport.unpackLimit=1000000", "fast-import", "--quiet", "--force")
	cmd.Dir, cmd.Stdin = top, &stream
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git fast-import: %v\n%s", err, out)
	}
}

// fresh makes a repository with a history of loose objects.
func fresh(t testing.TB, commits int, args ...string) string {
	t.Helper()
	isolate(t)
	top := filepath.Join(t.TempDir(), "repo")
	runGit(t, t.TempDir(), append(append([]string{"init", "-q", "-b", "main"}, args...), top)...)
	if commits > 0 {
		history(t, top, commits)
	}
	return top
}

// catFile hands over every object as git prints it.
func catFile(t testing.TB, top string, visit func(Object)) {
	t.Helper()
	cmd := exec.Command("git", "cat-file", "--batch", "--batch-all-objects", "--unordered", "--buffer")
	cmd.Dir, cmd.Stderr = top, os.Stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	out := bufio.NewReaderSize(pipe, 1<<20)
	for {
		line, err := out.ReadString('\n')
		if err == io.EOF {
			break
		}
		var text, kind string
		var size int
		if _, err := fmt.Sscan(line, &text, &kind, &size); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		id, _ := ParseID(text)
		data := make([]byte, size+1)
		if _, err := io.ReadFull(out, data); err != nil {
			t.Fatal(err)
		}
		visit(Object{id, parseKind(kind), data[:size]})
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
}

func gitHas(t testing.TB, top string) map[ID]Object {
	t.Helper()
	all := map[ID]Object{}
	catFile(t, top, func(o Object) { all[o.ID] = o })
	return all
}

func openStore(t testing.TB, top string, opt StoreOptions) *Store {
	t.Helper()
	dir := runGit(t, top, "rev-parse", "--git-path", "objects")
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(top, dir)
	}
	s, err := OpenStore(dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// collect runs Each, and makes sure that it tells of every object once.
func collect(t testing.TB, s *Store) (map[ID]Object, map[ID]Problem) {
	t.Helper()
	var mu sync.Mutex
	seen, bad := map[ID]Object{}, map[ID]Problem{}
	err := s.Each(context.Background(), func(o Object) error {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := seen[o.ID]; twice {
			t.Errorf("%s is visited twice", o.ID)
		}
		o.Data = bytes.Clone(o.Data)
		seen[o.ID] = o
		return nil
	}, func(p Problem) {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := bad[p.ID]; twice {
			t.Errorf("%s is told of twice", p.ID)
		}
		if p.ID == (ID{}) || p.Path == "" || p.Reason == "" {
			t.Errorf("a problem without id, path or reason: %#v", p)
		}
		bad[p.ID] = p
	})
	if err != nil {
		t.Fatal(err)
	}
	for id := range bad {
		if _, both := seen[id]; both {
			t.Errorf("%s is visited, and a problem", id)
		}
	}
	if s.Len() != len(seen)+len(bad) {
		t.Errorf("%d objects are listed, %d visited, %d are problems", s.Len(), len(seen), len(bad))
	}
	sameVersions(t, s, seen, bad)
	return seen, bad
}

// sameObjects compares every object, and every way to get at it.
func sameObjects(t *testing.T, s *Store, want map[ID]Object) {
	t.Helper()
	seen, bad := collect(t, s)
	for _, p := range bad {
		t.Error(p)
	}
	if len(seen) != len(want) {
		t.Errorf("%d objects, git has %d", len(seen), len(want))
	}
	for id, o := range want {
		if got := seen[id]; got.Kind != o.Kind || !bytes.Equal(got.Data, o.Data) {
			t.Errorf("Each: %s %s is another", o.Kind, id)
		}
		if kind, data, err := s.Read(id); err != nil || kind != o.Kind || !bytes.Equal(data, o.Data) {
			t.Errorf("Read: %s %s is another: %v", o.Kind, id, err)
		}
		if text := id.String(); !s.Has(id) || !slices.Contains(s.Prefix(text[:7]), id) || !slices.Equal(s.Prefix(text), []ID{id}) {
			t.Errorf("%s is not found", id)
		}
	}
}

// TestStoreAsGit reads repositories of every build, and finds in each what
// git finds.
func TestStoreAsGit(t *testing.T) {
	for _, test := range []struct {
		name string
		init []string
		make [][]string // git commands
	}{
		{"loose", nil, nil},
		{"deep", nil, [][]string{{"repack", "-qadf", "--depth=50", "--window=50"}}},
		{"idx v1", nil, [][]string{{"-c", "pack.indexVersion=1", "repack", "-qadf"}}},
		{"ref deltas", nil, [][]string{{"-c", "repack.useDeltaBaseOffset=false", "repack", "-qadf"}}},
		{"loose and packed", nil, [][]string{{"repack", "-q"}}},
		{"two packs with the same", nil, [][]string{{"repack", "-q"}, {"repack", "-qaf", "--window=3"}}},
		{"multi-pack-index", nil, [][]string{{"repack", "-qad"}, {"multi-pack-index", "write"}}},
		{"cruft", nil, [][]string{{"update-ref", "refs/heads/main", "main~20"}, {"repack", "-q", "--cruft", "-d"}}},
		{"sha256 loose", []string{"--object-format=sha256"}, nil},
		{"sha256 packed", []string{"--object-format=sha256"}, [][]string{{"-c", "repack.useDeltaBaseOffset=false", "repack", "-qadf"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			top := fresh(t, 60, test.init...)
			for _, args := range test.make {
				runGit(t, top, args...)
			}
			var opt StoreOptions
			if test.init != nil {
				opt.Format = SHA256
			}
			s := openStore(t, top, opt)
			sameObjects(t, s, gitHas(t, top))
			if len(s.Problems()) > 0 {
				t.Error(s.Problems())
			}
		})
	}
}

func TestStoreEmpty(t *testing.T) {
	s := openStore(t, fresh(t, 0), StoreOptions{})
	sameObjects(t, s, nil)
	id, _ := ParseID("4b825dc642cb6eb9a060e54bf8d69288fbee4904")
	if kind, data, err := s.Read(id); kind != Tree || len(data) > 0 || err != nil || !s.Has(id) {
		t.Error("the empty tree is not known", kind, err)
	}
	_, _, err := s.Read(MakeID(make([]byte, 20)))
	if p := (Problem{}); !errors.As(err, &p) || p.Reason != Missing {
		t.Error(err)
	}
	if _, err := OpenStore(filepath.Join(t.TempDir(), "none"), StoreOptions{}); err == nil {
		t.Error("a folder that is not there was opened")
	}
}

// TestStoreReal compares a whole repository, named by STANCH_BENCH_REPO, with
// git: the number of objects of each kind, and a digest of all of them.
func TestStoreReal(t *testing.T) {
	top := os.Getenv("STANCH_BENCH_REPO")
	if top == "" {
		t.Skip("STANCH_BENCH_REPO names no repository")
	}
	type tally struct {
		count  map[Kind]int
		bytes  int64
		digest [4]uint64 // the sum over the objects, so their order is all one
	}
	add := func(to *tally, o Object) {
		sum := sha256.New()
		fmt.Fprintf(sum, "%s %s\n", o.ID, o.Kind)
		sum.Write(o.Data)
		for i, text := 0, sum.Sum(nil); i < 4; i++ {
			to.digest[i] += binary.LittleEndian.Uint64(text[8*i:])
		}
		to.count[o.Kind]++
		to.bytes += int64(len(o.Data))
	}
	want, got := tally{count: map[Kind]int{}}, tally{count: map[Kind]int{}}
	catFile(t, top, func(o Object) { add(&want, o) })
	s, err := OpenStore(filepath.Join(top, "objects"), StoreOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var mu sync.Mutex
	err = s.Each(context.Background(), func(o Object) error {
		mu.Lock()
		defer mu.Unlock()
		add(&got, o)
		return nil
	}, func(p Problem) { t.Error(p) })
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v\ngot  %v\nwant %v", err, got, want)
	}
	t.Log(got)
}

// TestAlternates follows them as git does: relative ones, nested ones, a
// circle, a comment.
func TestAlternates(t *testing.T) {
	top := fresh(t, 20)
	runGit(t, top, "repack", "-qad")
	clones := filepath.Dir(top)
	runGit(t, clones, "clone", "-q", "--shared", top, "second")
	second := filepath.Join(clones, "second")
	writeText(t, filepath.Join(clones, "third/.git/x"), "")
	runGit(t, clones, "init", "-q", "third")
	third := filepath.Join(clones, "third")
	commitFile(t, second, "new", "text")
	writeText(t, filepath.Join(third, ".git/objects/info/alternates"), "# no\n\n../../../second/.git/objects\n")
	writeText(t, filepath.Join(top, ".git/objects/info/alternates"), third+"/.git/objects\n/nowhere\n")
	s := openStore(t, third, StoreOptions{})
	sameObjects(t, s, gitHas(t, third))
	if len(s.Outside()) != 2 || len(s.Problems()) != 1 || s.Problems()[0].Reason != Missing {
		t.Error(s.Outside(), s.Problems())
	}
	s = openStore(t, third, StoreOptions{Follow: func(string) bool { return false }})
	if s.Len() != 0 || len(s.Problems()) != 1 || len(s.Outside()) != 0 {
		t.Error(s.Len(), s.Outside(), s.Problems())
	}
}

// packFiles returns the files of a repository's packs with that ending.
func packFiles(t testing.TB, top, ending string) []string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(top, ".git/objects/pack/*."+ending))
	if len(files) == 0 {
		t.Fatal("no pack")
	}
	return files
}

// TestPackWithoutIdx lists packs by walking them.
func TestPackWithoutIdx(t *testing.T) {
	for _, offsets := range []string{"true", "false"} {
		top := fresh(t, 60)
		runGit(t, top, "-c", "repack.useDeltaBaseOffset="+offsets, "repack", "-qadf", "--depth=50")
		want := gitHas(t, top)
		for _, file := range packFiles(t, top, "idx") {
			os.Remove(file)
		}
		s := openStore(t, top, StoreOptions{})
		sameObjects(t, s, want)
		if len(s.Problems()) > 0 {
			t.Error(s.Problems())
		}
	}
}

// TestThinPack reads a pack whose bases lie in another one.
func TestThinPack(t *testing.T) {
	top := fresh(t, 60)
	want := gitHas(t, top)
	thin := filepath.Join(t.TempDir(), "thin.pack")
	shell := exec.Command("sh", "-c", `printf 'main\n^main~20\n' | git pack-objects -q --thin --revs --stdout >"$1" &&
		git update-ref refs/heads/main main~20 && git repack -qad && git prune --expire=now`, "sh", thin)
	shell.Dir = top
	if out, err := shell.CombinedOutput(); err != nil {
		t.Fatal(string(out))
	}
	data, err := os.ReadFile(thin)
	if err != nil {
		t.Fatal(err)
	}
	writeText(t, filepath.Join(top, ".git/objects/pack/a.pack"), string(data))
	s := openStore(t, top, StoreOptions{})
	sameObjects(t, s, want)
}

// TestCopies breaks one of two copies of every object: the other is read, and
// mends the deltas whose bases are broken.
func TestCopies(t *testing.T) {
	top := fresh(t, 60)
	loose := openStore(t, top, StoreOptions{}) // lists the loose files
	runGit(t, top, "-c", "repack.useDeltaBaseOffset=true", "repack", "-qaf", "--depth=50")
	want := gitHas(t, top)
	for i, id := range loose.folders[0].ids {
		if i%3 > 0 { // the others have no second copy
			os.Remove(filepath.Join(loose.folders[0].dir, loosePath(id)))
		}
	}
	file := packFiles(t, top, "pack")[0]
	s := openStore(t, top, StoreOptions{})
	data, _ := os.ReadFile(file)
	for i, id := range loose.folders[0].ids {
		if offset, ok := s.packs[0].find(id); ok && i%3 == 0 && i%2 == 0 {
			copy(data[offset:], "\xff\xff\xff\xff\xff") // no entry begins like that
		}
	}
	os.Chmod(file, 0o666)
	os.WriteFile(file, data, 0o666)
	sameObjects(t, openStore(t, top, StoreOptions{}), want)
}

func TestIdxWithoutPack(t *testing.T) {
	top := fresh(t, 10)
	runGit(t, top, "repack", "-qad")
	n := openStore(t, top, StoreOptions{}).Len()
	os.Remove(packFiles(t, top, "pack")[0])
	s := openStore(t, top, StoreOptions{})
	seen, bad := collect(t, s)
	if len(seen) != 0 || len(bad) != n || len(s.Problems()) != 1 {
		t.Error(len(seen), len(bad), n, s.Problems())
	}
	for _, p := range bad {
		if p.Reason != Missing || p.What != "object" {
			t.Fatal(p)
		}
	}
}

// TestDamage flips or cuts bytes. Each object is then right, or a Problem.
func TestDamage(t *testing.T) {
	for _, kind := range []string{"pack", "idx", "loose"} {
		t.Run(kind, func(t *testing.T) {
			top := fresh(t, 12)
			var files []string
			if kind == "loose" {
				files, _ = filepath.Glob(filepath.Join(top, ".git/objects/??/*"))
			} else {
				runGit(t, top, "-c", "repack.useDeltaBaseOffset=false", "repack", "-qadf")
				files = packFiles(t, top, kind)
			}
			want := gitHas(t, top)
			random := rand.New(rand.NewPCG(2, 3))
			for range 300 {
				file := files[random.IntN(len(files))]
				good, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				bad := bytes.Clone(good)
				if at := random.IntN(len(bad)); random.IntN(4) == 0 {
					bad = bad[:at]
				} else {
					bad[at] ^= 1 << random.IntN(8)
				}
				os.Chmod(file, 0o666)
				os.WriteFile(file, bad, 0o666)
				checkDamaged(t, top, want)
				os.WriteFile(file, good, 0o666)
			}
		})
	}
}

func checkDamaged(t *testing.T, top string, want map[ID]Object) {
	t.Helper()
	s := openStore(t, top, StoreOptions{})
	defer s.Close()
	seen, bad := collect(t, s)
	if len(seen)+len(bad) < len(want) && len(s.Problems()) == 0 {
		t.Errorf("%d objects vanished", len(want)-len(seen)-len(bad))
	}
	for id, o := range seen {
		if !bytes.Equal(o.Data, want[id].Data) || o.Kind != want[id].Kind {
			t.Errorf("%s is wrong", id)
		}
	}
}

// TestTruncatedWhileRead cuts a pack that is open.
func TestTruncatedWhileRead(t *testing.T) {
	top := fresh(t, 30)
	runGit(t, top, "repack", "-qad")
	s := openStore(t, top, StoreOptions{})
	file := packFiles(t, top, "pack")[0]
	os.Chmod(file, 0o666)
	if err := os.Truncate(file, 2000); err != nil {
		t.Fatal(err)
	}
	if seen, bad := collect(t, s); len(seen) == 0 || len(bad) == 0 {
		t.Error(len(seen), len(bad))
	}
}

// Reading gives what Read gives, up to its limit, in any order.
func TestReading(t *testing.T) {
	top := fresh(t, 30)
	runGit(t, top, "repack", "-qadf")
	store := openStore(t, top, StoreOptions{})
	read, large := store.Reading(t.Context(), 5000), 0
	for id, want := range gitHas(t, top) {
		kind, data, err := read(id)
		if len(want.Data) > 5000 {
			large++
			if p, _ := err.(Problem); p.Reason != TooLarge {
				t.Errorf("%s: %v", id, err)
			}
			continue
		}
		if err != nil || kind != want.Kind || !bytes.Equal(data, want.Data) {
			t.Errorf("%s: %v, %d bytes, %v", id, kind, len(data), err)
		}
	}
	if large == 0 {
		t.Error("nothing is too large")
	}
}

func TestTooLarge(t *testing.T) {
	for _, pack := range []bool{false, true} {
		top := fresh(t, 30)
		if pack {
			runGit(t, top, "repack", "-qadf")
		}
		_, bad := collect(t, openStore(t, top, StoreOptions{Limit: 5000}))
		large := 0
		for id, o := range gitHas(t, top) {
			if len(o.Data) <= 5000 {
				continue
			}
			if large++; bad[id].Reason != TooLarge {
				t.Errorf("%s: %v", id, bad[id])
			}
		}
		if len(bad) != large {
			t.Errorf("%d are too large, %d problems", large, len(bad))
		}
	}
}

// TestOddFiles puts things where git's files should be: they are told of, and
// nothing waits for them.
func TestOddFiles(t *testing.T) {
	top := fresh(t, 0)
	objects := filepath.Join(top, ".git/objects")
	loose := filepath.Join(objects, "ab")
	writeText(t, filepath.Join(loose, strings.Repeat("0", 38)), "")
	writeText(t, filepath.Join(loose, strings.Repeat("1", 38)), "not zlib")
	writeText(t, filepath.Join(loose, "tmp_obj_abcdef"), "x")
	os.MkdirAll(filepath.Join(loose, strings.Repeat("2", 38)), 0o777)
	if err := exec.Command("mkfifo", filepath.Join(loose, strings.Repeat("3", 38)),
		filepath.Join(objects, "pack/f.pack"), filepath.Join(objects, "pack/f.idx")).Run(); err != nil {
		t.Skip("no FIFOs here")
	}
	for name, text := range map[string]string{
		"e.pack": "", "e.idx": "", "x.pack": "PACK\x00\x00\x00\x02\xff\xff\xff\xff", "y.pack": "PUCK", "tmp_pack_1.pack": "P",
	} {
		writeText(t, filepath.Join(objects, "pack", name), text)
	}
	s := openStore(t, top, StoreOptions{})
	seen, bad := collect(t, s)
	if len(seen) != 0 || len(bad) != 4 {
		t.Error(seen, bad)
	}
	if len(s.Problems()) != 6 { // e.pack, e.idx, f.pack, f.idx, x.pack, y.pack
		t.Error(s.Problems())
	}
}

func TestEachStops(t *testing.T) {
	top := fresh(t, 60)
	runGit(t, top, "repack", "-qad")
	s := openStore(t, top, StoreOptions{})
	ctx, cancel := context.WithCancel(context.Background())
	begin := time.Now()
	err := s.Each(ctx, func(Object) error { cancel(); return nil }, func(p Problem) { t.Error(p) })
	if err != context.Canceled || time.Since(begin) > time.Second {
		t.Error(err, time.Since(begin))
	}
	enough := errors.New("enough")
	if err := s.Each(context.Background(), func(Object) error { return enough }, nil); err != enough {
		t.Error(err)
	}
	var readers sync.WaitGroup
	for _, p := range s.packs {
		for i := range p.idx.len() {
			readers.Go(func() {
				if _, _, err := s.Read(p.idx.id(i)); err != nil {
					t.Error(err)
				}
			})
		}
	}
	readers.Wait()
}
