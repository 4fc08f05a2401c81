<#
.SYNOPSIS
    Builds and tests this repository, or plays contract packs against an endpoint as a pipeline gate.
.DESCRIPTION
    Without -Endpoint: restores, builds and tests the repository.
    With -Endpoint: forwards to 'b2c-harness run' and passes its exit code through
    (0 conforms, 1 findings, 2 command line, 3 packs or settings, 4 nothing ran, 5 invalid measurement, 130 cancelled).
.EXAMPLE
    ./run-tests.ps1
.EXAMPLE
    ./run-tests.ps1 -Endpoint https://localhost:7071/api/before-creating-user -Step PostAttributeCollection -User connector -PasswordVariable CONNECTOR_PASSWORD -Trust dev
#>
[CmdletBinding()]
param(
    # The endpoint's address, query string included.
    [string] $Endpoint,
    # Packs to play: files, folders or builtin:NAME.
    [string[]] $Pack = @('builtin:user-flow'),
    # Only these flow steps.
    [ValidateSet('PostFederationSignup', 'PostAttributeCollection', 'PreTokenIssuance')]
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
    [string] $Configuration = 'Release'
)

$root = $PSScriptRoot
if (-not $Endpoint) {
    & dotnet test (Join-Path $root 'Harness.sln') --configuration $Configuration
    exit $LASTEXITCODE
}

$arguments = @('run') + $Pack + @('--endpoint', $Endpoint)
foreach ($one in $Step) { $arguments += @('--step', $one) }
if ($User) { $arguments += @('--user', $User) }
if ($PasswordVariable) { $arguments += @('--password-env', $PasswordVariable) }
if ($Clock) { $arguments += @('--clock', $Clock) }
if ($Trust) { $arguments += @('--trust', $Trust) }
if ($Settings) { $arguments += @('--settings', $Settings) }
if ($FailOn) { $arguments += @('--fail-on', $FailOn) }
foreach ($one in $Report) { $arguments += @('--report', $one) }
if ($Out) { $arguments += @('--out', $Out) }

& dotnet run --project (Join-Path $root 'src/Harness.Cli') --configuration $Configuration -- @arguments
exit $LASTEXITCODE
