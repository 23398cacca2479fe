package gitpack

import (
	"context"
	"os"
	"testing"
)

type nobody struct{}

func (nobody) Visit(*Version) (any, error) { return nil, nil }
func (nobody) Done(any)                    {}

// BenchmarkVersions goes through a repository: STANCH_OBJECTS names its objects folder.
func BenchmarkVersions(b *testing.B) {
	dir := os.Getenv("STANCH_OBJECTS")
	if dir == "" {
		b.Skip("STANCH_OBJECTS names no objects folder")
	}
	for b.Loop() {
		s, err := OpenStore(dir, StoreOptions{})
		if err != nil {
			b.Fatal(err)
		}
		for _, kinds := range [][]Kind{{Blob, Commit, Tag}, {Tree}} {
			if err := s.Versions(context.Background(), kinds, func() Visitor { return nobody{} }, func(p Problem) { b.Error(p) }); err != nil {
				b.Fatal(err)
			}
		}
		s.Close()
	}
}
