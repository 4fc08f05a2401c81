using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Running.Probes;

/// <summary>The same call with and without the lines that HTTP libraries add by themselves; what B2C sends there is not documented.</summary>
internal static class BareHeaders
{
    private const string UserAgent = "User-Agent";
    private const string Accept = "Accept";

    public static Probe Row { get; } = new("bare-headers", "The same call with and without User-Agent and Accept.", asking => asking.Compare(
        Comparisons.SameDecision,
        new Comparison(
            Comparison.CallChange(Comparisons.Plain, call => call with { Headers = call.Headers.Add(new(Accept, "application/json")) }),
            [Comparison.CallChange("without User-Agent and Accept", call => call with { UserAgent = null })])))
    {
        Obstacle = asking => asking.Profile.ExtraHeaders.Any(Is) ? "the run adds one of the headers by itself" : null,
    };

    private static bool Is(Header header) =>
        header.Name.Equals(UserAgent, StringComparison.OrdinalIgnoreCase) || header.Name.Equals(Accept, StringComparison.OrdinalIgnoreCase);
}
