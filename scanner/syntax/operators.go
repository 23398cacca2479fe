package syntax

import "slices"

// An operator is what is written with marks. What no table has joins values.
type operator struct {
	text string
	kind tokenKind
}

// common are the operators that mean the same in all languages that have them.
var common = []operator{
	{"(", tokOpen}, {"[", tokOpen}, {"{", tokOpen}, {")", tokClose}, {"]", tokClose}, {"}", tokClose},
	{",", tokComma}, {";", tokSemicolon}, {"@", tokAt}, {":", tokColon}, {"?", tokQuestion}, {"|", tokBar},
	{".", tokDot}, {"?.", tokDot}, {"?->", tokDot}, {"::", tokDot}, {"..", tokOther}, {"...", tokOther}, {"..<", tokOther}, {"..=", tokOther},
	{"=>", tokArrow}, {"->", tokArrow}, {"=", tokAssign}, {":=", tokAssign},
	{"==", tokCompare}, {"===", tokCompare}, {"=~", tokCompare}, {"!=", tokCompare}, {"!==", tokCompare}, {"!~", tokCompare},
	{"<=", tokCompare}, {"<=>", tokCompare}, {">=", tokCompare}, {"<", tokAngle}, {">", tokAngle}, {"<<", tokShift},
	{"!", tokNot}, {"&&", tokAnd}, {"||", tokOr}, {"??", tokOr}, {"++", tokOther}, {"--", tokOther}, {"**", tokOther}, {"//", tokOther},
	{"&&=", tokAppend}, {"||=", tokAppend}, {"??=", tokAppend}, {"<<=", tokAppend}, {"**=", tokAppend}, {"//=", tokAppend},
	{"+=", tokAppend}, {"-=", tokAppend}, {"*=", tokAppend}, {"/=", tokAppend}, {"%=", tokAppend}, {"^=", tokAppend}, {"&=", tokAppend}, {"|=", tokAppend},
}

// byFirst returns the operators by their first byte, the longest first. Those of
// a language go before the common ones.
func byFirst(own []operator) (table [256][]operator) {
	for _, o := range slices.Concat(own, common) {
		c := o.text[0]
		if !slices.ContainsFunc(table[c], func(other operator) bool { return other.text == o.text }) {
			table[c] = append(table[c], o)
		}
	}
	for _, list := range table {
		slices.SortStableFunc(list, func(a, b operator) int { return len(b.text) - len(a.text) })
	}
	return table
}
