# The environment, prompts, credentials, vaults, pipelines of CI systems.

function Show-Variable {
    Write-Host "key: $env:API_KEY" # leak
}

function Show-VariableWithBraces {
    Write-Host "token: ${env:GITHUB_TOKEN}" # leak
}

function Show-HarmlessVariable {
    Write-Host "home: $env:USERPROFILE, path: $env:PATH, file: $env:API_KEY_FILE" # fine
}

function Show-VariableIsSet {
    if (-not $env:API_KEY) {
        throw 'Please set $env:API_KEY' # fine
    }
    Write-Host 'API_KEY is set' # fine
}

function Show-Kept {
    $value = $env:STRIPE_SECRET_KEY
    Write-Host "Value: $value" # leak
}

function Show-Product {
    $value = [System.Environment]::GetEnvironmentVariable('DATAFRAMER_API_KEY', 'User')
    Write-Host "Found $value" # leak high
}

function Show-ByName {
    foreach ($name in @('AWS_SECRET_ACCESS_KEY', 'NPM_TOKEN')) {
        Write-Host "$name=$([Environment]::GetEnvironmentVariable($name))" # leak
    }
}

function Show-ByNamePresence {
    foreach ($name in @('AWS_SECRET_ACCESS_KEY', 'NPM_TOKEN')) {
        Write-Host "${name}: $(Test-Path "env:$name")" # fine
    }
}

function Show-All {
    Get-ChildItem env: | ForEach-Object { Write-Host "$($_.Name)=$($_.Value)" } # leak
}

function Show-AllNames {
    Get-ChildItem env: | ForEach-Object { Write-Host $_.Name } # fine
}

function Set-ForChild([string]$password) {
    $env:PGPASSWORD = $password # fine
    psql -h db -c 'select 1' | Out-Null
    Write-Host "psql ended with $LASTEXITCODE" # fine
}

function Read-Plain {
    $answer = Read-Host -Prompt 'Password' -MaskInput
    Write-Host "You typed $answer" # leak
}

function Read-Secure {
    $secure = Read-Host 'Password' -AsSecureString # fine
    Write-Host "Type: $($secure.GetType().Name), length $($secure.Length)" # fine
    $plain = [System.Net.NetworkCredential]::new('', $secure).Password
    Write-Host "Plain: $plain" # leak
}

function Read-Marshalled {
    $entered = Read-Host 'Secret' -AsSecureString
    $pointer = [Runtime.InteropServices.Marshal]::SecureStringToBSTR($entered)
    try {
        $text = [Runtime.InteropServices.Marshal]::PtrToStringBSTR($pointer)
        Write-Host "Entered: $text" # leak
    } finally {
        [Runtime.InteropServices.Marshal]::ZeroFreeBSTR($pointer) # fine
    }
}

function Read-Harmless {
    $name = Read-Host 'Name of the secret'
    Write-Host "Looking for $name" # fine
}

function Use-Credential {
    param([pscredential]$Credential)
    Write-Host "Login as $($Credential.UserName)" # fine
    Write-Verbose "with $($Credential.GetNetworkCredential().Password)" # leak
}

function Use-CredentialDomain([pscredential]$credential) {
    $network = $credential.GetNetworkCredential()
    Write-Host $network.Domain # fine
    Write-Host $network.Password # leak
}

function New-Credential([string]$user, [string]$password) {
    $secure = ConvertTo-SecureString $password -AsPlainText -Force # fine
    return [pscredential]::new($user, $secure) # fine
}

function Use-Vault {
    $value = Get-Secret -Vault Local -Name Deploy -AsPlainText
    Write-Host "deploying with $value" # leak
}

function Use-VaultNames {
    Get-SecretInfo | ForEach-Object { Write-Host "$($_.Name) ($($_.Type))" } # fine
}

function Set-VaultSecret([string]$apiKey) {
    Set-Secret -Name ApiKey -Secret $apiKey # fine
    Write-Host 'Stored the secret ApiKey' # fine
}

function Use-AzureVault {
    $item = Get-AzKeyVaultSecret -VaultName app -Name db
    Write-Host "$($item.Name) version $($item.Version)" # fine
    $text = ConvertFrom-SecureString $item.SecretValue -AsPlainText
    Write-Host "value $text" # leak
}

function Use-AwsSecrets {
    $reply = Get-SECSecretValue -SecretId prod/db
    Write-Host $reply.ARN # fine
    Write-Host $reply.SecretString # leak
}

function Use-AwsParameter {
    $password = (Get-SSMParameter -Name /app/db/password -WithDecryption $true).Value
    Write-Debug "parameter is $password" # leak
}

function Use-HashiCorp {
    $password = vault kv get -field=password secret/app
    Write-Host "password from the vault: $password" # leak
}

function Use-OnePassword {
    $exists = [bool](op read 'op://deploy/registry/password')
    Write-Host "entry in the vault: $exists" # fine
}

function Set-PipelineVariable([string]$apiKey) {
    Write-Host "##vso[task.setvariable variable=ApiKey;issecret=true]$apiKey" # fine
}

function Set-PipelineVariableOpen([string]$apiKey) {
    Write-Host "##vso[task.setvariable variable=ApiKey]$apiKey" # leak
}

function Set-PipelineVariableVersion([string]$version) {
    Write-Host "##vso[task.setvariable variable=TokenVersion]$version" # fine
}

function Add-Mask([string]$token) {
    Write-Host "::add-mask::$token" # fine
}

function Add-Notice([string]$token) {
    Write-Host "::notice title=token::$token" # leak
}

function Enable-Trace {
    param([string]$Password)
    Set-PSDebug -Trace 2 # leak
    $arguments = "--password=$Password"
    & ./deploy.exe $arguments
    Set-PSDebug -Off # fine
}
