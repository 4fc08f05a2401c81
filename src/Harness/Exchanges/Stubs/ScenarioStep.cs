namespace Harness.Exchanges.Stubs;

/// <summary>The state in which a stub answers, and the one into which its answer leads.</summary>
internal sealed record ScenarioStep(string Scenario, string? Required, string? Next)
{
    /// <summary>The state of a scenario that nothing has happened in.</summary>
    public const string Started = "Started";
}
