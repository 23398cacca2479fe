package scanner_test

import (
	"strings"

	"github.com/stanchscan/stanch/rules"
)

// A kind is a rule, with texts that it finds or all but finds. A ~ in a text
// stands for a digit, so that there are several secrets of each.
type kind struct {
	rule  *rules.Rule
	texts []string
}

// custom returns a kind of rules that a configuration may bring, but for what
// only rules of ours have.
func custom(id, expression string, r rules.Rule, texts ...string) kind {
	r.ID, r.Title, r.Kind, r.Severity, r.Custom = id, id, rules.SecretKind, rules.High, true
	r.Pattern = rules.NewPattern(expression)
	return kind{&r, texts}
}

// configured returns the rule that stanch makes of a configuration.
func configured(c rules.Custom, texts ...string) kind {
	r, err := c.Rule()
	if err != nil {
		panic(err)
	}
	return kind{r, texts}
}

// kinds are rules that look at all that a rule can look at.
var kinds = []kind{
	custom("block", `-----BEGIN [A-Z ]{3,30}-----[A-Za-z0-9+/=\s:,-]+?-----END`,
		rules.Rule{Literals: []string{"-----BEGIN "}, After: rules.Farthest},
		"-----BEGIN "+"SOME KEY-----\nMII~Ab\n-----END", "-----BEGIN "+"SOME KEY-----\nMII~Ab\n", "-----END SOME KEY-----\n"),
	custom("around", `(?i)passw(?:or)?d["' ]{0,3}[:=]["' ]{0,3}(?P<secret>[^\s"']{4,40})`,
		rules.Rule{Literals: []string{"passw"}, Fold: true, Within: true}, "Password: hunter~2", "passwd='ab~d'"),
	custom("word", `id_[a-z0-9]{4,}`,
		rules.Rule{Literals: []string{"id_"}, Words: []string{"redis", "stripe", "token", "dataframer"}}, "id_ab~d", "id_abcdefgh~jklmnopqrstuvwx"),
	custom("parts", `user=(?P<user>\w+) key=(?P<secret>\w+)`, rules.Rule{Literals: []string{"user="}}, "user=ann key=k~y0", "user=bob key=abcdefgh~jklmnopqrstuvwxyz"),
	custom("other-parts", `user=(?P<name>\w+) key=(?P<secret>\w+)`, rules.Rule{Literals: []string{"user="}}, "user=ann key=k~y0"),
	custom("longer-literal", `user=a(?P<rest>\w+) key=(?P<secret>\w+)`, rules.Rule{Literals: []string{"user=a"}}, "user=ann key=k~y0"),
	custom("later-literal", `(?P<who>\w+) key=(?P<secret>\w+)`, rules.Rule{Literals: []string{" key="}, Within: true, Words: []string{"token"}}, "ann key=k~y0"),
	custom("pin", `pin=[0-9]{4,6}`, rules.Rule{Literals: []string{"pin="}}, "pin=12~4", "pin=9~765;pin=12~4"),
	custom("entropy", `sha1[-_=:][0-9a-f]{8,40}`, rules.Rule{Literals: []string{"sha1"}, Entropy: 2.5}, "sha1:01234~6789ab", "sha1:00000000~"),
	custom("repeated", `(?:ab[0-9])+`, rules.Rule{Literals: []string{"ab"}}, "ab~", "ab1ab~ab3ab4"),
	custom("all-of-it", `sk_[a-z]+_[A-Za-z0-9]+`, rules.Rule{Literals: []string{"sk_"}, Within: true}, "sk_test_ab~de", "sk_test_ab~ab1"),
	custom("within", `[a-z]*mid[a-z0-9]*`, rules.Rule{Literals: []string{"mid"}, Within: true}, "amid~x", "xmid~amid2"),
	custom("endless", `long=[a-zA-Z0-9 ]+`, rules.Rule{Literals: []string{"long="}}, "long=a~b", "long=a~b and on"),
	custom("far", `<key>[^<]+</key>`, rules.Rule{Literals: []string{"<key>", "</key>"}, After: rules.Farthest, Within: true}, "<key>a~c</key>", "<key>a~c", "</key>"),
	custom("line", `(?m)^secret: (?P<secret>.+)$`, rules.Rule{Literals: []string{"secret: "}, Within: true}, "secret: a~ b", "secret: longer~ than twenty bytes"),
	custom("next-line", `token\r?\n(?P<secret>\w{4,})`, rules.Rule{Literals: []string{"token"}}, "token\nab~d", "token\r\nab~d"),
	custom("bearer", `(?i)bearer (?P<secret>[a-z0-9]{6,})`, rules.Rule{Literals: []string{"bearer "}, Fold: true}, "Bearer a~cdefgh", "BEARER a~cdefgh"),
	custom("one-byte", `@[a-z]{3}[0-9]`, rules.Rule{Literals: []string{"@"}}, "@abc~"),
	custom("wordy", strings.Repeat("wordy ", 8)+`[0-9]{4}`, rules.Rule{Literals: []string{strings.Repeat("wordy ", 8)}}, strings.Repeat("wordy ", 8)+"12~4"),
	custom("empty", `k=(?P<secret>[0-9a-f]{2,})?`, rules.Rule{Literals: []string{"k="}}, "k=0~a", "k=", "k=0123456789abcde~f0123456"),
	configured(rules.Custom{ID: "acme", Pattern: `\bacme_[a-z0-9]{8,}\b`, Examples: []string{"acme_exampl3s"}}, "acme_abcdefg~", "acme_exampl3s"),
	configured(rules.Custom{ID: "tail", Pattern: `tok_[A-Z]{6}`, Words: []string{"clerk"}}, "tok_ABCDEF", "tok_ABCDE"),
	configured(rules.Custom{ID: "plain", Literals: []string{"plain-", "plain-er"}}, "plain-ab~d", "plain-er-ab~d"),
	configured(rules.Custom{ID: "anchored", Pattern: `(?m)^(?:pw|pass)=(?P<secret>\S+)$`}, "pw=ab~d", "pass=abcdefghijklmn~pqrstuvwxyz"),
}

// slow is a rule without a literal. With one, nothing is inherited.
var slow = custom("slow", `[0-9]{3}-[0-9]{2}-[0-9]{4}`, rules.Rule{}, "12~-45-6789")

// ours are texts that rules of ours find.
var ours = kind{rules.All()[0], []string{
	"sk_" + "live_r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4~q7",
	"sk_" + "live_q8Zr2LmX7vTnB4cKd9WfYp~s",
	"sk_" + "live_Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4~q7r7",
	"sk_" + "live_Zt6Lw8Yb3Nc5H~1",
	"sk_" + "live_51Hq8Zr2LmX7vTnB4cKd9WfYp3sVb7Qw2Zx9Lk4Nm8Rt3Yp6Hs1Df5Gj0Ac2Ue7Io4XqKr7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1J~0G",
	"sk_" + "live_",
	"sk_" + "live_your_key_here",
	"sk_" + "live_a-b_c~D-e_f-Gh1_2-3_4-5",
	"sk_" + "live_Zt6Lw8Y\" + \"b3Nc5Hd1Jf0Gs2Ae4~q7r7",
}}

// words say whose a key is.
var words = []string{"dataframer", "stripe", "df-api", "aimon", "clerk", "workos", "paystack", "redis", "token", "Dataframer", "stripes"}

// everyKind is a set of rules of every kind that is inherited, which find much
// in any text.
func everyKind() []*rules.Rule {
	all := rules.All()
	for _, k := range kinds {
		all = append(all, k.rule)
	}
	return all
}
