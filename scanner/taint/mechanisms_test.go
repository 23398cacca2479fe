package taint

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// mechanisms are code of which each line that ends with ! prints a secret.
var mechanisms = map[string][]string{
	".ps1": {
		"function A($apikey) {\n$text = @\"\nkey $ApiKey\n\"@\nwrite-host $text !\n}",
		"$user, $password -join ':' | Write-Host !",
		"$null = \"x $token\"\n[void]$list.Add($token)\nWrite-Host $null",
		"Get-ChildItem env: | % { Write-Host \"$($_.Name)=$($_.Value)\" } !\nGet-ChildItem env: | % { Write-Host $_.Name }",
		"$o = [pscustomobject]@{ Name = 'x'; Value = $secret }\n$o | Select-Object Name | Out-Host\n$o | Format-List !",
		"function B { process { Write-Host $_ } } !\nfunction C($clientSecret) { $clientSecret | B }",
		"docker login -u x --password=$password > $null\nWrite-Host key=$apiKey 2>$null !",
		"Write-Host ${env:API_KEY} !\nWrite-Host \"pw: $pwd\"",
		"class K {\n[string]$Key\nK([string]$secret) { $this.Key = $secret }\n[void] Show() { Write-Host $this.Key } !\n}",
		"param([switch]$Password, [securestring]$Secret)\nWrite-Host $Password $Secret",
	},
	".cs": {
		"class A { void F(string? password) {\nvar s = o switch { 0 => \"\", _ => password };\nConsole.WriteLine(s); } } !",
		"class A { string? last;\nvoid F(string apiKey) { last = apiKey; }\nvoid G() { Console.WriteLine(last); } } !",
		"record Login(string User, string Password);\nclass A { void F(Login l) {\nConsole.WriteLine(l.User);\nConsole.WriteLine(l with { Password = \"*\" });\nConsole.WriteLine(l); } } !",
		"static class A { static string Q(this string s) => s;\nstatic void F(string secret) { Console.WriteLine(secret.Q()); } } !",
		"class A { bool Read(out string v) { v = store[\"password\"]; return true; }\nvoid F() { if (Read(out var x)) Console.WriteLine(x); } } !",
		"class AuthException(string message) : Exception(message);\nclass A { void F(string token) {\nthrow new AuthException(\"bad \" + token); } } !",
		"class A { [HttpGet] public string F() => secret; } !",
		"class A { void F(string token) {\nConsole.WriteLine(Regex.Replace(token, \"Key=[^;]*\", \"Key=***\")); } }",
	},
	".php": {
		"<?php function f($user, $password) { list($a, $b) = [$user, $password];\necho $a;\necho $b; !\n}",
		"<?php function f($user, $password) { [, $b] = [$password, $user];\necho $b; }",
		"<?php function fill(?string &$out, string $password) { $out = $password; }\nfunction g($password) { fill($x, $password);\necho $x; } !",
		"<?php function f($apiKey) { echo print_r(['key' => $apiKey], true); } !\nfunction g($apiKey) { return print_r(['key' => $apiKey], true); }",
		"<?php function f($apiKey) {\nerror_log(json_encode(compact('apiKey'))); !\nerror_log(str_replace($apiKey, '***', $line));\n}",
		"<?php class A extends \\RuntimeException { function __construct($token) {\nparent::__construct(\"bad $token\"); !\n} }",
		"<?php function f($c, $login) {\ncurl_setopt($c, CURLOPT_USERPWD, $login);\ncurl_setopt($c, CURLOPT_VERBOSE, false);\ncurl_setopt($c, CURLOPT_VERBOSE, true); !\n}",
		"<?php function f($c) {\ncurl_setopt($c, CURLOPT_VERBOSE, true);\n}",
		"<?php function f($name) {\necho Str::limit(g(), 10);\necho Str::limit($password, 10); !\n}",
	},
	".cpp": {
		"void f(void) {\nchar *p = key;\nchar *apiKey = k;\n}\nvoid g(char *key, char *p) {\n*p = '*';\nprintf(\"%s\", apiKey); !\n}",
		"void f(CURL *c) {\ncurl_easy_setopt(c, CURLOPT_VERBOSE, 1L);\n}\nvoid g(CURL *c) {\ncurl_easy_setopt(c, CURLOPT_USERPWD, login);\ncurl_easy_setopt(c, CURLOPT_VERBOSE, 1L); !\n}",
		"void f(T x) {\nx.get();\nstd::cout << x.get(); }",
		"void f(const std::string &apiKey) {\nstd::cout << apiKey.size();\nstd::cout << apiKey; !\n}",
	},
	".js": {
		"function f(user) {\nconst { password, ...rest } = user;\nconsole.log(rest);\nconsole.log(password); !\n}",
		"const o = { log(m) {\nconsole.log(m); !\n} };\no.log(process.env.API_KEY);",
		"const { error: complain } = console;\ncomplain(apiKey); !\nconsole[\"log\"](apiKey); !\nconsole.log.bind(console)(apiKey); !",
		"function load(cb) { cb(null, process.env.API_KEY); }\nload((err, k) => {\nconsole.log(err);\nconsole.log(k); !\n});",
		"function show({ host, key }) {\nconsole.log(host);\nconsole.log(key); !\n}\nshow({ host: \"a\", key: process.env.API_KEY });",
		"const o = { user, password };\ndelete o.password;\nconsole.log(o);",
		"const log = pino({ redact: [\"password\"] });\nlog.info({ password });\nlog.info({ apiKey }); !",
		"console.log(JSON.stringify({ user, password }, [\"user\"]));\nconsole.log(JSON.stringify({ user, password })); !",
		"for (const name in process.env) {\nconsole.log(name);\nconsole.log(process.env[name]); !\n}",
		"const url = new URL(base);\nurl.searchParams.set(\"t\", authToken);\nconsole.log(url.pathname);\nconsole.log(url.href); !",
		"const password = \"hunter2\";\nconsole.log(password); !\nconst apiKey = \"X-Api-Key\";\nconsole.log(apiKey);",
		"const login = { user, pass, password, auth };\nconsole.log(pass); !",
		"let pass = 0;\nfor (const t of tests) t.fails ? fail++ : pass++;\nconsole.log(pass, fail);",
	},
	".ts": {
		"list.map(<T>(c: C): string => c.password).forEach((p: string): void => console.log(p)); !",
		"import { Logger as L } from \"tslog\";\nconst l = new L<{ a: string }>({ name: \"x\" });\nl.silly(password); !",
	},
	".go": {
		"package a\nfunc f(key string) {\nc := make(chan string)\ngo func() { c <- os.Getenv(\"API_KEY\") }()\nfor x := range c {\nfmt.Println(x) !\n}\n}",
		"package a\ntype safe struct{ Password string }\nfunc (s safe) String() string { return \"***\" }\nfunc f(password string) {\nfmt.Println(safe{password})\n}",
		"package a\ntype open struct{ word string }\nfunc (o open) String() string { return o.word }\nfunc f(password string) {\nfmt.Println(open{password}) !\n}",
		"package a\ntype bad struct{ code int; text string }\nfunc (b *bad) Error() string { return b.text }\nfunc f(token string) error {\nreturn &bad{1, \"bad \" + token} !\n}",
		"package a\nfunc set(p *string, v string) { *p = v }\nfunc f() {\nvar x string\nset(&x, os.Getenv(\"API_KEY\"))\nfmt.Println(x) !\n}",
		"package a\nfunc f(token string) {\nm := map[string]string{\"token\": token}\ndelete(m, \"token\")\nfmt.Println(m)\n}",
		"package a\nfunc f(token string) {\nctx := context.WithValue(ctx, key{}, token)\nlog.Println(ctx)\nlog.Println(ctx.Value(key{})) !\n}",
		"package a\nfunc f(password, line string) {\nfmt.Println(strings.NewReplacer(password, \"***\").Replace(line))\nfmt.Println(strings.NewReplacer(\"X\", password).Replace(line)) !\n}",
		"package a\ntype inner struct{ Password string }\ntype outer struct {\nName string\nDB inner\n}\nfunc f(o outer, list []inner) {\nfmt.Println(o.Name)\nfmt.Println(o) !\nfmt.Println(list) !\n}",
	},
	".kt": {
		"data class Login(val user: String, val password: String)\nfun f(l: Login) {\nval (u, p) = l\nprintln(u)\nprintln(p) !\nprintln(l.copy(password = \"\"))\n}",
		"fun String.quoted() = \"<$this>\"\nfun f(secret: String) = println(secret.quoted()) !",
		"val m = mapOf(\"user\" to user, \"x\" to password)\nprintln(m[\"user\"])\nprintln(m - \"x\")\nprintln(m) !",
		"val s = buildString { append(\"pw \"); append(password) }\nprintln(s) !",
		"val a = b!!\nprintln(password) !",
		"val s = when (n) { 0 -> \"\"\nelse -> apiKey }\nprintln(s) !",
		"println($$\"is $apiKey\")\nprintln($$\"is $$apiKey\") !",
		"require(password.length > 8) { \"bad $password\" } !\nrequire(password.length > 8) { \"too short\" }",
		"class A { var token: String\nget() = store\nset(value) { println(value) } !\n}",
	},
}

// TestMechanisms follows code that has one thing in it that a language can do.
func TestMechanisms(t *testing.T) {
	for end, all := range mechanisms {
		for _, code := range all {
			var want, got []int
			lines := strings.Split(code, "\n")
			for i, line := range lines {
				if strings.HasSuffix(line, " !") {
					want = append(want, i)
					lines[i] = strings.TrimSuffix(line, " !")
				}
			}
			source := []byte(strings.Join(lines, "\n"))
			for _, f := range Find(syntax.Parse(syntax.For("x"+end), source), nil) {
				got = append(got, bytes.Count(source[:f.At], []byte("\n")))
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s:\n%s\nprints in lines %v, not in %v", end, code, want, got)
			}
		}
	}
}
