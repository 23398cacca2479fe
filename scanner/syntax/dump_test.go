package syntax

import (
	"fmt"
	"strings"
	"testing"
)

var kindNames = []string{"None", "Name", "Literal", "String", "Text", "Call", "Member", "Index", "Pair", "Join", "Either", "And", "Compare", "Not", "Choice", "List", "Spread", "Func", "Params", "Class", "Block", "Assign", "Append", "Return", "Throw", "If", "Loop", "Each", "Switch", "Try", "Import", "Mark", "Stream"}

// dump writes a node in one line: names as they are, texts in quotes, all else as its
// kind with its children in parentheses.
func dump(t *Tree, n int32) string {
	switch k := t.Kind(n); k {
	case Name, Literal:
		return string(t.Text(n))
	case Text:
		return fmt.Sprintf("%q", t.Text(n))
	default:
		var children []string
		for c := range t.Children(n) {
			children = append(children, dump(t, c))
		}
		return kindNames[k] + "(" + strings.Join(children, " ") + ")"
	}
}

// TestTrees parses a line or two of each language.
func TestTrees(t *testing.T) {
	for _, c := range []struct{ file, source, tree string }{
		{"a.py", "def f(key=1):\n    return g(key, x=h[2:])\n",
			`Block(Func(f Params(Assign(key 1)) Block(Return(Call(g key Pair(x Index(h Pair(2 None()))))))))`},
		{"a.py", "if a and not b:\n    print(f\"{a!r} is {b}\")\nelse:\n    c += [1, *d]\n",
			`Block(If(And(a Not(b)) Block(Call(print String(Pair(a "!r") " is " b))) Block(Block(Append(c List(1 Spread(d)))))))`},
		{"a.js", "const { a, b: c } = await f(`x${d?.e}`);",
			`Block(Assign(List(a Pair(b c)) Call(f String("x" Member(d e)))))`},
		{"a.ts", "class A { constructor(private key: string) { this.key = key ?? ''; } }",
			`Block(Class(A Block(Func(constructor Params(Pair(key string)) Block(Assign(Member(this key) Either(key String())))))))`},
		{"a.ts", "f((x: T): void => g(x), (a, b), c ? (d) : e => h);",
			`Block(Call(f Func(None() Params(Pair(x T)) Return(Call(g x))) And(a b) Choice(c d Func(None() Params(e) Return(h)))))`},
		{"a.js", "function f({ a, b: [c] }) {}",
			`Block(Func(f Params(List(a Pair(b List(c)))) Block()))`},
		{"a.ts", "import { a as b } from \"c\";",
			`Block(Import(List(Pair(a b)) String("c")))`},
		{"a.tsx", "const A = ({ key }) => <b title={key}>{key}</b>;",
			`Block(Assign(A Func(None() Params(List(key)) Return(List(key key)))))`},
		{"A.java", "class A { String f(String key) throws E { return \"a\" + (String) key; } }",
			`Block(Class(A Block(Func(f Params(Pair(key String)) Block(Return(Join(String("a") key)))))))`},
		{"A.java", "record A(String key) { final List<B> b = c(); }",
			`Block(Class(A Block(Func(A Params(Pair(key String)) Block()) Assign(Pair(b List) Call(c)))))`},
		{"a.kt", "fun f(key: String) = println(\"$key is ${key.length}\")",
			`Block(Func(f Params(Pair(key String)) Return(Call(println String(key " is " Member(key length))))))`},
		{"a.cs", "public string Key { get => key; set { key = value; } }",
			`Block(Block(Func(Key Params() Return(key)) Func(None() Params() Block(Assign(value Key) Block(Assign(key value))))))`},
		{"a.rb", "def f(key:)\n  puts \"#{key}\" unless key.nil?\nend",
			`Block(Func(f Params(Pair(key key)) Block(If(Member(key nil?) Block(Call(puts String(key)))))))`},
		{"a.php", "<?php echo \"{$a['key']} $b\" . $this->c; ?>",
			`Block(Call(echo Join(String(Index(a String("key")) " " b) Member(this c))))`},
		{"a.php", "<?php list($a, $b) = array($c, 'k' => $d);",
			`Block(Assign(List(a b) List(c Pair(String("k") d))))`},
		{"a.php", "<?php [, $b] = $c; $d and print \"x\";",
			`Block(Assign(List(None() b) c) And(d Call(print String("x"))))`},
		{"a.php", "<?php $f = fn (?string &$x, array $y): string => (string) $x . (int) $y;",
			`Block(Assign(f Func(None() Params(Spread(x) y) Return(Join(x Not(y))))))`},
		{"a.php", "<?php function f() { yield 'k' => $a; yield from g(); return match (true) { $b => $c, default => $d }; }",
			`Block(Func(f Params() Block(Return(Pair(String("k") a)) Return(Call(g)) Return(Switch(true Pair(b Block(c)) Pair(None() Block(d)))))))`},
		{"a.cpp", "char *f(const char *key) { return T{key, 1}; }",
			`Block(Func(f Params(Join(char key)) Block(Return(Call(T List(key 1))))))`},
		{"a.cpp", "struct a *b = c; std::string d{e}; out << f + g << h;",
			`Block(Assign(Join(a b) c) Assign(d e) Stream(out Join(f g) h))`},
		{"a.rs", "fn f(key: &str) -> String { format!(\"{key} {}\", x.y) }",
			`Block(Func(f Params(Pair(key str)) Block(Call(format String(key " {}") Member(x y)))))`},
		{"a.swift", "func f(_ key: String) { guard let k = key else { throw E.x }; print(\"\\(k)\") }",
			`Block(Func(f Params(Pair(key String)) Block(If(Assign(k key) Block(Throw(Member(E x)))) Call(print String(k)))))`},
		{"a.cpp", "std::cout << \"key: \" << key->value << std::endl;",
			`Block(Stream(Member(std cout) String("key: ") Member(key value) Member(std endl)))`},
		{"a.ps1", "Write-Host \"key: $key\" -NoNewline",
			`Block(Call(Write-Host String("key: " key) Pair(NoNewline None())))`},
		{"a.go", "package p\nfunc f(key string) error { return fmt.Errorf(\"%s\", key) }",
			`Block(Func(f Params(Pair(key string)) Block(Return(Call(Member(fmt Errorf) String("%s") key)))))`},
	} {
		if got := dump(Parse(For(c.file), []byte(c.source)), Root); got != c.tree {
			t.Errorf("%s: %s\n got %s\nwant %s", c.file, c.source, got, c.tree)
		}
	}
}
