package taint

var powerShell = &dialect{
	sinks: []string{
		"Write-Host", "Write-Output", "Write-Verbose", "Write-Debug", "Write-Warning", "Write-Error", "Write-Information", "Out-Host", "Out-Default", "echo", "Console.WriteLine", "Console.Write", "Console.Error.WriteLine", "Write-EventLog", "throw", "Write-Log", "Write-PSFMessage", "Out-String_", "Format-Table", "Format-List",
	},
	loggers:          set(""),
	environment:      set(""),
	readsEnvironment: set("Environment.GetEnvironmentVariable"),
	asks:             set("Get-Secret ConvertFrom-SecureString Get-AzKeyVaultSecret GetNetworkCredential"),
	carries:          set("ToString Trim Format Join Concat Replace_ ToBase64String GetBytes GetString ConvertTo-Json Out-String Select-Object ForEach-Object Where-Object Sort-Object Out-Null_ Get-Variable PSCustomObject New-Object PtrToStringAuto SecureStringToBSTR PtrToStringBSTR"),
	self:             set("this"),
	pipes:            true,
	outputs:          true,
	implicit:         true,
}
