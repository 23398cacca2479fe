// Package syntax reads source code as far as a lint needs it that follows a
// value: calls with receiver and arguments, assignments, strings with what is put
// into them, functions with parameters and returns, blocks.
//
// It is shallow: it knows no types and refuses nothing. What it does not
// understand it leaves out, so broken, truncated and hostile files give a smaller
// tree, in time and memory that are linear in the file's size. It imports nothing
// of ours.
package syntax

import "iter"

// A Kind says what a node is, and so what its children are.
type Kind uint8

// The kinds. "value" is any expression.
const (
	None    Kind = iota
	Name         // an identifier, without a language's sigil
	Literal      // a number, a character, a regular expression, a symbol: nothing that is put together
	String       // Text and values, in their order
	Text         // of a string, as it is written
	Call         // what is called, then the arguments: values, and Pairs for named ones
	Member       // a value, and the Name of its member
	Index        // a value, and what stands in the brackets
	Pair         // a key and a value: of a dictionary, a named argument, an arm of a match
	Join         // values that the result is made of: concatenation, arithmetic
	Either       // values of which the result is one: or, ??
	And          // values of which the result is the last one, or nothing
	Compare      // values that are compared: the result tells no more than yes or no
	Not          // a value of which the result tells no more than yes or no
	Choice       // a condition, and two values of which the result is one
	List         // values and Pairs in brackets
	Spread       // a value that stands for what is in it
	Func         // its Name or None, Params, and a Block or a value
	Params       // Params of a function: Name, or a pattern, or a Pair of one and its default, of Go: and its type
	Class        // its Name or None, a Block, and, where methods have a name for it, the Name of their object
	Block        // statements
	Assign       // a target and a value
	Append       // a target and a value that is added to it: += and its like
	Return       // a value or nothing
	Throw        // a value or nothing
	If           // a condition and Blocks, of which one is run
	Loop         // conditions and Blocks that are run again and again; see Each
	Each         // a target and the value whose elements it gets: the head of a loop
	Switch       // a value or nothing, and Blocks of which some are run
	Try          // a Block, and others of which some are run
	Import       // Pairs of a path and the name that stands for it; the path is a Name, a Member, or a String
	Mark         // an annotation or decorator: of what comes next
	Stream       // values with << between them: printed, if the first is a stream
)

// A Node is one node of a Tree. Nodes hold no pointers: a tree of a large file
// costs the garbage collector nothing.
type Node struct {
	Kind     Kind
	Flag     Flag
	From, To int32 // in the source, in bytes: of a Name, Text or Literal exactly it, of others at least where it begins
	First    int32 // the first child; 0: none
	Next     int32 // the next sibling; 0: none
}

// A Flag tells more of a node.
type Flag uint8

const (
	Arrow    Flag = 1 << iota // of a Func: its value is what it returns; of a Pair: => or ->; of Go's Append and Each: <-, and one that need not be
	Macro                     // of a Call: name!(…)
	New                       // of a Call: it makes an object
	Static                    // of a Member: it was written with ::; of a Call: it makes the base of an object; of a parameter: its function is called on it
	Formed                    // of a String: one whose braces are holes for the arguments of a call, if that is one that forms texts; of a Class: its objects are shown with what they are made of
	Command                   // of a Call: written without parentheses
	Braces                    // of a List: { }
	Declared                  // of an Assign: it makes the variable, which its block has for itself
)

// A Tree is what Parse made of a source.
type Tree struct {
	Language *Language
	Source   []byte // the caller's
	Nodes    []Node // [0] is None, [1] the Block of the whole file
	Comments []Span
}

// A Span is a stretch of the source, in bytes.
type Span struct{ From, To int32 }

// Root is the number of the whole file's Block.
const Root = 1

// Children returns the numbers of a node's children.
func (t *Tree) Children(n int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for c := t.Nodes[n].First; c != 0 && yield(c); c = t.Nodes[c].Next {
		}
	}
}

// Child returns the number of a node's child, counted from 0; 0 if it has
// fewer.
func (t *Tree) Child(n int32, i int) int32 {
	c := t.Nodes[n].First
	for ; c != 0 && i > 0; i-- {
		c = t.Nodes[c].Next
	}
	return c
}

// Text returns what of the source a node stands for. The bytes are the Source's.
func (t *Tree) Text(n int32) []byte { return t.Source[t.Nodes[n].From:t.Nodes[n].To] }

// Kind returns a node's kind.
func (t *Tree) Kind(n int32) Kind { return t.Nodes[n].Kind }
