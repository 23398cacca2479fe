# String building.

function Join-Plus([string]$password) {
    $line = 'password=' + $password
    Write-Host $line # leak
}

function Join-PlusEquals([string]$token) {
    $header = 'Authorization: '
    $header += "Bearer $token"
    Write-Host $header # leak
}

function Format-Operator {
    param($User, $Password)
    Write-Host ('{0}:{1}' -f $User, $Password) # leak
}

function Format-OperatorUser {
    param($User, $Password)
    Write-Host ('password of {0}: {1}' -f $User, [bool]$Password) # fine
}

function Format-Static($apiKey) {
    $text = [string]::Format('key {0,-40}|', $apiKey)
    Write-Verbose $text # leak
}

function Join-Operator($clientId, $clientSecret) {
    $pair = $clientId, $clientSecret -join ':'
    Write-Debug $pair # leak
}

function Join-Method($parts, $secret) {
    Write-Host ([string]::Join('/', @('v1', $secret))) # leak
    Write-Host ([string]::Join('/', $parts)) # fine
}

function Join-Concat($accessToken) {
    Write-Host ([string]::Concat('access ', $accessToken)) # leak
}

function Use-Subexpression($config) {
    Write-Host "Secret: $($config.ClientSecret)" # leak
    Write-Host "Id: $($config.ClientId)" # fine
}

function Use-BracedVariable {
    param($apiKey)
    Write-Host "${apiKey}:" # leak
}

function Use-Backtick {
    Write-Host "Set it with `$env:API_KEY = 'your key'" # fine
}

function Use-SingleQuotes($apiKey) {
    Write-Host 'The header is X-Api-Key: $apiKey' # fine
}

function Use-HereString([string]$server, [string]$dbPassword) {
    $text = @"
server=$server
password=$dbPassword
"@
    Write-Host $text # leak
}

function Use-HereStringDirect([string]$jwtSecret) {
    # leak next
    Write-Host @"
signing:
  secret: $jwtSecret
"@
}

function Use-LiteralHereString([string]$jwtSecret) {
    # fine next
    Write-Host @'
signing:
  secret: $jwtSecret
'@
}

function Use-StringBuilder($passphrase) {
    $builder = [System.Text.StringBuilder]::new()
    [void]$builder.Append('passphrase ') # fine
    [void]$builder.AppendLine($passphrase)
    Write-Host $builder.ToString() # leak
}

function Use-Replace($token) {
    $text = 'Bearer TOKEN'.Replace('TOKEN', $token)
    Write-Host $text # leak
}

function Use-ReplaceAway($line, $token) {
    Write-Host $line.Replace($token, '***') # fine
}

function Use-Base64($user, $password) {
    $bytes = [Text.Encoding]::UTF8.GetBytes("${user}:$password")
    $basic = [Convert]::ToBase64String($bytes)
    Write-Verbose "Authorization: Basic $basic" # leak
}

function Use-Escape($apiKey) {
    Write-Host "https://api.example.com/?key=$([uri]::EscapeDataString($apiKey))" # leak
}

function Use-Hex([byte[]]$secretKey) {
    foreach ($byte in $secretKey) {
        Write-Host ('{0:x2}' -f $byte) -NoNewline # leak
    }
    Write-Host '' # fine
}

function Use-Json($user, $password) {
    @{ user = $user; password = $password } | ConvertTo-Json | Write-Host # leak
}

function Use-Trim($authToken) {
    Write-Host $authToken.Trim().ToUpper() # leak
}

function Use-Split($authorization) {
    $scheme, $value = $authorization -split ' ', 2
    Write-Host $value # leak
}

function Measure-Words([string]$sentence) {
    $tokens = $sentence -split '\s+'
    foreach ($token in $tokens) {
        Write-Host $token # fine
    }
}

function Get-SyntaxTokens([string]$path) {
    $tokens = $null
    $errors = $null
    [void][System.Management.Automation.Language.Parser]::ParseFile($path, [ref]$tokens, [ref]$errors)
    foreach ($token in $tokens) {
        Write-Host "$($token.Kind) $($token.Text)" # fine
    }
}
