<#
.SYNOPSIS
    Deploys the application and tells the chat about it.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [ValidateSet('staging', 'production')]
    [string]$Environment,

    [string]$RegistryUser = 'ci',
    [string]$RegistryPassword = $env:REGISTRY_PASSWORD,
    [switch]$DryRun
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Get-DeployToken([string]$Name) {
    $secret = Get-Secret -Name $Name -AsPlainText -ErrorAction SilentlyContinue
    if (-not $secret) {
        throw "There is no secret with the name $Name" # fine
    }
    return $secret # fine
}

function Invoke-Deployment([string]$Token, [string]$Image) {
    $body = @{ image = $Image; environment = $Environment } | ConvertTo-Json
    $parameters = @{
        Uri         = "https://deploy.example.com/$Environment"
        Method      = 'Post'
        Headers     = @{ Authorization = "Bearer $Token" }
        Body        = $body
        ContentType = 'application/json'
    }
    for ($try = 1; $try -le 3; $try++) {
        try {
            return Invoke-RestMethod @parameters # fine
        } catch {
            Write-Warning "Try ${try}: $($_.Exception.Message)" # fine
            Write-Debug ($parameters | ConvertTo-Json -Depth 4) # leak
            Start-Sleep -Seconds (5 * $try)
        }
    }
    throw "Deployment of $Image with token $Token failed" # leak
}

if (-not $RegistryPassword) {
    Write-Error 'REGISTRY_PASSWORD is not set' # fine
}

$command = "docker login -u $RegistryUser -p $RegistryPassword registry.example.com"
if ($DryRun) {
    Write-Host "Would run: $command" # leak
    return
}

Write-Verbose "docker login as $RegistryUser" # fine
$RegistryPassword | docker login -u $RegistryUser --password-stdin registry.example.com # fine

$token = Get-DeployToken -Name "deploy-$Environment"
Write-Host "##vso[task.setvariable variable=DeployToken;issecret=true]$token" # fine
Write-Verbose "Token for ${Environment}: $($token.Length) characters" # fine

if ($PSCmdlet.ShouldProcess($Environment)) {
    $result = Invoke-Deployment -Token $token -Image "registry.example.com/app:$env:BUILD_ID"
    Write-Output "Deployed: $($result.status)" # fine
}
