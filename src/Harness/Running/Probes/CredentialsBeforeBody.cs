using System.Collections.Immutable;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Rules.UserFlow;

namespace Harness.Running.Probes;

/// <summary>Somebody with wrong credentials sends what is dear to read: whoever looks at the credentials first has no work with it.</summary>
internal static class CredentialsBeforeBody
{
    private const int Megabyte = 1024 * 1024;

    public static Probe Row { get; } = new(EarlyRefusals.Probe, "Wrong credentials with a body that is no JSON, and with one of a megabyte.", Play)
    {
        IsAboutOddCalls = true,
        Obstacle = asking => CredentialProbe.Obstacle(asking) ?? (asking.Profile.Credentials is Credentials.Basic ? null : "it is about Basic credentials"),
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var basic = (Credentials.Basic)asking.Profile.Credentials;
        var plain = await asking.Send(Comparisons.Plain, asking.Claims).ConfigureAwait(false);
        if (plain.WentWrong) return [plain];
        return
        [
            plain,
            await Send(EarlyRefusals.Usual, body => body).ConfigureAwait(false),
            await Send(EarlyRefusals.Malformed, _ => "{\"email\":"u8.ToArray()).ConfigureAwait(false),
            await Send(EarlyRefusals.Huge, Filled).ConfigureAwait(false),
        ];

        async Task<Observation> Send(string label, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> body)
        {
            var stranger = CredentialForms.With(CredentialForms.Wrong, "password", label, new(basic.User, CredentialForms.WrongText));
            var change = stranger with { Call = call => stranger.Call(call) with { Body = body(call.Body) } };
            return await asking.Send(label, asking.Claims, change).ConfigureAwait(false) with { Plain = plain, IsAside = true };
        }
    }

    // Blanks at its end leave a body what it is.
    private static ReadOnlyMemory<byte> Filled(ReadOnlyMemory<byte> body)
    {
        var filled = new byte[Megabyte];
        filled.AsSpan().Fill((byte)' ');
        body.CopyTo(filled);
        return filled;
    }
}
