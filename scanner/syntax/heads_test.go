package syntax

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestHeads names the functions of lines, "" where a line begins none.
func TestHeads(t *testing.T) {
	for _, c := range []struct {
		file, line, name string
		none             bool
	}{
		{"a.py", "def get(key):", "get", false},
		{"a.py", "    async def get(self, key):", "get", false},
		{"a.py", "default = 1", "", true},
		{"a.py", "    print(f(x))", "", true},
		{"a.go", "func (s *Server) Serve(w io.Writer) error {", "Serve", false},
		{"a.go", "	go func() {", "", true},
		{"a.go", "type Server struct {", "", false},
		{"a.py", "    class Params(Base):", "", false},
		{"a.c", "typedef struct {", "", false},
		{"a.c", "    struct a *b = f(x);", "", true},
		{"a.js", "  class = 'x'", "", true},
		{"a.rs", "pub(crate) async fn main() -> Result<()> {", "main", false},
		{"a.kt", "    override suspend fun load(id: String) = id", "load", false},
		{"a.swift", "  public init(key: String) {", "", false},
		{"a.rb", "  def self.call(env)", "self", false},
		{"a.php", "    public static function make(string $key): self", "make", false},
		{"a.js", "export const load = async (id) => {", "load", false},
		{"a.js", "  async load(id) {", "load", false},
		{"a.js", "  if (a) {", "", true},
		{"a.js", "  app.get('/x', (a) => {", "", true},
		{"a.js", "describe('x', () => {", "", true},
		{"a.ts", "  private async load(id: string): Promise<void> {", "load", false},
		{"A.java", "    public static <T> List<T> of(T one) {", "of", false},
		{"A.java", "    void close() throws IOException {", "close", false},
		{"A.java", "        for (int i = 0; i < n; i++) {", "", true},
		{"A.java", "        log.info(\"a\");", "", true},
		{"a.cs", "    internal async Task<int> Run(string key)", "Run", false},
		{"a.c", "static int open_it(const char *name)", "open_it", false},
		{"a.c", "int main(int argc, char **argv) {", "main", false},
		{"a.c", "    print_it(name);", "", true},
		{"a.c", "int open_it(const char *name);", "", true},
	} {
		name, ok := For(c.file).heads.head([]byte(c.line))
		if name != c.name || ok == c.none {
			t.Errorf("%s: %q: %q, %v", c.file, c.line, name, ok)
		}
	}
}

// TestUnits holds units of a part of a text to those of all of it.
func TestUnits(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	lines := []string{"def a(x):", "    def b(self):", "    x = 1", "", "print(1)", "#", "class C:", "  async def c():"}
	for range 2000 {
		var b strings.Builder
		for range random.IntN(12) {
			b.WriteString(lines[random.IntN(len(lines))])
			if random.IntN(9) > 0 {
				b.WriteByte('\n')
			}
		}
		src := []byte(b.String())
		var all []Span
		end := int32(0)
		python.Units(src, 0, len(src), func(u Span, _ bool) {
			if u.From != end {
				t.Fatalf("%q: a unit begins at %d, and the last one has ended at %d", src, u.From, end)
			}
			end = u.To
			all = append(all, u)
		})
		if int(end) != len(src) {
			t.Fatalf("%q: units end at %d", src, end)
		}
		from := random.IntN(len(src) + 1)
		to := from + random.IntN(len(src)-from+1)
		var some []Span
		python.Units(src, from, to, func(u Span, _ bool) { some = append(some, u) })
		var want []Span
		for _, u := range all {
			if int(u.To) > min(from, len(src)-1) && int(u.From) <= to {
				want = append(want, u)
			}
		}
		if len(some) != len(want) || len(some) > 0 && (some[0] != want[0] || some[len(some)-1] != want[len(want)-1]) {
			t.Fatalf("%q from %d to %d: %v, not %v", src, from, to, some, want)
		}
	}
}
