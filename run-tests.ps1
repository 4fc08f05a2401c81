<#
.SYNOPSIS
    Builds and tests this repository, or plays contract packs against an endpoint as a pipeline gate.
.DESCRIPTION
    Without -Endpoint: restores, builds and tests the repository.
    With -Endpoint: builds the command, forwards to 'b2c-harness run' and passes its exit code through:
    0 conforms, 1 findings, 2 command line, 3 packs or settings, 4 nothing ran, 5 invalid measurement (also: the build failed),
    6 a secret in an artifact, 130 cancelled.
.EXAMPLE
    ./run-tests.ps1
.EXAMPLE
    ./run-tests.ps1 -Endpoint https://localhost:7071/api/before-creating-user -Step PostAttributeCollection -User connector -PasswordVariable CONNECTOR_PASSWORD -Trust dev
.EXAMPLE
    ./run-tests.ps1 -Endpoint http://127.0.0.1:7071/api/user-flow -Rest '--only', 'before-creating-user', '--set', 'extension_invitation=ABC'
#>
[CmdletBinding()]
param(
    # The endpoint's address, query string included.
    [string] $Endpoint,
    # Packs to play: files, folders or builtin:NAME.
    [string[]] $Pack = @('builtin:user-flow'),
    # Only these flow steps: PostFederationSignup, PostAttributeCollection, PreTokenIssuance.
    [string[]] $Step,
    # User name of the Basic credentials.
    [string] $User,
    # Name of the environment variable that holds the Basic password.
    [string] $PasswordVariable,
    # The caller's patience, such as user-flow@2025.
    [string] $Clock,
    # 'dev', or a file with certificates to trust.
    [string] $Trust,
    # The settings file.
    [string] $Settings,
    # Findings of this severity or worse fail the gate.
    [ValidateSet('error', 'warning', 'info')]
    [string] $FailOn,
    # Reports to write: FORMAT or FORMAT=PATH.
    [string[]] $Report,
    # Where run.jsonl and reports go.
    [string] $Out,
    # The build configuration.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',
    # Further options of 'b2c-harness run', word by word.
    [string[]] $Rest
)

$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    [Console]::Error.WriteLine('The .NET SDK 10 is needed: there is no dotnet on the PATH.')
    exit 5
}

if (-not $PSBoundParameters.ContainsKey('Endpoint')) {
    & dotnet test (Join-Path $root 'Harness.sln') --configuration $Configuration
    exit $LASTEXITCODE
}

# An unset variable arrives as an empty text; a gate that then tested nothing would be green.
if ([string]::IsNullOrWhiteSpace($Endpoint)) {
    [Console]::Error.WriteLine('-Endpoint is empty. Give the address of the endpoint.')
    exit 2
}

$project = Join-Path $root 'src/Harness.Cli'
& dotnet build $project --configuration $Configuration --verbosity quiet
if ($LASTEXITCODE -ne 0) { exit 5 }

# From 'powershell -File', a list arrives as one text with commas.
$arguments = @('run') + @($Pack | ForEach-Object { $_ -split ',' }) + @('--endpoint', $Endpoint)
foreach ($one in @($Step | ForEach-Object { $_ -split ',' })) { if ($one) { $arguments += @('--step', $one) } }
if ($User) { $arguments += @('--user', $User) }
if ($PasswordVariable) { $arguments += @('--password-env', $PasswordVariable) }
if ($Clock) { $arguments += @('--clock', $Clock) }
if ($Trust) { $arguments += @('--trust', $Trust) }
if ($Settings) { $arguments += @('--settings', $Settings) }
if ($FailOn) { $arguments += @('--fail-on', $FailOn) }
foreach ($one in @($Report | ForEach-Object { $_ -split ',' })) { if ($one) { $arguments += @('--report', $one) } }
if ($Out) { $arguments += @('--out', $Out.TrimEnd('\', '/')) }
if ($Rest) { $arguments += $Rest }

& dotnet run --project $project --configuration $Configuration --no-build -- @arguments
exit $LASTEXITCODE
