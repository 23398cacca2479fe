package scanner

// A Gap is something that was not looked at, and why.
type Gap struct {
	What   string `json:"what"`             // blob, file, folder, pack, ref, index, scan, …
	ID     string `json:"id"`               // the git object, "" where there is none
	Path   string `json:"path"`             // the file, "" where there is none
	Reason string `json:"reason"`           // a word for programs: missing, corrupt, shallow, fifo, …
	Detail string `json:"detail,omitempty"` // a sentence for a person
}

// Coverage is the receipt of a scan: what was looked at, and what was not.
type Coverage struct {
	Files        int   `json:"files"` // files of the working tree, of the index or of standard input
	Blobs        int   `json:"blobs"` // git blobs, each counted once
	Trees        int   `json:"trees"`
	Commits      int   `json:"commits"`
	Tags         int   `json:"tags"`         // annotated tags
	Bytes        int64 `json:"bytes"`        // of all that was searched
	Placeholders int   `json:"placeholders"` // distinct texts that stand where a key would, and are none
	Excluded     int   `json:"excluded"`     // distinct paths that the config leaves out
	Listed       int   `json:"listed"`       // git objects: scanned + skipped + absent
	Scanned      int   `json:"scanned"`

	// Skipped should have been looked at: any line here makes the scan incomplete.
	Skipped []Gap `json:"skipped"`
	// Absent is not here by design: the border of a shallow clone, a FIFO.
	Absent []Gap `json:"absent"`
	// Notes tell what else a reader should know: what was narrowed, which
	// stores outside of the path were followed, what a repository's own
	// config switched off.
	Notes []string `json:"notes,omitempty"`
}
