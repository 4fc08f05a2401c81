using System.Collections.Immutable;
using System.Text;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.Variations;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

/// <summary>Packs and settings as the tests write them.</summary>
internal static class Given
{
    public static PackContext Context { get; } = new()
    {
        Dialects = [.. DialectBook.All.Select(dialect => new PackDialect(dialect.Id, dialect.Steps) { Meaning = dialect.Meaning })],
        Personas = ["emily", "jonas"],
        Attributes = new Dictionary<string, ImmutableArray<string>>
        {
            ["emily"] = ["email", "displayName", "givenName", "surname", "extension_{appId}_loyaltyId"],
            ["jonas"] = ["email", "givenName"],
        }.ToImmutableDictionary(),
        Claims = PackContexts.Of(PersonaBook.Open(null)).Claims,
        Probes = PackContexts.Of(PersonaBook.Open(null)).Probes,
        Variations = VariationBook.Ids,
    };

    /// <summary>The text of a file, as a pack.</summary>
    public static PackDraft Pack(string text) => Pack(Encoding.UTF8.GetBytes(text));

    public static PackDraft Pack(ReadOnlySpan<byte> bytes) =>
        PackFileReader.Read(new("p.json", "p.json", IsBuiltIn: false), bytes, Context, new SchemaFiles());

    /// <summary>A pack with one scenario that has these members.</summary>
    public static PackDraft Scenario(string members) =>
        Pack($$"""{ "pack": "p", "dialect": "user-flow", "step": "PostAttributeCollection", "scenarios": [ { "id": "s", {{members}} } ] }""");

    /// <summary>The one scenario of a pack without mistakes.</summary>
    public static Scenario Good(PackDraft draft)
    {
        Assert.That(draft.Problems, Is.Empty);
        return draft.Pack!.Scenarios.Single();
    }

    /// <summary>The one mistake of a pack.</summary>
    public static PackProblem Only(PackDraft draft)
    {
        Assert.That(draft.Problems, Has.Length.EqualTo(1), string.Join('\n', draft.Problems));
        return draft.Problems.Single();
    }

    public static SettingsReading Settings(string text) => SettingsReader.Read("b2c-harness.json", Encoding.UTF8.GetBytes(text), Context);

    public static PackProblem Only(SettingsReading reading)
    {
        Assert.That(reading.Problems, Has.Length.EqualTo(1), string.Join('\n', reading.Problems));
        return reading.Problems.Single();
    }
}
