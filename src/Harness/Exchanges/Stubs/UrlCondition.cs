namespace Harness.Exchanges.Stubs;

/// <summary>What the address of a call must be.</summary>
internal sealed record UrlCondition(UrlPart Part, TextCondition Condition)
{
    public string? Mismatch(DownstreamCall call)
    {
        var (subject, actual) = Part == UrlPart.Path ? ("the path", call.Path) : ("the URL", call.Url);
        return Condition.Holds(actual) ? null : $"{subject} is {TextCondition.Short(actual)}, and should {Condition.InWords}";
    }
}

internal enum UrlPart
{
    Path,
    PathAndQuery,
}
