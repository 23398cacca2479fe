# Output of a script: whatever is not assigned is printed.
param(
    [string]$Environment = 'test',
    [string]$ApiKey = $env:SERVICE_API_KEY
)

Write-Output "Environment: $Environment" # fine
Write-Output "Key: $ApiKey" # leak

$ApiKey # leak

"The key is $ApiKey" # leak

$ApiKey.Length # fine

$ApiKey -eq '' # fine

if ($Environment -eq 'debug') {
    $env:DB_PASSWORD # leak
}

$env:DATAFRAMER_API_KEY # leak high

Get-ChildItem env: # leak

dir env: | Sort-Object Name | Format-Table -AutoSize # leak

gci env:*TOKEN* # leak

(Get-Item env:GITHUB_TOKEN).Value # leak

Get-Content Env:NPM_TOKEN # leak

[Environment]::GetEnvironmentVariable('STRIPE_SECRET_KEY') # leak

[Environment]::GetEnvironmentVariables() # leak

Get-ChildItem env: | Select-Object -ExpandProperty Name # fine

(Get-ChildItem env:).Count # fine

Test-Path env:API_KEY # fine

$copy = Get-ChildItem env: # fine

Get-Secret -Name Registry -AsPlainText # leak

Get-SecretInfo -Name Registry # fine

$secret = Get-Secret -Name Registry -AsPlainText
Write-Output $secret # leak

Get-AzKeyVaultSecret -VaultName app -Name db -AsPlainText # leak

Get-AzKeyVaultSecret -VaultName app | Select-Object Name, Expires # fine

$stored = ConvertTo-SecureString $secret -AsPlainText -Force
ConvertFrom-SecureString -SecureString $stored -AsPlainText # leak

$credential = Get-Credential -Message 'Password for the database'
$credential.UserName # fine
$credential.GetNetworkCredential().Password # leak

@{ Name = 'registry'; Value = $secret } # leak

[pscustomobject]@{ Name = 'registry'; Length = $secret.Length } # fine

'a', 'b', $secret # leak

foreach ($name in 'API_KEY', 'CLIENT_SECRET') {
    "missing: $name" # fine
}

function Show-Summary([string]$Name, [string]$Token) {
    Write-Output "summary of $Name" # fine
    Write-Output "token of $Name is $Token" # leak
}

Show-Summary -Name 'registry' -Token $env:REGISTRY_TOKEN

$secret = $null

"secret: $secret" # fine
