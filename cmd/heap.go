package cmd

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// memoryLimit is where garbage is collected more often, in bytes, so that it does
// not double what the buffers for the largest objects take.
const memoryLimit = 400 << 20

// liftMemoryLimit waits until what is in use, and no garbage, comes up to the
// limit: then collecting more often is of no use.
func liftMemoryLimit() {
	runtime.AddCleanup(new(*byte), func(int) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		if metrics.Read(live); live[0].Value.Uint64() > memoryLimit*19/20 {
			debug.SetMemoryLimit(math.MaxInt64)
			return
		}
		liftMemoryLimit()
	}, 0)
}

// patientHeap puts off the process's first garbage collection until the heap
// has 64 MB; from then on memory is collected as ever. Left to itself, Go
// begins at 4 MB, and a scan of 4,660 files collected five times, for a tenth of
// its time. GOGC has the last word.
var patientHeap = sync.OnceFunc(func() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
		liftMemoryLimit()
	}
	if os.Getenv("GOGC") != "" {
		return
	}
	usual := debug.SetGCPercent(64 / 4 * 100)
	first := new(*byte) // garbage that the first collection finds
	runtime.AddCleanup(first, func(percent int) { debug.SetGCPercent(percent) }, usual)
})
