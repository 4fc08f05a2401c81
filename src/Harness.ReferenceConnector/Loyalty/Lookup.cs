namespace Harness.ReferenceConnector.Loyalty;

/// <summary>What became of a question.</summary>
/// <param name="Value">The answer; null where the service has none, or could not be had.</param>
/// <param name="Trouble">Why the service could not be had.</param>
internal sealed record Lookup<T>(T? Value, Exception? Trouble = null) where T : class;
