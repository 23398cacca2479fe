package report

import (
	"strings"
	"time"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// The keys are made of two literals, split inside the prefix, so that neither
// our own scan nor anybody's push protection takes them for real.
const (
	keyA = "sk_" + "live_r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7"
	keyB = "sk_" + "live_51" + "Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7"
	keyC = "sk_" + "live_Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7"
	word = "hunter2" // a password: too short to be masked in other texts
)

var keys = []string{keyA, keyB, keyC}

var (
	dataframerRule = &rules.Rule{
		ID: "dataframer-api-key", Title: "Dataframer API key", Kind: rules.SecretKind,
		Severity: rules.Critical, Provider: "dataframer",
		Remedy: []string{
			"generate a new API key: https://app.aimon.ai, Account, API Key",
			"update your applications with the new key (DATAFRAMER_API_KEY)",
			"revoke the old key",
			"then remove the old key from the file; it stays in git history, which is why it has to be revoked",
		},
	}
	stripeRule = &rules.Rule{
		ID: "stripe-live-key", Title: "Stripe live secret key", Kind: rules.SecretKind,
		Severity: rules.Critical, Provider: "stripe",
		Summary: "a live secret key of Stripe: whoever reads it can charge cards, refund and read customers",
		Remedy:  []string{"roll the key: https://dashboard.stripe.com/apikeys", "put the new key where the old one is used"},
	}
	dotenvRule = &rules.Rule{
		ID: "dotenv-committed", Title: "committed dotenv file", Kind: rules.FileKind, Severity: rules.High,
		Remedy: []string{
			"take it out of git and keep it on disk: git rm --cached FILE",
			"add .env*.local and *.env.local to .gitignore",
		},
	}
	unknownRule = &rules.Rule{
		ID: "sk-live-key", Title: "live secret key of an unknown provider", Kind: rules.SecretKind, Severity: rules.High,
	}
)

func at(text string) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return t
}

func id(digit string) string { return strings.Repeat(digit, 40) }

// sample is a scan that found something of everything.
func sample() *scanner.Result {
	return &scanner.Result{
		Tool:    scanner.Tool{Version: "v0.1.0", Ruleset: "5f2c"},
		Started: at("2026-11-22T10:00:00Z"),
		Ended:   at("2026-11-22T10:00:04.1Z"),
		Root:    ".",
		Sources: []string{"worktree", "history"},
		Findings: []scanner.Finding{
			presentKey(), removedKey(), dotenv(), shallowKey(),
		},
		Coverage: scanner.Coverage{
			Files: 1203, Blobs: 35689, Trees: 9000, Commits: 8685, Tags: 12, Bytes: 1_512_345_678,
			Placeholders: 2, Excluded: 1, Listed: 53386, Scanned: 53386,
		},
	}
}

func presentKey() scanner.Finding {
	place := scanner.Occurrence{
		Where: scanner.InWorktree, Path: "src/app/config.py", Line: 12, Column: 9, EndLine: 12, EndColumn: 55,
	}
	return scanner.Finding{
		Rule: dataframerRule, Severity: rules.Critical, Confidence: rules.Sure,
		Message: "Dataframer API key in the source",
		Remedy:  dataframerRule.Remedy, Why: "the word dataframer nearby", Fingerprint: id("a")[:32],
		Secret: scanner.NewSecret(keyA, 8), Place: place,
		Introduced: &scanner.Introduced{
			Commit: id("1"), Author: "Ann Lee", Email: "ann@example.com", Date: at("2026-01-31T23:30:00-05:00"),
		},
		Present: true, Branches: []string{"dev", "fix/login", "main", "release/1", "release/2"}, Tags: []string{"v1.0"},
		Count: 4,
		Occurrences: []scanner.Occurrence{
			place,
			{Where: scanner.InIndex, Path: "src/app/config.py", Line: 12, Column: 9, EndLine: 12, EndColumn: 55, Blob: id("b")},
			{Where: scanner.InHistory, Path: "src/config.py", Line: 3, Column: 1, Commit: id("1"), Blob: id("c")},
			{Where: scanner.InMessage, Line: 5, Column: 2, Commit: id("2")},
		},
	}
}

func removedKey() scanner.Finding {
	place := scanner.Occurrence{
		Where: scanner.InHistory, Path: "deploy/prod settings.env", Line: 2, Column: 8, Commit: id("3"), Blob: id("d"), Encoding: "utf-16le",
	}
	return scanner.Finding{
		Rule: stripeRule, Severity: rules.Critical, Confidence: rules.Likely,
		Message: stripeRule.Summary, Remedy: stripeRule.Remedy, Why: "the form of the key", Fingerprint: id("e")[:32],
		Secret: scanner.NewSecret(keyB, 8), Place: place,
		Introduced: &scanner.Introduced{
			Commit: id("3"), Author: "Bob", Email: "bob@example.com", Date: at("2021-03-02T08:00:00Z"),
		},
		Branches: []string{"main"}, Count: 1, Occurrences: []scanner.Occurrence{place},
	}
}

func dotenv() scanner.Finding {
	place := scanner.Occurrence{Where: scanner.InIndex, Path: "web/.env.production.local", Blob: id("f")}
	return scanner.Finding{
		Rule: dotenvRule, Severity: rules.High, Confidence: rules.Sure,
		Message: "a local dotenv file is in git", Remedy: dotenvRule.Remedy, Fingerprint: id("9")[:32],
		Place: place, Present: true, Count: 1, Occurrences: []scanner.Occurrence{place},
	}
}

func shallowKey() scanner.Finding {
	place := scanner.Occurrence{Where: scanner.InHistory, Path: "docs/setup.md", Line: 40, Column: 3, Commit: id("4"), Blob: id("5")}
	return scanner.Finding{
		Rule: dataframerRule, Severity: rules.Medium, Confidence: rules.Unsure,
		Message: "Dataframer API key", Remedy: dataframerRule.Remedy, Fingerprint: id("7")[:32],
		Secret: scanner.NewSecret(keyC, 8), Place: place, Present: true,
		Introduced: &scanner.Introduced{
			Commit: id("4"), Author: "Ann Lee", Email: "ann@example.com", Date: at("2026-11-20T00:00:00Z"), AtOrBefore: true,
		},
		Branches: []string{"main"}, Count: 1, Occurrences: []scanner.Occurrence{place},
	}
}

// clean is a scan that found nothing.
func clean() *scanner.Result {
	r := sample()
	r.Findings = nil
	return r
}

// broken is a scan that could not see everything.
func broken(r *scanner.Result) *scanner.Result {
	r.Coverage.Skipped = []scanner.Gap{
		{What: "blob", ID: id("6"), Reason: "corrupt"},
		{What: "blob", ID: id("8"), Reason: "corrupt"},
		{What: "blob", ID: id("b"), Reason: "corrupt"},
		{What: "blob", ID: id("c"), Reason: "corrupt"},
		{What: "file", Path: "data/huge.bin", Reason: "too-large", Detail: "it has 6.2 GB; the limit is 4 GB"},
		{What: "index", Path: ".git/index", Reason: "unreadable", Detail: "permission denied"},
	}
	r.Coverage.Absent = []scanner.Gap{
		{What: "commit", ID: id("d"), Reason: "shallow"},
		{What: "file", Path: "run/socket", Reason: "socket"},
	}
	r.Coverage.Notes = []string{"objects of /srv/pool/objects were scanned too: the repository borrows from it"}
	return r
}

// hostile is a scan of a repository whose author wants the terminal.
func hostile() *scanner.Result {
	r := broken(sample())
	evil := "\x1b]0;owned\a\u202egnp.exe\u2066\u200b\ufeff\u2028\x9b31m\xff\r\n\t\\ " + keyA
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Message += evil
		f.Why += evil
		f.Place.Path += evil
		f.Branches = append(f.Branches[:len(f.Branches):len(f.Branches)], evil)
		f.Tags = append([]string{evil}, f.Tags...)
		if in := f.Introduced; in != nil {
			f.Introduced = &scanner.Introduced{Commit: in.Commit, Author: evil, Email: evil, Date: in.Date}
		}
		for j := range f.Occurrences {
			f.Occurrences[j].Path += evil
		}
	}
	for _, gaps := range [][]scanner.Gap{r.Coverage.Skipped, r.Coverage.Absent} {
		for i := range gaps {
			gaps[i].Path += evil
			gaps[i].Detail += evil
		}
	}
	r.Coverage.Notes = append(r.Coverage.Notes, evil)
	named := shallowKey()
	named.Secret = scanner.NewSecret(word, 0)
	named.Place = scanner.Occurrence{Where: scanner.InName, Path: "pass-" + word + ".txt"}
	named.Occurrences = []scanner.Occurrence{named.Place}
	r.Findings = append(r.Findings, named)
	r.Placeholders = []scanner.Finding{placeholder(evil)}
	return r
}

func placeholder(path string) scanner.Finding {
	place := scanner.Occurrence{Where: scanner.InWorktree, Path: path, Line: 7, Column: 1}
	return scanner.Finding{
		Rule: unknownRule, Severity: rules.High, Confidence: rules.Unsure, Message: "placeholder",
		Secret: scanner.NewSecret("sk_"+"live_your_key_here", 8), Placeholder: "it says your_key",
		Place: place, Count: 1, Occurrences: []scanner.Occurrence{place},
	}
}

// many is a scan with more findings than are told in full.
func many() *scanner.Result {
	r := sample()
	for i := range 12 {
		f := shallowKey()
		if i%3 == 0 {
			f = dotenv()
			f.Introduced = &scanner.Introduced{Commit: id("4"), Author: "Ann", Date: at("2025-06-01T00:00:00Z")}
		}
		f.Place.Line += i
		r.Findings = append(r.Findings, f)
	}
	r.Placeholders = []scanner.Finding{placeholder("README.md"), placeholder("docs/a.md")}
	return r
}
