# Runs the gate script for real: exit codes pass through, and blanks, commas and quotation marks in paths survive.
$ErrorActionPreference = 'Continue'
$gate = Join-Path $PSScriptRoot '../run-tests.ps1'
$work = Join-Path ([System.IO.Path]::GetTempPath()) ('b2c "odd", it' + "'s " + [System.Guid]::NewGuid())
if ($env:OS -eq 'Windows_NT') { $work = $work.Replace('"', '') }
New-Item -ItemType Directory -Path $work | Out-Null
$script:failed = 0

function Test-Gate([string] $What, [int] $Code, [hashtable] $Given) {
    $said = & $gate @Given 2>&1 | Out-String
    if ($LASTEXITCODE -eq $Code) { return }
    $script:failed++
    Write-Output "FAILED: $What ended with $LASTEXITCODE, not $Code"
    Write-Output $said
}

$listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
$listener.Start()
$port = $listener.LocalEndpoint.Port
$listener.Stop()
$env:GATE_PASSWORD = 'a "b" c'
$project = Join-Path $PSScriptRoot '../src/Harness.ReferenceConnector'
& dotnet build $project --configuration Release --verbosity quiet
$assembly = Join-Path $project 'bin/Release/net10.0/Harness.ReferenceConnector.dll'
$start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', "`"$assembly`" --port $port --password-env GATE_PASSWORD")
$start.UseShellExecute = $false
$start.RedirectStandardOutput = $true
$connector = [System.Diagnostics.Process]::Start($start)
try {
    $connector.StandardOutput.ReadLine() | Out-Null
    $target = @{ Endpoint = "http://127.0.0.1:$port/api/user-flow"; User = 'connector'; PasswordVariable = 'GATE_PASSWORD'; Out = $work }
    $one = @{ Pack = 'builtin:user-flow/before-creating-user'; Only = 'local-account' }
    $bad = Join-Path $work 'bad pack.json'
    '{ "pack": "bad" }' | Set-Content -LiteralPath $bad
    Test-Gate 'an endpoint that conforms' 0 ($target + $one)
    if (-not (Test-Path -LiteralPath (Join-Path $work 'run.jsonl'))) { $script:failed++; Write-Output 'FAILED: the folder of -Out has no run file' }
    Test-Gate 'a wrong password' 1 (@{ Endpoint = $target.Endpoint; Header = 'Authorization: Basic eDp5'; Out = $work } + $one)
    Test-Gate 'a misspelt option' 2 ($target + $one + @{ Rest = '--onyl' })
    Test-Gate 'an empty endpoint' 2 @{ Endpoint = ' ' }
    Test-Gate 'no endpoint at all' 2 @{ Pack = 'builtin:user-flow' }
    Test-Gate 'what tests have no setting for' 2 @{ Nunit = $PSScriptRoot; Baseline = 'artifacts' }
    Test-Gate 'a pack with mistakes' 3 ($target + @{ Pack = $bad })
    Test-Gate 'nothing that listens' 4 (@{ Endpoint = 'http://127.0.0.1:9/'; Out = $work } + $one)
}
finally {
    $connector.Kill()
    Remove-Item -LiteralPath $work -Recurse
}

Write-Output "gate script: $script:failed failed"
exit [int]($script:failed -gt 0)
