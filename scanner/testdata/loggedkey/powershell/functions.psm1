# Functions that call each other, exceptions, requests, responses.

function Write-Line([string]$Text) {
    Write-Host ">> $Text" # leak
}

function Write-Secret([string]$ClientSecret) {
    Write-Line "secret $ClientSecret"
}

function Write-Title([string]$Text) {
    Write-Host "== $Text ==" # fine
}

function Write-Titles([string]$Password) {
    Write-Title 'Password'
    Write-Title "$($Password.Length) characters"
}

function Get-StoredToken {
    $token = Get-Content "$HOME/.tool/token" -Raw
    return $token.Trim() # fine
}

function Show-StoredToken {
    Write-Host "Token: $(Get-StoredToken)" # leak
}

function Use-StoredToken {
    $value = Get-StoredToken
    Write-Verbose $value # leak
}

function Get-Masked([string]$Value) {
    if ($Value.Length -le 4) { return '****' } # fine
    return $Value.Substring(0, 2) + ('*' * ($Value.Length - 2)) # fine
}

function Show-Masked([string]$AccessToken) {
    Write-Host "Token: $(Get-Masked $AccessToken)" # fine
}

function Get-Description($User, $Password) {
    "$User with password $Password"
}

function Show-Description($User, $Password) {
    Write-Warning (Get-Description $User $Password) # leak
}

function Test-Password([string]$Password) {
    return $Password.Length -ge 12 -and $Password -match '\d' # fine
}

function Show-Test([string]$Password) {
    Write-Host "Strong: $(Test-Password $Password)" # fine
}

function Show-DefaultParameter {
    param([string]$Key = $env:SENDGRID_API_KEY)
    Write-Host "sending with $Key" # leak
}

function Show-Filter {
    process { Write-Host "- $_" } # leak
}

function Show-Filtered($apiKey) {
    $apiKey | Show-Filter
}

function Assert-Key([string]$ApiKey) {
    if ($ApiKey -notmatch '^k-') {
        throw "Malformed key: $ApiKey" # leak
    }
}

function Assert-KeyGiven([string]$ApiKey) {
    if ([string]::IsNullOrWhiteSpace($ApiKey)) {
        throw [System.ArgumentException]::new('No API key given', 'ApiKey') # fine
    }
}

function Assert-Token($token) {
    if ($token.Length -lt 20) {
        throw [System.InvalidOperationException]::new("token '$token' is too short") # leak
    }
}

function Assert-Terminating {
    [CmdletBinding()]
    param($RootPassword)
    $exception = [System.Exception]::new("bad root password $RootPassword")
    $record = [System.Management.Automation.ErrorRecord]::new($exception, 'BadPassword', 'AuthenticationError', $null)
    $PSCmdlet.ThrowTerminatingError($record) # leak
}

function Connect-Service($password) {
    try {
        Connect-Database -Password $password # fine
    } catch {
        Write-Error "Login with password failed: $($_.Exception.Message)" # fine
    }
}

function Connect-ServiceAgain($password) {
    try {
        throw "cannot use $password" # leak
    } catch {
        Write-Host "login failed at line $($_.InvocationInfo.ScriptLineNumber)" # fine
    }
}

function Invoke-Api([string]$ApiKey) {
    $headers = @{ 'X-Api-Key' = $ApiKey }
    $reply = Invoke-RestMethod -Uri 'https://api.example.com/jobs' -Headers $headers # fine
    Write-Host "jobs: $($reply.Count)" # fine
}

function Invoke-ApiWithToken([securestring]$Token) {
    $reply = Invoke-WebRequest 'https://api.example.com/me' -Authentication Bearer -Token $Token # fine
    Write-Host $reply.StatusCode # fine
}

function Show-Curl([string]$Token, [string]$Url) {
    Write-Host "curl -H 'Authorization: Bearer $Token' $Url" # leak
    Write-Host "curl -H 'Authorization: Bearer <token>' $Url" # fine
}

function Show-SignIn($body) {
    $reply = Invoke-RestMethod 'https://login.example.com/token' -Method Post -Body $body
    Write-Host "expires in $($reply.expires_in)" # fine
    Write-Host "token $($reply.access_token)" # leak
}

function Invoke-Function($Request) {
    $authorization = $Request.Headers.Authorization
    # leak next
    Push-OutputBinding -Name Response -Value ([HttpResponseContext]@{
        StatusCode = 401
        Body       = "cannot accept $authorization"
    })
}

function Invoke-FunctionQuietly($Request) {
    $authorization = $Request.Headers.Authorization
    # fine next
    Push-OutputBinding -Name Response -Value ([HttpResponseContext]@{
        StatusCode = if ($authorization) { 403 } else { 401 }
        Body       = 'Authorization header required'
    })
}

function Invoke-PodeRoute {
    Add-PodeRoute -Method Get -Path '/debug' -ScriptBlock {
        Write-PodeTextResponse -Value "key $($env:SERVICE_API_KEY)" # leak
    }
    Add-PodeRoute -Method Get -Path '/health' -ScriptBlock {
        Write-PodeJsonResponse -Value @{ ok = $true; key = [bool]$env:SERVICE_API_KEY } # fine
    }
}

Export-ModuleMember -Function *
