using Harness.Reporting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Harness.Cli;

/// <summary>Where people read: standard error, in colour on a terminal that wants it. Machines read standard output.</summary>
internal sealed class Screen
{
    private const int NoWrapping = 100_000;

    public Screen(TextWriter output, TextWriter error)
    {
        Output = output;
        IsTerminal = !Console.IsErrorRedirected && ReferenceEquals(error, Console.Error);
        var plain = !IsTerminal || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        People = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(error),
        });
        if (!IsTerminal) People.Profile.Width = NoWrapping;
    }

    /// <summary>Standard output.</summary>
    public TextWriter Output { get; }

    /// <summary>Whether somebody watches.</summary>
    public bool IsTerminal { get; }

    /// <summary>Standard error.</summary>
    public IAnsiConsole People { get; }

    public void UseNoColor() => People.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;

    public void Say(string text) => Write(new TextLine(Tone.Plain, text));

    public void Problem(string text) => Write(new TextLine(Tone.Bad, text));

    public void Write(TextLine line) => People.Write(new Text(line.Text + "\n", StyleOf(line.Tone)));

    public void Write(IEnumerable<TextLine> lines)
    {
        foreach (var line in lines) Write(line);
    }

    /// <summary>A table that fits a terminal and stays whole in a pipe.</summary>
    public void Write(Table table)
    {
        var width = People.Profile.Width;
        if (!IsTerminal) People.Profile.Width = 160;
        People.Write(table);
        People.Profile.Width = width;
    }

    public static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Good => new Style(Color.Green),
        Tone.Bad => new Style(Color.Red),
        Tone.Warn => new Style(Color.Yellow),
        Tone.Quiet => new Style(Color.Grey),
        Tone.Strong => new Style(decoration: Decoration.Bold),
        _ => Style.Plain,
    };
}
