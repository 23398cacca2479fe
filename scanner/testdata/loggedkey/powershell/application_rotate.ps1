# Rotates the passwords of service accounts and keeps them in the vault.
param(
    [string[]]$Accounts = @('svc-web', 'svc-batch'),
    [string]$VaultName = 'app',
    [int]$PasswordLength = 24
)

function New-RandomPassword([int]$Length) {
    $characters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'.ToCharArray()
    $password = -join (1..$Length | ForEach-Object { $characters | Get-Random })
    return $password # fine
}

function Set-AccountPassword {
    param([string]$Account, [string]$NewPassword)
    $secure = ConvertTo-SecureString -String $NewPassword -AsPlainText -Force
    try {
        Set-ADAccountPassword -Identity $Account -Reset -NewPassword $secure # fine
    } catch {
        Write-Error "Could not set '$NewPassword' for ${Account}: $_" # leak
        return $false
    }
    [void](Set-AzKeyVaultSecret -VaultName $VaultName -Name $Account -SecretValue $secure) # fine
    return $true
}

$report = foreach ($account in $Accounts) {
    Write-Progress -Activity 'Rotating passwords' -Status $account # fine
    $new = New-RandomPassword -Length $PasswordLength
    $ok = Set-AccountPassword -Account $account -NewPassword $new
    if ($ok) {
        Write-Host "${account}: password rotated, $($new.Length) characters" # fine
    } else {
        Write-Host "${account}: please set $new by hand" # leak
    }
    [pscustomobject]@{ Account = $account; Rotated = $ok }
}

$report | Format-Table -AutoSize # fine

$chatToken = Get-AzKeyVaultSecret -VaultName $VaultName -Name chat -AsPlainText
$message = @{ text = "Rotated $(@($report | Where-Object Rotated).Count) passwords" } | ConvertTo-Json
Write-Verbose "POST https://chat.example.com/hooks/$chatToken $message" # leak
Invoke-RestMethod "https://chat.example.com/hooks/$chatToken" -Method Post -Body $message | Out-Null # fine
Write-Host 'The chat was told with the token of the vault' # fine
