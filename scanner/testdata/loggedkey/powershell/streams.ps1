# The Write- commands and the other ways to print.

function Show-Key {
    param([string]$ApiKey)
    Write-Host "Using key $ApiKey" # leak
}

function Show-KeyWithoutQuotes($apiKey) {
    Write-Host Key: $apiKey -ForegroundColor Yellow # leak
}

function Show-Verbose {
    [CmdletBinding()]
    param([string]$Password)
    Write-Verbose "Connecting with password '$Password'" # leak
    Write-Verbose "Password has $($Password.Length) characters" # fine
}

function Show-Debug([string]$clientSecret) {
    Write-Debug -Message ("client secret: " + $clientSecret) # leak
}

function Show-Warning {
    param([string]$AccessToken, [datetime]$TokenExpiry)
    Write-Warning "Token expires $TokenExpiry" # fine
    Write-Warning "Token $AccessToken expires soon" # leak
}

function Show-Error($dbPassword) {
    Write-Error -Message "Cannot log in with $dbPassword" -Category AuthenticationError # leak
}

function Show-Information {
    param($RefreshToken)
    Write-Information -MessageData "Refreshing with $RefreshToken" -InformationAction Continue # leak
}

function Show-Progress([string[]]$tokens, [string]$apiToken) {
    Write-Progress -Activity "Trying tokens" -Status "now $apiToken" # leak
    Write-Progress -Activity "Trying $($tokens.Count) tokens" -Completed # fine
}

function Show-Console {
    param([string]$Passphrase)
    [Console]::WriteLine("passphrase {0}", $Passphrase) # leak
    [Console]::Error.WriteLine("no passphrase given") # fine
}

function Show-ConsoleError($privateKey) {
    [System.Console]::Error.Write($privateKey) # leak
}

function Show-HostUi($bearerToken) {
    $Host.UI.WriteLine("Bearer $bearerToken") # leak
}

function Show-HostWarning {
    param($UserName)
    $Host.UI.WriteWarningLine("the password of $UserName is old") # fine
}

function Show-CmdletVerbose {
    [CmdletBinding()]
    param([string]$SigningKey)
    $PSCmdlet.WriteVerbose("signing key $SigningKey") # leak
    $PSCmdlet.WriteDebug('signing key $SigningKey') # fine
}

function Show-Trace([string]$sessionToken) {
    [System.Diagnostics.Trace]::TraceInformation("session token is $sessionToken") # leak
}

function Show-DiagnosticsDebug([string]$keyName) {
    [System.Diagnostics.Debug]::WriteLine("looking for $keyName") # fine
}

function Show-EventLog {
    param([string]$SmtpPassword, [string]$SmtpUser)
    # leak next
    Write-EventLog -LogName Application -Source Mailer -EventId 17 -EntryType Error `
        -Message "Mail as $SmtpUser with $SmtpPassword failed"
}

function Show-EventLogName {
    param([string]$SecretName)
    Write-EventLog -LogName Application -Source Vault -EventId 4 -EntryType Warning -Message "Secret $SecretName is not there" # fine
}

function Show-Piped([string]$webhookSecret) {
    $webhookSecret | Write-Host # leak
}

function Show-OutHost($config) {
    $config.ConnectionString.Password | Out-Host # leak
}

function Show-PipedVerbose([string]$token) {
    "token: {0}" -f $token | Write-Verbose # leak
}

function Show-Nothing([string]$token) {
    $token | Out-Null # fine
    [void]$token.Trim() # fine
    $null = "token $token" # fine
}

function Save-Key([string]$apiKey, [string]$path) {
    $apiKey | Set-Content -Path $path -NoNewline # fine
    Write-Host "The API key is in $path" # fine
}

function Save-KeyWithRedirection([string]$apiKey) {
    "api_key=$apiKey" > "$HOME/.tool/config" # fine
}

function Copy-Key([string]$apiKey) {
    $apiKey | Set-Clipboard # fine
    Write-Host 'API key copied to the clipboard' # fine
}

function Send-ToDocker([string]$registryPassword) {
    $registryPassword | docker login --username ci --password-stdin registry.example.com # fine
}

function Show-PSFramework($apiKey, $keyId) {
    Write-PSFMessage -Level Verbose -Message "key {0}" -StringValues $apiKey # leak
    Write-PSFMessage -Level Host -Message "key {0}" -StringValues $keyId # fine
}

function Show-LoggingModule([string]$refreshSecret) {
    Write-Log -Level 'WARNING' -Message "refresh secret $refreshSecret is old" # leak
}

function Show-Serilog([string]$password, [string]$user) {
    Write-InfoLog -Message "Login {User} {Password}" -PropertyValues $user, $password # leak
}

function Show-Literal {
    Write-Host "For a test use {stripe}" # leak high
}

function Show-LiteralInVariable {
    $demo = '{stripe}'
    Write-Output "Demo: $demo" | Out-Host # leak high
}

function Show-Dialog([string]$password) {
    $answer = Read-Host -Prompt "Keep the password $password (y/n)" # leak
    return $answer -eq 'y'
}

function Show-Alias($secretKey) {
    echo "secret key: $secretKey" | Out-Host # leak
}
