package scanner

func init() { manyCommits = 0 }

// KeepSpots bounds the spots that sights keep, and returns what the bound was.
func KeepSpots(most int) (before int) {
	before, maxSpots = maxSpots, most
	return before
}
