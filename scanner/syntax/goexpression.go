package syntax

import (
	"go/ast"
	gotoken "go/token"
)

func (g *goReader) exprs(list []ast.Expr) (all []int32) {
	for _, e := range list {
		all = append(all, g.expr(e))
	}
	return all
}

// name reads an identifier. What stands for no variable is a Literal.
func (g *goReader) name(n *ast.Ident) int32 {
	if n == nil {
		return 0
	}
	k := Name
	switch n.Name {
	case "nil", "true", "false", "iota":
		k = Literal
	}
	return g.bytes(k, n.Pos(), n.End())
}

// expr reads a value; 0 for a type, and for what is broken.
func (g *goReader) expr(e ast.Expr) int32 {
	if g.depth >= maxGoDepth {
		return 0
	}
	g.depth++
	defer func() { g.depth-- }()
	switch e := e.(type) {
	case *ast.Ident:
		return g.name(e)
	case *ast.BasicLit:
		return g.literal(e)
	case *ast.CallExpr:
		return g.call(e)
	case *ast.SelectorExpr:
		return g.make(Member, gotoken.NoPos, g.begin(e.X), g.name(e.Sel))
	case *ast.BinaryExpr:
		return g.binary(e)
	case *ast.UnaryExpr:
		if e.Op == gotoken.NOT {
			return g.make(Not, e.Pos(), g.expr(e.X))
		}
		return g.expr(e.X)
	case *ast.StarExpr:
		return g.expr(e.X)
	case *ast.ParenExpr:
		return g.expr(e.X)
	case *ast.TypeAssertExpr:
		return g.expr(e.X)
	case *ast.KeyValueExpr:
		return g.make(Pair, gotoken.NoPos, g.begin(e.Key), g.expr(e.Value))
	case *ast.CompositeLit:
		return g.make(List, e.Lbrace, g.exprs(e.Elts)...)
	case *ast.FuncLit:
		return g.function(e.Pos(), 0, e.Type, e.Body)
	}
	return g.indexed(e)
}

// begin reads the first part of a longer value, which says where that begins: it
// is never 0.
func (g *goReader) begin(e ast.Expr) int32 {
	if n := g.expr(e); n != 0 {
		return n
	}
	return g.make(None, e.Pos())
}

// literal reads a text, or a literal that is none.
func (g *goReader) literal(l *ast.BasicLit) int32 {
	if l.Kind != gotoken.STRING {
		return g.bytes(Literal, l.Pos(), l.End())
	}
	n := g.bytes(String, l.Pos(), l.End())
	from, to := g.nodes[n].From, g.nodes[n].To
	if to-from >= 2 {
		last := int32(0)
		g.chain(n, &last, g.span(Text, int(from+1), int(to-1)))
	}
	return n
}

// call reads a call or a conversion: of []byte(x) the callee is byte.
func (g *goReader) call(e *ast.CallExpr) int32 {
	callee := int32(0)
	if t, ok := e.Fun.(*ast.ArrayType); ok {
		if callee = g.typeName(t.Elt); callee == 0 {
			callee = g.make(None, t.Pos())
		}
	} else {
		callee = g.begin(e.Fun)
	}
	all := append([]int32{callee}, g.exprs(e.Args)...)
	if last := len(all) - 1; e.Ellipsis.IsValid() && all[last] != 0 {
		all[last] = g.make(Spread, gotoken.NoPos, all[last])
	}
	return g.make(Call, gotoken.NoPos, all...)
}

// binary reads an operator. A chain of the same kind of them is one node, as a
// long text is made of many pieces.
func (g *goReader) binary(e *ast.BinaryExpr) int32 {
	k := operation(e.Op)
	var right []ast.Expr
	left := ast.Expr(e)
	for {
		b, ok := left.(*ast.BinaryExpr)
		if !ok || operation(b.Op) != k {
			break
		}
		right = append(right, b.Y)
		left = b.X
	}
	all := []int32{g.begin(left)}
	for i := len(right) - 1; i >= 0; i-- {
		all = append(all, g.expr(right[i]))
	}
	return g.make(k, gotoken.NoPos, all...)
}

// operation tells what an operator makes: with && and || it is a bool, too.
func operation(op gotoken.Token) Kind {
	switch op {
	case gotoken.EQL, gotoken.NEQ, gotoken.LSS, gotoken.LEQ, gotoken.GTR, gotoken.GEQ, gotoken.LAND, gotoken.LOR:
		return Compare
	}
	return Join
}

// indexed reads x[i] and x[from:to].
func (g *goReader) indexed(e ast.Expr) int32 {
	switch e := e.(type) {
	case *ast.IndexExpr:
		return g.make(Index, gotoken.NoPos, g.begin(e.X), g.expr(e.Index))
	case *ast.IndexListExpr:
		return g.begin(e.X)
	case *ast.SliceExpr:
		x := g.begin(e.X)
		bounds := []int32{g.condition(e.Low), g.condition(e.High)}
		if e.Max != nil {
			bounds = append(bounds, g.expr(e.Max))
		}
		return g.make(Index, gotoken.NoPos, x, g.make(Pair, e.Lbrack, bounds...))
	}
	return 0
}
