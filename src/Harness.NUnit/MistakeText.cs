namespace Harness.NUnit;

/// <summary>Tells everything that is wrong with packs and settings at once.</summary>
internal static class MistakeText
{
    public static string Of(IEnumerable<string> problems) => string.Join(Environment.NewLine,
    [
        "Nothing was sent, because packs or settings are wrong:",
        .. problems.Select(problem => "  " + problem),
        "In tests, an option such as --endpoint is a setting: 'endpoint' among the TestRunParameters of .runsettings, B2C_HARNESS_ENDPOINT in the environment, or Endpoint of [ConnectorTests].",
    ]);
}
