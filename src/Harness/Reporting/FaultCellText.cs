using System.Text.RegularExpressions;
using Harness.Dialects;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>Tells in a few words what a person met with while a service behind the endpoint was broken.</summary>
internal static partial class FaultCellText
{
    // Less than a call takes.
    private const double AtOnce = 5;

    /// <summary>The line of a case: <c>goes on without extension_promoCode after 1.6 s (loyalty: accept-and-hang)</c>.</summary>
    public static string Sentence(FaultCellResult cell)
    {
        var what = $"{cell.Service}: {cell.Fault}{(cell.UsesService == false ? ", not used at this step" : "")}";
        return cell.Invalid is { } reason ? $"says nothing: {reason} ({what})"
            : cell.Consequence is null ? $"no call was made ({what})"
            : $"{Meets(cell.Consequence, cell.Without, cell.Changed)} after {Figures.Time(cell.WaitMs)} ({what})";
    }

    /// <summary>What the person meets with, in a cell: claims lose what all of an app's extensions have in common.</summary>
    public static string Meets(FaultCellResult cell) =>
        cell.Invalid is not null || cell.Consequence is null ? "" : Meets(cell.Consequence, Short(cell.Without), Short(cell.Changed));

    /// <summary>How soon the endpoint was as before, once the service was back.</summary>
    public static string Recovery(double? milliseconds) => milliseconds switch
    {
        null => "not back",
        < AtOnce => "back at once",
        _ => $"back after {Figures.Time(milliseconds.Value)}",
    };

    /// <summary>The step as packs call it, or its id where no dialect has it.</summary>
    public static string Step(string id) => Known(id)?.Slug ?? id;

    /// <summary>The step as the portal calls it.</summary>
    public static string Label(string id) => Known(id)?.Label ?? id;

    /// <summary>The place of a step in the flow.</summary>
    public static int Place(string id) => DialectBook.All.Select(dialect => dialect.Steps.Select(step => step.Id).ToList().IndexOf(id)).FirstOrDefault(place => place >= 0, int.MaxValue);

    private static FlowStep? Known(string id) => DialectBook.All.Select(dialect => dialect.Step(id)).FirstOrDefault(step => step is not null);

    private static string? Short(string? claims) => claims is null ? null : Extension().Replace(claims, "");

    private static string Meets(string consequence, string? without, string? changed)
    {
        if (!Words.TryParse<ConsequenceKind>(consequence, out var kind)) return consequence;
        return kind switch
        {
            ConsequenceKind.GoesOn => (without, changed) switch
            {
                (null, null) => "goes on",
                (null, _) => $"goes on with another {changed}",
                (_, null) => $"goes on without {without}",
                _ => $"goes on without {without}, with another {changed}",
            },
            ConsequenceKind.PageMessage => "page message",
            ConsequenceKind.BlockPage => "block page",
            ConsequenceKind.GenericError => "generic error",
            ConsequenceKind.SentBack => "back to the application",
            ConsequenceKind.GoesOnIgnoringAnswer => "goes on, answer ignored",
            _ => "undocumented",
        };
    }

    [GeneratedRegex("extension_(?:[0-9a-fA-F]{32}_)?")]
    private static partial Regex Extension();
}
