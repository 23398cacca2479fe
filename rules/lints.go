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
}, {
	ID:       "logged-key",
	Title:    "key that is logged",
	Kind:     CodeKind,
	Severity: Medium,
	Summary:  "a secret's value reaches what prints, logs or raises it: logs are kept, copied and read by many",
	Help: "Dataframer's page lists logging a key among what not to do. This follows values: from where a secret is read (a variable, " +
		"field or environment variable whose name says so, a literal key, a password prompt, the headers of a request), over " +
		"assignments, texts, containers and functions of the same file, to what prints it (standard output, loggers, messages of " +
		"exceptions, the body of a response). What is masked, hashed or only measured is none, nor are texts that just name a key.\n\n" +
		"A literal key or a Dataframer variable is high, a name alone medium, a part of more than four characters low. In files all " +
		"is followed, in history each function by itself.",
	URL: dataframerPage,
	Remedy: []string{
		"leave the value out of the message, or show its last four characters",
		"delete the logs that have it, and rotate the key if anybody else could read them",
	},
	Tags: []string{"external/cwe/cwe-532"},
}}
