package scanner

import (
	"sync"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner/gitpack"
)

// nameRules are the rules about files' names.
type nameRules []*rules.Rule

// about returns those that mean a file with this name; nil for none.
func (nr nameRules) about(name string) nameRules {
	var about nameRules
	for _, r := range nr {
		if r.NameFits(name) {
			about = append(about, r)
		}
	}
	return about
}

// A fileName is a name that trees hold, of a file or of a folder. There is one
// for each text.
type fileName struct {
	text   string
	number int       // its place in the list of all
	about  nameRules // the rules that mean a regular file of this name
	keys   *keys     // that the name itself holds; nil for none

	reached bool // by a commit or a tag
}

// fileNames are all the names that were met, from many goroutines.
type fileNames struct {
	rules nameRules
	pass  func() *secretPass
	leaks *leaks

	mu   sync.Mutex
	all  map[string]*fileName
	list []*fileName
}

func newFileNames(s *scan) *fileNames {
	return &fileNames{rules: s.names, pass: s.pass, leaks: s.leaks, all: map[string]*fileName{}}
}

// of returns the name with the given text.
func (n *fileNames) of(text string) *fileName {
	n.mu.Lock()
	defer n.mu.Unlock()
	if name := n.all[text]; name != nil {
		return name
	}
	name := &fileName{text: text, number: len(n.list), about: n.rules.about(text), keys: n.keysOf(text)}
	n.all[text], n.list = name, append(n.list, name)
	return name
}

// restore adds a name that is known to hold no key.
func (n *fileNames) restore(text string) {
	name := &fileName{text: text, number: len(n.list), about: n.rules.about(text)}
	n.all[text], n.list = name, append(n.list, name)
}

// keysOf returns the keys that a name holds, nil for none.
func (n *fileNames) keysOf(text string) *keys {
	var all []*key
	n.pass().Blob(&Blob{Data: []byte(text), Where: InName}, func(m Match) {
		n.leaks.mu.Lock()
		defer n.leaks.mu.Unlock()
		all = append(all, &key{leak: n.leaks.of(m), encoding: m.Occurrence.Encoding, blanked: m.Occurrence.blanked})
	})
	if all == nil {
		return nil
	}
	return &keys{all: all}
}

// inIndex tells whether a path in the index has a name with a key: no tree need
// have it yet. For 80,000 paths this takes 26 ms, and to ask for each name 260.
func (n *fileNames) inIndex(index *gitpack.Index) (found bool) {
	var names []byte
	for _, e := range index.Entries {
		from := len(names)
		names = append(append(names, e.Path...), '\n')
		for i := from; i < len(names); i++ {
			if names[i] == '/' {
				names[i] = '\n'
			}
		}
	}
	n.pass().Blob(&Blob{Data: names, Where: InName}, func(Match) { found = true })
	return found
}

// A nameCache spares one goroutine the lock for names that it has met.
type nameCache struct {
	names *fileNames
	known map[string]*fileName
}

func (c *nameCache) of(text []byte) *fileName {
	name := c.known[string(text)]
	if name == nil {
		name = c.names.of(string(text))
		c.known[name.text] = name
	}
	return name
}
