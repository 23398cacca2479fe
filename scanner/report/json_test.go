package report

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stanchscan/stanch/scanner"
)

func encode(t *testing.T, r *scanner.Result, opt Options) (string, map[string]any) {
	t.Helper()
	var b bytes.Buffer
	if err := JSON(&b, r, opt); err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	return b.String(), doc
}

// get follows names and indexes into a decoded document.
func get(t *testing.T, v any, way ...any) any {
	t.Helper()
	for _, step := range way {
		switch step := step.(type) {
		case string:
			object, ok := v.(map[string]any)
			if !ok {
				t.Fatalf("%v: %T is no object", way, v)
			}
			if v, ok = object[step]; !ok {
				t.Fatalf("%v: no %q", way, step)
			}
		case int:
			v = v.([]any)[step]
		}
	}
	return v
}

func TestJSONGolden(t *testing.T) {
	for name, r := range map[string]*scanner.Result{
		"json": broken(sample()), "json-clean": clean(), "json-hostile": hostile(), "json-empty": {},
	} {
		t.Run(name, func(t *testing.T) {
			out, _ := encode(t, r, Options{})
			golden(t, name, []byte(out))
		})
	}
}

// The fields that other programs rely on, with their values.
func TestJSONFields(t *testing.T) {
	out, doc := encode(t, broken(sample()), Options{})
	if !strings.HasPrefix(out, "{\n  \"schema\"") || !strings.HasSuffix(out, "}\n") {
		t.Error("not indented by two, or no line break at the end")
	}
	for _, test := range []struct {
		way  []any
		want any
	}{
		{[]any{"schema"}, "stanch/1"},
		{[]any{"tool", "version"}, "v0.1.0"},
		{[]any{"tool", "ruleset"}, "5f2c"},
		{[]any{"complete"}, false},
		{[]any{"sources"}, []any{"worktree", "history"}},
		{[]any{"coverage", "files"}, 1203.0},
		{[]any{"coverage", "blobs"}, 35689.0},
		{[]any{"coverage", "bytes"}, 1512345678.0},
		{[]any{"coverage", "listed"}, 53386.0},
		{[]any{"coverage", "skipped", 4, "path"}, "data/huge.bin"},
		{[]any{"coverage", "skipped", 4, "reason"}, "too-large"},
		{[]any{"coverage", "absent", 0, "id"}, id("d")},
		{[]any{"findings", 0, "rule"}, "dataframer-api-key"},
		{[]any{"findings", 0, "kind"}, "secret"},
		{[]any{"findings", 0, "severity"}, "critical"},
		{[]any{"findings", 0, "confidence"}, "high"},
		{[]any{"findings", 0, "provider"}, "dataframer"},
		{[]any{"findings", 0, "message"}, "Dataframer API key in the source"},
		{[]any{"findings", 0, "remedy"}, strings.Join(dataframerRule.Remedy, "\n")},
		{[]any{"findings", 0, "fingerprint"}, id("a")[:32]},
		{[]any{"findings", 0, "secret"}, map[string]any{"masked": "sk_" + "live_…4Uq7", "fingerprint": id("a")[:32]}},
		{[]any{"findings", 0, "path"}, "src/app/config.py"},
		{[]any{"findings", 0, "line"}, 12.0},
		{[]any{"findings", 0, "column"}, 9.0},
		{[]any{"findings", 0, "endLine"}, 12.0},
		{[]any{"findings", 0, "endColumn"}, 55.0},
		{[]any{"findings", 0, "commit"}, ""},
		{[]any{"findings", 0, "blob"}, ""},
		{[]any{"findings", 0, "introduced", "commit"}, id("1")},
		{[]any{"findings", 0, "introduced", "author"}, "Ann Lee"},
		{[]any{"findings", 0, "introduced", "email"}, "ann@example.com"},
		{[]any{"findings", 0, "introduced", "date"}, "2026-01-31T23:30:00-05:00"},
		{[]any{"findings", 0, "introduced", "atOrBefore"}, false},
		{[]any{"findings", 0, "present"}, true},
		{[]any{"findings", 0, "tags"}, []any{"v1.0"}},
		{[]any{"findings", 0, "way"}, []any{}},
		{[]any{"findings", 0, "occurrenceCount"}, 4.0},
		{[]any{"findings", 0, "occurrences", 2, "where"}, "history"},
		{[]any{"findings", 0, "occurrences", 2, "path"}, "src/config.py"},
		{[]any{"findings", 0, "occurrences", 2, "commit"}, id("1")},
		{[]any{"findings", 0, "occurrences", 2, "blob"}, id("c")},
		{[]any{"findings", 1, "encoding"}, "utf-16le"},
		{[]any{"findings", 1, "tags"}, []any{}},
		{[]any{"findings", 2, "kind"}, "file"},
		{[]any{"findings", 2, "introduced"}, nil},
		{[]any{"findings", 2, "branches"}, []any{}},
		{[]any{"findings", 3, "introduced", "atOrBefore"}, true},
	} {
		if diff := cmp.Diff(test.want, get(t, doc, test.way...)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", test.way, diff)
		}
	}
	for _, absent := range []string{"suppressed", "verification", "pathBytes", "placeholder"} {
		if _, ok := get(t, doc, "findings", 0).(map[string]any)[absent]; ok {
			t.Errorf("there is a %s", absent)
		}
	}
	if _, ok := get(t, doc, "findings", 2).(map[string]any)["secret"]; ok {
		t.Error("a file has a secret")
	}
}

func TestJSONListsAreNeverNull(t *testing.T) {
	_, doc := encode(t, &scanner.Result{}, Options{})
	for _, way := range [][]any{{"findings"}, {"coverage", "skipped"}, {"coverage", "absent"}} {
		if list, ok := get(t, doc, way...).([]any); !ok || len(list) != 0 {
			t.Errorf("%v is no empty list", way)
		}
	}
	if get(t, doc, "complete") != true {
		t.Error("not complete")
	}
}

func TestJSONReveal(t *testing.T) {
	_, doc := encode(t, sample(), Options{Reveal: true})
	if got := get(t, doc, "findings", 0, "secret", "value"); got != keyA {
		t.Errorf("value %v", got)
	}
}

// Names that are no UTF-8 stay apart from each other, and from names that look
// like their escapes.
func TestJSONPathBytes(t *testing.T) {
	r := sample()
	r.Findings = r.Findings[:1]
	names := []string{"a\xff", "a\xfe", `a\xff`, "a\ufffd", "\u202e\u009b<&>"}
	var places []scanner.Occurrence
	for _, name := range names {
		places = append(places, scanner.Occurrence{Where: scanner.InWorktree, Path: name, Line: 1})
		r.Coverage.Skipped = append(r.Coverage.Skipped, scanner.Gap{What: "file", Path: name, Reason: "unreadable"})
	}
	r.Findings[0].Place, r.Findings[0].Occurrences = places[0], places
	out, doc := encode(t, r, Options{})
	read := func(v any) string {
		object := v.(map[string]any)
		encoded, ok := object["pathBytes"]
		if !ok {
			return object["path"].(string)
		}
		name, err := base64.StdEncoding.DecodeString(encoded.(string))
		if err != nil {
			t.Fatal(err)
		}
		return string(name)
	}
	for i, want := range names {
		if got := read(get(t, doc, "findings", 0, "occurrences", i)); got != want {
			t.Errorf("occurrence %d: %q, want %q", i, got, want)
		}
		if got := read(get(t, doc, "coverage", "skipped", i)); got != want {
			t.Errorf("gap %d: %q, want %q", i, got, want)
		}
	}
	if got := read(get(t, doc, "findings", 0)); got != names[0] {
		t.Errorf("finding: %q", got)
	}
	if !strings.Contains(out, "<&>") || strings.ContainsAny(out, "\u202e\u009b") {
		t.Error("HTML is escaped, or what turns a terminal is not")
	}
}

// The bytes of a name are masked like the name.
func TestJSONPathBytesHoldNoSecret(t *testing.T) {
	_, doc := encode(t, hostile(), Options{})
	name, err := base64.StdEncoding.DecodeString(get(t, doc, "findings", 0, "pathBytes").(string))
	if err != nil || strings.Contains(string(name), keyA) || !strings.Contains(string(name), "\xff") {
		t.Errorf("%q (%v)", name, err)
	}
}

// A mask of a longer key wins over one of a key that it begins with, and short
// secrets leave other names alone.
func TestMask(t *testing.T) {
	of := func(secrets ...string) Mask {
		r := &scanner.Result{}
		for _, s := range secrets {
			r.Findings = append(r.Findings, scanner.Finding{Secret: scanner.NewSecret(s, 8)})
		}
		return MaskOf(r)
	}
	m := of(keyA[:30], keyA, word)
	if got, want := m.Text("x "+keyA+" "+word), "x "+keyA[:8]+"…"+keyA[len(keyA)-4:]+" "+word; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := (Mask{}).Text(keyA); got != keyA {
		t.Errorf("the zero mask hides %q", got)
	}
}
