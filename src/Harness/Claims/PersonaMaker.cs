using System.Collections.Immutable;
using Bogus;
using Bogus.DataSets;
using Bogus.Extensions;

namespace Harness.Claims;

/// <summary>Makes a person from a recipe and a seed. Keeps nothing between two people, so that order and threads do not matter.</summary>
internal static class PersonaMaker
{
    private const char ZeroWidthNonJoiner = '\u200C';

    public static Persona Make(Ingredients recipe, int seed, int repetition)
    {
        var random = new Randomizer(PersonaSeed.Of(recipe.Id, seed, repetition));
        var surname = recipe.Names is null ? null : Surname(recipe.Names, recipe.Gender, random);
        var objectId = PatternWord.Guid4(random);
        var person = new PersonSoFar(random)
        {
            GivenName = recipe.GivenName,
            Surname = surname ?? "",
            Email = Email(recipe, surname, random, repetition),
        };
        return new()
        {
            Id = recipe.Id,
            About = recipe.About,
            Account = recipe.Account,
            Locale = recipe.Locale,
            ObjectId = objectId,
            Attributes = Attributes(recipe, person, surname),
            Identities = [.. recipe.Identities.Select(identity => identity.Fill(person))],
            KnownToProvider = recipe.KnownToProvider,
        };
    }

    /// <summary>A surname as people write it; some lists have blanks and invisible characters at the end.</summary>
    public static string Surname(string names, Name.Gender? gender, Randomizer random) =>
        new Name(names) { Random = random }.LastName(gender).Trim(' ', ZeroWidthNonJoiner);

    /// <summary>The letters of a name that may stand in any e-mail address; empty where its script has no ASCII form here.</summary>
    public static string Ascii(string name, string locale) =>
        string.Concat(name.Transliterate(locale.Split('-', ' ')[0]).Where(char.IsAsciiLetter).Select(char.ToLowerInvariant));

    private static string Email(Ingredients recipe, string? surname, Randomizer random, int repetition)
    {
        var ascii = new PersonSoFar(random)
        {
            GivenName = Ascii(recipe.GivenName, recipe.Locale),
            Surname = Ascii(surname ?? "", recipe.Locale),
        };
        var email = recipe.Email.Fill(ascii);
        return repetition == 0 ? email : email.Insert(email.LastIndexOf('@'), TextPattern.Invariant(repetition));
    }

    /// <summary>The attributes that every person of a recipe has; a part of the address is one where all places have it.</summary>
    public static IEnumerable<string> Certain(Ingredients recipe) => new (string Name, bool Has)[]
    {
        ("email", true),
        ("displayName", true),
        ("givenName", true),
        ("surname", recipe.Names is not null),
        ("jobTitle", recipe.JobTitle is not null),
        ("streetAddress", InAllPlaces(recipe, place => place.Street is not null)),
        ("city", InAllPlaces(recipe, _ => true)),
        ("postalCode", InAllPlaces(recipe, place => place.PostalCode is not null)),
        ("state", InAllPlaces(recipe, place => place.State is not null)),
        ("country", recipe.Country is not null),
    }.Where(attribute => attribute.Has).Select(attribute => attribute.Name).Concat(recipe.Attributes.Select(custom => custom.Name));

    private static bool InAllPlaces(Ingredients recipe, Func<Place, bool> has) => !recipe.Places.IsEmpty && recipe.Places.All(has);

    // The order is that of a captured body.
    private static ClaimSet Attributes(Ingredients recipe, PersonSoFar person, string? surname)
    {
        var place = recipe.Places.IsEmpty ? null : recipe.Places[person.Random.Number(recipe.Places.Length - 1)];
        var claims = ClaimSet.Empty;
        foreach (var (name, value) in new[]
        {
            ("email", person.Email),
            ("displayName", recipe.DisplayName.Fill(person)),
            ("givenName", recipe.GivenName),
            ("surname", surname),
            ("jobTitle", recipe.JobTitle?.Fill(person)),
            ("streetAddress", place?.Street?.Fill(person)),
            ("city", place?.City),
            ("postalCode", place?.PostalCode),
            ("state", place?.State),
            ("country", recipe.Country),
        })
        {
            if (value is not null) claims = claims.With(name, value);
        }

        foreach (var custom in recipe.Attributes)
            claims = custom.Text is null ? claims.With(custom.Name, custom.Fixed) : claims.With(custom.Name, custom.Text.Fill(person));
        return claims;
    }
}
