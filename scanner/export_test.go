package scanner

func init() { manyCommits = 0 }
