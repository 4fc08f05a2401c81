using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Scenarios;

namespace Harness.Planning;

/// <summary>Which address each step of a caller has, as options and settings say.</summary>
internal sealed class EndpointDraft(Given given, Settings settings, Dialect dialect, ImmutableArray<Pack> packs)
{
    /// <summary>The addresses by step, and by technical profile where packs have some; several of one are instances of the endpoint.</summary>
    /// <param name="isNeeded">Whether it is a mistake that none is given.</param>
    /// <param name="played">The scenarios that are played: the others need none.</param>
    public Dictionary<string, ImmutableArray<Uri>> ByStep(bool isNeeded, IReadOnlyCollection<Scenario> played)
    {
        var found = new Dictionary<string, ImmutableArray<Uri>>();
        foreach (var text in given.Many(RunOptions.Endpoint))
        {
            var (step, address) = Split(text);
            if (Url(address) is { } url) found[step] = [.. found.GetValueOrDefault(step, []), url];
        }

        if (found.Count == 0) found = SettingsEndpoints().ToDictionary(entry => entry.Key, entry => ImmutableArray.Create(entry.Value));
        if (found.Count == 0 && given.Problems.Count == 0 && isNeeded)
            given.Problem("Which endpoint? Give --endpoint URL, or name one in the settings file and choose it with --env.");
        var steps = dialect.Steps.ToDictionary(step => step.Id, step => found.GetValueOrDefault(step.Id, found.GetValueOrDefault("*", [])));
        foreach (var step in steps.Where(step => step.Value.IsEmpty && found.Count > 0 && IsPlayed(step.Key, played)))
            given.Problem($"No endpoint is given for {step.Key}. Give --endpoint {step.Key}=URL, or choose other steps with --step.");
        foreach (var technical in Technical)
        {
            if (Own(technical, found, steps) is { IsEmpty: false } own) steps[technical.Id] = own;
            else if (found.Count > 0 && played.Any(scenario => scenario.Technical?.Id == technical.Id)) given.Problem($"No endpoint is given for {technical.Id}. Give --endpoint {technical.Id}=URL, or choose other packs with --only.");
        }

        return steps;
    }

    /// <summary>The step, <c>*</c> for all, and the address in <c>URL</c> or <c>STEP=URL</c>.</summary>
    public (string Step, string Address) Split(string text)
    {
        var equals = text.IndexOf("=http", StringComparison.OrdinalIgnoreCase);
        return equals > 0 && !text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? (StepId(text[..equals]), text[(equals + 1)..]) : ("*", text);
    }

    /// <summary>The step of this id or short name; a mistake where there is none.</summary>
    public string StepId(string text)
    {
        if (dialect.Steps.FirstOrDefault(step => step.Id == text || step.Slug == text) is { } step) return step.Id;
        if (Technical.Any(technical => technical.Id == text)) return text;
        var kind = Technical.IsEmpty ? "step" : "step and no technical profile";
        given.Problem($"There is no {kind} '{text}'. {DidYouMean.Hint(text, [.. dialect.Steps.Select(step => step.Id), .. dialect.Steps.Select(step => step.Slug), .. Technical.Select(technical => technical.Id)])}");
        return text;
    }

    /// <summary>The technical profiles of the packs.</summary>
    public ImmutableArray<TechnicalProfile> Technical { get; } = [.. packs.SelectMany(pack => pack.Scenarios).Select(scenario => scenario.Technical).OfType<TechnicalProfile>().DistinctBy(technical => technical.Id)];

    // Where the claims stand in the address, the places come from the user's address; where that names the host only, from the policy's.
    private ImmutableArray<Uri> Own(TechnicalProfile technical, Dictionary<string, ImmutableArray<Uri>> found, Dictionary<string, ImmutableArray<Uri>> steps)
    {
        var at = packs.SelectMany(pack => pack.Scenarios).Where(scenario => scenario.Technical?.Id == technical.Id).SelectMany(scenario => scenario.Steps).Distinct().Select(step => steps.GetValueOrDefault(step, []));
        var given = found.GetValueOrDefault(technical.Id, at.FirstOrDefault(addresses => !addresses.IsEmpty, []));
        return technical.SendClaimsIn == SendClaimsIn.Url ? [.. given.Select(address => WithPlaces(address, technical))] : given;
    }

    private Uri WithPlaces(Uri address, TechnicalProfile technical)
    {
        if (TechnicalCall.Places(address.OriginalString).Any() || technical.ServiceUrl is null || !TechnicalCall.Places(technical.ServiceUrl).Any()) return address;
        var rest = TechnicalCall.PathAndQuery(technical.ServiceUrl);
        if (address.PathAndQuery == "/") return new(address.GetLeftPart(UriPartial.Authority) + rest);
        given.Problem($"{technical.Id} sends its claims in the address, and '{address.OriginalString.Split('?')[0]}' has no places for them. Give --endpoint '{technical.Id}={address.GetLeftPart(UriPartial.Authority)}{rest.Split('?')[0]}', or the host alone.");
        return address;
    }

    // Technical profiles are asked for by their ids.
    private bool IsPlayed(string step, IReadOnlyCollection<Scenario> played)
    {
        var chosen = given.Many(RunOptions.Step);
        return Technical.IsEmpty && (chosen.Count == 0 ? played.Any(scenario => scenario.Steps.Contains(step)) : chosen.Select(StepId).Contains(step));
    }

    private Dictionary<string, Uri> SettingsEndpoints()
    {
        if (given.Text(RunOptions.Environment) is { } name)
        {
            if (settings.Endpoints.TryGetValue(name, out var chosen)) return chosen.ToDictionary();
            given.Problem($"The settings have no endpoints for '{name}'. {DidYouMean.Hint(name, [.. settings.Endpoints.Keys.Order()])}");
            return [];
        }

        return settings.Endpoints.Count == 1 ? settings.Endpoints.Values.Single().ToDictionary() : [];
    }

    private Uri? Url(string text)
    {
        foreach (var parameter in given.Many(RunOptions.Query))
            text += (text.Contains('?', StringComparison.Ordinal) ? '&' : '?') + parameter;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            given.Problem($"'{text.Split('?')[0]}' is no http or https address.");
        else if (url.UserInfo.Length > 0)
            given.Problem("An address does not carry credentials; give --user and --password-env.");
        else return url;
        return null;
    }
}
