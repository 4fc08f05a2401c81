using Harness.Dialects;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>The different pages that people met with, over the calls whose evidence was kept.</summary>
internal sealed class SeenScreens
{
    public const int Most = 12;

    private const int MostKept = 200;
    private const int MostOfAKind = 4;
    private const int MostText = 300;

    // What a reader must not miss comes first.
    private static readonly ConsequenceKind?[] Urgency =
    [
        ConsequenceKind.GoesOnIgnoringAnswer, ConsequenceKind.GenericError, ConsequenceKind.SentBack, ConsequenceKind.Undocumented, null,
        ConsequenceKind.BlockPage, ConsequenceKind.PageMessage, ConsequenceKind.GoesOn,
    ];

    private readonly Dictionary<(string Word, string Text, GateLook? Gate), ScreenTotal> all = [];

    /// <summary>How many calls they are from.</summary>
    public long Calls { get; private set; }

    public int Count => all.Count;

    /// <summary>The most important ones, some of each kind.</summary>
    public IEnumerable<ScreenTotal> Shown => all.Values
        .GroupBy(total => (total.Screen.Kind, IsWrong: total.Screen.Gate is { Tone: "bad" }))
        .OrderByDescending(kind => kind.Key.IsWrong)
        .ThenBy(kind => Array.IndexOf(Urgency, kind.Key.Kind))
        .SelectMany(kind => kind.OrderByDescending(total => total.Screen.Language.IsRightToLeft).Take(1).Union(kind.OrderByDescending(total => total.Calls)).Take(MostOfAKind).OrderByDescending(total => total.Calls))
        .Take(Most);

    public void Add(CaseResult result, long ordinal)
    {
        foreach (var exchange in result.Exchanges)
        {
            Calls++;
            var key = (exchange.Consequence.Kind, Visible.Excerpt(exchange.Consequence.Sees, MostText), GateLook.Of(exchange, result));
            if (all.TryGetValue(key, out var total)) total.Add();
            else if (all.Count < MostKept) all.Add(key, new(SeenScreen.Of(exchange, result), new(ordinal, result.Case)));
        }
    }
}
