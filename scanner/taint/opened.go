package taint

import (
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// What is opened as a file is a path, whatever it is called: open(private_key). And what has
// attributes is an object.

// opening are functions that are given paths.
var opening = set("open fopen isabs islink isfile isdir realpath abspath dirname basename expanduser readlink symlink lstat copyfile safe_open load_cert_chain readFile readFileSync createReadStream existsSync" +
	" ReadFile OpenFile LoadX509KeyPair ReadAllText ReadAllBytes FileInputStream FileReader file_get_contents is_readable file_exists is_file")

// opensAnything are those of them that open other things as well, if they are methods of
// something else than files.
var opensAnything = set("open fopen isfile isdir symlink")

// filesOwners are what such methods are methods of.
var filesOwners = set("os path io codecs fs fsPromises File files gzip aiofiles util tarfile")

// open notes what a call opens.
func (a *analysis) open(call int32) {
	callee := a.Child(call, 0)
	name := a.last(callee)
	if !opening[name] || a.Kind(callee) == syntax.Member && opensAnything[name] && !filesOwners[a.last(a.Child(callee, 0))] {
		return
	}
	for c := range a.Children(call) {
		switch a.Kind(c) {
		case syntax.Name, syntax.Member, syntax.Index:
			if c == callee || c == a.Nodes[call].First {
				continue
			}
			if a.opened == nil {
				a.opened = map[string]bool{}
			}
			a.opened[a.raw(c)] = true
		}
	}
}

// isPath tells whether a name, a member or an element is opened somewhere in the file, or
// taken from what is called a file.
func (a *analysis) isPath(n int32) bool {
	if a.opened == nil {
		return false
	}
	switch a.Kind(n) {
	case syntax.Name, syntax.Member, syntax.Index:
		return a.opened[a.raw(n)]
	}
	return false
}

// attribute notes a name of which an attribute is taken, token.expires_at: it is an object's,
// which does not show what it holds where it is printed. n: what the member is a child of.
func (a *analysis) attribute(n, member int32) {
	of, attribute := a.Child(member, 0), a.last(a.Child(member, 1))
	if !a.dialect.silentObjects || a.Kind(of) != syntax.Name || a.Kind(n) == syntax.Call && member == a.Nodes[n].First || attribute == "value" || a.maySecret(attribute) {
		return
	}
	a.noValue(a.raw(of))
}

// noValue notes that a name of the function whose names are collected is none of a secret's
// value.
func (a *analysis) noValue(name string) {
	if !maySay(name) || a.collecting == nil {
		return
	}
	if a.collecting.objects == nil {
		a.collecting.objects = map[string]bool{}
	}
	a.collecting.objects[name] = true
}

// keyOfSecrets notes what a secret is looked up by, secrets[secretKey]: it names one.
func (a *analysis) keyOfSecrets(index int32) {
	of, at := a.Child(index, 0), a.Child(index, 1)
	if a.Kind(at) == syntax.Name && strings.HasSuffix(strings.ToLower(a.last(of)), "secrets") {
		a.noValue(a.raw(at))
	}
}

// isObject tells whether a name is an object's in the function at hand.
func (a *analysis) isObject(n int32) bool {
	return a.current != nil && a.current.objects != nil && a.Kind(n) == syntax.Name && a.current.objects[a.raw(n)]
}

// namesPath tells whether a member or an element is called a file or a folder: what it is
// put into is none of a secret.
func (a *analysis) namesPath(n int32) bool {
	var name string
	switch a.Kind(n) {
	case syntax.Member, syntax.Index:
		name = strings.ToLower(a.last(a.Child(n, 1)))
	}
	for _, end := range []string{"file", "path", "filename", "folder", "directory"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}
