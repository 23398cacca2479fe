package rules

// stripe has the rule for Stripe's live secret keys. Their forms: the prefix
// and 24 alphanumerics for old accounts, `51` and 97 more for those made since 2019.
var stripe = []Rule{{
	ID:       "stripe-live-key",
	Title:    "Stripe live secret key",
	Kind:     SecretKind,
	Severity: Critical,
	Provider: "stripe",
	Summary:  "a Stripe secret key for live mode: whoever reads it can move money",
	Help: "Stripe's live secret keys begin with `" + skLivePrefix + "` and allow every call of Stripe's API. They belong " +
		"onto a server, in an environment variable or a secrets manager.\n\nA key that was committed has leaked, even if a " +
		"later commit removes it: roll it.",
	URL: "https://docs.stripe.com/keys",
	Remedy: []string{
		"roll the key: https://dashboard.stripe.com/apikeys",
		"put the new key where the old one is used, and test it",
		"expire the old key, and look through the account's logs for calls that are not yours",
		"then remove the old key from the file; it stays in git history, which is why it has to be rolled",
	},
	Tags:     []string{"external/cwe/cwe-798"},
	Literals: []string{skLivePrefix},
	Forms: []Form{
		{Begins: "51", Class: Alnum, Min: 97, Max: 97, Evidence: FormSure},
		{Class: Alnum, Min: 24, Max: 24, Evidence: FormLikely},
		{Class: Alnum, Min: 20, Max: 255},
	},
	Words: []string{"stripe"},
	Examples: []Example{
		{Text: skLivePrefix + "51" + "Hq8Zr2LmX7vTnB4cKd9WfYp3sVb7Qw2Zx9Lk4Nm8Rt3Yp6Hs1" + "Df5Gj0Ac2Ue7Io4XqKr7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0G", Leak: true},
		{Text: "key = " + skLivePrefix + "q8Zr2LmX7vTnB4cKd9WfYp3s", Leak: true},
		{Text: "stripe.api_key = '" + skLivePrefix + "Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7r7'", Leak: true},
		{Text: "key = " + skLivePrefix + "Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7r7"},
	},
}}
