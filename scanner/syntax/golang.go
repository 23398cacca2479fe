package syntax

import (
	"go/ast"
	goparser "go/parser"
	gotoken "go/token"
	"strings"
)

var goLang = &Language{Name: "Go", Files: []string{".go"}, heads: &worded, lead: "package p;", unled: []string{"package "}, parse: parseGo}

// manyErrors bounds the sources that are read on behind ten errors: there may be
// an error a byte, and each is kept.
const manyErrors = 256 << 10

// parseGo reads a source with the standard library's parser, which reads on
// behind an error, bounds by itself how deep a source may be nested, and takes
// linear time.
func parseGo(src []byte) *Tree {
	const mode = goparser.ParseComments | goparser.SkipObjectResolution
	fset := gotoken.NewFileSet()
	file, err := goparser.ParseFile(fset, "", src, mode)
	if err != nil && len(file.Decls) == 0 && len(src) <= manyErrors {
		file, _ = goparser.ParseFile(fset, "", src, mode|goparser.AllErrors)
	}
	g := goReader{}
	g.nodes = make([]Node, 2, 2+len(src)/6)
	g.nodes[Root] = Node{Kind: Block, To: int32(len(src))}
	t := &Tree{Source: src}
	if file.FileStart.IsValid() {
		g.file = fset.File(file.FileStart)
		g.decls(file.Decls)
		for _, group := range file.Comments {
			for _, c := range group.List {
				t.Comments = append(t.Comments, Span{g.at(c.Pos()), g.at(c.End())})
			}
		}
	}
	t.Nodes = g.nodes
	return t
}

// maxGoDepth bounds what is nested, chains of calls included, which are longer
// than anything else.
const maxGoDepth = 1000

// A goReader turns Go's own tree into ours. Of the parser it has what adds
// nodes. A node's place is never asked of Go's nodes that have others in front
// of their first byte: a chain of calls would be walked again for each of them.
type goReader struct {
	parser
	file    *gotoken.File
	results *ast.FieldList // what the function at hand returns
}

// at returns where in the source a position is.
func (g *goReader) at(p gotoken.Pos) int32 { return int32(g.file.Offset(p)) }

// make makes a node of the given children, of which one that is 0 becomes None.
// It begins at a position, or where its first child does.
func (g *goReader) make(k Kind, pos gotoken.Pos, children ...int32) int32 {
	from := int32(0)
	switch {
	case pos.IsValid():
		from = g.at(pos)
	case len(children) > 0:
		from = g.nodes[children[0]].From
	}
	n, last := g.node(k, from), int32(0)
	for _, c := range children {
		if c == 0 {
			c = g.node(None, from)
		}
		g.chain(n, &last, c)
	}
	return n
}

// some leaves out of children those that are 0.
func some(children ...int32) (all []int32) {
	for _, c := range children {
		if c != 0 {
			all = append(all, c)
		}
	}
	return all
}

// bytes makes a node of what stands between two positions.
func (g *goReader) bytes(k Kind, from, to gotoken.Pos) int32 {
	a, b := int(g.at(from)), int(g.at(to))
	return g.span(k, a, max(a, b))
}

func (g *goReader) decls(decls []ast.Decl) {
	last := int32(0)
	for _, d := range decls {
		for _, n := range g.decl(d) {
			g.chain(Root, &last, n)
		}
	}
}

func (g *goReader) decl(d ast.Decl) []int32 {
	switch d := d.(type) {
	case *ast.FuncDecl:
		return []int32{g.declared(d)}
	case *ast.GenDecl:
		if d.Tok == gotoken.IMPORT {
			return []int32{g.imports(d)}
		}
		var all []int32
		for _, s := range d.Specs {
			all = append(all, some(g.spec(s))...)
		}
		return all
	}
	return nil
}

// imports reads an import declaration. A package is called by the last part of
// its path, without its version.
func (g *goReader) imports(d *ast.GenDecl) int32 {
	var all []int32
	for _, s := range d.Specs {
		s, ok := s.(*ast.ImportSpec)
		if !ok || s.Path == nil || len(s.Path.Value) < 2 {
			continue
		}
		from, to := packageName(s.Path.Value)
		start := int(g.at(s.Path.Pos()))
		name := g.span(Name, start+from, start+to)
		if s.Name != nil && s.Name.Name != "." && s.Name.Name != "_" {
			name = g.make(Pair, s.Name.Pos(), name, g.name(s.Name))
		}
		all = append(all, name)
	}
	return g.make(Import, d.Pos(), all...)
}

// packageName returns where in a quoted path a package's name stands:
// "github.com/rs/zerolog", "k8s.io/klog/v2", "gopkg.in/yaml.v3".
func packageName(quoted string) (from, to int) {
	from, to = 1, max(1, len(quoted)-1)
	path := quoted[:to]
	if i := strings.LastIndex(path, "/v"); i > 0 && i+2 < to && strings.Trim(path[i+2:], "0123456789") == "" {
		to = i
	}
	if i := strings.LastIndexByte(path[:to], '/'); i > 0 {
		from = i + 1
	}
	if i := strings.LastIndexByte(path[from:to], '.'); i > 0 {
		to = from + i
	}
	from += len(path[from:to]) - len(strings.TrimPrefix(path[from:to], "go-"))
	return from, to
}

// spec reads a declaration of variables, constants or a type. A type is a class,
// as it may have methods.
func (g *goReader) spec(s ast.Spec) int32 {
	switch s := s.(type) {
	case *ast.TypeSpec:
		return g.make(Class, s.Pos(), g.name(s.Name), g.make(Block, s.Name.End(), g.members(s.Type)...))
	case *ast.ValueSpec:
		var targets []int32
		for _, n := range s.Names {
			if len(s.Names) > 1 { // a Pair in a List is something else
				targets = append(targets, g.target(n))
				continue
			}
			targets = append(targets, g.variable(n, s.Type))
		}
		return g.assign(Assign, s.Pos(), targets, g.exprs(s.Values))
	}
	return 0
}

// members reads the fields of a struct, but for those that a tag hides.
func (g *goReader) members(t ast.Expr) (all []int32) {
	s, ok := t.(*ast.StructType)
	if !ok {
		return nil
	}
	for _, f := range fields(s.Fields) {
		if f.Tag != nil && strings.Contains(f.Tag.Value, `:"-`) {
			continue
		}
		typ := f.Type
		if slice, ok := typ.(*ast.ArrayType); ok {
			typ = slice.Elt
		}
		for _, n := range f.Names {
			all = append(all, g.make(Assign, n.Pos(), g.variable(n, typ), 0))
		}
	}
	return all
}

// variable returns a name that is declared, as a Pair with its type if it has
// one that has a name.
func (g *goReader) variable(n *ast.Ident, t ast.Expr) int32 {
	name := g.target(n)
	if t := g.typeName(t); t != 0 && name != 0 {
		return g.make(Pair, n.Pos(), name, t)
	}
	return name
}

// typeName returns the name of a type, or of what it points to; 0 for one without
// a name.
func (g *goReader) typeName(t ast.Expr) int32 {
	switch t := t.(type) {
	case *ast.Ident:
		return g.name(t)
	case *ast.SelectorExpr:
		if x, ok := t.X.(*ast.Ident); ok {
			return g.make(Member, x.Pos(), g.name(x), g.name(t.Sel))
		}
	case *ast.StarExpr:
		return g.typeName(t.X)
	case *ast.ParenExpr:
		return g.typeName(t.X)
	case *ast.ArrayType: // what it holds is printed with it
		return g.elementName(t.Elt)
	case *ast.MapType:
		return g.elementName(t.Value)
	case *ast.IndexExpr:
		return g.typeName(t.X)
	case *ast.IndexListExpr:
		return g.typeName(t.X)
	}
	return 0
}

// elementName returns the name of a type of this package that a container has; 0 for
// another one.
func (g *goReader) elementName(t ast.Expr) int32 {
	if name, ok := t.(*ast.Ident); ok {
		return g.name(name)
	}
	return 0
}

// assign makes an assignment of one or several values.
func (g *goReader) assign(k Kind, pos gotoken.Pos, targets, values []int32) int32 {
	return g.make(k, pos, g.several(pos, targets), g.several(pos, values))
}

// several returns one value as it is, and several ones as a List.
func (g *goReader) several(pos gotoken.Pos, values []int32) int32 {
	switch len(values) {
	case 0:
		return 0
	case 1:
		return values[0]
	}
	return g.make(List, pos, values...)
}

// declared reads a function. A method stands in a class of its own, which is
// called like the type of its receiver, and says how the receiver is called.
func (g *goReader) declared(d *ast.FuncDecl) int32 {
	f := g.function(d.Pos(), g.name(d.Name), d.Type, d.Body)
	if d.Recv == nil {
		return f
	}
	class, receiver := int32(0), int32(0)
	if len(d.Recv.List) > 0 {
		r := d.Recv.List[0]
		class = g.typeName(r.Type)
		if len(r.Names) > 0 {
			receiver = g.target(r.Names[0])
		}
	}
	return g.make(Class, d.Pos(), class, g.make(Block, d.Pos(), f), receiver)
}

func (g *goReader) function(pos gotoken.Pos, name int32, t *ast.FuncType, body *ast.BlockStmt) int32 {
	outer := g.results
	g.results = t.Results
	var params []int32
	for _, f := range fields(t.Params) {
		typ := f.Type
		if e, ok := typ.(*ast.Ellipsis); ok {
			typ = e.Elt
		}
		for _, n := range f.Names {
			params = append(params, g.variable(n, typ))
		}
		if len(f.Names) == 0 {
			params = append(params, 0)
		}
	}
	n := g.make(Func, pos, name, g.make(Params, pos, params...), g.block(body))
	g.results = outer
	return n
}

func fields(l *ast.FieldList) []*ast.Field {
	if l == nil {
		return nil
	}
	return l.List
}

func (g *goReader) block(b *ast.BlockStmt) int32 {
	if b == nil {
		return 0
	}
	return g.make(Block, b.Pos(), g.statements(b.List)...)
}

func (g *goReader) statements(list []ast.Stmt) (all []int32) {
	for _, s := range list {
		all = append(all, some(g.stmt(s))...)
	}
	return all
}

// stmt reads a statement; 0 for one that says nothing.
func (g *goReader) stmt(s ast.Stmt) int32 {
	if s == nil {
		return 0
	}
	if g.depth >= maxGoDepth {
		return 0
	}
	g.depth++
	defer func() { g.depth-- }()
	switch s := s.(type) {
	case *ast.ExprStmt:
		return g.expr(s.X)
	case *ast.IncDecStmt:
		return g.expr(s.X)
	case *ast.GoStmt:
		return g.expr(s.Call)
	case *ast.DeferStmt:
		return g.expr(s.Call)
	case *ast.LabeledStmt:
		return g.stmt(s.Stmt)
	case *ast.DeclStmt:
		return g.join(s.Pos(), g.decl(s.Decl))
	case *ast.BlockStmt:
		return g.block(s)
	case *ast.AssignStmt:
		return g.assignment(s)
	case *ast.SendStmt:
		n := g.make(Append, gotoken.NoPos, g.begin(s.Chan), g.expr(s.Value))
		g.nodes[n].Flag |= Arrow
		return n
	case *ast.ReturnStmt:
		return g.leave(s)
	case *ast.IfStmt:
		n := g.make(If, s.Pos(), append([]int32{g.expr(s.Cond)}, some(g.block(s.Body), g.otherwise(s.Else))...)...)
		return g.after(s.Pos(), s.Init, n)
	}
	return g.repeated(s)
}

// repeated reads loops and switches.
func (g *goReader) repeated(s ast.Stmt) int32 {
	switch s := s.(type) {
	case *ast.ForStmt:
		n := g.make(Loop, s.Pos(), some(g.condition(s.Cond), g.block(s.Body), g.stmt(s.Post))...)
		return g.after(s.Pos(), s.Init, n)
	case *ast.RangeStmt:
		return g.ranges(s)
	case *ast.SwitchStmt:
		n := g.make(Switch, s.Pos(), g.condition(s.Tag), g.block(s.Body))
		return g.after(s.Pos(), s.Init, n)
	case *ast.TypeSwitchStmt:
		n := g.make(Switch, s.Pos(), g.stmt(s.Assign), g.block(s.Body))
		return g.after(s.Pos(), s.Init, n)
	case *ast.SelectStmt:
		return g.make(Switch, s.Pos(), 0, g.block(s.Body))
	case *ast.CaseClause:
		return g.make(Block, s.Pos(), append(some(g.exprs(s.List)...), g.statements(s.Body)...)...)
	case *ast.CommClause:
		return g.make(Block, s.Pos(), append(some(g.stmt(s.Comm)), g.statements(s.Body)...)...)
	}
	return 0
}

// condition is expr for what may be missing.
func (g *goReader) condition(e ast.Expr) int32 {
	if e == nil {
		return 0
	}
	return g.expr(e)
}

// after returns a statement behind the one that its head begins with.
func (g *goReader) after(pos gotoken.Pos, init ast.Stmt, n int32) int32 {
	if init == nil {
		return n
	}
	return g.join(pos, some(g.stmt(init), n))
}

// join returns one statement as it is, and several ones as a Block.
func (g *goReader) join(pos gotoken.Pos, statements []int32) int32 {
	switch len(statements) {
	case 0:
		return 0
	case 1:
		return statements[0]
	}
	return g.make(Block, pos, statements...)
}

// otherwise reads an else as a Block.
func (g *goReader) otherwise(s ast.Stmt) int32 {
	n := g.stmt(s)
	if n == 0 || g.nodes[n].Kind == Block {
		return n
	}
	return g.make(Block, s.Pos(), n)
}

// ranges reads the head and the body of a for that goes over something. What it
// goes over is the second name's elements; the first one is an index or a key.
func (g *goReader) ranges(s *ast.RangeStmt) int32 {
	var all []int32
	if s.Key != nil && s.Value == nil { // what comes out of a channel, or an index or a key
		n := g.make(Each, s.Pos(), g.target(s.Key), g.expr(s.X))
		g.nodes[n].Flag |= Arrow
		return g.make(Loop, s.Pos(), some(n, g.block(s.Body))...)
	}
	if s.Key != nil {
		if key := g.target(s.Key); key != 0 {
			all = append(all, g.make(Assign, s.Pos(), key, 0))
		}
	}
	value := int32(0)
	if s.Value != nil {
		value = g.target(s.Value)
	}
	all = append(all, g.make(Each, s.Pos(), value, g.expr(s.X)), g.block(s.Body))
	return g.make(Loop, s.Pos(), some(all...)...)
}

// assignment reads x = y, x := y and x += y, of one or several values.
func (g *goReader) assignment(s *ast.AssignStmt) int32 {
	var targets []int32
	for _, e := range s.Lhs {
		targets = append(targets, g.target(e))
	}
	k := Append
	if s.Tok == gotoken.ASSIGN || s.Tok == gotoken.DEFINE {
		k = Assign
	}
	n := g.assign(k, s.Pos(), targets, g.exprs(s.Rhs))
	if s.Tok == gotoken.DEFINE {
		g.nodes[n].Flag |= Declared
	}
	return n
}

// target reads what is assigned to; 0 for what is thrown away.
func (g *goReader) target(e ast.Expr) int32 {
	if name, ok := e.(*ast.Ident); ok && name.Name == "_" {
		return 0
	}
	return g.expr(e)
}

// leave reads a return. One without values returns those of the results that
// have names.
func (g *goReader) leave(s *ast.ReturnStmt) int32 {
	values := g.exprs(s.Results)
	if len(values) == 0 {
		for _, f := range fields(g.results) {
			for _, name := range f.Names {
				values = append(values, g.target(name))
			}
		}
	}
	return g.make(Return, s.Pos(), some(g.several(s.Pos(), values))...)
}
