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
