# What is cleaned and what only sounds like a secret.

function Show-FirstFour([string]$apiKey) {
    Write-Host "$($apiKey.Substring(0, 4))..." # fine
}

function Show-FirstTen([string]$apiKey) {
    Write-Host "$($apiKey.Substring(0, 10))..." # leak low: ten characters
}

function Show-Range([string]$token) {
    Write-Host ($token[0..3] -join '') # fine
}

function Show-RangeOfEight([string]$token) {
    Write-Host (-join $token[0..7]) # leak low: eight characters
}

function Show-LastFour([string]$token) {
    Write-Host ('...' + $token.Substring($token.Length - 4)) # fine
}

function Show-AllButPrefix([string]$token) {
    Write-Host $token.Substring(3) # leak
}

function Show-Stars([string]$password) {
    Write-Host ('*' * $password.Length) # fine
}

function Show-Replaced([string]$password) {
    Write-Host ($password -replace '.', '*') # fine
}

function Show-DashesRemoved([string]$licenseSecret) {
    Write-Host ($licenseSecret -replace '-', '') # leak
}

function Show-MaskedLine([string]$line) {
    Write-Host ($line -replace 'password=\S+', 'password=***') # fine
}

function Show-Hash([string]$apiKey) {
    $bytes = [Text.Encoding]::UTF8.GetBytes($apiKey)
    $digest = [Security.Cryptography.SHA256]::HashData($bytes)
    Write-Host ([Convert]::ToHexString($digest)) # fine
}

function Show-FileHash([string]$secret) {
    $stream = [IO.MemoryStream]::new([Text.Encoding]::UTF8.GetBytes($secret))
    Write-Host (Get-FileHash -InputStream $stream -Algorithm SHA512).Hash # fine
}

function Show-Choice($clientSecret) {
    Write-Host "client secret: $(if ($clientSecret) { 'set' } else { 'not set' })" # fine
}

function Show-Ternary($clientSecret) {
    Write-Host ($clientSecret ? 'configured' : 'missing') # fine
}

function Show-Coalesced($clientSecret) {
    Write-Host ($clientSecret ?? 'missing') # leak
}

function Show-Comparison($password, $again) {
    Write-Host "Passwords are the same: $($password -ceq $again)" # fine
}

function Show-Match($token) {
    Write-Host "JWT: $($token -match '^[\w-]+\.[\w-]+\.[\w-]+$')" # fine
}

function Show-Emptiness($token) {
    Write-Verbose "Empty: $([string]::IsNullOrEmpty($token))" # fine
}

function Show-Type($privateKey) {
    Write-Host $privateKey.GetType().FullName # fine
}

function Show-Parts($jwtToken) {
    Write-Host "$($jwtToken.Split('.').Count) parts" # fine
}

function Show-Overwritten([string]$password) {
    $text = $password
    $text = 'done'
    Write-Host $text # fine
}

function Show-Cleared([string]$passphrase) {
    Unlock-Store $passphrase
    $passphrase = ''
    Write-Host "passphrase is now '$passphrase'" # fine
}

function Show-OneBranch([string]$user, [string]$password, [switch]$Full) {
    $detail = $user
    if ($Full) { $detail = $password }
    Write-Host $detail # leak
}

function Show-Encrypted([string]$password, [byte[]]$wrap) {
    $encrypted = $password | ConvertTo-SecureString -AsPlainText -Force | ConvertFrom-SecureString -Key $wrap
    Write-Host $encrypted # fine
}

function Show-Names($KeyId, $SecretName, $PublicKey, $TokenType) {
    Write-Host "$KeyId $SecretName $TokenType" # fine
    Write-Host $PublicKey # fine
}

function Show-Limits([int]$MaxTokens, [int]$PasswordAge) {
    Write-Host "at most $MaxTokens tokens, password age $PasswordAge days" # fine
}

function Show-Keyboard($KeyboardLayout) {
    $pressed = [Console]::ReadKey($true)
    Write-Host "$KeyboardLayout $($pressed.Key)" # fine
}

function Show-Rows($table) {
    foreach ($key in $table.Keys) {
        Write-Host $key # fine
    }
}

function Show-Cache($cacheKey, $partitionKey) {
    Write-Debug "cache $cacheKey partition $partitionKey" # fine
}

function Show-Page($nextPageToken) {
    Write-Verbose "Fetching the page after $nextPageToken" # fine
}

function Show-Paths($PrivateKeyPath, $PasswordFile) {
    Write-Warning "$PrivateKeyPath and $PasswordFile can be read by everybody" # fine
}

function Show-Reset($PasswordResetUrl) {
    Write-Host "Choose a new password at $PasswordResetUrl" # fine
}

function Show-Registry {
    $key = Get-Item 'HKLM:\SOFTWARE\Example'
    Write-Host $key.Name # fine
}

function Show-Thread {
    $source = [System.Threading.CancellationTokenSource]::new()
    $token = $source.Token
    Write-Host $token.IsCancellationRequested # fine
}

function Show-Accounts {
    Get-LocalUser | ForEach-Object { Write-Host $_.Name $_.PasswordExpires $_.PasswordRequired } # fine
}

function Show-Placeholder {
    $apiKey = 'YOUR_API_KEY'
    Write-Host "tool --key $apiKey" # fine
}

function Show-Label($labels) {
    Write-Host $labels.password_label # fine
}

function Show-Commented([string]$apiKey) {
    # Write-Host $apiKey
    Write-Host 'Write-Host $apiKey is not a good idea' # fine
}

function Show-Unknown($user, $password) {
    $session = New-AppSession -User $user -Password $password
    Write-Host "session $($session.Id)" # fine
}

Describe 'Settings' {
    It 'needs an api key' {
        { Get-Settings -ApiKey '' } | Should -Throw '*api key*' # fine
        (Get-Settings -ApiKey 'x').ApiKeyName | Should -Be 'default' # fine
    }
}
