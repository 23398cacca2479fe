package cmd

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/report"
)

// prePushCommand judges the commits that a push would publish: those that the
// remote does not have, as far as the refs of it that are known here tell.
func prePushCommand(io streams) *cobra.Command {
	f := &scanFlags{show: output{streams: io, format: "text"}}
	c := &cobra.Command{
		Use:   "pre-push REMOTE URL",
		Short: "stops a push that would publish a leaked key; git gives the refs on standard input",
		Long: `pre-push judges what the commits bring in that the remote does not have yet,
one by one, also where a later one takes it out again.

git calls it with the remote's name and address, and writes to standard input
a line for each ref: LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID.`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(c *cobra.Command, args []string) error {
			updates, err := refLines(f.show.in, 4, func(w []string) scanner.Update {
				return scanner.Update{Ref: w[2], Old: w[3], New: w[1]}
			})
			if err != nil {
				return err
			}
			fetched, err := trackedRefs(args, updates)
			if err != nil {
				return err
			}
			f.scan.Incoming = &scanner.Incoming{Updates: updates, Known: func(ref string) bool { return fetched[ref] }}
			occasion := report.BeforePush
			if len(fetched) == 0 {
				occasion = occasion.Hint("nothing is known of what this remote has, so all commits count as new; if it has them: git fetch, and push again")
			}
			return f.runHook(c, occasion)
		},
	}
	hookFlags(c, f)
	return c
}

// trackedRefs tells which refs say what a remote has: those of the remote that
// git names, or, where somebody pushes to an address, of all that have it. git says
// what some of the remote's refs are: one that is another now than when it was
// fetched says nothing, and where one is gone, the remote may be another one now,
// and none does.
func trackedRefs(remote []string, updates []scanner.Update) (map[string]bool, error) {
	target, err := locateForHook()
	if err != nil {
		return nil, err
	}
	repo := target.Repo
	all, names := repo.Subsections("remote"), []string{remote[0]}
	for _, name := range all {
		for _, key := range []string{"url", "pushurl"} {
			same := func(url string) bool { return address(url, repo) == address(remote[len(remote)-1], repo) }
			if slices.ContainsFunc(repo.ConfigAll("remote", name, key), same) {
				names = append(names, name)
			}
		}
	}
	refs, _ := repo.Refs() // what cannot be read is said by the scan
	fetched := map[string]string{}
	for _, ref := range refs {
		if ref.Symbolic == "" && slices.Contains(names, remoteOf(ref.Name, all, names)) {
			fetched[ref.Name] = ref.ID.String()
		}
	}
	for _, u := range updates {
		for _, name := range names {
			ref := "refs/remotes/" + name + "/" + strings.TrimPrefix(u.Ref, "refs/heads/")
			switch id, known := fetched[ref]; {
			case !known || id == u.Old:
			case strings.Trim(u.Old, "0") == "":
				return nil, nil
			default:
				delete(fetched, ref)
			}
		}
	}
	known := map[string]bool{}
	for ref := range fetched {
		known[ref] = true
	}
	return known, nil
}

// address returns a remote's address as one of its spellings: a path in full,
// from the top of the working tree, and without the end that git tries by itself.
func address(url string, repo *gitpack.Repository) string {
	if path := filepath.FromSlash(url); !strings.Contains(url, ":") || filepath.IsAbs(path) {
		if !filepath.IsAbs(path) {
			path = filepath.Join(cmp.Or(repo.WorkTree, repo.GitDir), path)
		}
		if real, err := filepath.EvalSymlinks(path); err == nil {
			path = real
		}
		url = filepath.Clean(path)
	}
	return strings.TrimSuffix(strings.TrimRight(url, "/"), ".git")
}

// remoteOf returns the remote that a ref was fetched from: of "team" and
// "team/private" the longer one that fits. "" if it is none of these.
func remoteOf(ref string, lists ...[]string) (remote string) {
	for _, name := range slices.Concat(lists...) {
		if strings.HasPrefix(ref, "refs/remotes/"+name+"/") && len(name) > len(remote) {
			remote = name
		}
	}
	return remote
}

// preReceiveCommand judges, on a server, what all updates of a push bring in.
func preReceiveCommand(io streams) *cobra.Command {
	f := &scanFlags{show: output{streams: io, format: "text"}, noRepoConfig: true}
	c := &cobra.Command{
		Use:   "pre-receive",
		Short: "on a server: refuses a push that brings in a leaked key; git gives the refs on standard input",
		Long: `pre-receive judges what the commits of a push bring in that no ref of this
repository leads to, one by one, and refuses the push as a whole.

git writes a line for each ref to standard input: OLD-ID NEW-ID REF.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			updates, err := refLines(f.show.in, 3, func(w []string) scanner.Update {
				return scanner.Update{Ref: w[2], Old: w[0], New: w[1]}
			})
			if err != nil {
				return err
			}
			return f.receive(c, updates)
		},
	}
	hookFlags(c, f)
	return c
}

// updateCommand judges, on a server, one update of a push.
func updateCommand(io streams) *cobra.Command {
	f := &scanFlags{show: output{streams: io, format: "text"}, noRepoConfig: true}
	c := &cobra.Command{
		Use:   "update REF OLD-ID NEW-ID",
		Short: "on a server: refuses one ref of a push, where that brings in a leaked key",
		Args:  cobra.ExactArgs(3),
		RunE: func(c *cobra.Command, args []string) error {
			return f.receive(c, []scanner.Update{{Ref: args[0], Old: args[1], New: args[2]}})
		},
	}
	hookFlags(c, f)
	return c
}

// receive judges what updates bring into a server's repository. What its refs
// lead to already is none of the push's doing. A configuration in the pushed
// files has no say.
func (f *scanFlags) receive(c *cobra.Command, updates []scanner.Update) error {
	f.scan.Incoming = &scanner.Incoming{Updates: updates, Known: func(ref string) bool { return strings.HasPrefix(ref, "refs/") }}
	return f.runHook(c, report.OnServer)
}

// refLines reads the lines with which git tells a hook about refs, each of so
// many words.
func refLines(in io.Reader, words int, update func([]string) scanner.Update) ([]scanner.Update, error) {
	var updates []scanner.Update
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		w := strings.Split(lines.Text(), " ")
		if extra := len(w) - words; words == 4 && extra > 0 { // a local ref is as somebody typed it: HEAD^{/two words}
			w = append([]string{strings.Join(w[:extra+1], " ")}, w[extra+1:]...)
		}
		if len(w) != words {
			return nil, fmt.Errorf("standard input, line %d: %d words where git writes %d; is it git that calls this hook?", len(updates)+1, len(w), words)
		}
		updates = append(updates, update(w))
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("cannot read the refs from standard input: %w", err)
	}
	return updates, nil
}
