using System.Collections.Immutable;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

/// <summary>What an endpoint or an author may send that a format could choke on, put into every text of a run.</summary>
internal static class NastyTexts
{
    public static ImmutableArray<string> All { get; } =
    [
        "<script>alert('1')</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style></title></pre><!-- ]]> -->",
        "&lt;b&gt; &amp; {0} {{x}} $(rm) `id`",
        "\0\u0001\u0008\u001b[31mred\u001b[0m\u007f\u0085\ufffe\uffff",
        "مرحبا بالعالم \u202egnp.exe\u2066",
        "👩‍👩‍👧 🇩🇪 𝔘",
        "half \ud83d pair \udc00 turned \udc00\ud83d",
        "one\r\ntwo\rthree\n\tfour\u2028five",
        "\ufeff{\"action\":\"Continue\"}",
        "",
        new string('x', 100_000),
        "##vso[task.setvariable variable=x]y ##VSO[task.complete result=Succeeded;]",
        "::error::no\n::set-output name=x::%0A##[add-path]/tmp,line=1]",
        "| a | \\| `code` ``` [link](javascript:alert(1)) @everyone #1",
    ];

    public static IEnumerable<CaseResult> Cases() => All.Select(Case);

    public static CaseResult Case(string text) => Samples.Failing("loyalty", "nasty", 0) with
    {
        Case = $"{text}/{text}",
        Pack = text,
        Scenario = text,
        About = text,
        File = text,
        Persona = text,
        Steps = [text],
        Hash = text,
        Findings = [Finding(text)],
        Exchanges = [Exchange(text)],
        Story = [new(text, text)],
        TokenClaims = text,
        Exercised = [text],
    };

    public static RunHeader Header() => Samples.Header(All.Length) with
    {
        Tool = All[0],
        Endpoints = [.. All.Take(12)],
        Clock = All[5],
        Credentials = All[1],
        Packs = [.. All.Take(12)],
    };

    public static RunFooter Footer() => Samples.DoesNotConform(All.Length, All.Length) with
    {
        Verdict = string.Concat(All.Take(12)),
        Replies = All.Take(10).ToImmutableSortedDictionary(text => text, _ => 1L, StringComparer.Ordinal),
        Rules = [.. All.Take(12).Select(text => new RuleTotal(text, Severity.Error, text, text, Verdict.NotExercised, 0, 0, text))],
        Findings = [.. All.Take(12).Select(Finding)],
    };

    private static Finding Finding(string text) => new(text, Severity.Error, text, text, text, text, text, text);

    private static ExchangeEvidence Exchange(string text) => Samples.Exchange(text, text, text, "page-message", text) with
    {
        Method = text,
        Url = text,
        Request = new([new(text, text)], text),
        Reply = new(text, text, text, [text]),
        Curl = text,
    };
}
