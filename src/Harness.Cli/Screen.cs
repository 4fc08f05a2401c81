using Harness.Reporting;
using Spectre.Console;

namespace Harness.Cli;

/// <summary>
/// Where people read how things go: standard error, in colour on a terminal that wants it. What was asked for goes to standard output.
/// </summary>
internal sealed class Screen
{
    // Long lines are left to the terminal to fold: a curl line that we break cannot be pasted.
    private const int NoWrapping = 100_000;
    private const int WidthInPipe = 160;
    private const string ClearLine = "\r\u001b[2K";

    private readonly TextWriter error;
    private readonly IAnsiConsole people;
    private readonly IAnsiConsole answers;
    private readonly int width;
    private bool showsStatus;

    public Screen(TextWriter output, TextWriter error)
    {
        Output = output;
        this.error = error;
        IsWatched = !Console.IsErrorRedirected && ReferenceEquals(error, Console.Error);
        people = Open(error, IsWatched);
        answers = Open(output, !Console.IsOutputRedirected && ReferenceEquals(output, Console.Out));
        width = IsWatched ? people.Profile.Width : WidthInPipe;
        people.Profile.Width = NoWrapping;
    }

    /// <summary>Standard output, for machines.</summary>
    public TextWriter Output { get; }

    /// <summary>Whether somebody sits before it.</summary>
    public bool IsWatched { get; }

    /// <summary>How many characters a line of a table may have.</summary>
    public int Width => width;

    public void UseNoColor()
    {
        people.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        answers.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
    }

    public void Say(string text) => Write(new TextLine(Tone.Plain, text));

    public void Problem(string text) => Write(new TextLine(Tone.Bad, text));

    public void Write(TextLine line)
    {
        Status("");
        people.Write(Styled(line));
    }

    public void Write(IEnumerable<TextLine> lines)
    {
        foreach (var line in lines) Write(line);
    }

    /// <summary>One line at the bottom of a terminal that says how far things are; the next line of text takes its place.</summary>
    public void Status(string text)
    {
        if (!IsWatched || (text.Length == 0 && !showsStatus)) return;
        showsStatus = text.Length > 0;
        error.Write(ClearLine + (text.Length < width ? text : text[..(width - 1)]));
        error.Flush();
    }

    /// <summary>A line of what was asked for.</summary>
    public void Answer(TextLine line)
    {
        Status("");
        answers.Profile.Width = NoWrapping;
        answers.Write(Styled(line));
    }

    /// <summary>A table of what was asked for; it fits a terminal and stays whole in a pipe.</summary>
    public void Answer(Table table)
    {
        Status("");
        answers.Profile.Width = width;
        answers.Write(table);
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

    private static Text Styled(TextLine line) => new(line.Text + "\n", StyleOf(line.Tone));

    private static IAnsiConsole Open(TextWriter writer, bool isTerminal)
    {
        var plain = !isTerminal || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
    }
}
