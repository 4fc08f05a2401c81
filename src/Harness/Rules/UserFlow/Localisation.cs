using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>Languages: the words follow the person, the decision does not.</summary>
internal static class Localisation
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-LOC-002", Severity.Warning, "userMessage follows ui_locales for the supported languages.",
            Sources.AddApiConnector, Confidence.Documented, At.SignUp, LocaleSpellings.LanguagesDiffer) with { AskedBy = ["message-languages"], Needs = Need.Roles },
        Row("UF-LOC-003", Severity.Warning, "Locale matching ignores case and falls back from region to language.",
            "azure-docs language-customization.md (09/16/2021)", Confidence.Inferred, At.SignUp, LocaleSpellings.FallBack) with { AskedBy = ["locale-fallback"], Needs = Need.Roles, Covers = Generally },
        ComparedRow("UF-LOC-006", "other-locales", Severity.Info, "The decision itself does not depend on the locale.",
            "hardening", Confidence.Inferred, At.SignUp, Comparisons.Check(Comparisons.SameDecision)),
    ];
}
