using System.Collections.Immutable;
using System.Globalization;
using Harness.Dialects;

namespace Harness.Rules;

/// <summary>What a second attempt of the same call, or the same person coming again, does at the services behind the endpoint.</summary>
internal static class SideEffects
{
    /// <summary>The probe that sends a call twice.</summary>
    public const string SecondAttempt = "second-attempt";

    /// <summary>The label of an ordinary call.</summary>
    public const string Once = "once";

    /// <summary>The labels of a call whose answer is lost, and of the same call again.</summary>
    public static readonly (string First, string Second) Lost = ("answer lost", "second attempt after the lost answer");

    /// <summary>The labels of a call that is given up by closing the connection, and of the same call again.</summary>
    public static readonly (string First, string Second) Closed = ("connection closed", "second attempt after the closed connection");

    /// <summary>The label of further calls, which tell chance from state.</summary>
    public const string Again = "again";

    /// <summary>The probe in which a person signs up, goes away, and begins anew.</summary>
    public const string SignUpAgain = "sign-up-again";

    /// <summary>The labels of the two sign-ups, and of somebody else's.</summary>
    public static readonly (string First, string Second, string Other) SignUps = ("sign-up", "sign-up again", "somebody else");

    private const int MostShown = 4;

    /// <summary>UF-IDM-002.</summary>
    public static Outcome AreNotDoubled(Trial trial)
    {
        var once = Distinct(trial.Calls(Once));
        if (once.Length == 0) return Outcome.NotExercised("the endpoint changes nothing at its services");
        foreach (var label in new[] { Lost.Second, Closed.Second })
        {
            var effects = Distinct(trial.Calls(label));
            if (effects.Length > once.Length)
                return Outcome.Broken(label, $"the side effects of one call: {Words(once)}", $"{Words(effects)}, none with an Idempotency-Key or a PUT that was seen before");
        }

        return Outcome.Held;
    }

    /// <summary>UF-IDM-003.</summary>
    public static Outcome CodesAreNotBurnt(Trial trial)
    {
        if (trial.Seen(Lost.First) is not { Reply.Kind: ReplyKind.Continue } || trial.Seen(Lost.Second) is not { } second) return Unexercised.NoContinuation;
        if (second.Reply.Kind == ReplyKind.Continue) return Outcome.Held;
        return trial.Observations.Any(seen => seen.Label.StartsWith(Again, StringComparison.Ordinal) && seen.Reply.Kind == ReplyKind.Continue)
            ? Unexercised.ByChance
            : Outcome.Broken(Lost.Second, "continue, as the first answer said, which the caller never saw", Shown.Reply(second));
    }

    /// <summary>UF-IDM-005.</summary>
    public static Outcome MayBeginAnew(Trial trial)
    {
        if (trial.Seen(SignUps.First) is not { Reply.Kind: ReplyKind.Continue } || trial.Seen(SignUps.Second) is not { } second) return Unexercised.NoContinuation;
        if (second.Reply.Kind == ReplyKind.Continue) return Outcome.Held;
        return trial.Seen(SignUps.Other) is { Reply.Kind: ReplyKind.Continue }
            ? Outcome.Broken(SignUps.Second, "continue: nobody knows whether an account came of the first sign-up", Shown.Reply(second))
            : Unexercised.ByChance;
    }

    /// <summary>What two writes have in common where they are the same one again.</summary>
    public static string Content(ServiceCall call) => $"{call.Call.Url} {call.Call.HeaderValues("Idempotency-Key").FirstOrDefault()} {call.Call.BodyText}";

    // One key, or the same PUT or DELETE again, is one side effect.
    private static ImmutableArray<ServiceCall> Distinct(ImmutableArray<ServiceCall> calls) =>
        [.. calls.Where(call => call.IsSideEffect).Select((call, place) => (call, place)).DistinctBy(one => Identity(one.call, one.place)).Select(one => one.call)];

    private static string Identity(ServiceCall call, int place) =>
        call.Call.HeaderValues("Idempotency-Key") is [{ Length: > 0 } key, ..] ? $"{call.Kind} {key}"
        : call.Call.Method is "PUT" or "DELETE" ? $"{call.Service} {call.Call.Method} {call.Call.Url} {call.Call.BodyText}"
        : place.ToString(CultureInfo.InvariantCulture);

    private static string Words(ImmutableArray<ServiceCall> calls) =>
        string.Join(", ", calls.GroupBy(call => call.Kind).Take(MostShown).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} x {kind.Key}")));
}
