using Harness.Exchanges.Faults;

namespace Harness.Scenarios;

/// <summary>What goes wrong behind the endpoint while a scenario is played.</summary>
/// <param name="Service">The name of the service in the pack.</param>
/// <param name="Fault">The fault; null for every one, each in a case of its own.</param>
public sealed record ScenarioFault(string Service, Fault? Fault);
