using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bogus;
using Bogus.DataSets;

namespace Harness.Claims;

/// <summary>Reads a recipe strictly: a member that would be ignored is a mistake, and every mistake is reported.</summary>
internal sealed partial class RecipeReader
{
    private const PatternNeeds Names = PatternNeeds.GivenName | PatternNeeds.Surname;

    private static readonly ImmutableArray<string> PlaceMembers = ["street", "city", "postalCode", "state"];
    private static readonly ImmutableArray<string> IdentityMembers = ["signInType", "issuer", "issuerAssignedId"];

    private readonly List<PersonaProblem> problems;
    private readonly RecipeMembers recipe;

    private RecipeReader(JsonElement json, List<PersonaProblem> problems)
    {
        this.problems = problems;
        recipe = new(json, "", Members, problems);
    }

    /// <summary>The members a recipe may have; the schema for editors lists the same.</summary>
    public static ImmutableArray<string> Members { get; } =
    [
        "$schema", "persona", "about", "account", "locale", "names", "gender", "givenName", "displayName", "email",
        "jobTitle", "country", "places", "attributes", "identities", "knownToProvider",
    ];

    /// <param name="json">The recipe.</param>
    /// <param name="requiredId">The id it must have, or null for any.</param>
    /// <param name="problems">Receives the mistakes; with any, the result is null.</param>
    public static Ingredients? Read(JsonElement json, string? requiredId, List<PersonaProblem> problems)
    {
        var before = problems.Count;
        var ingredients = new RecipeReader(json, problems).Read(requiredId);
        return problems.Count == before ? ingredients : null;
    }

    // Nulls of what is required are problems by then, and with a problem the result is thrown away.
    private Ingredients Read(string? requiredId)
    {
        recipe.Text("$schema");
        var locale = recipe.Required("locale");
        var account = recipe.Choice("account", required: true, ("local", AccountKind.Local), ("federated", AccountKind.Federated));
        var names = BogusLocale();
        var givenName = recipe.Plain("givenName", required: true);
        var places = recipe.List("places");
        var ingredients = new Ingredients
        {
            Id = Id(requiredId)!,
            About = recipe.Required("about")!,
            Account = account ?? default,
            Locale = locale!,
            Names = names,
            Gender = Gender(),
            GivenName = givenName!,
            DisplayName = (recipe.Has("displayName") ? recipe.Pattern("displayName", Names) : UsualDisplayName())!,
            Email = Email(givenName, names, locale)!,
            JobTitle = recipe.Pattern("jobTitle", PatternNeeds.Nothing),
            Country = recipe.Plain("country"),
            Places = [.. places.Select(place => Place(place.Value, place.Pointer))],
            Attributes = [.. recipe.Object("attributes").Select(member => Attribute(member.Name, member.Value, member.Pointer))],
            Identities = Identities(account),
            KnownToProvider = [],
        };
        if (recipe.Has("places") && places.Count == 0 && !problems.Any(problem => problem.JsonPointer == "/places"))
            recipe.Add("places", "The list of places is empty.", "Name at least one, or leave out the list.");
        if (ingredients.DisplayName is { } displayName) SurnameIsThere("displayName", displayName, names);
        return ingredients with { KnownToProvider = KnownToProvider(account, ingredients) };
    }

    private string? Id(string? requiredId)
    {
        var id = recipe.Required("persona");
        if (id is null) return null;
        if (!IdForm().IsMatch(id))
            recipe.Add("persona", $"The id \"{id}\" cannot be typed easily.", "Use lower-case letters, digits and hyphens, a letter first.");
        else if (requiredId is not null && id != requiredId)
            recipe.Add("persona", $"The id \"{id}\" is not the name of the file.", $"Write \"{requiredId}\", or rename the file.");
        return id;
    }

    private string? BogusLocale()
    {
        var names = recipe.Plain("names");
        if (names is null || Bogus.Database.LocaleResourceExists(names)) return names;
        var locales = string.Join(", ", Bogus.Database.GetAllLocales().Order(StringComparer.Ordinal));
        recipe.Add("names", $"There are no names for \"{names}\".", $"There are for: {locales}.");
        return null;
    }

    private Name.Gender? Gender()
    {
        var gender = recipe.Choice("gender", required: false, ("female", Name.Gender.Female), ("male", Name.Gender.Male));
        if (gender is not null && !recipe.Has("names"))
            recipe.Add("gender", "The gender decides the form of the surname, but the person has none.", "Add \"names\", or leave out the gender.");
        return gender;
    }

    private TextPattern UsualDisplayName() =>
        TextPattern.Parse(recipe.Has("names") ? "{givenName} {surname}" : "{givenName}", Names, out _)!;

    private TextPattern? Email(string? givenName, string? names, string? locale)
    {
        var text = recipe.Required("email");
        if (text is null) return null;
        var pattern = recipe.Pattern("email", Names);
        if (text.LastIndexOf('@') is var at && (at < 1 || at == text.Length - 1))
            recipe.Add("email", $"\"{text}\" is no e-mail address.", "Write it like emily.{surname}@fabrikam.com.");
        if (pattern is null || locale is null) return pattern;
        SurnameIsThere("email", pattern, names);
        var surname = names is null ? "" : PersonaMaker.Surname(names, null, new Randomizer(0));
        HasAscii(PatternNeeds.GivenName, "{givenName}", givenName ?? "");
        HasAscii(PatternNeeds.Surname, "{surname}", surname);
        return pattern;

        void HasAscii(PatternNeeds word, string usage, string name)
        {
            if (pattern.Needs.HasFlag(word) && name.Length > 0 && PersonaMaker.Ascii(name, locale).Length == 0)
                recipe.Add("email", $"{usage} has no ASCII form in the script of \"{name}\".", "Write the e-mail's name out in ASCII letters.");
        }
    }

    private void SurnameIsThere(string member, TextPattern pattern, string? names)
    {
        if (pattern.Needs.HasFlag(PatternNeeds.Surname) && names is null && !recipe.Has("names"))
            recipe.Add(member, $"\"{member}\" uses {{surname}}, but the person has none.", "Add \"names\", or leave out {surname}.");
    }

    private Place Place(JsonElement json, string pointer)
    {
        var place = new RecipeMembers(json, pointer, PlaceMembers, problems);
        return new(place.Pattern("street", PatternNeeds.Nothing), place.Plain("city", required: true)!, place.Plain("postalCode"), place.Plain("state"));
    }

    private CustomAttribute Attribute(string name, JsonElement value, string pointer)
    {
        if (!CustomName().IsMatch(name))
            problems.Add(new(pointer, $"\"{name}\" is no name of a custom attribute.", "Write it like extension_{appId}_loyaltyId."));
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                var text = recipe.Text(value, pointer, $"\"{name}\"");
                return new(name, text is null ? null : recipe.Pattern(text, pointer, PatternNeeds.Nothing), default);
            case JsonValueKind.True or JsonValueKind.False:
            case JsonValueKind.Number when value.TryGetInt32(out _):
                return new(name, null, value.Clone());
            default:
                problems.Add(new(
                    pointer,
                    $"The value of \"{name}\" has a type that no attribute has.",
                    "It should be text, true, false or a whole number of 32 bits."));
                return new(name, null, default);
        }
    }

    private ImmutableArray<IdentityPattern> Identities(AccountKind? account)
    {
        var before = problems.Count;
        ImmutableArray<IdentityPattern> identities = [.. recipe.List("identities").Select(identity => Identity(identity.Value, identity.Pointer))];
        if (account is null || problems.Count != before) return identities;
        var federated = identities.Any(identity => identity.SignInType == "federated");
        if (account == AccountKind.Local && federated)
            recipe.Add("identities", "A local account has a federated identity.", "Set \"account\" to \"federated\", or leave out that identity.");
        if (account == AccountKind.Federated && !federated && !identities.IsEmpty)
            recipe.Add(
                "identities",
                "A federated account has identities, but none is federated.",
                "Add it, or leave out the list for a provider that sends none.");
        return identities;
    }

    private IdentityPattern Identity(JsonElement json, string pointer)
    {
        var identity = new RecipeMembers(json, pointer, IdentityMembers, problems);
        return new(
            identity.Plain("signInType", required: true)!,
            identity.Plain("issuer", required: true)!,
            identity.Pattern("issuerAssignedId", Names | PatternNeeds.Email, required: true)!);
    }

    private ImmutableArray<string> KnownToProvider(AccountKind? account, Ingredients ingredients)
    {
        var known = recipe.List("knownToProvider");
        if (account == AccountKind.Local && known.Count > 0)
            recipe.Add("knownToProvider", "A local account has no provider.", "Set \"account\" to \"federated\", or leave out the list.");
        if (account == AccountKind.Federated && !recipe.Has("knownToProvider"))
            recipe.Add(
                "knownToProvider",
                "\"knownToProvider\" is missing.",
                "List the claims that the provider hands over, such as email and displayName.");
        string[] has = [.. Has(ingredients)];
        var claims = ImmutableArray.CreateBuilder<string>();
        foreach (var (value, pointer) in known)
        {
            if (recipe.Text(value, pointer, "The name of a claim") is not { } name) continue;
            if (!has.Contains(name))
                problems.Add(new(pointer, $"No provider can know \"{name}\" of this person.", $"It can be: {string.Join(", ", has)}."));
            else if (claims.Contains(name))
                problems.Add(new(pointer, $"\"{name}\" is listed twice.", "Keep one of them."));
            else
                claims.Add(name);
        }

        return claims.ToImmutable();
    }

    private static IEnumerable<string> Has(Ingredients person)
    {
        yield return "email";
        yield return "displayName";
        yield return "givenName";
        if (person.Names is not null) yield return "surname";
        if (person.JobTitle is not null) yield return "jobTitle";
        if (person.Places.Any(place => place.Street is not null)) yield return "streetAddress";
        if (!person.Places.IsEmpty) yield return "city";
        if (person.Places.Any(place => place.PostalCode is not null)) yield return "postalCode";
        if (person.Places.Any(place => place.State is not null)) yield return "state";
        if (person.Country is not null) yield return "country";
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"^extension_\{appId\}_[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex CustomName();
}
