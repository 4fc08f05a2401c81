namespace Harness.Reporting.Html;

/// <summary>A page that people met with, and how often.</summary>
internal sealed class ScreenTotal(SeenScreen screen, CaseReference first)
{
    public SeenScreen Screen => screen;

    /// <summary>The first case that led there.</summary>
    public CaseReference First => first;

    public long Calls { get; private set; } = 1;

    public void Add() => Calls++;
}
