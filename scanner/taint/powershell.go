package taint

func powerShellDialect() *dialect {
	return &dialect{
		sinks: []string{
			"Write-Host", "Write-Output", "Write-Verbose", "Write-Debug", "Write-Warning", "Write-Error", "Write-Information", "Write-Progress", "Write-EventLog", "Write-PSFMessage", "Write-Log", "Out-Host", "Out-Default", "Out-GridView", "Out-Printer", "Show-Command", "throw",
			"Console.Write", "Console.WriteLine", "Console.Error.*", "Console.Out.*", "Debug.*", "Trace.*", "Diagnostics.Debug.*", "Diagnostics.Trace.*", "Debugger.Log", "MessageBox.Show", "Environment.FailFast", "EventLog.WriteEntry", ".Popup",
			"UI.Write", "UI.WriteLine", "UI.WriteErrorLine", "UI.WriteWarningLine", "UI.WriteVerboseLine", "UI.WriteDebugLine", "UI.WriteInformation", "UI.Prompt", "UI.PromptForChoice",
			"PSCmdlet.WriteObject", "PSCmdlet.WriteVerbose", "PSCmdlet.WriteDebug", "PSCmdlet.WriteWarning", "PSCmdlet.WriteError", "PSCmdlet.WriteInformation", "PSCmdlet.WriteProgress", "PSCmdlet.WriteCommandDetail", "PSCmdlet.ThrowTerminatingError", ".ThrowTerminatingError",
			"Push-OutputBinding", "Out-PodeHost", "Set-PodeHeader", "Add-PodeHeader", "Set-PodeResponseStatus", "Set-PodeResponseAttachment", "Write-UDLog", "Show-UDToast", "Show-UDModal", "Add-AppveyorMessage", "New-BurntToastNotification",
		},
		readsEnvironment: set("GetEnvironmentVariable GetEnvironmentVariables ExpandEnvironmentVariables"),
		asks:             set("GetNetworkCredential SecureStringToBSTR SecureStringToGlobalAllocUnicode SecureStringToGlobalAllocAnsi SecureStringToCoTaskMemUnicode SecureStringToCoTaskMemAnsi"),
		carries: set("ToString Trim TrimStart TrimEnd ToUpper ToLower ToUpperInvariant ToLowerInvariant Split Insert Remove PadLeft PadRight Format Join Concat Copy ToCharArray Normalize" +
			" ToBase64String FromBase64String ToHexString GetBytes GetString GetChars UrlEncode UrlDecode HtmlEncode HtmlDecode EscapeDataString EscapeUriString UnescapeDataString Escape Unescape" +
			" PtrToStringAuto PtrToStringUni PtrToStringAnsi PtrToStringBSTR PtrToStringUTF8 GetNewClosure ToArray Reverse Serialize SerializeObject"),
		cleans:     set("GetType ZeroFreeBSTR ZeroFreeGlobalAllocUnicode ContainsKey ContainsValue IndexOf HashData ComputeHash Matches"),
		spellings:  set("Substring Replace Length Count Keys Values Key Value Name Add Append AppendLine AppendFormat Clear GetEnumerator new message Get Item Text Contains StartsWith EndsWith IsNullOrEmpty IsNullOrWhiteSpace GetHashCode Equals ForEach Where Property ExpandProperty args MaskInput AsSecureString AsPlainText Password this Console Error Environment"),
		begins:     []string{"env:", "maskinput", "withdecryption", "securestring", "getenvironmentvariables", "set-psdebug", "kv get", "op read", "item get", "pass show"},
		objects:    set("credential credentials cred creds"),
		constants:  set("null true false"),
		prefixes:   set("script global local private using variable function"),
		given:      "PSBoundParameters",
		library:    powerCommand,
		self:       set("this"),
		shorthands: powerShorthands,
		caseless:   true,
		inclusive:  true,
		pipes:      true,
		outputs:    true,
		implicit:   true,
	}
}

// powerShorthands are PowerShell's aliases.
var powerShorthands = map[string]string{
	"echo": "Write-Output", "write": "Write-Output", "oh": "Out-Host", "ogv": "Out-GridView", "lp": "Out-Printer",
	"gci": "Get-ChildItem", "dir": "Get-ChildItem", "ls": "Get-ChildItem", "gi": "Get-Item", "gc": "Get-Content", "cat": "Get-Content", "type": "Get-Content", "gp": "Get-ItemProperty", "gv": "Get-Variable",
	"%": "ForEach-Object", "foreach": "ForEach-Object", "?": "Where-Object", "where": "Where-Object", "select": "Select-Object", "sort": "Sort-Object", "group": "Group-Object", "measure": "Measure-Object", "tee": "Tee-Object", "gu": "Get-Unique", "gm": "Get-Member", "compare": "Compare-Object", "diff": "Compare-Object",
	"ft": "Format-Table", "fl": "Format-List", "fw": "Format-Wide", "fc": "Format-Custom", "fhx": "Format-Hex", "scb": "Set-Clipboard", "clip": "Set-Clipboard", "sc": "Set-Content", "ac": "Add-Content",
}
