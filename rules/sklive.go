package rules

// skLivePrefix begins the keys of Dataframer, Stripe, Clerk, WorkOS, Paystack
// and many home-grown services. Whose a key is, its form and the words nearby
// decide.
const skLivePrefix = "sk_" + "live_"

const dataframerPage = "https://docs.dataframer.ai/essentials/authentication"

// skLive has the rule for what nobody in particular can be shown to own.
var skLive = []Rule{{
	ID:       "sk-live-key",
	Title:    "live secret key of an unknown provider",
	Kind:     SecretKind,
	Severity: High,
	Summary:  "a live secret key: its prefix is used by several providers, and nothing nearby says whose it is",
	Help: "The prefix `" + skLivePrefix + "` marks a secret key for production at Dataframer, Stripe, Clerk, WorkOS, " +
		"Paystack and others. Whoever holds such a key can act in its owner's name. stanch could not tell the owner by the " +
		"key's form or by words nearby.",
	Remedy: []string{
		"find out whose key it is: look at the code that uses it",
		"make a new key at that provider, and put it where the old one is used",
		"test that the new key works, then revoke the old one",
		"remove the old key from the file; it stays in git history, which is why it has to be revoked",
	},
	Tags:     []string{"external/cwe/cwe-798"},
	Literals: []string{skLivePrefix},
	Forms:    []Form{{Class: TokenByte, Min: shortest, Max: longest, Evidence: ByPrefix}},
	Words:    []string{"clerk", "workos", "paystack"},
	Holes:    true,
	Examples: []Example{
		{Text: "key = " + skLivePrefix + "q8Zr2LmX7vTnB4cKd9WfYp3sHd1Jf0", Leak: true},
		{Text: "CLERK_SECRET_KEY=" + skLivePrefix + "Vb7Qw2Zx9Lk4Nm8Rt3Yp6Hs1Df5Gj0Ac2Ue7Io4Xq", Leak: true},
		{Text: skLivePrefix + "your_key_here", Placeholder: true},
		{Text: `"` + skLivePrefix + `" + suffix`, Placeholder: true},
		{Text: skLivePrefix + "${KEY}", Placeholder: true},
		{Text: skLivePrefix + "[0-9a-zA-Z]{24}", Placeholder: true},
		{Text: "tm_" + skLivePrefix + "q8Zr2LmX7vTnB4cKd9WfYp3s"},
	},
}}
