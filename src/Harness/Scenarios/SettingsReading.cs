using System.Collections.Immutable;

namespace Harness.Scenarios;

/// <summary>What came of reading a settings file. Nothing should be sent while there are problems.</summary>
/// <param name="Settings">The settings; where there are problems, as far as they could be read.</param>
/// <param name="Problems">Every mistake, in the order of the file.</param>
public sealed record SettingsReading(Settings Settings, ImmutableArray<PackProblem> Problems);
