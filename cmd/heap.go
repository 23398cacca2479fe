package cmd

import (
	"os"
	"runtime"
	"runtime/debug"
	"sync"
)

// memoryLimit is where garbage is collected more often, in bytes, so that it does
// not double what the buffers for the largest objects take.
const memoryLimit = 400 << 20

// patientHeap puts off the process's first garbage collection until the heap
// has 64 MB; from then on memory is collected as ever. Left to itself, Go
// begins at 4 MB, and a scan of 4,660 files collected five times, for a tenth of
// its time. GOGC has the last word.
var patientHeap = sync.OnceFunc(func() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	if os.Getenv("GOGC") != "" {
		return
	}
	usual := debug.SetGCPercent(64 / 4 * 100)
	first := new(*byte) // garbage that the first collection finds
	runtime.AddCleanup(first, func(percent int) { debug.SetGCPercent(percent) }, usual)
})
