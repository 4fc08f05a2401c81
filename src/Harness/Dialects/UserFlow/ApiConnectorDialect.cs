using System.Collections.Immutable;
using System.Text.Json;
using Harness.Claims;
using Harness.Exchanges;

namespace Harness.Dialects.UserFlow;

/// <summary>
/// What user flows have in common, those of Azure AD B2C and the self-service sign-up of workforce tenants: the same engine sends one flat JSON
/// object to an API connector and knows three answers. A dialect says which steps there are, what a body holds and who calls.
/// </summary>
public abstract partial class ApiConnectorDialect : Dialect
{
    /// <summary>The limit of the successor product, which a connector should keep already (Microsoft Graph customExtensionClientConfiguration).</summary>
    internal static readonly TimeSpan SuccessorLimit = TimeSpan.FromSeconds(2);

    private const string Schemas = "schemas/user-flow/";
    private const string AnySchema = Schemas + "answer.schema.json";

    // By action rather than oneOf: the validator names only the outer node of a oneOf, and nobody learns what is wrong.
    private static readonly ImmutableDictionary<string, string> SchemaOf = new Dictionary<string, string>
    {
        [ContractAnswer.Continue] = Schemas + "continue.schema.json",
        [ContractAnswer.ShowBlockPage] = Schemas + "block.schema.json",
        [ContractAnswer.ValidationError] = Schemas + "validation-error.schema.json",
    }.ToImmutableDictionary();

    private protected ApiConnectorDialect()
    {
    }

    /// <inheritdoc/>
    public override string Caller => ReadBy.Name;

    /// <inheritdoc/>
    public override TimeSpan SlowFrom => SuccessorLimit;

    /// <inheritdoc/>
    public override ImmutableArray<string> AnswerSchemas { get; } = [.. SchemaOf.Values.Order(StringComparer.Ordinal), AnySchema];

    /// <summary>Who reads the answers.</summary>
    private protected abstract ConnectorCaller ReadBy { get; }

    /// <inheritdoc/>
    public override ClaimSet Claims(Profile profile, FlowStep step, Persona persona)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(persona);
        return Body(profile, step, persona, Attributes(profile, step, persona));
    }

    /// <inheritdoc/>
    public override Call Compose(Profile profile, ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(claims);
        var headers = profile.ExtraHeaders;
        if (profile.Credentials is Credentials.Basic basic) headers = headers.Insert(0, new("Authorization", basic.HeaderValue));
        return new()
        {
            Method = HttpMethod.Post,
            Url = profile.Endpoint,
            OtherInstances = profile.OtherInstances,
            ContentType = "application/json",
            Headers = headers,
            Body = claims.ToJson(),
        };
    }

    /// <inheritdoc/>
    public override (Reply Reply, Consequence Consequence) Read(Exchange exchange, Profile profile, FlowStep step) =>
        ReadingTable.Read(ReadBy, exchange, profile, step);

    /// <inheritdoc/>
    public override string? AnswerSchema(Exchange exchange, Reply reply)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(reply);
        if (exchange.Answer is not { Status: 200 or 400 } || reply.Body.Shape != BodyShape.Object) return null;
        var answer = new ContractAnswer(reply.Body);
        return answer.IsForeign ? null : SchemaOf.GetValueOrDefault(answer.Action ?? "", AnySchema);
    }

    /// <summary>Whether a claim is ticked under <em>User attributes</em>, and so asked for and stored.</summary>
    internal static bool IsStored(Profile profile, string name) =>
        profile.Attributes is null || name == "email" || profile.Attribute(profile.WireName(name)) is { Collected: true };

    /// <summary>The members of a body in their order. A claim that has no value is left out.</summary>
    private protected abstract ClaimSet Body(Profile profile, FlowStep step, Persona persona, ClaimSet attributes);

    private protected static JsonElement Json(ImmutableArray<Identity> identities) =>
        JsonSerializer.SerializeToElement(identities, IdentityJson.Default.ImmutableArrayIdentity);

    private static ClaimSet Attributes(Profile profile, FlowStep step, Persona persona) =>
        step == UserFlowSteps.PostFederationSignup ? FromProvider(persona)
        : step == UserFlowSteps.PostAttributeCollection ? persona.Attributes.Where(name => IsStored(profile, name) || IsFromProvider(persona, name))
        : persona.Attributes.Where(name => profile.Attributes is null || name == "email" || profile.Attribute(profile.WireName(name)) is not null);

    private static ClaimSet FromProvider(Persona persona) => persona.Attributes.Where(name => IsFromProvider(persona, name));

    // A provider knows nothing of the tenant's own attributes.
    private static bool IsFromProvider(Persona persona, string name) =>
        persona.KnownToProvider.Contains(name) && !name.StartsWith("extension_", StringComparison.Ordinal);
}
