package scanner

import (
	"bytes"
	"fmt"
)

// lineReach is how far a line is looked at from a secret on, in bytes.
const lineReach = 256

// blank tells whether the match is of a secret whose place stands for it.
func (f found) blank() bool { return f.Placeholder == "" && f.Secret.short() }

// blanked returns the line around the i-th of all matches, which are sorted,
// with every match in it taken out, and which of them it is. It tells short
// secrets of one file apart without a trace of them.
func blanked(data []byte, all []Span, i int) string {
	f := all[i]
	low, high := max(0, f.Start-lineReach), min(len(data), f.End+lineReach)
	if at := bytes.LastIndexByte(data[low:f.Start], '\n'); at >= 0 {
		low += at + 1
	}
	if at := bytes.IndexByte(data[f.End:high], '\n'); at >= 0 {
		high = f.End + at
	}
	first := i
	for first > 0 && all[first-1].Start >= low {
		first--
	}
	var line []byte
	at := low
	for _, other := range all[first:] {
		if other.Start >= high {
			break
		}
		if other.Start > at {
			line = append(line, data[at:other.Start]...)
		}
		at = max(at, other.End)
	}
	if at < high {
		line = append(line, data[at:high]...)
	}
	return fmt.Sprintf("%d\x00%s", i-first, bytes.TrimSpace(line))
}
