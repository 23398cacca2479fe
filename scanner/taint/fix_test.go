package taint

import (
	"bytes"
	"testing"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// TestFix asks for each language's remedy of a line that prints a secret: alone, behind a text,
// and inside one where that can be mended.
func TestFix(t *testing.T) {
	for _, c := range []struct{ file, source, line, fixed string }{
		{"a.py", "api_key = load()\n@\n", "print('key ' + api_key)", "print('key ****' + api_key[-4:])"},
		{"a.py", "@\n", `print(f"key {api_key}")`, `print(f"key ****{api_key[-4:]}")`},
		{"a.py", "@\n", "print(config.api_key)", `print("****" + config.api_key[-4:])`},
		{"a.js", "@\n", "console.log(prefix + apiKey);", `console.log(prefix + "****" + apiKey.slice(-4));`},
		{"a.ts", "@\n", "console.log(`key ${apiKey}`);", "console.log(`key ****${apiKey.slice(-4)}`);"},
		{"A.java", "class A { void f(String apiKey) {\n@\n}}\n", "System.out.println(apiKey);", `System.out.println("****" + apiKey.substring(Math.max(0, apiKey.length() - 4)));`},
		{"a.kt", "fun f(apiKey: String) {\n@\n}\n", `println("key " + apiKey)`, `println("key ****" + apiKey.takeLast(4))`},
		{"a.cs", "class A { void F(string apiKey) {\n@\n}}\n", "Console.WriteLine(apiKey);", `Console.WriteLine("****" + apiKey[^Math.Min(4, apiKey.Length)..]);`},
		{"a.rb", "@\n", `puts "key #{api_key}"`, `puts "key ****#{api_key[-4..]}"`},
		{"a.php", "<?php\n@\n", "echo $apiKey;", `echo ("****" . substr($apiKey, -4));`},
		{"a.php", "<?php\n@\n", "error_log('key ' . $apiKey);", "error_log('key ****' . substr($apiKey, -4));"},
		{"a.php", "<?php\n@\n", "error_log($prefix . $apiKey);", `error_log($prefix . "****" . substr($apiKey, -4));`},
		{"a.php", "@\n", "<p><?= $apiKey ?></p>", `<p><?= "****" . substr($apiKey, -4) ?></p>`},
		{"a.php", "<?php\n@\n", "echo $_SERVER['PHP_AUTH_PW'];", `echo ("****" . substr($_SERVER['PHP_AUTH_PW'], -4));`},
		{"a.php", "<?php\n@\n", `echo "key $apiKey";`, ""},
		{"a.swift", "func f(apiKey: String) {\n@\n}\n", "print(apiKey)", `print("****" + apiKey.suffix(4))`},
		{"a.go", "package p\n\nfunc f(apiKey string) {\n@\n}\n", "fmt.Println(apiKey)", `fmt.Println("****" + apiKey[max(0, len(apiKey)-4):])`},
		{"a.ps1", "@\n", "Write-Host $apiKey", "Write-Host (\"****\" + $apiKey.Substring([Math]::Max(0, $apiKey.Length - 4)))"},
	} {
		source := bytes.Replace([]byte(c.source), []byte("@"), []byte(c.line), 1)
		tree := syntax.Parse(syntax.For(c.file), source)
		flows := Find(tree, nil)
		if len(flows) != 1 {
			t.Errorf("%s: %s: %d flows", c.file, c.line, len(flows))
			continue
		}
		end := bytes.Index(source, []byte(c.line)) + len(c.line)
		if got := Fix(tree, &flows[0], end); got != c.fixed {
			t.Errorf("%s: %s\n got %s\nwant %s", c.file, c.line, got, c.fixed)
		}
	}
}
