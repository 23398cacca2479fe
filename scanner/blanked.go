package scanner

import (
	"bytes"
	"fmt"
)

// lineReach is how far a line is looked at from a secret on, in bytes.
const lineReach = 256

// blanked returns the line around the i-th of all matches, which are sorted,
// with every match in it taken out, and which of them it is. It tells short
// secrets of one file apart without a trace of them.
func blanked(data []byte, all []found, i int) string {
	f := all[i]
	low, high := max(0, f.start-lineReach), min(len(data), f.end+lineReach)
	if at := bytes.LastIndexByte(data[low:f.start], '\n'); at >= 0 {
		low += at + 1
	}
	if at := bytes.IndexByte(data[f.end:high], '\n'); at >= 0 {
		high = f.end + at
	}
	first := i
	for first > 0 && all[first-1].start >= low {
		first--
	}
	var line []byte
	at := low
	for _, other := range all[first:] {
		if other.start >= high {
			break
		}
		if other.start > at {
			line = append(line, data[at:other.start]...)
		}
		at = max(at, other.end)
	}
	if at < high {
		line = append(line, data[at:high]...)
	}
	return fmt.Sprintf("%d\x00%s", i-first, bytes.TrimSpace(line))
}
