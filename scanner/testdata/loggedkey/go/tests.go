// Package tests has what tests, benchmarks and examples print.
package tests

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	. "github.com/onsi/ginkgo/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLog(t *testing.T) {
	token := os.Getenv("TEST_TOKEN")
	t.Log("token", token) // leak
}

func TestLogf(t *testing.T) {
	apiKey := newKey(t)
	t.Logf("created key %s", apiKey) // leak
}

func TestSkip(t *testing.T) {
	if os.Getenv("TEST_TOKEN") == "" {
		t.Skip("TEST_TOKEN is not set") // fine
	}
}

func TestErrorf(t *testing.T) {
	password, want := generate(12), 12
	if len(password) != want {
		t.Errorf("password %q has %d characters, want %d", password, len(password), want) // leak
	}
}

func TestErrorfLength(t *testing.T) {
	password := generate(12)
	if n := len(password); n != 12 {
		t.Errorf("password has %d characters, want 12", n) // fine
	}
}

func TestFatal(t *testing.T) {
	accessToken, err := exchange("code")
	if err != nil {
		t.Fatal("no access token:", err) // fine
	}
	if !strings.Contains(accessToken, ".") {
		t.Fatalf("not a token: %v", accessToken) // leak
	}
}

func TestTable(t *testing.T) {
	for _, test := range []struct{ name, password string }{{"short", "x"}, {"empty", ""}} {
		t.Run(test.name, func(t *testing.T) {
			if valid(test.password) {
				t.Errorf("%s: password is valid", test.name) // fine
			}
		})
	}
}

func TestMessage(t *testing.T) {
	clientSecret := generate(32)
	assert.True(t, valid(clientSecret), "secret %s is not valid", clientSecret) // leak
}

func TestMessageText(t *testing.T) {
	clientSecret := generate(32)
	require.True(t, valid(clientSecret), "a new client secret must be valid") // fine
}

func TestFail(t *testing.T) {
	refreshToken := generate(40)
	require.FailNow(t, "refused "+refreshToken) // leak
}

func TestName(t *testing.T) {
	assert.Equal(t, "password", fieldName())                      // fine
	assert.Contains(t, []string{"api_key", "token"}, fieldName()) // fine
}

func TestRecorder(t *testing.T) {
	rec := httptest.NewRecorder()
	req := httptest.NewRequest(http.MethodGet, "/me", nil)
	req.Header.Set("Authorization", "Bearer "+generate(20)) // fine
	t.Log(req.Header)                                       // leak
	t.Log(rec.Code)                                         // fine
}

func BenchmarkSign(b *testing.B) {
	signingSecret := generate(64)
	b.Log("signing with", signingSecret)             // leak
	b.Logf("secret of %d bytes", len(signingSecret)) // fine
}

func FuzzToken(f *testing.F) {
	f.Add("token")
	f.Fuzz(func(t *testing.T, input string) {
		if _, err := exchange(input); err == nil {
			t.Fatal("exchange accepted a random token") // fine
		}
	})
}

func TestMain(m *testing.M) {
	sessionSecret := generate(32)
	fmt.Println("session secret of the tests:", sessionSecret) // leak
	os.Exit(m.Run())
}

func ExampleMask() {
	fmt.Println(mask("password")) // fine
	// Output: ********
}

var _ = Describe("secrets", func() {
	It("has a password", func() {
		password := generate(16)
		GinkgoWriter.Printf("password %s\n", password) // leak
		GinkgoWriter.Println("password checked")       // fine
	})
})

func mask(s string) string { return strings.Repeat("*", len(s)) }

func newKey(t *testing.T) string {
	t.Helper()
	return generate(24)
}

func generate(n int) string { return strings.Repeat("x", n) }

func exchange(code string) (string, error) { return code, nil }

func valid(password string) bool { return len(password) > 8 }

func fieldName() string { return "password" }
