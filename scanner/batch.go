package scanner

import (
	"math"
	"slices"
)

// batch is how much of a blob is searched before its matches are handed on, in
// bytes: a file of nothing but prefixes has one at every tenth byte.
const batch = 256 << 10

// A search is one span of a blob, searched batch by batch. What it reports is
// what it would report of the whole at once: a match waits until no literal that
// follows can lead to one that overlaps it, or that stands in its line.
type search struct {
	pass   *secretPass
	blob   *Blob
	rulers map[int]*ruler
	report func(Match)

	open []found // may be settled with what follows, or stand in a line with it
	done int     // matches that end here, or before, are reported
}

// maxOpen bounds how many matches may wait. Only a file of nothing but matches
// that overlap has so many.
const maxOpen = 1 << 16

// batch searches from one offset to another. last: nothing follows.
func (s *search) batch(from, to int, last bool) {
	s.open = s.pass.matches(s.open, s.blob.Data, Span{from, to})
	if len(s.open) == 0 {
		return
	}
	slices.SortStableFunc(s.open, compareFound)
	switch until := to - longestMatch; {
	case last:
		s.hand(math.MaxInt)
	case len(s.open) < maxOpen:
		s.hand(s.settledUntil(until) - lineReach)
	default:
		s.hand(until - lineReach)
	}
	s.forget()
}

// settledUntil returns where the first matches begin that overlap each other
// beyond the given offset; that itself if there are none.
func (s *search) settledUntil(offset int) int {
	start, end := 0, 0
	for _, f := range s.open {
		if f.start >= end {
			start = f.start
		}
		if end = max(end, f.end); end > offset {
			return min(start, offset)
		}
	}
	return offset
}

// hand reports the matches that end at an offset or before it, and were not
// reported yet.
func (s *search) hand(until int) {
	if until <= s.done || len(s.open) == 0 {
		return
	}
	all := settled(clipped(s.open), s.pass.off)
	spans := spansOf(all)
	for i, f := range all {
		if f.end <= s.done || f.end > until {
			continue
		}
		m := f.located(s.blob, s.rulers)
		if f.blank() {
			m.Occurrence.blanked = blanked(s.blob.Data, spans, i)
		}
		s.report(m)
	}
	s.done = until
}

// forget leaves out what has nothing to do with the matches that are open, nor
// with their lines.
func (s *search) forget() {
	from := s.done - longestMatch - lineReach
	if len(s.open) >= maxOpen {
		s.open = slices.DeleteFunc(s.open, func(f found) bool { return f.end <= from })
		return
	}
	first, end := 0, 0
	for i, f := range s.open {
		if f.start >= end {
			first = i // those before do not overlap it
		}
		if end = max(end, f.end); end > from {
			s.open = slices.Delete(s.open, 0, first)
			return
		}
	}
	s.open = s.open[:0]
}

// clipped returns a copy of matches that settling may add to.
func clipped(all []found) []found {
	all = slices.Clone(all)
	for i := range all {
		all[i].Claims = slices.Clip(all[i].Claims)
	}
	return all
}
