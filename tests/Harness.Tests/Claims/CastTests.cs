using System.Text.Json;
using Harness.Claims;

namespace Harness.Tests.Claims;

/// <summary>The people that travel with the harness, taken together and one by one.</summary>
[TestFixture]
public sealed class CastTests
{
    private const string Tenant = "contoso.onmicrosoft.com";
    private const string Loyalty = "extension_{appId}_loyaltyId";
    private const string Newsletter = "extension_{appId}_newsletter";
    private const string ShoeSize = "extension_{appId}_shoeSize";

    private static readonly PersonaBook Book = PersonaBook.Open();
    private static readonly string[] Order =
    [
        "email", "displayName", "givenName", "surname", "jobTitle", "streetAddress", "city", "postalCode", "state", "country",
    ];

    private static IReadOnlyList<string> Ids => Book.Ids;

    private static IEnumerable<Persona> Cast => Ids.Select(id => Book.Make(id, 1));

    [Test]
    public void Every_recipe_is_readable()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Book.Problems, Is.Empty);
            Assert.That(Ids, Has.Count.EqualTo(EmbeddedContent.List("scenarios/personas").Count));
        });
    }

    [Test]
    public void There_are_at_least_a_dozen_people_and_the_two_of_the_documentation()
    {
        Assert.That(Ids, Has.Count.GreaterThanOrEqualTo(12).And.SupersetOf(new[] { "emily", "jonas" }));
    }

    [Test]
    public void Names_come_in_four_scripts_and_one_runs_from_right_to_left()
    {
        var scripts = Cast.Select(person => Script(person.Attributes.Text("givenName")!)).Distinct().ToArray();
        Assert.That(scripts, Has.Length.GreaterThanOrEqualTo(4).And.SupersetOf(new[] { "Latin", "Arabic", "Cyrillic", "Japanese" }));
    }

    [TestCase("facebook.com", "^0[0-9]{9}$")]
    [TestCase("google.com", "^[1-9][0-9]{20}$")]
    [TestCase("github.com", "^[1-9][0-9]+$")]
    [TestCase("live.com", "^[0-9a-f]{16}$")]
    [TestCase("twitter.com", "^[1-9][0-9]{18}$")]
    [TestCase("linkedin.com", "^[0-9a-f]{10}$")]
    public void Somebody_comes_from_the_provider(string issuer, string id)
    {
        var found = Cast.Where(person => person.Account == AccountKind.Federated)
            .SelectMany(person => person.Identities)
            .Where(identity => identity.SignInType == "federated" && identity.Issuer == issuer)
            .ToArray();
        Assert.That(found, Is.Not.Empty.And.All.Property(nameof(Identity.IssuerAssignedId)).Match(id));
    }

    [Test]
    public void Somebody_comes_from_a_provider_that_sends_no_identities()
    {
        Assert.That(Cast.Where(person => person.Account == AccountKind.Federated && person.Identities.IsEmpty), Is.Not.Empty);
    }

    [Test]
    public void Somebody_signs_in_with_a_one_time_passcode_and_is_known_by_nothing_but_the_address()
    {
        var guests = Cast.Where(person => person.Identities.Any(identity => identity.Issuer == "mail")).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(guests, Is.Not.Empty);
            foreach (var guest in guests)
            {
                Assert.That(guest.Identities, Is.EqualTo(new[] { new Identity("federated", "mail", guest.Attributes.Text("email")!) }));
                Assert.That(guest.KnownToProvider, Is.EqualTo(new[] { "email" }));
            }
        });
    }

    [Test]
    public void Somebody_has_three_kinds_of_identity_of_which_the_first_is_not_federated()
    {
        var several = Cast.Where(person => person.Account == AccountKind.Federated && person.Identities.Length > 2)
            .Where(person => person.Identities[0].SignInType != "federated");
        Assert.That(
            several.Select(person => person.Identities.Select(identity => identity.SignInType)),
            Has.Some.EquivalentTo(new[] { "federated", "emailAddress", "userName" }));
    }

    [Test]
    public void Local_accounts_go_by_email_or_by_a_user_name_the_directory_allows()
    {
        var identities = Cast.SelectMany(person => person.Identities.Where(identity => identity.Issuer == Tenant).Select(identity => (person, identity))).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(identities.Select(one => one.identity.SignInType).Distinct(), Is.EquivalentTo(new[] { "emailAddress", "userName" }));
            foreach (var (person, identity) in identities)
            {
                if (identity.SignInType == "userName") Assert.That(identity.IssuerAssignedId, Does.Match("^[A-Za-z0-9_-]{1,64}$"));
                else Assert.That(identity.IssuerAssignedId, Is.EqualTo(person.Attributes.Text("email")));
            }
        });
    }

    [Test]
    public void Somebody_has_a_single_name()
    {
        var single = Cast.Where(person => !person.Attributes.Has("surname")).ToArray();
        Assert.That(single, Is.Not.Empty.And.All.Matches<Persona>(person => person.Attributes.Text("displayName") == person.Attributes.Text("givenName")));
    }

    [Test]
    public void Somebody_has_no_custom_attribute_and_most_have_a_loyalty_number()
    {
        var people = Cast.ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(people.Where(person => !person.Attributes.Any(IsCustom)), Is.Not.Empty);
            Assert.That(people.Count(person => person.Attributes.Has(Loyalty)), Is.GreaterThan(people.Length / 2));
        });
    }

    [TestCaseSource(nameof(Ids))]
    public void What_an_endpoint_may_ask_for_is_there(string id)
    {
        for (var repetition = 0; repetition < 300; repetition++)
        {
            var person = Book.Make(id, 17, repetition);
            Assert.That(person.Attributes.Text("displayName"), Has.Length.GreaterThan(5));
            Assert.That(person.Attributes.Text("givenName"), Is.Not.Empty);
            Assert.That(person.Attributes.Text("email"), Does.Match(@"^[a-z][a-z0-9.-]*[a-z0-9]@(fabrikam|fabricam)\.com$"));
            Assert.That(person.ObjectId, Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        }
    }

    [TestCaseSource(nameof(Ids))]
    public void Claims_stand_in_the_order_of_a_captured_body(string id)
    {
        var attributes = Book.Make(id, 1).Attributes;
        var names = attributes.Select(claim => claim.Name);
        Assert.That(names, Is.EqualTo(Order.Where(attributes.Has).Concat(attributes.Where(IsCustom).Select(claim => claim.Name))));
    }

    [TestCaseSource(nameof(Ids))]
    public void Custom_attributes_have_their_types(string id)
    {
        foreach (var claim in Book.Make(id, 1).Attributes)
        {
            if (claim.Name == Loyalty) Assert.That(claim.Value.GetString(), Does.Match("^[0-9]{2}"));
            else if (claim.Name == Newsletter) Assert.That(claim.Value.ValueKind, Is.AnyOf(JsonValueKind.True, JsonValueKind.False));
            else if (claim.Name == ShoeSize) Assert.That(claim.Value.GetInt32(), Is.Positive);
            else if (!IsCustom(claim)) Assert.That(claim.Value.ValueKind, Is.EqualTo(JsonValueKind.String));
        }
    }

    [TestCaseSource(nameof(Ids))]
    public void Places_are_drawn_whole(string id)
    {
        var places = Enumerable.Range(0, 60).Select(repetition => Book.Make(id, 1, repetition).Attributes)
            .Select(claims => (City: claims.Text("city"), PostalCode: claims.Text("postalCode"), State: claims.Text("state"), Street: claims.Text("streetAddress")))
            .ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(places, Has.All.Matches<(string? City, string? PostalCode, string? State, string? Street)>(
                place => place.City is { Length: > 1 } && place.PostalCode is { Length: > 3 } && place.Street is { Length: > 4 }));
            Assert.That(
                places.Select(place => (place.City, place.PostalCode, place.State)).Distinct().Count(),
                Is.EqualTo(places.Select(place => place.City).Distinct().Count()));
        });
    }

    [TestCaseSource(nameof(Ids))]
    public void No_brace_is_left_but_that_of_the_app_id(string id)
    {
        var person = Book.Make(id, 1);
        var texts = person.Attributes.SelectMany(claim => new[] { claim.Name.Replace("{appId}", "", StringComparison.Ordinal), claim.Value.ToString() })
            .Concat(person.Identities.SelectMany(identity => new[] { identity.SignInType, identity.Issuer, identity.IssuerAssignedId }))
            .Append(person.Locale)
            .Append(person.About);
        Assert.That(texts, Has.None.Contains("{").And.None.Contains("}").And.None.Empty);
    }

    [TestCaseSource(nameof(Ids))]
    public void Locales_have_the_form_of_the_wire(string id)
    {
        Assert.That(Book.Make(id, 1).Locale, Does.Match("^[a-z]{2}(-[A-Z][a-z]{3})?-[A-Z]{2}$"));
    }

    [TestCaseSource(nameof(Ids))]
    public void A_provider_knows_the_email_and_only_what_the_person_has(string id)
    {
        var person = Book.Make(id, 1);
        if (person.Account == AccountKind.Local) Assert.That(person.KnownToProvider, Is.Empty);
        else Assert.That(person.KnownToProvider, Does.Contain("email").And.SubsetOf(person.Attributes.Select(claim => claim.Name)));
    }

    private static bool IsCustom(Claim claim) => claim.Name.StartsWith("extension_", StringComparison.Ordinal);

    private static string Script(string name) => name[0] switch
    {
        >= '\u0370' and <= '\u03FF' => "Greek",
        >= '\u0400' and <= '\u04FF' => "Cyrillic",
        >= '\u0600' and <= '\u06FF' => "Arabic",
        >= '\u10A0' and <= '\u10FF' => "Georgian",
        >= '\u3040' and <= '\u9FFF' => "Japanese",
        < '\u0250' => "Latin",
        _ => "other",
    };
}
