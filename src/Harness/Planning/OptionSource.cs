namespace Harness.Planning;

/// <summary>Where values of options come from: the command line, the environment, a saved run, test settings.</summary>
/// <param name="option">The option.</param>
/// <returns>Its values, or null where this source does not say; a switch is on unless its value is <c>0</c> or <c>false</c>.</returns>
internal delegate IReadOnlyList<string>? OptionSource(RunOption option);
