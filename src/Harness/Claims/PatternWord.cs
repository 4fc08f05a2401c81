using System.Collections.Immutable;
using Bogus;

namespace Harness.Claims;

/// <summary>What a word of a pattern needs to be known before it can be filled in.</summary>
[Flags]
internal enum PatternNeeds
{
    /// <summary>Nothing: it is drawn.</summary>
    Nothing = 0,

    /// <summary>The given name.</summary>
    GivenName = 1,

    /// <summary>The surname.</summary>
    Surname = 2,

    /// <summary>The e-mail address.</summary>
    Email = 4,
}

/// <summary>One word that may stand in braces in a pattern.</summary>
/// <param name="Name">The word.</param>
/// <param name="Numbers">How many numbers follow it: <c>digits:5</c> has one, <c>number:1-40</c> has two.</param>
/// <param name="Needs">What must be known.</param>
/// <param name="Fill">What it becomes.</param>
internal sealed record PatternWord(string Name, int Numbers, PatternNeeds Needs, Func<PersonSoFar, int, int, string> Fill)
{
    public static ImmutableArray<PatternWord> All { get; } =
    [
        new("digits", 1, PatternNeeds.Nothing, (person, count, _) => person.Random.String2(count, "0123456789")),
        new("hex", 1, PatternNeeds.Nothing, (person, count, _) => person.Random.String2(count, "0123456789abcdef")),
        new("number", 2, PatternNeeds.Nothing, (person, from, to) => TextPattern.Invariant(person.Random.Number(from, to))),
        new("guid", 0, PatternNeeds.Nothing, (person, _, _) => Guid4(person.Random)),
        new("givenName", 0, PatternNeeds.GivenName, (person, _, _) => person.GivenName),
        new("surname", 0, PatternNeeds.Surname, (person, _, _) => person.Surname),
        new("email", 0, PatternNeeds.Email, (person, _, _) => person.Email),
        new("emailName", 0, PatternNeeds.Email, (person, _, _) => person.EmailName),
    ];

    /// <summary>As one writes it.</summary>
    public string Usage => "{" + Name + Numbers switch { 0 => "", 1 => ":5", _ => ":1-40" } + "}";

    /// <summary>A random GUID as directories give them out: version 4.</summary>
    public static string Guid4(Randomizer random)
    {
        var bytes = random.Bytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
