package taint

import (
	"slices"
	"testing"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// TestRounds follows functions that read what is only known behind them: a constant, a field,
// what another function returns or prints. What relied on it is followed once more, as when all is.
func TestRounds(t *testing.T) {
	for name, source := range map[string]string{
		"block":    "def show(password)\n  each { |word| puts word }\n  password\nend\n\nx = 1\n\ndef each\n  yield api_key\nend\n",
		"constant": "import os\n\ndef show(password):\n    print(Config.LOGIN)\n    return password\n\nclass Config:\n    LOGIN = os.environ[\"API_TOKEN\"]\n",
		"field":    "class A:\n    def show(self, password):\n        print(self.kept)\n        self.keep(password)\n\n    def keep(self, password):\n        self.kept = password\n",
		"return":   "def show(password):\n    print(first(password))\n\nx = 1\n\ndef first(word):\n    return second(word)\n\nx = 2\n\ndef second(word):\n    return word\n",
		"print":    "def show(password):\n    first(password)\n\nx = 1\n\ndef first(word):\n    second(word)\n\nx = 2\n\ndef second(word):\n    print(word)\n",
	} {
		file := "a.py"
		if name == "block" {
			file = "a.rb"
		}
		tree := syntax.Parse(syntax.For(file), []byte(source))
		every, needed := follow(tree, nil, nil, always), follow(tree, nil, nil, those)
		if len(every) != 1 || !slices.EqualFunc(every, needed, same) {
			t.Errorf("%s: in every round %v, where needed %v", name, every, needed)
		}
	}
}
