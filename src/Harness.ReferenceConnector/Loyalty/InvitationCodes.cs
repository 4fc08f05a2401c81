using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>
/// Codes that let one person in, once. A code is looked at before the account is made and redeemed when the first token is issued: only then
/// is it certain that there is an account, and a caller that asks again finds the code as good as before.
/// </summary>
internal sealed partial class InvitationCodes(LoyaltyReads loyalty, LoyaltyWrites writes, LoyaltyBehaviour behaviour, ConnectorOptions options)
{
    /// <summary>An invitation; null for a code that nobody gave out, and one that can be used where no code was typed.</summary>
    public Task<Lookup<Invitation>> Check(Claims claims, CancellationToken aborted) => Code(claims) switch
    {
        null => Task.FromResult(new Lookup<Invitation>(new(true))),
        var code when options.Loyalty is null => Task.FromResult(new Lookup<Invitation>(new(true))),
        var code when !Form().IsMatch(code) => Task.FromResult(new Lookup<Invitation>(null)),
        var code when behaviour.RedeemsWhenChecking =>
            loyalty.Ask<Invitation>(new(HttpMethod.Post, $"invitations/{code}/redemptions") { Body = [] }, _ => new(true), aborted),
        var code => loyalty.Ask(new(HttpMethod.Get, $"invitations/{code}"), Invitation.Parse, aborted),
    };

    public Task Redeem(Claims claims) => Code(claims) is { } code && Form().IsMatch(code)
        ? writes.Queue(new(HttpMethod.Put, $"invitations/{code}/redemption") { Body = new JsonObject { ["redeemed"] = true } })
        : Task.CompletedTask;

    private static string? Code(Claims claims) => claims.Custom("invitationCode");

    // It becomes part of a path.
    [GeneratedRegex(@"^[A-Za-z0-9-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
