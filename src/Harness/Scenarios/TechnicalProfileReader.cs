using System.Collections.Immutable;
using System.Text.Json;
using Harness.Dialects.CustomPolicies;

namespace Harness.Scenarios;

/// <summary>Reads the technical profile of a pack: written in it, or taken from another pack, as <c>import policy</c> makes them.</summary>
internal static class TechnicalProfileReader
{
    public const string Member = "technicalProfile";

    public static readonly ImmutableArray<string> Names =
    [
        "id", "serviceUrl", "sendClaimsIn", "authenticationType", "apiKeyHeader", "useClaimAsBearerToken", "claimUsedForRequestPayload",
        "includeClaimResolvingInClaimsHandling", "resolveJsonPathsInJsonTokens", "debugMode", "texts", "inputClaims", "outputClaims", "continueOnError",
        "preconditions", "tokenClaims",
    ];

    public static readonly ImmutableArray<string> NamesOfTexts = ["requestFailed", "timeout", "dns", "circuitOpen"];

    public static readonly ImmutableArray<string> NamesOfClaims = ["claim", "as", "type", "default", "alwaysDefault"];

    public static readonly ImmutableArray<string> NamesOfTokenClaims = ["claim", "as", "default"];

    public static readonly ImmutableArray<string> NamesOfPreconditions = ["type", "executeActionsIf", "claim", "value"];

    /// <summary>The words of <c>sendClaimsIn</c>, as policies write them.</summary>
    public static ImmutableArray<string> Ways { get; } = [.. Enum.GetNames<SendClaimsIn>()];

    /// <summary>The words of <c>authenticationType</c>, as policies write them.</summary>
    public static ImmutableArray<string> Proofs { get; } = [.. Enum.GetNames<AuthenticationType>()];

    /// <summary>The words of <c>type</c>, as policies write them.</summary>
    public static ImmutableArray<string> Types { get; } = [.. Enum.GetNames<ClaimDataType>().Select(name => JsonNamingPolicy.CamelCase.ConvertName(name))];

    /// <summary>The technical profile that a pack names, or null where it names none or there is a mistake in it; and the step of the pack it is taken from.</summary>
    public static (TechnicalProfile? Profile, PositionedNode? Step) Read(ObjectReader pack, PackFile file, PackDialect? dialect, ProblemList problems)
    {
        if (pack[Member] is not { } node)
        {
            if (dialect is { IsOfTechnicalProfiles: true }) pack.Require(Member, "Write which technical profile calls, or name the pack that import policy made: \"technicalProfile\": \"FILE\".");
            return default;
        }

        if (dialect is { IsOfTechnicalProfiles: false })
        {
            problems.Add(node.Position, $"A pack of the dialect '{dialect.Id}' has no '{Member}'.", $"Take it out, or write \"dialect\": \"{TechnicalProfileDialect.DialectId}\".");
            return default;
        }

        if (node.Kind != JsonValueKind.String) return (Of(node, problems), null);
        return Elsewhere(node, file, problems) is { } other ? (Of(other[Member]!, problems), other["step"]) : default;
    }

    private static PositionedNode? Elsewhere(PositionedNode node, PackFile file, ProblemList problems)
    {
        if (!Kinds.IsText(node, $"'{Member}'", problems)) return null;
        var other = file.Beside(node.Text!);
        if (other.Read(node.Position, "Name a file relative to this one: a pack with a technical profile of its own.", problems) is not { } bytes) return null;
        if (PositionedJson.Parse(other.Name, bytes, problems) is not { } root) return null;
        if (root[Member] is { Kind: JsonValueKind.Object }) return root;
        problems.Add(node.Position, $"'{node.Text}' holds no technical profile.", $"Name a pack that has one written in it: \"{Member}\": {{ ... }}.");
        return null;
    }

    private static TechnicalProfile? Of(PositionedNode node, ProblemList problems)
    {
        if (ObjectReader.Open(node, "The technical profile", Names, problems) is not { } from) return null;
        from.Require("id", "Write the Id of the TechnicalProfile element.");
        var before = problems.Count;
        var texts = from["texts"] is { } told ? ObjectReader.Open(told, "'texts'", NamesOfTexts, problems) : null;
        var profile = new TechnicalProfile
        {
            Id = from.Text("id") ?? "",
            ServiceUrl = from.Text("serviceUrl"),
            SendClaimsIn = Enum.TryParse<SendClaimsIn>(from.Word("sendClaimsIn", Ways), out var way) ? way : default,
            Authentication = Enum.TryParse<AuthenticationType>(from.Word("authenticationType", Proofs), out var proof) ? proof : default,
            ApiKeyHeader = from.Text("apiKeyHeader"),
            BearerClaim = from.Text("useClaimAsBearerToken"),
            PayloadClaim = from.Text("claimUsedForRequestPayload"),
            ResolvesClaims = from.Flag("includeClaimResolvingInClaimsHandling") ?? false,
            ResolvesJsonPaths = from.Flag("resolveJsonPathsInJsonTokens") ?? false,
            IsDebugMode = from.Flag("debugMode") ?? false,
            RequestFailedText = texts?.Text("requestFailed"),
            TimeoutText = texts?.Text("timeout"),
            DnsText = texts?.Text("dns"),
            CircuitOpenText = texts?.Text("circuitOpen"),
            InputClaims = [.. from.Items("inputClaims").Select(item => Input(item, problems)).OfType<InputClaim>()],
            OutputClaims = [.. from.Items("outputClaims").Select(item => Output(item, problems)).OfType<OutputClaim>()],
            ContinueOnError = from.Flag("continueOnError") ?? false,
            Preconditions = [.. from.Items("preconditions").Select(item => Condition(item, problems)).OfType<Precondition>()],
            TokenClaims = from["tokenClaims"] is null ? null : [.. from.Items("tokenClaims").Select(item => Token(item, problems)).OfType<TokenClaim>()],
        };
        CheckTogether(profile, from, problems);
        return problems.Count == before ? profile : null;
    }

    private static void CheckTogether(TechnicalProfile profile, ObjectReader from, ProblemList problems)
    {
        if (profile.Authentication == AuthenticationType.ApiKeyHeader && profile.ApiKeyHeader is null)
            problems.Add(from["authenticationType"]!.Position, "The header line of the API key has no name.", "Write 'apiKeyHeader': the Id of the Key element, for example \"x-functions-key\".");
        foreach (var (member, claim) in new[] { ("useClaimAsBearerToken", profile.BearerClaim), ("claimUsedForRequestPayload", profile.PayloadClaim) })
            if (claim is not null && !profile.InputClaims.Any(input => input.Claim == claim))
                problems.Add(from[member]!.Position, $"'{claim}' is no input claim.", "List it under 'inputClaims', as the policy must.");
        if (profile is { Authentication: AuthenticationType.ApiKeyHeader, ApiKeyHeader: { } key } && !CanNameHeader(key))
            problems.Add(from["apiKeyHeader"]!.Position, $"No header line can be called '{key}'.", "Write the Id of the Key element: letters, digits and hyphens, without blanks.");
        if (profile.SendClaimsIn == SendClaimsIn.Header && profile.InputClaims.FirstOrDefault(input => !CanNameHeader(input.Name)) is { } odd)
            problems.Add(from["inputClaims"]!.Position, $"The claim '{odd.Claim}' cannot travel in a header line called '{odd.Name}'.", "Name it with letters, digits and hyphens ('as'), and not like a line about the body, such as Content-Type.");
        foreach (var twins in profile.InputClaims.GroupBy(input => (input.Claim, input.Name)).Where(twins => twins.Count() > 1))
            problems.Add(from["inputClaims"]!.Position, $"The input claim '{twins.Key.Claim}' stands there twice with the name '{twins.Key.Name}' in the call.", "Take one out: only one of them would be sent.");
    }

    private static bool CanNameHeader(string name)
    {
        using var request = new HttpRequestMessage();
        return request.Headers.TryAddWithoutValidation(name, "");
    }

    private static InputClaim? Input(PositionedNode node, ProblemList problems) =>
        Claim(node, "An input claim", NamesOfClaims, problems) is not { } claim ? null : new(claim.Claim, claim.Name)
        {
            Type = claim.Type,
            Default = claim.Default,
            AlwaysDefault = claim.AlwaysDefault,
        };

    private static OutputClaim? Output(PositionedNode node, ProblemList problems) =>
        Claim(node, "An output claim", NamesOfClaims, problems) is not { } claim ? null : new(claim.Claim, claim.Name)
        {
            Type = claim.Type,
            Default = claim.Default,
            AlwaysDefault = claim.AlwaysDefault,
        };

    private static TokenClaim? Token(PositionedNode node, ProblemList problems) =>
        Claim(node, "A token claim", NamesOfTokenClaims, problems) is not { } claim ? null : new(claim.Claim, claim.Name) { Default = claim.Default };

    private static (string Claim, string Name, ClaimDataType Type, string? Default, bool AlwaysDefault)? Claim(PositionedNode node, string owner, ImmutableArray<string> names, ProblemList problems)
    {
        if (ObjectReader.Open(node, owner, names, problems) is not { } from) return null;
        from.Require("claim", "Write the ClaimTypeReferenceId.");
        if (from.Text("claim") is not { } claim) return null;
        var type = Enum.TryParse<ClaimDataType>(from.Word("type", Types), ignoreCase: true, out var known) ? known : default;

        // An empty default is a value too.
        var written = Kinds.Is(from["default"], JsonValueKind.String, "'default'", problems) ? from["default"]!.Text : null;
        if (from["alwaysDefault"] is { } always && written is null) problems.Add(always.Position, "There is no 'default' to use always.", "Write 'default' too, or take this out.");
        return (claim, from.Text("as") ?? claim, type, written, from.Flag("alwaysDefault") ?? false);
    }

    private static Precondition? Condition(PositionedNode node, ProblemList problems)
    {
        if (ObjectReader.Open(node, "A precondition", NamesOfPreconditions, problems) is not { } from) return null;
        from.Require("type", $"Write one of {string.Join(", ", Enum.GetNames<PreconditionType>())}.");
        from.Require("executeActionsIf", "Write true where the call is left out if it is so, false where it is left out if not.");
        from.Require("claim", "Write the ClaimTypeReferenceId.");
        var isType = Enum.TryParse<PreconditionType>(from.Word("type", Enum.GetNames<PreconditionType>()), out var type);
        if (isType && type == PreconditionType.ClaimEquals) from.Require("value", "Write the value that the claim is compared with.");
        return isType && from.Text("claim") is { } claim && from.Flag("executeActionsIf") is { } executes ? new(type, executes, claim) { Value = from["value"]?.Text } : null;
    }
}
