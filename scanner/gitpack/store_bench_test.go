package gitpack_test

import (
	"context"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// BenchmarkEach reads every object of the bare repository named by
// STANCH_BENCH_REPO:
//
//	STANCH_BENCH_REPO=/path/to/repo.git go test -run '^$' -bench Each -benchtime 1x ./scanner/gitpack
func BenchmarkEach(b *testing.B) {
	dir := os.Getenv("STANCH_BENCH_REPO")
	if dir == "" {
		b.Skip("STANCH_BENCH_REPO names no repository")
	}
	for b.Loop() {
		store, err := gitpack.OpenStore(filepath.Join(dir, "objects"), gitpack.StoreOptions{})
		if err != nil {
			b.Fatal(err)
		}
		var objects, bytes atomic.Int64
		err = store.Each(context.Background(), func(o gitpack.Object) error {
			objects.Add(1)
			bytes.Add(int64(len(o.Data)))
			return nil
		}, func(p gitpack.Problem) { b.Error(p) })
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(bytes.Load())
		b.ReportMetric(float64(objects.Load()), "objects")
		store.Close()
	}
}
