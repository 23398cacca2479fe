package taint

import "github.com/stanchscan/stanch/scanner/syntax"

func makeFile(t *syntax.Tree, r *reports) {}
