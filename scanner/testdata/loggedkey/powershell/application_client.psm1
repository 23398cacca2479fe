# A module for the tickets of a help desk: connect, list, disconnect.

$script:Session = @{ Url = $null; ApiToken = $null }

function Connect-HelpDesk {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][string]$Url,
        [string]$ApiToken = $env:HELPDESK_TOKEN,
        [switch]$Remember
    )
    if (-not $ApiToken) {
        $secure = Read-Host -Prompt 'API token' -AsSecureString # fine
        $ApiToken = [System.Net.NetworkCredential]::new('', $secure).Password
    }
    $script:Session.Url = $Url.TrimEnd('/')
    $script:Session.ApiToken = $ApiToken
    if ($Remember) {
        Set-Secret -Name HelpDesk -Secret $ApiToken # fine
        Write-Verbose 'The API token is in the vault now' # fine
    }
    Write-Verbose "Connected to $Url with $ApiToken" # leak
}

function Invoke-HelpDesk {
    param([string]$Path, [string]$Method = 'Get', $Body)
    if (-not $script:Session.ApiToken) {
        throw 'Not connected, call Connect-HelpDesk with a token' # fine
    }
    $headers = @{ 'X-Auth-Token' = $script:Session.ApiToken }
    Write-Debug "$Method $($script:Session.Url)$Path" # fine
    foreach ($name in $headers.Keys) {
        Write-Debug "  ${name}: $($headers[$name])" # leak
    }
    try {
        Invoke-RestMethod -Uri "$($script:Session.Url)$Path" -Method $Method -Headers $headers -Body $Body
    } catch [System.Net.Http.HttpRequestException] {
        if ($_.Exception.StatusCode -eq 401) {
            Write-Error "The token $($script:Session.ApiToken) is not valid any more" # leak
        } else {
            Write-Error "$Path failed: $($_.Exception.Message)" # fine
        }
    }
}

function Get-HelpDeskTicket {
    param([int]$Id)
    $ticket = Invoke-HelpDesk -Path "/tickets/$Id"
    Write-Verbose "ticket $($ticket.id), next page token $($ticket.nextPageToken)" # fine
    return $ticket # fine
}

function Disconnect-HelpDesk {
    $script:Session.ApiToken = $null
    Write-Verbose "API token forgotten: '$($script:Session.ApiToken)'" # fine
}

Export-ModuleMember -Function *-HelpDesk*
