using System.Collections.Immutable;
using System.Globalization;
using Harness.Claims;
using Harness.Dialects;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Planning;

/// <summary>The options that every run knows, on the command line, in the environment and in test settings. What each means is its <see cref="RunOption.About"/>.</summary>
internal static class RunOptions
{
    public static readonly RunOption Endpoint = new("--endpoint", "URL", "The endpoint, query string included; or STEP=URL, once for each step, or for each technical profile by its id. Given again, it is a further instance: a second attempt goes to the next one.", Repeatable: true);
    public static readonly RunOption Environment = new("--env", "NAME", "Which of the settings' endpoints to use.", IsRecorded: true) { Choices = () => SettingsReader.Read(SettingsReader.FileName, PackContexts.Of(PersonaBook.Open())).Settings.Endpoints.Keys };
    public static readonly RunOption Step = new("--step", "STEP", $"Play only this step: {string.Join(", ", StepIds)}.", Repeatable: true) { Choices = () => StepIds, IsClosed = true };
    public static readonly RunOption User = new("--user", "NAME", "User name of the Basic credentials; ID=NAME for one technical profile of several.", Repeatable: true, IsRecorded: true);
    public static readonly RunOption PasswordVariable = new("--password-env", "VARIABLE", "Name of the environment variable that holds the Basic password; ID=VARIABLE for one technical profile of several.", Repeatable: true, IsRecorded: true);
    public static readonly RunOption Certificate = new("--certificate", "FILE", "A client certificate with its key, PFX or PEM, instead of Basic credentials.", IsRecorded: true) { IsFile = true };
    public static readonly RunOption CertificatePasswordVariable = new("--certificate-password-env", "VARIABLE", "Name of the environment variable that holds the password of the certificate's file.", IsRecorded: true);
    public static readonly RunOption OldUser = new("--old-user", "NAME", "User name of the Basic credentials that --user or --certificate replaces, where a change of credentials is played.", IsRecorded: true);
    public static readonly RunOption OldPasswordVariable = new("--old-password-env", "VARIABLE", "Name of the environment variable that holds the old Basic password.", IsRecorded: true);
    public static readonly RunOption OldCertificate = new("--old-certificate", "FILE", "The client certificate that --certificate or --user replaces, with its key, PFX or PEM.", IsRecorded: true) { IsFile = true };
    public static readonly RunOption OldCertificatePasswordVariable = new("--old-certificate-password-env", "VARIABLE", "Name of the environment variable that holds the password of the old certificate's file.", IsRecorded: true);
    public static readonly RunOption Rotation = new("--rotation", "STATE", "How far the change from the old credentials is: under-way (default: the endpoint takes both) or done (it refuses the old ones).", IsRecorded: true) { Choices = () => Words.All<Rotation>(), IsClosed = true };
    public static readonly RunOption TokenVariable = new("--token-env", "VARIABLE", "Name of the environment variable that holds the bearer token, or the API key, of technical profiles (ID=VARIABLE for one of several), or the token for the API behind a gateway.", Repeatable: true, IsRecorded: true);
    public static readonly RunOption SubscriptionKeyVariable = new("--subscription-key-env", "VARIABLE", "Name of the environment variable that holds the subscription key of a gateway.", IsRecorded: true);
    public static readonly RunOption Issuer = new("--issuer", "PORT", "The port of this machine at which the gateway finds the issuer of the packs' tokens, instead of the one that the packs name.", IsRecorded: true);
    public static readonly RunOption IssuerKeys = new("--issuer-keys", "FILE", "Keep the private keys of the issuer in this PEM file, made where there is none, instead of the one that the packs name: gateways that were given the public keys go on trusting its tokens.", IsRecorded: true) { IsFile = true };
    public static readonly RunOption Behind = new("--behind", "URL", "The address of the API behind the gateway, to see whether it can be called around it.");
    public static readonly RunOption Header = new("--header", "NAME: VALUE", "A header line sent besides those of B2C, for gateways.", Repeatable: true);
    public static readonly RunOption Query = new("--query", "NAME=VALUE", "A query parameter added to the endpoint's address.", Repeatable: true);
    public static readonly RunOption Trust = new("--trust", "dev|FILE", "Accept a development certificate on this machine, or certificates of a PEM file.", IsRecorded: true) { Choices = () => ["dev"], IsFile = true };
    public static readonly RunOption Set = new("--set", "CLAIM=VALUE", "Set a claim in every case; VALUE is text, true, false, null, or a JSON object, list or quoted text.", Repeatable: true, IsRecorded: true);
    public static readonly RunOption Without = new("--without", "CLAIM", "Leave a claim out in every case.", Repeatable: true, IsRecorded: true);
    public static readonly RunOption Persona = new("--persona", "ID", "Play every case with this person.", IsRecorded: true) { Choices = () => PersonaBook.Open().Ids };
    public static readonly RunOption Clock = new("--clock", "CLOCK", $"The caller's patience (default: that of today): {Clocks}; *0.1 scales it.", IsRecorded: true) { Choices = () => Exchanges.Clock.All.Select(clock => clock.Id) };
    public static readonly RunOption Seed = new("--seed", "N", "The seed of people and payloads (default 1): the same seed sends the same bytes.", IsRecorded: true);
    public static readonly RunOption Only = new("--only", "ID", "Play only this case: pack/scenario, a scenario's id, a pack's name, or one payload as reports name it.", Repeatable: true);
    public static readonly RunOption Tag = new("--tag", "TAG", "Play only scenarios with this tag.", Repeatable: true);
    public static readonly RunOption Exhaustive = new("--exhaustive", "", "Where missing claims are varied, leave out every subset of up to 16 claims: up to 65,536 payloads.", IsSwitch: true);
    public static readonly RunOption FreshEmail = new("--fresh-email", "", "Give every call an e-mail address of its own, for endpoints that remember people.", IsSwitch: true, IsRecorded: true);
    public static readonly RunOption Repeat = new("--repeat", "N", "Play everything N times, each time with other people (default 1).");
    public static readonly RunOption Warmup = new("--warmup", "N", "Make N calls first that do not count (default 0).");
    public static readonly RunOption BeforeCold = new("--before-cold", "COMMAND", "A command that restarts the endpoint, for the probe of a cold start.");
    public static readonly RunOption Idle = new("--idle", "TIME", "How long to leave the endpoint alone before the probe of a cold start, such as 90 s or 20 min.");
    public static readonly RunOption WatchLog = new("--watch-log", "FILE", "The file to which the endpoint writes its log, which is searched for what was sent and belongs into no log.") { IsFile = true };
    public static readonly RunOption Parallel = new("--parallel", "N", "Play N cases at once (default 1).");
    public static readonly RunOption Downstream = new("--downstream", "NAME=PORT", "The port of this machine on which the endpoint calls a service of the packs; NAME=URL is the WireMock server that plays it behind that port.", Repeatable: true, IsRecorded: true);
    public static readonly RunOption FailOn = new("--fail-on", "SEVERITY", "Findings of this severity or worse fail the run: error, warning (default) or info.") { Choices = () => Words.All<Severity>(), IsClosed = true };
    public static readonly RunOption Require = new("--require", "RULE", "Fail the run unless this rule was exercised.", Repeatable: true) { Choices = () => DialectBook.All.SelectMany(dialect => RuleBook.Of(dialect).All).Select(rule => rule.Id).Distinct() };
    public static readonly RunOption RequireReplies = new("--require-replies", "KIND,KIND", $"Fail the run unless each of these replies was seen: {string.Join(", ", ReplyWords)}.", Repeatable: true) { Choices = () => ReplyWords };
    public static readonly RunOption Waivers = new("--waivers", "FILE", "Findings that are known and waived: rule, case, owner, reason and expiry of each.", IsRecorded: true) { IsFile = true };
    public static readonly RunOption Baseline = new("--baseline", "RUN", "An earlier run to compare with: its run.jsonl, the folder it is in, or its JSON report. Told is what is new, fixed, still failing, and slower by more than noise; what is known fails the run all the same, unless it is waived.");
    public static readonly RunOption Report = new("--report", "FORMAT[=PATH]", "Write a report; PATH - is standard output. May be given several times.", Repeatable: true) { Choices = () => ReportFormat.All.Select(format => format.Id) };
    public static readonly RunOption Out = new("--out", "DIR", "Where run.jsonl and reports go (default artifacts).");
    public static readonly RunOption Settings = new("--settings", "FILE", "The settings (default b2c-harness.json, where there is one).", IsRecorded: true) { IsFile = true };
    public static readonly RunOption Personas = new("--personas", "DIR", "A folder with people of your own.", IsRecorded: true) { IsFile = true };
    public static readonly RunOption NoColor = new("--no-color", "", "No colours; NO_COLOR in the environment does the same.", IsSwitch: true);

    /// <summary>All of them, in the order of the help.</summary>
    public static readonly ImmutableArray<RunOption> All =
    [
        Endpoint, Environment, Step, User, PasswordVariable, Certificate, CertificatePasswordVariable, OldUser, OldPasswordVariable, OldCertificate, OldCertificatePasswordVariable, Rotation,
        TokenVariable, SubscriptionKeyVariable, Issuer, IssuerKeys, Behind, Header, Query, Trust, Set, Without, Persona, Personas, Clock, Seed,
        Only, Tag, Exhaustive, FreshEmail, Repeat, Warmup, BeforeCold, Idle, Downstream, WatchLog, Parallel, FailOn, Require, RequireReplies, Waivers, Baseline, Report, Out, Settings, NoColor,
    ];

    /// <summary>Those that tests have as settings; the others are matters of NUnit, or of whoever compares run files afterwards.</summary>
    public static readonly ImmutableArray<RunOption> OfTests = All.RemoveRange([Parallel, Warmup, Baseline, NoColor]);

    private static IEnumerable<string> StepIds => DialectBook.All.SelectMany(dialect => dialect.Steps).Select(step => step.Id).Distinct();

    private static IEnumerable<string> ReplyWords => DialectBook.All.SelectMany(dialect => dialect.Steps).SelectMany(step => step.Understands).Distinct().Select(Words.Of);

    private static string Clocks => string.Join(", ", Exchanges.Clock.All.Select(clock =>
        string.Create(CultureInfo.InvariantCulture, $"{clock.Id} ({clock.Timeout.TotalSeconds} s, {clock.Attempts} attempts)")));
}
