package scanner

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// provenance says which state of which repository the scan is about; nil for
// what no repository holds.
func (s *scan) provenance() *Provenance {
	repo := s.target.Repo
	if repo == nil || s.opt.Stdin != nil {
		return nil
	}
	p := &Provenance{URI: RemoteURI(remoteOf(repo))}
	head, ok := repo.Head()
	if ok {
		p.Commit = head.ID.String()
	}
	p.Branch, _ = strings.CutPrefix(head.Symbolic, "refs/heads/")
	if p.Branch == head.Symbolic {
		p.Branch = "" // HEAD is on no branch
	}
	return p
}

// remoteOf returns the URL of the remote that a repository was cloned from:
// origin, or the only one there is.
func remoteOf(repo *gitpack.Repository) string {
	if remote := repo.Config("remote", "origin", "url"); remote != "" {
		return remote
	}
	remotes := repo.Subsections("remote")
	if len(remotes) != 1 {
		return ""
	}
	return repo.Config("remote", remotes[0], "url")
}

// What a remote's URI is made of. It is less than RFC 3986 allows: an "@", a
// ":" or a ";" in the path may be the rest of a password.
var (
	remoteScheme = []string{"https", "ssh", "git"}
	remoteHost   = regexp.MustCompile(`^[0-9a-z]([0-9a-z.-]*[0-9a-z])?$`)
	remotePort   = regexp.MustCompile(`^[0-9]{0,5}$`)
	remotePath   = regexp.MustCompile(`^(/[0-9A-Za-z._~+ -]+)+$`)
)

// RemoteURI returns the address that a remote's URL names, for a report that
// travels: scheme, host, port and path, and nothing else, for user, password and
// query may hold a token. "git@host:path" is ssh://host/path (gitrepository URLs,
// https://git-scm.com/docs/git-clone#_git_urls). A local path gives "", as where
// something lies on this machine is nobody's business; so does all that is not
// plainly one of the three kinds.
func RemoteURI(remote string) string {
	scheme, rest, ok := strings.Cut(remote, "://")
	if !ok {
		host, path, short := strings.Cut(remote, ":")
		if !short || len(host) < 2 || strings.ContainsAny(host, `/\`) { // "C:" is a drive
			return ""
		}
		scheme, rest = "ssh", host+"/"+strings.TrimPrefix(path, "/")
	}
	u, err := url.Parse(strings.ToLower(scheme) + "://" + rest)
	if err != nil {
		return ""
	}
	host, path := strings.ToLower(u.Hostname()), strings.TrimRight(u.Path, "/")
	if !slices.Contains(remoteScheme, u.Scheme) || !remoteHost.MatchString(host) || !remotePort.MatchString(u.Port()) ||
		!remotePath.MatchString(path) || slices.Contains(strings.Split(path, "/"), "..") {
		return ""
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	clean := (&url.URL{Scheme: u.Scheme, Host: host, Path: path}).String()
	if Conceal(clean) != clean || Conceal(path) != path {
		return ""
	}
	return clean
}
