namespace Harness.Reporting;

/// <summary>One line for people.</summary>
/// <param name="Tone">How it is meant.</param>
/// <param name="Text">The line, without line end.</param>
public readonly record struct TextLine(Tone Tone, string Text);
