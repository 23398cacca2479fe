package rules

// dataframer has the rule for Dataframer's API keys. All of its facts are from
// Dataframer's page on authentication: the prefix, 40 and more characters in
// all, alphanumeric.
var dataframer = []Rule{{
	ID:       "dataframer-api-key",
	Title:    "Dataframer API key",
	Kind:     SecretKind,
	Severity: Critical,
	Provider: "dataframer",
	Summary:  "a Dataframer API key for production: whoever reads it can use the account",
	Help: "Dataframer's keys begin with `" + skLivePrefix + "` and have 40 characters or more. They belong into environment " +
		"variables (`DATAFRAMER_API_KEY`) or a secrets manager, never into version control, client-side code or logs.\n\n" +
		"A key that was committed has leaked, even if a later commit removes it: rotate it.",
	URL: dataframerPage,
	Remedy: []string{
		"generate a new API key: https://app.aimon.ai, Account, API Key",
		"update your applications with the new key (DATAFRAMER_API_KEY)",
		"test that the new key works: GET https://df-api.dataframer.ai/api/users/me/",
		"revoke the old key",
		"monitor for any issues",
		"then remove the old key from the file; it stays in git history, which is why it has to be revoked",
	},
	Tags:     []string{"external/cwe/cwe-798"},
	Literals: []string{skLivePrefix},
	Forms:    []Form{{Class: Alnum, Min: 40 - len(skLivePrefix), Max: 255}},
	Words:    []string{"dataframer", "df-api", "aimon"},
	Examples: []Example{
		{Text: "DATAFRAMER_API_KEY=" + skLivePrefix + "r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7", Leak: true},
		{Text: "curl https://df-api.dataframer.ai -H 'Authorization: Bearer " + skLivePrefix + "Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7r7Kp2Vx9Qm4'", Leak: true},
		{Text: "DATAFRAMER_API_KEY=" + skLivePrefix + "r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0Gs"},
		{Text: "DATAFRAMER_API_KEY=" + skLivePrefix + "1234567890abcdefghijklmnopqrstuvwxyz"},
	},
}}
