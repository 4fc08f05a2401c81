using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.Variations;
using Harness.Reporting;
using Harness.Scenarios;
using Harness.Rules;

namespace Harness.Importing;

/// <summary>Writes the pack of a technical profile, for people to read and to build on.</summary>
internal sealed class PackText
{
    private const int MostTold = 8;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder text = new();
    private readonly ImportedProfile imported;
    private readonly TechnicalProfile profile;

    private readonly ImmutableDictionary<string, string> written;

    private PackText(ImportedProfile imported, ImmutableDictionary<string, string> written) => (this.imported, profile, this.written) = (imported, imported.Profile.Profile, written);

    /// <summary>The text of the pack.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="imported">The profile.</param>
    /// <param name="schema">Where the schema of packs is, seen from the pack; null where none is near.</param>
    /// <param name="written">The values of claims that people wrote into an earlier one, as JSON.</param>
    public static string Of(string name, ImportedProfile imported, string? schema, ImmutableDictionary<string, string> written)
    {
        var pack = new PackText(imported, written);
        pack.Origin(name);
        pack.Line("{");
        if (schema is not null) pack.Line($"  \"$schema\": {Json(schema)},");
        pack.Line($"  \"pack\": {Json(name)},");
        pack.Line("  \"dialect\": \"technical-profile\",");
        pack.Line($"  \"step\": {Json(pack.Step.Id)},");
        pack.TechnicalProfile();
        pack.Line("  \"persona\": \"emily\",");
        pack.Values();
        pack.Scenarios();
        pack.Line("}");
        return pack.text.ToString();
    }

    private ImmutableArray<PolicyUse> Uses => imported.Profile.Uses;

    private FlowStep Step => Uses is [var first, ..] ? first.Step : TechnicalProfileSteps.ClaimsExchange;

    // Who else calls, as far as the credentials of the profile let that be tried.
    private IEnumerable<(string Id, string About)> Strangers => CredentialForms.Strangers
        .Where(form => profile.Authentication switch
        {
            AuthenticationType.None or AuthenticationType.ClientCertificate => false,
            AuthenticationType.Bearer => true,
            AuthenticationType.ApiKeyHeader => form.Id is not (CredentialForms.Forged or CredentialForms.Malformed),
            _ => form.Id != CredentialForms.Forged,
        })
        .Select(form => (form.Id, form.About));

    // What the policy fills in itself needs no value.
    private IEnumerable<InputClaim> Filled => profile.InputClaims.Where(claim => claim.Default is not { Length: > 0 }).DistinctBy(claim => claim.Name);

    private static string Json(string text) => JsonSerializer.Serialize(text, Plain);

    private void Line(string line) => text.Append(line).Append('\n');

    private void Comment(string line) => Line("// " + Visible.Line(line));

    private void Origin(string name)
    {
        var parts = imported.Merged.Parts;
        Comment(string.Create(CultureInfo.InvariantCulture, $"Made by 'b2c-harness import policy' from {imported.Source.Name}:{parts[^1].Place().Line}, technical profile {profile.Id},"));
        Comment($"as {Told(imported.Policies, "policy", "policies")} {(imported.Policies.Length == 1 ? "sees" : "see")} it.");
        if (imported.Policies.Length > 1) Comment($"Texts and token claims are those of the policy {imported.View.Policy.Name}.");
        if (parts.Length > 1) Comment(string.Create(CultureInfo.InvariantCulture, $"Merged over {string.Join(", ", parts.Reverse().Skip(1).Select(part => $"{part.Source().Name}:{part.Place().Line}").Distinct())}."));
        if (imported.Merged.Includes is { } included) Comment($"It includes {included}.");
        if (Uses.IsEmpty) Comment("Nobody calls it in these files; it is played as a claims exchange.");
        foreach (var use in Uses.Take(MostTold)) Comment($"Called by {use.Caller} ({use.Step.Id}{(use.ContinueOnError ? ", goes on after an error" : "")}{(use.Preconditions.IsEmpty ? "" : ", has preconditions")}).");
        if (Uses.Length > MostTold) Comment(string.Create(CultureInfo.InvariantCulture, $"Called from {Uses.Length - MostTold} more places."));
        Comment("A further import writes this file anew, but for the values under 'with'. Put packs of your own beside it, with");
        Comment($"  \"technicalProfile\": {Json(name + ".json")}");
    }

    private static string Told(ImmutableArray<string> all, string one, string many) =>
        all.Length == 1 ? $"the {one} {all[0]}" : $"the {many} {string.Join(", ", all.Take(MostTold))}{(all.Length > MostTold ? ", ..." : "")}";

    private void TechnicalProfile()
    {
        Line("  \"technicalProfile\": {");
        List<string> members =
        [
            $"\"id\": {Json(profile.Id)}",
            .. Member("serviceUrl", profile.ServiceUrl),
            .. profile.SendClaimsIn == SendClaimsIn.Body ? [] : Member("sendClaimsIn", profile.SendClaimsIn.ToString()),
            .. profile.Authentication == AuthenticationType.None ? [] : Member("authenticationType", profile.Authentication.ToString()),
            .. Member("apiKeyHeader", profile.ApiKeyHeader),
            .. Member("useClaimAsBearerToken", profile.BearerClaim),
            .. Member("claimUsedForRequestPayload", profile.PayloadClaim),
            .. Member("includeClaimResolvingInClaimsHandling", profile.ResolvesClaims),
            .. Member("resolveJsonPathsInJsonTokens", profile.ResolvesJsonPaths),
            .. Member("debugMode", profile.IsDebugMode),
            .. Texts(),
            .. List("inputClaims", profile.InputClaims.Select(claim => Claim(claim.Claim, claim.Name, claim.Type, claim.Default, claim.AlwaysDefault))),
            .. List("outputClaims", profile.OutputClaims.Select(claim => Claim(claim.Claim, claim.Name, claim.Type, claim.Default, claim.AlwaysDefault))),
            .. Member("continueOnError", profile.ContinueOnError),
            .. List("preconditions", profile.Preconditions.Select(Condition)),
            .. profile.TokenClaims is { } token ? [TokenClaims(token)] : Array.Empty<string>(),
        ];
        Line(string.Join(",\n", members.Select(member => "    " + member)));
        Line("  },");
    }

    private static string[] Member(string name, string? value) => value is null ? [] : [$"\"{name}\": {Json(value)}"];

    private static string[] Member(string name, bool value) => value ? [$"\"{name}\": true"] : [];

    private static string[] List(string name, IEnumerable<string> items) =>
        items.ToArray() is { Length: > 0 } some ? [$"\"{name}\": [\n{string.Join(",\n", some.Select(item => "      " + item))}\n    ]"] : [];

    private static string TokenClaims(ImmutableArray<TokenClaim> claims) => claims.IsEmpty ? "\"tokenClaims\": []"
        : List("tokenClaims", claims.Select(claim => Claim(claim.Claim, claim.Name, ClaimDataType.String, claim.Default, claim.AlwaysDefault)))[0];

    private string[] Texts()
    {
        string[] texts = [.. Member("requestFailed", profile.RequestFailedText), .. Member("timeout", profile.TimeoutText), .. Member("dns", profile.DnsText), .. Member("circuitOpen", profile.CircuitOpenText)];
        return texts.Length == 0 ? [] : [$"\"texts\": {{\n{string.Join(",\n", texts.Select(one => "      " + one))}\n    }}"];
    }

    private static string Claim(string claim, string name, ClaimDataType type, string? otherwise, bool always)
    {
        string[] members =
        [
            .. Member("claim", claim),
            .. name == claim ? [] : Member("as", name),
            .. type == ClaimDataType.String ? [] : Member("type", JsonNamingPolicy.CamelCase.ConvertName(type.ToString())),
            .. Member("default", otherwise),
            .. Member("alwaysDefault", always),
        ];
        return $"{{ {string.Join(", ", members)} }}";
    }

    private static string Condition(Precondition condition)
    {
        string[] members =
        [
            .. Member("type", condition.Type.ToString()),
            $"\"executeActionsIf\": {(condition.ExecuteActionsIf ? "true" : "false")}",
            .. Member("claim", condition.Claim),
            .. Member("value", condition.Value),
        ];
        return $"{{ {string.Join(", ", members)} }}";
    }

    private void Values()
    {
        var values = Filled.Where(claim => !IsOfPeople(claim) || written.ContainsKey(claim.Name)).ToArray();
        if (values.Length == 0) return;
        Line("  // Nobody of the harness has these: change them to what your endpoint knows. They stay when the policy is imported again.");
        Line("  \"with\": {");
        Line(string.Join(",\n", values.Select(claim => $"    {Json(claim.Name)}: {written.GetValueOrDefault(claim.Name) ?? Value(claim).ToJsonString(Plain)}")));
        Line("  },");
    }

    // A list of allowed values, or another type, knows better than the person.
    private bool IsOfPeople(InputClaim claim) =>
        claim.Type == ClaimDataType.String && PersonClaims.IsOfEverybody(claim.Claim) && imported.View.Type(claim.Claim)?.Choices.Any() != true;

    private JsonNode Value(InputClaim claim) => claim.Claim == profile.PayloadClaim
        ? JsonValue.Create("""{"email":"emily@fabrikam.com"}""")
        : SampleValues.Of(claim.Name, claim, imported.View.Type(claim.Claim));

    private void Scenarios()
    {
        var hasClaims = Filled.Any();
        List<string> scenarios = [Scenario("plain", $"As {(Uses is [var first, ..] ? first.Caller : "the policy")} calls it.")];
        scenarios.AddRange(Uses.DistinctBy(use => use.Step).Where(use => use.Step != Step).Select(use => Scenario($"at-{use.Step.Id}", $"As {use.Caller} calls it.", ("step", use.Step.Id))));
        if (hasClaims) scenarios.Add(Scenario("payloads", "Claims missing, null, of other types, hostile; bodies that are none.", ("vary", ScenarioReader.Everything)));
        scenarios.AddRange(ImportedProbes.All.Where(probe => (hasClaims && profile is { SendClaimsIn: SendClaimsIn.Body, PayloadClaim: null }) || !probe.Id.EndsWith("absent", StringComparison.Ordinal)).Concat(Strangers).Select(probe => Scenario(probe.Id, probe.About, ("probe", probe.Id))));
        Line("  \"scenarios\": [");
        Line(string.Join(",\n", scenarios.Select(scenario => "    " + scenario)));
        Line("  ]");
    }

    private static string Scenario(string id, string about, params ReadOnlySpan<(string Name, string Value)> members)
    {
        var all = new StringBuilder($"{{ \"id\": {Json(id)}, \"about\": {Json(Visible.Line(about))}");
        foreach (var (name, value) in members) all.Append(", ").Append(Json(name)).Append(": ").Append(Json(value));
        return all.Append(" }").ToString();
    }
}
