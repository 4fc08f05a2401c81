using System.Globalization;
using System.Text.Json;
using Harness.Exchanges.Stubs;

namespace Harness.Scenarios.Mappings;

/// <summary>Reads the <c>delayDistribution</c> of a mapping.</summary>
internal static class DelayReader
{
    private const double LargestSigma = 10;

    public static DelaySpread? Read(PositionedNode? node, int mostMilliseconds, ProblemList problems)
    {
        if (!Kinds.Is(node, JsonValueKind.Object, "'delayDistribution'", problems)) return null;
        if (node["type"] is null && node.IsWhole) problems.Add(node.Position, "'delayDistribution' has no 'type'.", "Write uniform or lognormal.");
        if (!Kinds.IsOneOf(node["type"], ["uniform", "lognormal"], "'type'", problems)) return null;
        return node["type"]!.Text == "uniform" ? Uniform(node, mostMilliseconds, problems) : LogNormal(node, mostMilliseconds, problems);
    }

    private static UniformDelay? Uniform(PositionedNode node, int mostMilliseconds, ProblemList problems)
    {
        var from = ObjectReader.Open(node, "'delayDistribution'", ["type", "lower", "upper"], problems)!;
        from.Require("lower", "Write the shortest delay in milliseconds.");
        from.Require("upper", "Write the longest delay in milliseconds.");
        if (!Kinds.IsWhole(from["lower"], "'lower'", problems, 0, mostMilliseconds, out var lower)
            | !Kinds.IsWhole(from["upper"], "'upper'", problems, 0, mostMilliseconds, out var upper)) return null;
        if (lower > upper) problems.Add(from["lower"]!.Position, "'lower' is more than 'upper'.", "Swap the two.");
        return new(lower, upper);
    }

    private static LogNormalDelay? LogNormal(PositionedNode node, int mostMilliseconds, ProblemList problems)
    {
        var from = ObjectReader.Open(node, "'delayDistribution'", ["type", "median", "sigma"], problems, member => Subset.Tell(member, problems))!;
        from.Require("median", "Write the milliseconds that half of the delays stay below.");
        from.Require("sigma", "Write how far they spread, such as 0.1.");
        var (median, sigma) = (Number(from["median"], "'median'", mostMilliseconds, problems), Number(from["sigma"], "'sigma'", LargestSigma, problems));
        return median is null || sigma is null ? null : new(median.Value, sigma.Value);
    }

    private static double? Number(PositionedNode? node, string subject, double most, ProblemList problems)
    {
        if (!Kinds.Is(node, JsonValueKind.Number, subject, problems)) return null;
        if (double.TryParse(node.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most) return number;
        problems.Add(node.Position, $"{subject} cannot be this number.", $"Write a number from 0 to {most.ToString(CultureInfo.InvariantCulture)}.");
        return null;
    }
}
