namespace Harness.Exchanges.Faults;

/// <summary>One call that a fault hits.</summary>
/// <param name="Fault">The fault as it is played.</param>
/// <param name="Patience">How long the endpoint's own caller waits for one attempt.</param>
/// <param name="Number">How many calls it has hit before.</param>
/// <param name="Elapsed">How long it is played.</param>
/// <param name="Call">The call.</param>
/// <param name="Roll">Chance: a number from 0 (inclusive) to 1 (exclusive).</param>
internal sealed record FaultMoment(Fault Fault, TimeSpan Patience, int Number, TimeSpan Elapsed, DownstreamCall Call, Func<double> Roll)
{
    /// <summary>What was said about a parameter, or its default.</summary>
    public double this[string parameter]
    {
        get
        {
            if (Fault.Arguments.TryGetValue(parameter, out var said)) return said;
            var row = Fault.Kind.Parameters.Single(row => row.Id == parameter);
            return row.Share is { } share ? share * Patience.TotalMilliseconds : row.Default;
        }
    }

    public TimeSpan Time(string parameter) => TimeSpan.FromMilliseconds(this[parameter]);
}
