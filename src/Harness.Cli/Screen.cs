using Harness.Reporting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Harness.Cli;

/// <summary>Where people read: standard error, in colour on a terminal that wants it. Machines read standard output.</summary>
internal sealed class Screen
{
    // Long lines are left to the terminal to fold: a curl line that we break cannot be pasted.
    private const int NoWrapping = 100_000;
    private const int WidthInPipe = 160;
    private const string ClearLine = "\r\u001b[2K";

    private readonly TextWriter error;
    private readonly int width;
    private bool showsStatus;

    public Screen(TextWriter output, TextWriter error)
    {
        Output = output;
        this.error = error;
        IsTerminal = !Console.IsErrorRedirected && ReferenceEquals(error, Console.Error);
        var plain = !IsTerminal || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        People = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(error),
        });
        width = IsTerminal ? People.Profile.Width : WidthInPipe;
        People.Profile.Width = NoWrapping;
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

    public void Write(TextLine line)
    {
        Status("");
        People.Write(new Text(line.Text + "\n", StyleOf(line.Tone)));
    }

    /// <summary>One line at the bottom of a terminal that says how far things are; the next line of text takes its place.</summary>
    public void Status(string text)
    {
        if (!IsTerminal || (text.Length == 0 && !showsStatus)) return;
        showsStatus = text.Length > 0;
        error.Write(ClearLine + (text.Length < width ? text : text[..(width - 1)]));
        error.Flush();
    }

    public void Write(IEnumerable<TextLine> lines)
    {
        foreach (var line in lines) Write(line);
    }

    /// <summary>A table that fits a terminal and stays whole in a pipe.</summary>
    public void Write(Table table)
    {
        Status("");
        People.Profile.Width = width;
        People.Write(table);
        People.Profile.Width = NoWrapping;
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
