using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Dialects.Variations;
using Harness.Exchanges;

namespace Harness.Tests.Dialects;

/// <summary>What every variation keeps to, for every person and step.</summary>
public sealed partial class VariationTests
{
    private static readonly PersonaBook Personas = PersonaBook.Open();
    private static readonly UserFlowDialect Dialect = new();
    private static readonly Profile Profile = new() { Endpoint = new("http://localhost/") };

    public static IEnumerable<string> People => Personas.Ids;

    public static IEnumerable<string> Steps => UserFlowSteps.All.Select(step => step.Id);

    [Test]
    public void Every_change_has_an_id_of_its_own_that_a_person_can_type([ValueSource(nameof(People))] string persona, [ValueSource(nameof(Steps))] string step)
    {
        var changes = Changes(Of(persona, step));
        Assert.Multiple(() =>
        {
            Assert.That(changes.Select(change => change.Id), Is.Unique);
            Assert.That(changes.Select(change => change.Id), Is.All.Matches<string>(id => Word().IsMatch(id)));
            Assert.That(changes.Select(change => change.Text), Is.All.Not.Empty.And.All.Not.EndsWith("."));
        });
    }

    [Test]
    public void Every_change_changes_something_and_the_same_each_time([ValueSource(nameof(People))] string persona, [ValueSource(nameof(Steps))] string step)
    {
        var varied = Of(persona, step);
        var plain = Dialect.Compose(Profile, varied.Plain);
        var again = Changes(Of(persona, step)).ToDictionary(change => change.Id);
        Assert.Multiple(() =>
        {
            foreach (var change in Changes(varied))
            {
                var wire = Wire(Made(change, varied));
                Assert.That(wire, Is.Not.EqualTo(Wire(plain)), change.Id);
                Assert.That(Wire(Made(again[change.Id], varied)), Is.EqualTo(wire), change.Id);
            }
        });
    }

    [Test]
    public void Each_change_belongs_to_its_variation() => Assert.Multiple(() =>
    {
        foreach (var variation in VariationBook.All)
            Assert.That(variation.Changes(Of("emily", "PreTokenIssuance")).Select(change => change.Variation), Is.All.EqualTo(variation.Id));
    });

    [Test]
    public void Somebody_meets_each_variation()
    {
        var met = from step in Steps from persona in People from change in Changes(Of(persona, step)) select change.Variation;
        Assert.That(met.Distinct(), Is.EquivalentTo(VariationBook.Ids.Where(id => VariationBook.Concerns(id, null, null, []))), "in JSON nothing is escaped, and flows show no tokens");
    }

    [TestCase("jobTitle-at-limit", "jobTitle", 128)]
    [TestCase("jobTitle-beyond-limit", "jobTitle", 129)]
    [TestCase("streetAddress-at-limit", "streetAddress", 1024)]
    [TestCase("extension_loyaltyId-at-limit", "extension_25883231668a43a780b25685c3f874bc_loyaltyId", 250)]
    [TestCase("extension_loyaltyId-beyond-limit", "extension_25883231668a43a780b25685c3f874bc_loyaltyId", 251)]
    [TestCase("email-longest", "email", 254)]
    public void Texts_are_as_long_as_they_say(string id, string claim, int length) =>
        Assert.That(Claims("emily", id).Text(claim), Has.Length.EqualTo(length));

    [Test]
    public void The_longest_address_is_valid_for_every_domain([Range(123, 185)] int length)
    {
        var domain = new string('a', 60) + "." + new string('b', 60) + "." + new string('c', length - 122);
        var varied = Of("emily", "PostAttributeCollection");
        varied = varied with { Plain = varied.Plain.With("email", "emily@" + domain) };
        var email = Changes(varied).Single(change => change.Id == "email-longest").Claims(varied.Plain).Text("email")!;
        Assert.That(email, Has.Length.InRange(253, 254));
        Assert.That(email.Split('@')[1].Split('.').Select(label => label.Length), Is.All.InRange(1, 63));
    }

    [Test]
    public void A_hundred_custom_attributes_are_a_hundred()
    {
        var custom = Claims("emily", CustomAttributes.Hundred).Where(name => name.StartsWith("extension_", StringComparison.Ordinal));
        Assert.That(custom, Has.Count.EqualTo(100));
        Assert.That(custom.Count(claim => claim.Value.ToString().Length == 250), Is.EqualTo(97));
    }

    [Test]
    public void A_missing_claim_is_called_by_its_short_name() => Assert.That(
        MissingClaims.Row.Changes(Of("emily", "PreTokenIssuance")).Select(change => change.Id),
        Does.Contain("surname").And.Contain("extension_loyaltyId").And.Contain("objectId").And.Not.Contain("step"));

    private static Varied Of(string persona, string step)
    {
        var at = Dialect.Step(step)!;
        return new(Profile, at, Dialect.Claims(Profile, at, Personas.Make(persona, 1)));
    }

    private static ImmutableArray<Change> Changes(Varied varied) => [.. VariationBook.All.SelectMany(variation => variation.Changes(varied))];

    private static ClaimSet Claims(string persona, string id)
    {
        var varied = Of(persona, "PostAttributeCollection");
        return Changes(varied).Single(change => change.Id == id).Claims(varied.Plain);
    }

    private static Call Made(Change change, Varied varied) => change.Call(Dialect.Compose(Profile, change.Claims(varied.Plain)));

    private static string Wire(Call call) =>
        $"{call.Method} {call.ContentType} {call.IsChunked} {call.ExpectsContinue} {Encoding.Latin1.GetString(call.Body.Span)}";

    [GeneratedRegex(@"^[\w.=-]+\z")]
    private static partial Regex Word();
}
