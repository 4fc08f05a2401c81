using Harness.Claims;
using Harness.Rules;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>A dozen people sign up in the same moment, and each should get their own answer.</summary>
internal static class ManyPeople
{
    private const int People = 12;

    public static Probe Row { get; } = new("many-people", "A dozen people at once, each with names of their own.", Play);

    // Only whose answer is whose is the question here; how fast a dozen answers come at once is not.
    private static async Task<ImmutableArray<Observation>> Play(Asking asking) =>
        [.. (await Task.WhenAll(Enumerable.Range(1, People).Select(number => asking.SendAside($"person {number}", Marked(asking, number)))).ConfigureAwait(false))];

    private static ClaimSet Marked(Asking asking, int number)
    {
        var claims = asking.ClaimsOf(asking.Stage.OtherPerson(number));
        var mark = Mark(number);
        claims = Set(claims, "displayName", name => $"{name} {mark}");
        claims = Set(claims, "surname", _ => mark);
        return Set(claims, "email", email => email.LastIndexOf('@') is > 0 and var at && email[at - 1] != '"' ? email.Insert(at, "." + mark.ToLowerInvariant()) : email);

        ClaimSet Set(ClaimSet set, string name, Func<string, string> value) =>
            set.Text(name) is { } text && !asking.Stage.IsForced(name) ? set.With(name, value(text)) : set;
    }

    // A name that nobody has and no name holds: Quabax, Quabbx ...
    private static string Mark(int number) => "Quab" + (char)('a' + number) + "xov";
}
