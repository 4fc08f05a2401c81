<#
.SYNOPSIS
    Builds and tests this repository, or plays contract packs against an endpoint as a gate of a pipeline.
.DESCRIPTION
    Without -Endpoint (or -Env): restores, builds and tests the repository.
    With it: builds the command, hands everything to 'b2c-harness run' and passes its exit code on:
    0 conforms, 1 findings, 2 command line, 3 packs or settings, 4 nothing ran, 5 invalid measurement (also: the build failed),
    6 a secret in an artifact, 130 cancelled.
    With -Nunit: tests a project of yours that plays packs as NUnit tests; it is told the rest through B2C_HARNESS_... variables.
    Works in Windows PowerShell 5.1 and in PowerShell 7. An empty value counts as not given, except where only some words are taken;
    what PowerShell itself refuses ends with its own exit code 1, and nothing is sent.
.PARAMETER Pack
    Packs to play: files, folders or builtin:NAME. Default: builtin:user-flow.
.PARAMETER Nunit
    A test project of yours, or its folder, to test instead.
.PARAMETER Configuration
    The build configuration.
.PARAMETER Rest
    Further words of 'b2c-harness run' (of 'dotnet test' with -Nunit), as they are.
.EXAMPLE
    ./run-tests.ps1
.EXAMPLE
    ./run-tests.ps1 -Endpoint https://localhost:7071/api/before-creating-user -Step PostAttributeCollection -User connector -PasswordVariable CONNECTOR_PASSWORD -Trust dev
.EXAMPLE
    ./run-tests.ps1 -Endpoint http://127.0.0.1:7071/api/user-flow -Pack builtin:user-flow, ./packs -FailOn error -Report html, junit=out/junit.xml
.EXAMPLE
    ./run-tests.ps1 -Nunit ./tests/MyConnector.Tests -Endpoint https://staging.example/api/user-flow
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    [ArgumentCompleter({ param($command, $parameter, $word)
        # <packs>
        @('builtin:custom-policy', 'builtin:custom-policy-forms', 'builtin:custom-policy-forms/address', 'builtin:custom-policy-forms/form', 'builtin:custom-policy-forms/headers', 'builtin:custom-policy/loyalty', 'builtin:custom-policy/member-profile', 'builtin:custom-policy/own-payload', 'builtin:custom-policy/payloads', 'builtin:custom-policy/questions', 'builtin:custom-policy/resilience', 'builtin:guests', 'builtin:guests/approval', 'builtin:guests/identity-verification', 'builtin:guests/invitation-code', 'builtin:guests/overwrite-attributes', 'builtin:loyalty', 'builtin:loyalty/loyalty-providers', 'builtin:loyalty/loyalty-sign-up', 'builtin:protected-api', 'builtin:protected-api/connector', 'builtin:protected-api/limits', 'builtin:protected-api/new-order', 'builtin:protected-api/orders', 'builtin:protected-api/quota', 'builtin:self-service-sign-up', 'builtin:self-service-sign-up/after-federation', 'builtin:self-service-sign-up/before-creating-user', 'builtin:self-service-sign-up/credentials', 'builtin:self-service-sign-up/payloads', 'builtin:self-service-sign-up/sign-up', 'builtin:self-service-sign-up/transport', 'builtin:user-flow', 'builtin:user-flow/after-federation', 'builtin:user-flow/before-creating-user', 'builtin:user-flow/before-sending-token', 'builtin:user-flow/credentials', 'builtin:user-flow/payloads-after-federation', 'builtin:user-flow/payloads-before-creating-user', 'builtin:user-flow/payloads-before-sending-token', 'builtin:user-flow/resilience', 'builtin:user-flow/sign-up', 'builtin:user-flow/stand-by', 'builtin:user-flow/transport') -like "$word*"
        # </packs>
    })]
    [string[]] $Pack,
    [string] $Nunit,
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',
    [string[]] $Rest,
    # <options>
    # The endpoint, query string included; or STEP=URL, once for each step, or for each technical profile by its id. Given again, it is a further instance: a second attempt goes to the next one.
    [string[]] $Endpoint,
    # Which of the settings' endpoints to use.
    [Alias('Environment')]
    [string] $Env,
    # Play only this step: PostFederationSignup, PostAttributeCollection, PreTokenIssuance, display-control, validation, claims-exchange, gateway.
    [ValidateSet('PostFederationSignup', 'PostAttributeCollection', 'PreTokenIssuance', 'display-control', 'validation', 'claims-exchange', 'gateway')]
    [string[]] $Step,
    # User name of the Basic credentials; ID=NAME for one technical profile of several.
    [string[]] $User,
    # Name of the environment variable that holds the Basic password; ID=VARIABLE for one technical profile of several.
    [Alias('PasswordVariable')]
    [string[]] $PasswordEnv,
    # A client certificate with its key, PFX or PEM, instead of Basic credentials.
    [string] $Certificate,
    # Name of the environment variable that holds the password of the certificate's file.
    [string] $CertificatePasswordEnv,
    # User name of the Basic credentials that --user or --certificate replaces, where a change of credentials is played.
    [string] $OldUser,
    # Name of the environment variable that holds the old Basic password.
    [string] $OldPasswordEnv,
    # The client certificate that --certificate or --user replaces, with its key, PFX or PEM.
    [string] $OldCertificate,
    # Name of the environment variable that holds the password of the old certificate's file.
    [string] $OldCertificatePasswordEnv,
    # How far the change from the old credentials is: under-way (default: the endpoint takes both) or done (it refuses the old ones).
    [ValidateSet('under-way', 'done')]
    [string] $Rotation,
    # Name of the environment variable that holds the bearer token, or the API key, of technical profiles (ID=VARIABLE for one of several), or the token for the API behind a gateway.
    [string[]] $TokenEnv,
    # Name of the environment variable that holds the subscription key of a gateway.
    [string] $SubscriptionKeyEnv,
    # The port of this machine at which the gateway finds the issuer of the packs' tokens, instead of the one that the packs name.
    [string] $Issuer,
    # Keep the private keys of the issuer in this PEM file, made where there is none, instead of the one that the packs name: gateways that were given the public keys go on trusting its tokens.
    [string] $IssuerKeys,
    # The address of the API behind the gateway, to see whether it can be called around it.
    [string] $Behind,
    # A header line sent besides those of B2C, for gateways.
    [string[]] $Header,
    # A query parameter added to the endpoint's address.
    [string[]] $Query,
    # Accept a development certificate on this machine, or certificates of a PEM file.
    [ArgumentCompleter({ param($command, $parameter, $word) @('dev') -like "$word*" })]
    [string] $Trust,
    # Set a claim in every case; VALUE is text, true, false, null, or a JSON object, list or quoted text.
    [string[]] $Set,
    # Leave a claim out in every case.
    [string[]] $Without,
    # Play every case with this person.
    [ArgumentCompleter({ param($command, $parameter, $word) @('anneke', 'emily', 'femi', 'giulia', 'ingrid', 'ipek', 'jonas', 'layla', 'lucia', 'matej', 'mateus', 'minh-anh', 'nino', 'olena', 'oliver', 'priya', 'sakura', 'suharyati', 'tomasz', 'zoe') -like "$word*" })]
    [string] $Persona,
    # A folder with people of your own.
    [string] $Personas,
    # The caller's patience (default: that of today): user-flow@2025 (5 s, 2 attempts), user-flow@2021 (20 s, 2 attempts), workforce@2025 (20 s, 2 attempts), custom-policy@2025 (10 s, 2 attempts), custom-policy@2022 (30 s, 3 attempts), application@2025 (30 s, 1 attempts); *0.1 scales it.
    [ArgumentCompleter({ param($command, $parameter, $word) @('user-flow@2025', 'user-flow@2021', 'workforce@2025', 'custom-policy@2025', 'custom-policy@2022', 'application@2025') -like "$word*" })]
    [string] $Clock,
    # The seed of people and payloads (default 1): the same seed sends the same bytes.
    [string] $Seed,
    # Play only this case: pack/scenario, a scenario's id, a pack's name, or one payload as reports name it.
    [string[]] $Only,
    # Play only scenarios with this tag.
    [string[]] $Tag,
    # Where missing claims are varied, leave out every subset of up to 16 claims: up to 65,536 payloads.
    [switch] $Exhaustive,
    # Give every call an e-mail address of its own, for endpoints that remember people.
    [switch] $FreshEmail,
    # Play everything N times, each time with other people (default 1).
    [string] $Repeat,
    # Make N calls first that do not count (default 0).
    [string] $Warmup,
    # A command that restarts the endpoint, for the probe of a cold start.
    [string] $BeforeCold,
    # How long to leave the endpoint alone before the probe of a cold start, such as 90 s or 20 min.
    [string] $Idle,
    # The port of this machine on which the endpoint calls a service of the packs; NAME=URL is the WireMock server that plays it behind that port.
    [string[]] $Downstream,
    # The file to which the endpoint writes its log, which is searched for what was sent and belongs into no log.
    [string] $WatchLog,
    # Play N cases at once (default 1).
    [string] $Parallel,
    # Findings of this severity or worse fail the run: error, warning (default) or info.
    [ValidateSet('info', 'warning', 'error')]
    [string] $FailOn,
    # Fail the run unless this rule was exercised.
    [ArgumentCompleter({ param($command, $parameter, $word) @('NET-001', 'UF-TRN-001', 'UF-TRN-002', 'UF-TRN-003', 'UF-TRN-004', 'UF-TRN-005', 'UF-TRN-006', 'UF-TRN-007', 'UF-TRN-009', 'UF-AUT-001', 'UF-AUT-002', 'UF-AUT-003', 'UF-AUT-004', 'UF-AUT-005', 'UF-AUT-006', 'UF-AUT-011', 'UF-AUT-012', 'UF-AUT-013', 'UF-AUT-015', 'UF-AUT-016', 'UF-AUT-007', 'UF-AUT-008', 'UF-AUT-009', 'UF-AUT-010', 'UF-AUT-014', 'UF-AUT-017', 'UF-REQ-001', 'UF-REQ-002', 'UF-REQ-003', 'UF-REQ-009', 'UF-REQ-011', 'UF-REQ-012', 'UF-REQ-013', 'UF-REQ-028', 'UF-REQ-004', 'UF-REQ-014', 'UF-REQ-015', 'UF-REQ-016', 'UF-REQ-018', 'UF-REQ-019', 'UF-REQ-022', 'UF-REQ-023', 'UF-REQ-026', 'UF-REQ-027', 'UF-REQ-029', 'UF-REQ-030', 'UF-REQ-033', 'UF-REQ-034', 'UF-LOC-001', 'UF-LOC-004', 'UF-LOC-005', 'UF-RES-001', 'UF-RES-002', 'UF-RES-003', 'UF-RES-004', 'UF-RES-005', 'UF-RES-006', 'UF-RES-007', 'UF-RES-008', 'UF-RES-009', 'UF-RES-010', 'UF-RES-011', 'UF-RES-012', 'UF-RES-014', 'UF-RES-025', 'UF-RES-026', 'UF-RES-027', 'UF-RES-013', 'UF-RES-015', 'UF-RES-016', 'UF-RES-017', 'UF-RES-018', 'UF-RES-019', 'UF-RES-020', 'UF-RES-021', 'UF-STA-001', 'UF-STA-002', 'UF-STA-003', 'UF-STA-004', 'UF-STA-006', 'UF-LAT-001', 'UF-LAT-002', 'UF-LAT-003', 'UF-LAT-005', 'UF-LAT-007', 'UF-LAT-006', 'UF-PRV-001', 'UF-PRV-002', 'UF-PRV-003', 'UF-PRV-004', 'UF-IDM-001', 'UF-IDM-002', 'UF-IDM-003', 'UF-IDM-004', 'UF-IDM-005', 'UF-IDM-006', 'UF-IDM-007', 'UF-IDM-008', 'UF-TRN-008', 'UF-REQ-005', 'UF-REQ-006', 'UF-REQ-007', 'UF-REQ-008', 'UF-REQ-010', 'UF-REQ-017', 'UF-REQ-020', 'UF-REQ-021', 'UF-REQ-024', 'UF-REQ-025', 'UF-REQ-031', 'UF-REQ-032', 'UF-RES-022', 'UF-RES-023', 'UF-RES-024', 'UF-LOC-002', 'UF-LOC-003', 'UF-LOC-006', 'UF-RSL-001', 'UF-RSL-002', 'UF-RSL-003', 'UF-RSL-004', 'UF-RSL-005', 'UF-RSL-006', 'UF-RSL-007', 'DS-001', 'DS-002', 'DS-003', 'DS-004', 'DS-005', 'DS-006', 'CP-REQ-001', 'CP-REQ-002', 'CP-REQ-003', 'CP-REQ-004', 'CP-REQ-005', 'CP-REQ-006', 'CP-REQ-007', 'CP-REQ-008', 'CP-REQ-009', 'CP-RES-001', 'CP-RES-002', 'CP-RES-003', 'CP-RES-004', 'CP-DRF-001', 'CP-DRF-002', 'CP-RES-005', 'CP-RES-006', 'CP-RES-007', 'CP-RES-008', 'CP-RES-009', 'CP-DRF-003', 'CP-RES-011', 'CP-TRN-001', 'CP-LAT-001', 'CP-LAT-002', 'CP-IDM-001', 'CP-RSL-001', 'CP-AUT-001', 'CP-AUT-003', 'CP-AUT-004', 'CP-AUT-005', 'CP-AUT-006', 'CP-AUT-002', 'CP-RES-010', 'CP-XML-001', 'CP-XML-002', 'CP-XML-003', 'CP-XML-004', 'CP-XML-005', 'CP-XML-006', 'CP-XML-007', 'CP-XML-008', 'CP-XML-009', 'CP-XML-010', 'CP-XML-011', 'CP-XML-012', 'CP-XML-013', 'GW-001', 'GW-002', 'GW-003', 'GW-004', 'GW-005', 'GW-006', 'GW-007', 'GW-008', 'GW-009', 'GW-010', 'GW-011', 'GW-012', 'GW-013', 'GW-014', 'GW-015', 'GW-016', 'GW-017', 'GW-018', 'GW-019', 'GW-020', 'GW-021') -like "$word*" })]
    [string[]] $Require,
    # Fail the run unless each of these replies was seen: continue, block, validation-error, forwarded, refused.
    [ArgumentCompleter({ param($command, $parameter, $word) @('continue', 'block', 'validation-error', 'forwarded', 'refused') -like "$word*" })]
    [string[]] $RequireReplies,
    # Findings that are known and waived: rule, case, owner, reason and expiry of each.
    [string] $Waivers,
    # An earlier run to compare with: its run.jsonl, the folder it is in, or its JSON report. Told is what is new, fixed, still failing, and slower by more than noise; what is known fails the run all the same, unless it is waived.
    [string] $Baseline,
    # Write a report; PATH - is standard output. May be given several times.
    [ArgumentCompleter({ param($command, $parameter, $word) @('text', 'json', 'junit', 'html', 'allure', 'github', 'azure', 'markdown', 'sarif') -like "$word*" })]
    [string[]] $Report,
    # Where run.jsonl and reports go (default artifacts).
    [string] $Out,
    # The settings (default b2c-harness.json, where there is one).
    [string] $Settings,
    # No colours; NO_COLOR in the environment does the same.
    [switch] $NoColor
    # </options>
)

# <names>
$names = @('Endpoint', 'Env', 'Step', 'User', 'PasswordEnv', 'Certificate', 'CertificatePasswordEnv', 'OldUser', 'OldPasswordEnv', 'OldCertificate', 'OldCertificatePasswordEnv', 'Rotation', 'TokenEnv', 'SubscriptionKeyEnv', 'Issuer', 'IssuerKeys', 'Behind', 'Header', 'Query', 'Trust', 'Set', 'Without', 'Persona', 'Personas', 'Clock', 'Seed', 'Only', 'Tag', 'Exhaustive', 'FreshEmail', 'Repeat', 'Warmup', 'BeforeCold', 'Idle', 'Downstream', 'WatchLog', 'Parallel', 'FailOn', 'Require', 'RequireReplies', 'Waivers', 'Baseline', 'Report', 'Out', 'Settings', 'NoColor')
$notOfTests = @('Warmup', 'Parallel', 'Baseline', 'NoColor')
$files = @('Certificate', 'OldCertificate', 'IssuerKeys', 'Trust', 'Personas', 'WatchLog', 'Waivers', 'Settings')
# </names>

# A test that fails is no error of this script, whatever the caller prefers.
$ErrorActionPreference = 'Continue'
$PSNativeCommandUseErrorActionPreference = $false

function Stop-Gate([string] $Problem, [int] $Code) {
    [Console]::Error.WriteLine($Problem)
    exit $Code
}

# Before PowerShell 7.3 quotation marks of a word get lost on its way to a command, and a backslash before the closing one swallows it.
function ConvertTo-Word([string] $Text) {
    $mode = Get-Variable -Name PSNativeCommandArgumentPassing -ValueOnly -ErrorAction SilentlyContinue
    if ($mode -and "$mode" -ne 'Legacy') { return $Text }
    $quoted = $Text -replace '(\\*)"', '$1$1\"'
    if ($PSVersionTable.PSVersion.Major -lt 6 -and $quoted -match '\s') { $quoted = $quoted -replace '(\\+)$', '$1$1' }
    return $quoted
}

# From 'powershell -File' a list arrives as one text with commas.
function Split-List([string[]] $List) {
    foreach ($text in $List) {
        if (-not $text) { continue }
        if (Test-Path -LiteralPath $text -ErrorAction SilentlyContinue) { $text } else { $text -split ',' | ForEach-Object { $_.Trim() } | Where-Object { $_ } }
    }
}

$root = $PSScriptRoot
$bound = $PSBoundParameters
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { Stop-Gate 'The .NET SDK 10 is needed: there is no dotnet on the PATH.' 5 }

# An unset variable arrives as an empty text; a gate that then tested something else would be green.
foreach ($name in 'Endpoint', 'Env', 'Nunit') {
    if ($bound.ContainsKey($name) -and -not "$($bound[$name])".Trim()) { Stop-Gate "-$name is empty." 2 }
}

$given = @($names | Where-Object { $bound.ContainsKey($_) -and "$($bound[$_])" })

if ($Nunit) {
    if ($Pack) { Stop-Gate '-Pack does not go with -Nunit: the fixtures of the project name their packs.' 2 }
    foreach ($name in $given) {
        if ($notOfTests -contains $name) { Stop-Gate "-$name does not go with -Nunit: tests have no such setting." 2 }
    }
    $before = @{}
    try {
        foreach ($name in $given) {
            $variable = 'B2C_HARNESS' + ($name -creplace '([A-Z])', '_$1').ToUpperInvariant()
            $before[$variable] = [Environment]::GetEnvironmentVariable($variable)
            $value = $bound[$name]
            if ($value -is [switch]) { $value = [int][bool]$value }
            if ($value -is [array] -and ($value -match ';')) { Stop-Gate "-$name cannot hold a semicolon with -Nunit: it stands between the values of a variable." 2 }
            # Tests look for files beside their assembly.
            if ($files -contains $name -and (Test-Path -LiteralPath $value -ErrorAction SilentlyContinue)) { $value = (Resolve-Path -LiteralPath $value).ProviderPath }
            [Environment]::SetEnvironmentVariable($variable, ($value -join ';'))
        }
        $words = @($Rest | Where-Object { $_ } | ForEach-Object { ConvertTo-Word $_ })
        & dotnet test (ConvertTo-Word $Nunit) --configuration $Configuration @words
        $code = $LASTEXITCODE
    }
    finally {
        foreach ($variable in $before.Keys) { [Environment]::SetEnvironmentVariable($variable, $before[$variable]) }
    }
    exit $code
}

if (-not ($given -contains 'Endpoint' -or $given -contains 'Env')) {
    if ($given -or $Pack) { Stop-Gate 'Which endpoint? Give -Endpoint URL, or -Env NAME for one of the settings.' 2 }
    $words = @($Rest | Where-Object { $_ } | ForEach-Object { ConvertTo-Word $_ })
    & dotnet test (ConvertTo-Word (Join-Path $root 'Harness.sln')) --configuration $Configuration @words
    exit $LASTEXITCODE
}

$arguments = @()
foreach ($name in $given) {
    $option = '-' + ($name -creplace '([A-Z])', '-$1').ToLowerInvariant()
    $value = $bound[$name]
    if ($value -is [switch]) { if ($value) { $arguments += $option } }
    elseif ($name -eq 'Report') { Split-List $value | ForEach-Object { $arguments += $option, $_ } }
    else { $value | Where-Object { $_ } | ForEach-Object { $arguments += $option, $_ } }
}

$packs = @(Split-List $Pack)
if (-not $packs) { $packs = @('builtin:user-flow') }
$words = @(@($packs) + $arguments + @($Rest | Where-Object { $_ }) | ForEach-Object { ConvertTo-Word $_ })

$project = ConvertTo-Word (Join-Path $root 'src/Harness.Cli')
& dotnet build $project --configuration $Configuration --verbosity quiet
if ($LASTEXITCODE -ne 0) { exit 5 }
$words = @('run', '--project', $project, '--configuration', $Configuration, '--no-build', '--', 'run') + $words
& dotnet @words
exit $LASTEXITCODE
