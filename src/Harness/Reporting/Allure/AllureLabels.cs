using System.Collections.Immutable;

namespace Harness.Reporting.Allure;

/// <summary>The labels that every result has.</summary>
internal static class AllureLabels
{
    public static ImmutableArray<AllureLabel> Of(string pack, string suite) =>
    [
        new("parentSuite", Visible.Line(pack)), new("suite", suite), new("package", Visible.Line(pack)), new("framework", "b2c-harness"), new("language", "json"),
    ];
}
