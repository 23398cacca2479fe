package taint

import (
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// powerCommands are the commands of which is known what becomes of what they are
// given. held is what the pipe brings, and the first argument.
var powerCommands map[string]func(a *analysis, s *site) *value

func init() {
	powerCommands = map[string]func(a *analysis, s *site) *value{
		"Select-Object": (*analysis).selected, "ForEach-Object": (*analysis).forEach, "Where-Object": (*analysis).where,
		"Format-Table": (*analysis).tabled, "Format-List": (*analysis).tabled, "Format-Wide": (*analysis).tabled, "Format-Custom": (*analysis).tabled, "Format-Hex": (*analysis).tabled,
		"Get-ChildItem": (*analysis).drive, "Get-Item": (*analysis).drive, "Get-Content": (*analysis).drive, "Get-ItemProperty": (*analysis).drive, "Get-ItemPropertyValue": (*analysis).drive,
		"Write-Output": writeOutput, "Get-Variable": (*analysis).namedVariable, "Read-Host": (*analysis).readHost, "Set-PSDebug": (*analysis).setDebug, "New-Object": (*analysis).newObject, "new": (*analysis).newObject,
		"ConvertTo-SecureString": plainly, "ConvertFrom-SecureString": asPlain, "Get-Secret": asPlain, "Get-AzKeyVaultSecret": asPlain, "Get-SSMParameter": decrypted, "Get-SSMParameterValue": decrypted,
		"Invoke-Command": invoked, "Start-Job": invoked, "Start-ThreadJob": invoked,
		"vault": secretProgram, "op": secretProgram, "aws": secretProgram, "az": secretProgram, "gcloud": secretProgram, "pass": secretProgram, "gopass": secretProgram, "bw": secretProgram,
	}
	for _, name := range strings.Fields("Sort-Object Tee-Object Get-Unique Out-String ConvertTo-Json ConvertTo-Csv ConvertTo-Xml ConvertTo-Html ConvertTo-Yaml ConvertTo-Expression ConvertFrom-Json ConvertFrom-StringData Join-String Group-Object PSCustomObject") {
		powerCommands[name] = func(_ *analysis, s *site) *value { return s.given }
	}
	for _, name := range strings.Fields("Measure-Object Get-Member Get-FileHash Out-Null Out-File Set-Content Add-Content Export-Csv Export-Clixml Set-Clipboard Test-Path Compare-Object Start-Sleep") {
		powerCommands[name] = plainly
	}
}

func plainly(*analysis, *site) *value { return clean }

// powerCommand looks at one of PowerShell's commands.
func powerCommand(a *analysis, s *site) (*value, bool) {
	if a.Nodes[s.n].Flag&syntax.Command == 0 && s.name != "new" {
		return nil, false
	}
	if f := powerCommands[s.name]; f != nil {
		if a.dialect.isSink(s.name, s.name) {
			a.printsArguments(s)
		}
		return f(a, s), true
	}
	if a.Nodes[s.n].Flag&syntax.Command != 0 && reportsByName(s.name) && !a.dialect.isSink(s.name, s.name) {
		a.leak(a.Nodes[s.n].From, s.name, s.given)
		return nil, true
	}
	return nil, false
}

// reportsByName tells whether a command writes to a log, the screen or a response,
// by its name: Write-PodeTextResponse.
func reportsByName(name string) bool {
	var buffer [8]string
	w := words(name, buffer[:0])
	if len(w) < 2 || w[0] != "write" && w[0] != "log" {
		return false
	}
	for _, word := range w[1:] {
		switch word {
		case "log", "logger", "message", "response", "console", "host", "screen", "trace", "status", "header", "banner", "color", "colored", "error", "warning", "info", "verbose", "debug", "success", "failure":
			return true
		}
	}
	return false
}

// writeOutput follows Write-Output. What it returns is known only where a pipe takes
// it: elsewhere it was printed already.
func writeOutput(a *analysis, s *site) *value {
	if !s.feeds {
		return nil
	}
	return s.given
}

// option tells whether a command is given a switch.
func (s *site) option(name string) bool {
	for _, g := range s.args {
		if strings.EqualFold(g.name, name) {
			return true
		}
	}
	return false
}

// brought returns what a pipe brings to a command, or what it is told to take.
func (s *site) brought() *value {
	for _, g := range s.args {
		if g.node == 0 || strings.EqualFold(g.name, "InputObject") {
			return g.value
		}
	}
	return nil
}

// columns returns the names of the properties that a command is told to take; nil
// if it takes all, or those are not written down.
func (a *analysis) columns(s *site, option string) (names []int32) {
	for _, g := range s.args {
		if g.node == 0 || g.name != "" && !strings.EqualFold(g.name, option) {
			continue
		}
		nodes := []int32{g.node}
		if a.Kind(g.node) == syntax.List && a.Nodes[g.node].Flag&syntax.Braces == 0 {
			nodes = nil
			for c := range a.Children(g.node) {
				nodes = append(nodes, c)
			}
		}
		for _, n := range nodes {
			if name := a.last(n); name == "" || strings.Contains(name, "*") || a.Kind(n) != syntax.Literal && a.Kind(n) != syntax.String {
				return nil
			}
			names = append(names, n)
		}
	}
	return names
}

// column returns what an object's property holds that a text names.
func (a *analysis) column(of *value, n int32) *value {
	name := a.last(n)
	switch {
	case of != nil && of.pairs && name == "Name" || of != nil && of.pairs && name == "Key":
		return of.fields["0"]
	case of != nil && of.pairs && name == "Value":
		return of.fields["1"]
	case of != nil && of.fields != nil && of.fields[name] != nil:
		return of.fields[name]
	}
	if v := a.byName(n, name, "read"); v != nil && !of.harmless() {
		return v
	}
	return clean
}

// selected follows Select-Object.
func (a *analysis) selected(s *site) *value {
	of := s.brought()
	for _, g := range s.args {
		if strings.EqualFold(g.name, "ExpandProperty") {
			return a.column(of, g.node)
		}
	}
	names := a.columns(s, "Property")
	if names == nil {
		return of
	}
	var v *value
	for _, n := range names {
		v = either(v, a.column(of, n))
	}
	return v
}

// tabled follows what shows the properties of objects as a table or a list.
func (a *analysis) tabled(s *site) *value {
	v := a.selected(s)
	a.leak(a.Nodes[s.n].From, s.name, v)
	return v
}

// forEach follows ForEach-Object: what the last of its blocks returns, or a property.
func (a *analysis) forEach(s *site) (v *value) {
	for _, g := range s.args {
		switch {
		case g.node == 0:
		case a.Kind(g.node) == syntax.Func:
			v = either(v, a.functions[g.node].result)
		case a.Kind(g.node) == syntax.Literal:
			v = either(v, a.column(s.brought(), g.node))
		}
	}
	return v.flat()
}

// where follows Where-Object. Which variables of a whole environment are left is not
// known.
func (a *analysis) where(s *site) *value {
	v := s.brought()
	if v != nil && v.whole {
		return nil
	}
	return v
}

// drive follows what reads from a drive, if that is the one of the environment.
func (a *analysis) drive(s *site) *value {
	for _, g := range s.args {
		if g.node == 0 || a.Kind(g.node) != syntax.Literal && a.Kind(g.node) != syntax.String {
			continue
		}
		path := a.raw(g.node)
		path = strings.Trim(path, `'"`)
		if len(path) < 4 || !strings.EqualFold(path[:4], "env:") {
			continue
		}
		name := strings.TrimLeft(path[4:], `\/`)
		switch v := a.fromEnvironment(s.n, strings.Trim(name, "*")); {
		case strings.Trim(name, "*") == "":
			v = a.secret(s, named, "`"+s.name+"` returns the whole environment")
			v.whole = true
			return pairs(clean, v)
		case !v.leaks() || s.name == "Get-Content":
			return v
		default:
			return pairs(clean, v)
		}
	}
	return nil
}

// namedVariable follows Get-Variable.
func (a *analysis) namedVariable(s *site) *value {
	for _, g := range s.args {
		if g.node != 0 && (g.name == "" || strings.EqualFold(g.name, "Name")) {
			if v, _ := a.scope.find(a.last(g.node)); v != nil {
				return v
			}
			return a.byName(g.node, a.last(g.node), "read")
		}
	}
	return nil
}

// readHost follows Read-Host: it prints what it asks, and returns what it is told.
func (a *analysis) readHost(s *site) *value {
	a.leak(a.Nodes[s.n].From, s.name, s.given)
	switch {
	case s.option("AsSecureString"):
		return clean
	case s.option("MaskInput"):
		return a.secret(s, named, "`"+s.name+"` asks for it")
	}
	return nil
}

// asPlain follows what returns a secret if it is told to do so in plain text.
func asPlain(a *analysis, s *site) *value {
	if !s.option("AsPlainText") {
		return nil
	}
	return a.secret(s, named, "`"+s.name+"` returns it")
}

// decrypted follows what returns a parameter with its value.
func decrypted(a *analysis, s *site) *value {
	if !s.option("WithDecryption") {
		return nil
	}
	return &value{fields: map[string]*value{"Value": a.secret(s, named, "`"+s.name+"` returns it")}}
}

// invoked follows what runs a block, and tells it its arguments.
func invoked(a *analysis, s *site) (v *value) {
	var args []argument
	for _, g := range s.args {
		switch {
		case !strings.EqualFold(g.name, "ArgumentList"):
		case a.Kind(g.node) == syntax.List:
			for c := range a.Children(g.node) {
				args = append(args, argument{node: c, value: a.quiet(c)})
			}
		default:
			args = append(args, argument{node: g.node, value: g.value})
		}
	}
	for _, g := range s.args {
		if g.node != 0 && a.Kind(g.node) == syntax.Func {
			v = a.apply(a.functions[g.node], s.n, args)
		}
	}
	return v
}

// setDebug follows Set-PSDebug -Trace 2, which prints what variables are set to.
func (a *analysis) setDebug(s *site) *value {
	for _, g := range s.args {
		if i, ok := a.number(g.node); ok && i > 1 && strings.EqualFold(g.name, "Trace") {
			at := a.Nodes[s.n].From
			a.report(at, s.name, named, []Step{{At: int(at), What: "`" + s.name + "` prints what variables are set to"}})
		}
	}
	return nil
}

// built are the types whose objects hold what they are made of, and show it.
var built = set("PSObject PSCustomObject ErrorRecord StringBuilder MemoryStream StringReader Uri UriBuilder String string List ArrayList Tuple KeyValuePair DictionaryEntry Lazy")

// newObject follows New-Object Type, and [Type]::new().
func (a *analysis) newObject(s *site) *value {
	typ := strings.TrimSuffix(s.path, ".new")
	if s.name != "new" && len(s.args) > 0 {
		typ = a.last(s.args[0].node)
	}
	typ = typ[strings.LastIndexByte(typ, '.')+1:]
	if f := a.constructs(typ); f != nil && a.classes[typ] {
		a.apply(f, s.n, s.args)
		return nil
	}
	if built[typ] || exceptional(typ) {
		return s.given.flat()
	}
	return nil
}

// secretPrograms are the commands of programs that print a secret.
var secretPrograms = map[string][]string{
	"vault": {"kv get", "read"}, "op": {"read", "item get"}, "aws": {"secretsmanager get-secret-value", "ssm get-parameter"}, "az": {"keyvault secret show", "account get-access-token"},
	"gcloud": {"secrets versions access", "auth print-access-token"}, "pass": {"show"}, "gopass": {"show"}, "bw": {"get password"},
}

// secretProgram follows a program that may print a secret, whose output is what it
// returns.
func secretProgram(a *analysis, s *site) *value {
	var said []string
	for _, g := range s.args {
		if a.Kind(g.node) == syntax.Literal && g.name == "" {
			said = append(said, a.raw(g.node))
		}
	}
	line := strings.Join(said, " ")
	for _, command := range secretPrograms[s.name] {
		if strings.HasPrefix(line, command) {
			return a.secret(s, named, "`"+s.name+" "+command+"` prints it")
		}
	}
	return nil
}

// arguments returns all that the function at hand was given.
func (a *analysis) arguments() *value {
	v := &value{kind: tainted, grade: certain, fields: map[string]*value{}}
	for i, name := range a.current.params {
		if p, _ := a.scope.find(name); p.leaks() && name != piped {
			v.fields[name] = p
			v.params |= uint64(1) << min(i, 63)
			if p.known() && (v.way == nil || p.grade > v.grade) {
				v.grade, v.way, v.param = p.grade, p.way, p.param
			}
		}
	}
	return v
}
