package gitpack

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
	"testing"
)

// A versionsTest is what all the visitors of one call of Versions have seen.
type versionsTest struct {
	t  testing.TB
	mu sync.Mutex

	seen map[ID]Object
	bad  map[ID]Problem
	out  map[*versionState]bool // states that may still come back
}

// A versionState is what a versionVisitor gives each object.
type versionState struct{ data []byte }

type versionVisitor struct{ *versionsTest }

// Visit makes sure that what a version says of its base is true.
func (v versionVisitor) Visit(o *Version) (any, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	state := &versionState{bytes.Clone(o.Data)}
	if o.Reader != nil {
		data, err := io.ReadAll(o.Reader)
		if err != nil {
			v.tell(err.(Problem))
			return nil, nil
		}
		state.data = data
	}
	v.out[state] = true
	if o.State != nil {
		v.shared(o)
	}
	if _, twice := v.seen[o.ID]; twice != o.Again && twice {
		v.t.Errorf("%s is visited twice", o.ID)
	}
	if !o.Again {
		v.seen[o.ID] = Object{o.ID, o.Kind, state.data}
	}
	return state, nil
}

func (v *versionsTest) shared(o *Version) {
	base := o.State.(*versionState)
	if !v.out[base] || !bytes.Equal(base.data, o.Base) {
		v.t.Errorf("%s: its base is another", o.ID)
	}
	at := 0
	for _, c := range o.Copies {
		if c.At < at || c.Size <= 0 || !bytes.Equal(o.Data[c.At:c.At+c.Size], o.Base[c.From:c.From+c.Size]) {
			v.t.Errorf("%s: it has no %v", o.ID, c)
		}
		at = c.At + c.Size
	}
}

func (v versionVisitor) Done(state any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if s := state.(*versionState); !v.out[s] {
		v.t.Error("a state is done with twice")
	} else {
		delete(v.out, s)
	}
}

func (v *versionsTest) tell(p Problem) {
	if old, twice := v.bad[p.ID]; twice && old.Reason != p.Reason {
		v.t.Errorf("%s is told of twice: %v, %v", p.ID, old, p)
	}
	v.bad[p.ID] = p
}

// sameVersions compares Versions with what Each has seen.
func sameVersions(t testing.TB, s *Store, seen map[ID]Object, bad map[ID]Problem) {
	t.Helper()
	v := &versionsTest{t: t, seen: map[ID]Object{}, bad: map[ID]Problem{}, out: map[*versionState]bool{}}
	for _, kinds := range [][]Kind{{Blob, Commit}, {Tree, Tag}} {
		before := len(v.seen)
		if err := s.Versions(context.Background(), kinds, func() Visitor { return versionVisitor{v} }, v.tell); err != nil {
			t.Fatal(err)
		}
		for id, o := range v.seen {
			if before == 0 && !slices.Contains(kinds, o.Kind) {
				t.Errorf("%s is a %s, wanted are %v", id, o.Kind, kinds)
			}
		}
	}
	if len(v.out) > 0 {
		t.Errorf("%d states are not done with", len(v.out))
	}
	for id, p := range v.bad {
		if q, ok := bad[id]; !ok || p.Reason != q.Reason {
			t.Errorf("Versions: %v, Each: %v", p, bad[id])
		}
	}
	for id, o := range v.seen {
		want, ok := seen[id]
		if ok && (want.Kind != o.Kind || !bytes.Equal(want.Data, o.Data)) || !ok && bad[id].Reason != TooLarge {
			t.Errorf("Versions: %s is another", id)
		}
	}
	for id := range maps.Keys(seen) {
		if _, ok := v.seen[id]; !ok {
			t.Errorf("Versions: %s is not visited: %s", id, fmt.Sprint(v.bad[id]))
		}
	}
}
