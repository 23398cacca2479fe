package gitpack

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	git "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/google/go-cmp/cmp"
)

// go-git reads the same objects and the same index from one packed repository.
func TestAgainstGoGit(t *testing.T) {
	isolate(t)
	top := newRepo(t)
	for i := range 30 {
		writeText(t, filepath.Join(top, "a", "b.txt"), strings.Repeat(fmt.Sprintf("line %d\n", i), 40+i))
		writeText(t, filepath.Join(top, fmt.Sprintf("f%d", i%7)), fmt.Sprint(i))
		runGit(t, top, "add", "-A")
		runGit(t, top, "commit", "-qm", fmt.Sprint("commit ", i))
	}
	runGit(t, top, "tag", "-a", "-m", "tag", "v1")
	runGit(t, top, "repack", "-qadf", "--depth=30")
	theirs, err := git.PlainOpen(top)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(goGitObjects(t, theirs), storeObjects(t, top)); diff != "" {
		t.Errorf("objects (-go-git +gitpack):\n%s", diff)
	}
	index, err := theirs.Storer.Index()
	if err != nil {
		t.Fatal(err)
	}
	ours, err := discover(t, top).ReadIndex()
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, e := range index.Entries {
		want = append(want, fmt.Sprintf("%s %s %o", e.Name, e.Hash, e.Mode))
	}
	for _, e := range ours.Entries {
		got = append(got, fmt.Sprintf("%s %s %o", e.Path, e.ID, e.Mode))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("index (-go-git +gitpack):\n%s", diff)
	}
}

func goGitObjects(t *testing.T, repo *git.Repository) map[string]string {
	all := map[string]string{}
	objects, err := repo.Objects()
	if err != nil {
		t.Fatal(err)
	}
	err = objects.ForEach(func(o object.Object) error {
		encoded, err := repo.Storer.EncodedObject(plumbing.AnyObject, o.ID())
		if err != nil {
			return err
		}
		r, err := encoded.Reader()
		if err != nil {
			return err
		}
		defer r.Close()
		data, err := io.ReadAll(r)
		all[o.ID().String()] = encoded.Type().String() + " " + string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func storeObjects(t *testing.T, top string) map[string]string {
	objects, problems := collect(t, openStore(t, top, StoreOptions{}))
	if len(problems) > 0 {
		t.Error(problems)
	}
	all := map[string]string{}
	for id, o := range objects {
		all[id.String()] = o.Kind.String() + " " + string(o.Data)
	}
	return all
}
