package rules

// lints are the rules about habits that leak keys.
var lints = []Rule{{
	ID:       "dotenv-committed",
	Title:    "committed dotenv file",
	Kind:     FileKind,
	Severity: High,
	Provider: "dataframer",
	Summary:  "a local dotenv file is in git: such files hold a developer's keys, and were meant to stay on one machine",
	Help: "Files named `.env*.local` or `*.env.local` hold keys for local development; Dataframer's docker setup fills " +
		"`dataframer-in-box/.env.ui-backend.local` and its like from AWS Secrets Manager. Dataframer's page says never to " +
		"commit them, and to add both patterns to `.gitignore`.",
	URL: dataframerPage,
	Remedy: []string{
		"take it out of git and keep it on disk: git rm --cached FILE",
		"add .env*.local and *.env.local to .gitignore",
		"rotate every key that it ever held: what was committed stays in git history",
	},
	Tags:  []string{"external/cwe/cwe-312", "external/cwe/cwe-540"},
	Names: []string{".env*.local", "*.env.local"},
}}
