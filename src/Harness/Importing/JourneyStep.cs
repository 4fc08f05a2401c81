using System.Collections.Immutable;
using System.Xml.Linq;

namespace Harness.Importing;

/// <summary>An orchestration step, its bases merged in: a child may give a step of its base other preconditions and leave the rest as it is.</summary>
/// <param name="Parts">The elements with its place in the order, the one nearest to the policy last.</param>
internal sealed record JourneyStep(ImmutableArray<XElement> Parts)
{
    public string? Order => Parts[^1].Text("Order");

    public string? Type => Last("Type");

    public IEnumerable<XElement> Exchanges => Section("ClaimsExchanges", "ClaimsExchange");

    public IEnumerable<string> SubJourneys => Section("JourneyList", "Candidate").Select(candidate => candidate.Text("SubJourneyReferenceId")).OfType<string>();

    /// <summary>The element with its preconditions.</summary>
    public XElement Conditions => Parts.LastOrDefault(part => part.One("Preconditions") is not null) ?? Parts[^1];

    /// <summary>The profiles that are called in it; the issuer that it names is where it gets claims from: the hint of an application, for example.</summary>
    public IEnumerable<string> Called =>
    [
        .. Exchanges.Select(exchange => exchange.Text("TechnicalProfileReferenceId")).OfType<string>(),
        .. Type == "GetClaims" && Last("CpimIssuerTechnicalProfileReferenceId") is { } issuer ? [issuer] : Array.Empty<string>(),
    ];

    /// <summary>The step of these elements; one of another type takes the place of those below it.</summary>
    public static JourneyStep Of(IEnumerable<XElement> parts)
    {
        XElement[] all = [.. parts];
        var type = all[^1].Text("Type");
        return new([.. all.Reverse().TakeWhile(part => type is null || part.Text("Type") is not { } own || own == type).Reverse()]);
    }

    private string? Last(string attribute) => Parts.Select(part => part.Text(attribute)).OfType<string>().LastOrDefault();

    private IEnumerable<XElement> Section(string section, string item) => Parts.LastOrDefault(part => part.One(section) is not null)?.All(section, item) ?? [];
}
