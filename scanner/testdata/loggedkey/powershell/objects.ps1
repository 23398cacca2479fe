# Hashtables, objects, arrays, splatting, classes, closures.

function Show-HashtableEntry($config) {
    Write-Host $config['api_key'] # leak
    Write-Host $config['api_key_name'] # fine
}

function Show-Member([hashtable]$settings) {
    Write-Host "smtp: $($settings.Smtp.Password)" # leak
    Write-Host "smtp: $($settings.Smtp.Server)" # fine
}

function Show-WholeHashtable($user, $password) {
    $login = @{ User = $user; Pw = $password }
    $login | Format-Table | Out-Host # leak
}

function Show-HashtableKeys($user, $password) {
    $login = @{ User = $user; Password = $password }
    Write-Host ($login.Keys -join ', ') # fine
}

function Show-HashtableValues($user, $password) {
    $login = @{ User = $user; Password = $password }
    Write-Host ($login.Values -join ', ') # leak
}

function Show-OtherEntry($user, $password) {
    $login = @{ User = $user; Password = $password }
    Write-Host $login.User # fine
}

function Show-Enumerated($secret) {
    $options = [ordered]@{ retries = 3; value = $secret }
    foreach ($entry in $options.GetEnumerator()) {
        Write-Host $entry.Key # fine
        Write-Host "$($entry.Key) = $($entry.Value)" # leak
    }
}

function Show-AddedLater($token) {
    $context = @{}
    $context.Add('t', $token)
    Write-Verbose ($context | ConvertTo-Json -Compress) # leak
}

function Show-Removed($token) {
    $context = @{ user = 'ci'; token = $token }
    $context.Remove('token')
    Write-Verbose ($context | ConvertTo-Json -Compress) # fine
}

function Show-Masked($token) {
    $context = @{ user = 'ci'; token = $token }
    $context.token = '***'
    Write-Verbose ($context | ConvertTo-Json -Compress) # fine
}

function Show-Object($name, $clientSecret) {
    $app = [PSCustomObject]@{
        Name   = $name
        Secret = $clientSecret
    }
    $app | Format-List | Out-String | Write-Host # leak
    $app | Select-Object Name | Out-Host # fine
}

function Show-ObjectProperty($account) {
    $account | ForEach-Object { Write-Host $_.RefreshToken } # leak
    $account | ForEach-Object { Write-Host $_.TokenType } # fine
}

function Show-Expanded($accounts) {
    $accounts | Select-Object -ExpandProperty Password | Out-Host # leak
}

function Show-Where($accounts) {
    $old = $accounts | Where-Object { $_.Password.Length -lt 12 }
    Write-Host "$(@($old).Count) accounts have a short password" # fine
}

function Show-Imported($path) {
    foreach ($row in Import-Csv $path) {
        Write-Host $row.UserName # fine
        Write-Host $row.Password # leak
    }
}

function Show-Json($path) {
    $service = Get-Content $path -Raw | ConvertFrom-Json
    Write-Host $service.private_key_id # fine
    Write-Host $service.private_key # leak
}

function Show-Array($dbPassword) {
    $arguments = @('--host', 'db', "--password=$dbPassword")
    Write-Host "pg_dump $arguments" # leak
    & pg_dump @arguments # fine
}

function Show-ArrayFirst($dbPassword) {
    $arguments = @('--host', 'db', "--password=$dbPassword")
    Write-Host $arguments[0] $arguments.Count # fine
}

function Show-Splatted($accessToken) {
    $message = @{ Object = "token $accessToken"; ForegroundColor = 'Red' }
    Write-Host @message # leak
}

function Invoke-Splatted($accessToken) {
    $request = @{
        Uri     = 'https://api.example.com/me'
        Headers = @{ Authorization = "Bearer $accessToken" }
    }
    $reply = Invoke-RestMethod @request # fine
    Write-Host $reply.name # fine
}

function Show-Headers($apiKey) {
    $headers = @{ 'X-Api-Key' = $apiKey; Accept = 'application/json' }
    $headers.GetEnumerator() | ForEach-Object { Write-Host ('{0}: {1}' -f $_.Key, $_.Value) } # leak
}

function Show-Bound {
    param([string]$User, [string]$Password)
    Write-Verbose "Called with $($PSBoundParameters.Keys -join ', ')" # fine
    Write-Verbose "Called with $($PSBoundParameters | Out-String)" # leak
    Write-Verbose "Password given: $($PSBoundParameters.ContainsKey('Password'))" # fine
}

class ApiClient {
    [string]$Endpoint
    hidden [string]$Key

    ApiClient([string]$endpoint, [string]$apiKey) {
        $this.Endpoint = $endpoint
        $this.Key = $apiKey
    }

    [void] Dump() {
        Write-Host "endpoint $($this.Endpoint)" # fine
        Write-Host "key $($this.Key)" # leak
    }

    [string] ToString() {
        return "client of $($this.Endpoint)" # fine
    }
}

function Show-Client([string]$apiKey) {
    $client = [ApiClient]::new('https://api.example.com', $apiKey)
    Write-Host $client.ToString() # fine
}

function Show-Closure($password) {
    $print = { Write-Host "closure has $password" }.GetNewClosure() # leak
    & $print
}

function Show-ScriptBlockParameter($clientSecret) {
    $print = { param($text) Write-Host "<$text>" } # leak
    & $print $clientSecret
}

function Show-Remote($adminPassword) {
    Invoke-Command -ComputerName build -ScriptBlock { Write-Host $using:adminPassword } # leak
}

function Invoke-Remote($adminPassword) {
    Invoke-Command -ComputerName build -ScriptBlock { ./set.ps1 -Password $using:adminPassword } # fine
}

function Show-Switch($token) {
    switch ($token.Length) {
        0 { Write-Host 'empty token' } # fine
        40 { Write-Host 'classic token' } # fine
        default { Write-Host "odd token $token" } # leak
    }
}

function Show-Multiple($user, $secret) {
    $first, $second = $user, $secret
    Write-Host $first # fine
    Write-Host $second # leak
}

