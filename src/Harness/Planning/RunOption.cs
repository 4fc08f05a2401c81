namespace Harness.Planning;

/// <summary>
/// One thing that a run can be told: a row from which help, parsing and the variable's name follow. A recorded one shapes what is
/// sent and stands in the run file, so that a case can be played again; what may hold a secret is not.
/// </summary>
/// <param name="Name">Its name on the command line, with two hyphens.</param>
/// <param name="Value">What its value stands for in help texts; empty for a switch.</param>
/// <param name="About">One line for people.</param>
/// <param name="Repeatable">Whether it takes several values.</param>
/// <param name="IsSwitch">Whether it is on or off.</param>
/// <param name="IsRecorded">Whether it stands in the run file.</param>
internal sealed record RunOption(string Name, string Value, string About, bool Repeatable = false, bool IsSwitch = false, bool IsRecorded = false)
{
    /// <summary>Makes the words that make sense as its value, for completion; none where any text does.</summary>
    public Func<IEnumerable<string>> Choices { get; init; } = () => [];

    /// <summary>Whether it names a file or a folder to read, beside which words other than its choices mean nothing.</summary>
    public bool IsFile { get; init; }

    /// <summary>Whether it takes nothing but its choices.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The environment variable that stands in for the option; several values are separated by <c>;</c>.</summary>
    public string Variable => "B2C_HARNESS_" + Name.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    /// <summary>The values in a text: for a repeatable option those between the semicolons.</summary>
    public IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Repeatable ? text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [text];
    }
}
