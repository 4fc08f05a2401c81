using System.Collections.Immutable;
using System.Globalization;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Rules.UserFlow;

namespace Harness.Running.Probes;

/// <summary>Somebody guesses: passwords that are nearly right and such that are not right at all, in turns. Whoever slows guessers down, as endpoints should, may do so for a while: it is asked last.</summary>
internal static class PasswordTiming
{
    private const int Rounds = 2;
    private const int Rights = 5;

    public static Probe Row { get; } = new(Guesses.Probe, "A hundred wrong passwords, near and far from the right one in turns: how long is each refused for?", Play)
    {
        IsAlone = true,
        Turn = 2,
        Obstacle = asking => CredentialProbe.Obstacle(asking) ?? (asking.Profile.Credentials is Credentials.Basic { Password.Length: > 0 } ? null : "it is about the password of Basic credentials"),
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var basic = (Credentials.Basic)asking.Profile.Credentials;
        var seen = ImmutableArray.CreateBuilder<Observation>();
        for (var i = 1; i <= Rights; i++)
        {
            seen.Add(await asking.Send(Label(Guesses.Right + " ", i), asking.Claims).ConfigureAwait(false) with { IsAside = i > 1 });
            if (seen[^1].WentWrong) return seen.ToImmutable();
        }

        var (near, far) = (basic.Password[..^1] + Other(basic.Password[^1]), string.Concat(basic.Password.Select(Other)));
        var guesses = 0;
        for (var i = 1; i <= Rounds * Guesses.PerRound; i++)
        {
            // By turns, and neither always first: what slows down or speeds up meanwhile does so for both.
            (string Label, string Password)[] both = [(Guesses.Near, near), (Guesses.Far, far)];
            foreach (var (label, password) in i % 2 == 0 ? both : both.Reverse())
            {
                var change = CredentialForms.With(CredentialForms.Wrong, "password", string.Create(CultureInfo.InvariantCulture, $"the password is wrong, guess {++guesses} of {2 * Rounds * Guesses.PerRound}"), new(basic.User, password));
                var guess = await asking.SendAside(Label(label, i), asking.Claims, change).ConfigureAwait(false) with { Plain = seen[0] };
                if (Strangers.IsLetIn(guess)) return await LetIn(guess).ConfigureAwait(false);
                seen.Add(guess);
            }

            if (i == 1 && seen.TakeLast(2).Any(guess => !Strangers.IsTurnedAway(guess))) break;
        }

        return seen.ToImmutable();

        // There is nothing left to guess.
        async Task<ImmutableArray<Observation>> LetIn(Observation guess)
        {
            var nobody = await BareCall.Send(asking, seen[0]).ConfigureAwait(false);
            if (nobody is not null) seen.Add(nobody);
            seen.Add(guess with { Nobody = nobody, IsAside = false });
            return seen.ToImmutable();
        }
    }

    private static string Label(string label, int number) => string.Create(CultureInfo.InvariantCulture, $"{label}{number}");

    private static char Other(char letter) => letter == 'q' ? 'z' : 'q';
}
