package taint

import (
	"strconv"
	"strings"
	"sync"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// A dialect is what is known of a language's libraries.
type dialect struct {
	sinks            []string        // what prints its arguments: a path, of which the first parts may be left out; * is any name, .x is x of anything; #n behind it: from the nth argument on; a..b: b at the end of a chain that a begins
	streams          []string        // what prints all that is << into it
	modules          map[string]bool // modules that log
	loggers          map[string]bool
	environment      map[string]bool                            // what the whole environment is called
	readsEnvironment map[string]bool                            // functions that return a variable of it
	asks             map[string]bool                            // functions that return a secret, whatever they are given
	gets             map[string]bool                            // functions that return what their first argument names; .x is the method x of anything, given that alone
	replaces         map[string]bool                            // functions that replace their second argument by the third one in the first one
	innocent         map[string]bool                            // variables and fields that hold no secret, or are where one belongs
	asksSecond       map[string]bool                            // functions whose second result is a secret
	carries          map[string]bool                            // functions whose result is made of what they are given, beside those of all languages
	fills            map[string]int                             // functions that write into one of their arguments, which is counted from 0
	clears           map[string]bool                            // functions that overwrite their first argument
	cleans           map[string]bool                            // functions whose result is no secret
	switches         map[string]bool                            // what makes a client print what it sends, if it is set
	reveals          map[string]bool                            // members that stand for such a switch
	tells            bool                                       // of an exception's arguments only texts are in its message
	wholes           map[string]bool                            // types of all headers of a request
	wraps            map[string]bool                            // functions that make something that writes into their first argument
	routes           map[string]bool                            // the last names of marks of functions that answer requests
	constructor      string                                     // what a class's constructor is called
	pipes            bool                                       // a | b gives b what a returns
	outputs          bool                                       // a value that nobody takes is printed
	shorthand        bool                                       // { name } is { name: name }
	keyFirst         bool                                       // a function that is given a dictionary's elements gets the key first
	capitals         bool                                       // NAMES that the file does not define are those of properties, and the like
	namesFirst       bool                                       // a loop over a dictionary goes over its keys
	bare             bool                                       // a method is called without an object
	self             map[string]bool                            // what an object calls itself
	implicit         bool                                       // a block's last value is what a function returns
	addsTo           map[string]bool                            // functions that add to their first argument, or print, if that is what is printed; .x is the method x of anything
	typed            bool                                       // a Pair that is a parameter or declares a variable has its type
	commands         bool                                       // a call needs no parentheses
	several          bool                                       // a call may have several results, of which the first one is meant
	caseless         bool                                       // names mean the same in upper and lower case
	spellings        map[string]bool                            // names as they are written here, beside those of the lists
	prefixes         map[string]bool                            // what may stand before a variable's name, with a colon, and says where it lives
	writers          map[string]bool                            // functions that print, and are no sinks, as only library knows how
	begins           []string                                   // what else stands in a text that reads a secret; see Worth
	objects          map[string]bool                            // last words of names whose values do not show the secret that they have
	constants        map[string]bool                            // names that are no variables: null
	given            string                                     // what a function calls all its arguments together
	library          func(*analysis, *site) (v *value, ok bool) // looks at a call first, and tells whether it knows it
	shorthands       map[string]string                          // other names of functions
	declares         bool                                       // a Pair of a name and a type declares a variable or a parameter
	serializes       map[string]bool                            // functions that show all fields of an object, whatever its class does
	builders         map[string]bool                            // functions that run one on something, to which it adds without saying so
	applies          map[string]bool                            // functions that return what the function returns that they are given, beside those of all languages
	calls            bool                                       // calling a class of the file makes an object of it
	shows            map[string]bool                            // marks and bases of classes whose objects are shown with what they are made of
	conceals         map[string]bool                            // types whose values do not show what they hold
	entire           map[string]bool                            // members and functions that return all that an object has
	computed         map[string]bool                            // marks of methods that are read like fields
	responds         [][]byte                                   // in the types of what functions return that answer requests
	answers          map[string]bool                            // parameters of functions that answer requests
	newless          bool                                       // an object is made without new
	inclusive        bool                                       // a range's end belongs to it
	dumps            map[string]bool                            // functions and options that may make a client log what it sends, or show all that there is, as only library knows
	deletes          string                                     // the word that takes an entry out of a container
	descriptors      map[string]bool                            // functions that write to a file that is given first, which 1 and 2 stand for
	classNames       bool                                       // a name that begins with a capital letter, and goes on with others, is a class's
	silentObjects    bool                                       // objects are printed as the names of their classes
	propertyBodies   bool                                       // name { … } in a class is a property that is computed
	routing          map[string]bool                            // methods of a router that are told what answers
	attributes       bool                                       // a method that is given nothing is called like an attribute is read
	pieces           [][]byte                                   // words of functions where a token is a piece of a text
	pointers         bool                                       // texts are pointers, and streams are values: p + 1, out = cerr
	arrays           bool                                       // a pattern of Pairs takes an array apart, and functions of arrays get what they call beside them
	references       bool                                       // a parameter &$x stands for the variable that is given
	inherits         bool                                       // a class that extends an exception is one, whatever it is called
	verbs            bool                                       // %v in a text stands for an argument

	once        sync.Once
	byLast      map[string][]sinkPath
	reading     map[string]*reading // see readingOf
	streamNames map[string]bool     // of the streams, those that are one name, and those that are several
	streamPaths []string
	lower       map[string]string // names in lower case, where that means the same, and how they are written here
}

// dialects make what is known of each language's libraries, when it is asked for first.
var dialects = map[string]func() *dialect{
	"Python":     sync.OnceValue(pythonDialect),
	"Java":       sync.OnceValue(javaDialect),
	"JavaScript": javaScript,
	"TypeScript": javaScript,
	"Kotlin":     sync.OnceValue(kotlinDialect),
	"C#":         sync.OnceValue(csharpDialect),
	"Ruby":       sync.OnceValue(rubyDialect),
	"PHP":        sync.OnceValue(phpDialect),
	"Rust":       sync.OnceValue(rustDialect),
	"Swift":      sync.OnceValue(swiftDialect),
	"C++":        sync.OnceValue(cppDialect),
	"PowerShell": sync.OnceValue(powerShellDialect),
	"Go":         sync.OnceValue(goDialect),
}

var javaScript = sync.OnceValue(javaScriptDialect)

// dialectOf returns what is known of a language's libraries, nil for nothing. What can be
// computed of it is computed when it is asked for first.
func dialectOf(l *syntax.Language) *dialect {
	make := dialects[l.Name]
	if make == nil {
		return nil
	}
	d := make()
	d.once.Do(d.prepare)
	return d
}

func (d *dialect) prepare() {
	d.byLast, d.reading = make(map[string][]sinkPath, len(d.sinks)), readingOf(d)
	for _, s := range d.sinks {
		path, from, _ := strings.Cut(s, "#")
		first, _ := strconv.Atoi(from)
		last := path[strings.LastIndexByte(path, '.')+1:]
		d.byLast[last] = append(d.byLast[last], sinkPath{path, first})
	}
	d.streamNames = map[string]bool{}
	for _, s := range d.streams {
		if s = strings.TrimPrefix(s, "std."); strings.IndexByte(s, '.') < 0 {
			d.streamNames[s] = true
		} else {
			d.streamPaths = append(d.streamPaths, s)
		}
	}
	if d.caseless {
		d.spell()
	}
}

// A sinkPath is what prints its arguments, from the given one on.
type sinkPath struct {
	path string
	from int
}

// sink tells whether something of that path prints its arguments, and from which
// one on.
func (d *dialect) sink(path, name string) (from int, ok bool) {
	for _, s := range d.byLast[name] {
		if s.path[0] == '.' && len(path) > len(name) {
			return s.from, true
		}
		if root, _, between := strings.Cut(s.path, ".."); between && (strings.HasPrefix(path, root+".") || strings.Contains(path, "."+root+".")) || endsWith(path, s.path) {
			return s.from, true
		}
	}
	for _, s := range d.byLast["*"] {
		if i := strings.LastIndexByte(path, '.'); i > 0 && endsWith(path[:i], strings.TrimSuffix(s.path, ".*")) {
			return s.from, true
		}
	}
	return 0, false
}

func (d *dialect) isSink(path, name string) bool {
	_, ok := d.sink(path, name)
	return ok
}

// endsWith tells whether a path is the other one, or ends with a dot and the
// other one.
func endsWith(path, end string) bool {
	return path == end || strings.HasSuffix(path, end) && path[len(path)-len(end)-1] == '.' && strings.Contains(end, ".")
}

// isStream tells whether a path prints what is << into it.
func (d *dialect) isStream(path string) bool {
	path = strings.TrimPrefix(path, "std.")
	first, _, _ := strings.Cut(path, ".")
	if d.streamNames[first] {
		return true
	}
	for _, s := range d.streamPaths {
		if rest, begins := strings.CutPrefix(path, s); begins && strings.HasPrefix(rest, ".") || endsWith(path, s) {
			return true
		}
	}
	return false
}
