using System.Xml.Linq;
using Harness.Scenarios;

namespace Harness.Importing;

/// <summary>Tells of pages and journeys that call technical profiles which nobody defines: a slip of the pen, or a file that was not named.</summary>
internal static class DanglingReferences
{
    public static void Tell(PolicyView view, ProblemList notes)
    {
        if (!view.HasAllBases) return;
        var ids = view.ProfileIds.ToArray();
        var references = view.ProfileIds.Select(view.Profile).OfType<MergedProfile>().SelectMany(page => page.ValidationProfiles.Select(reference => (Reference: reference, Called: reference.Text("ReferenceId"), Caller: $"the page {page.Id}")))
            .Concat(view.Journeys.Concat(view.SubJourneys).SelectMany(journey => journey.Value.SelectMany(step => step.Exchanges.Select(exchange => (exchange, exchange.Text("TechnicalProfileReferenceId"), $"step {step.Order} of the journey {journey.Key}")))));
        foreach (var (reference, called, caller) in references)
        {
            if (called is not { Length: > 0 } || ids.Contains(called, StringComparer.OrdinalIgnoreCase)) continue;
            var place = reference.Place();
            notes.Add(new(place.File, place.Line, place.Column), $"No file defines the technical profile '{called}', which {caller} calls.", DidYouMean.Nearest(called, ids) is { } meant ? $"Did you mean '{meant}'?" : "Name the file that defines it too.");
        }
    }
}
