package scanner

import (
	"net/url"
	"strings"
	"testing"
)

func TestRemoteURI(t *testing.T) {
	for remote, want := range map[string]string{
		"https://github.com/stanchscan/stanch.git":              "https://github.com/stanchscan/stanch.git",
		"https://github.com/stanchscan/stanch/":                 "https://github.com/stanchscan/stanch",
		"HTTPS://Git.Example.ORG:8443/a/b":                      "https://git.example.org:8443/a/b",
		"https://ann:hunter2@example.org/a/b.git":               "https://example.org/a/b.git",
		"https://hunter2@example.org/a/b.git":                   "https://example.org/a/b.git",
		"https://ann:hun%40ter2@example.org/a":                  "https://example.org/a",
		"https://example.org/a/b?token=hunter2#hunter2":         "https://example.org/a/b",
		"https://dev.azure.com/org/My%20Project/_git/repo":      "https://dev.azure.com/org/My%20Project/_git/repo",
		"git@github.com:stanchscan/stanch.git":                  "ssh://github.com/stanchscan/stanch.git",
		"github.com:/srv/it.git":                                "ssh://github.com/srv/it.git",
		"ssh://git@example.org:2222/~ann/it.git":                "ssh://example.org:2222/~ann/it.git",
		"git://example.org/it":                                  "git://example.org/it",
		"":                                                      "",
		"/srv/git/it.git":                                       "",
		"../it.git":                                             "",
		"it":                                                    "",
		"./a:b":                                                 "",
		`C:\Users\ann\it`:                                       "",
		"C:/Users/ann/it":                                       "",
		"file:///srv/git/it.git":                                "",
		"http://example.org/it":                                 "",
		"ext::sh -c hunter2":                                    "",
		"ext::https://example.org/it":                           "",
		"javascript://example.org/it":                           "",
		"https://example.org":                                   "",
		"https:///it":                                           "",
		"https://example.org/../it":                             "",
		"https://example.org/%2e%2e/it":                         "",
		"https://example.org//it":                               "",
		"https://ann:1/hunter2@example.org/it":                  "", // reads as host ann, port 1
		"ann:hunter2@example.org:it":                            "", // reads as host ann
		"https://example.org/a;hunter2":                         "",
		"https://example.org/a%3Fhunter2":                       "",
		"https://example.org/a\nb":                              "",
		"https://example.org/\x1b[31m":                          "",
		"https://ex\u202eample.org/a":                           "",
		"https://-oProxyCommand=x/a":                            "",
		"-oProxyCommand=x:a":                                    "",
		"https://[::1]/a":                                       "",
		"https://example.org/" + exampleKey + "/it":             "",
		"https://example.org/sk_%6c" + exampleKey[4:] + "/it":   "",
		"https://example.org:" + strings.Repeat("1", 9) + "/it": "",
	} {
		if got := RemoteURI(remote); got != want {
			t.Errorf("%q: %q, want %q", remote, got, want)
		}
	}
}

// Whatever a config holds, what goes out has nothing but scheme, host, port and
// path, and is the same when it is cleaned once more.
func FuzzRemoteURI(f *testing.F) {
	for _, seed := range []string{"https://a:b@c/d?e#f", "git@h:p", "ssh://u@h:22/~u/p", "//h/p", "a:b:c@d/e", "https://h/%40%3a"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, remote string) {
		clean := RemoteURI(remote)
		if clean == "" {
			return
		}
		u, err := url.Parse(clean)
		if err != nil || !u.IsAbs() || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || strings.ContainsAny(clean, "@?#\\;") {
			t.Errorf("%q gives %q: %v", remote, clean, err)
		}
		if again := RemoteURI(clean); again != clean {
			t.Errorf("%q gives %q, and that %q", remote, clean, again)
		}
	})
}
