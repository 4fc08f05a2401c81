namespace Harness.Reporting;

/// <summary>A name and what belongs to it.</summary>
internal readonly record struct RunFact(string Name, string Text, Tone Tone = Tone.Plain);
