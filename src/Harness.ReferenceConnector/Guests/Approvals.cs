using System.Collections.Concurrent;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Decisions;

namespace Harness.ReferenceConnector.Guests;

/// <summary>
/// The approval workflow of the documentation: a request is made before the account is, and asked after when the guest comes back. A reviewer
/// who approves has the account made by other means, so an approved request is of no interest here.
/// </summary>
internal sealed class Approvals(ConnectorOptions options)
{
    private static readonly ShowBlockPage StillWaiting =
        new("Your access request is already processing. You'll be notified when your request has been approved.");

    private static readonly ShowBlockPage Waiting = new("Your account is now waiting for approval. You'll be notified when your request has been approved.");

    private static readonly ShowBlockPage Denied = new("Your sign up request has been denied. Please contact an administrator if you believe this is an error");

    private enum Decision
    {
        Pending,
        Denied,
    }

    // By e-mail address, because not every guest has identities.
    private readonly ConcurrentDictionary<string, Decision> requests = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Somebody has signed in with an identity provider: is there a request already?</summary>
    public Answer CheckStatus(Claims claims) =>
        claims["email"] is { } email && requests.TryGetValue(email, out var decision)
            ? decision == Decision.Denied ? Denied : StillWaiting
            : new Continue([]);

    /// <summary>The attribute page has been filled in: make a request, unless there is one.</summary>
    public Answer Request(Claims claims)
    {
        if (Checks.DisplayName(claims) is { } refusal)
            return refusal;
        if (claims["email"] is not { } email || claims.EmailDomain is not { } domain)
            return new ValidationError(Messages.For(claims.Locales).EmailNotAccepted);
        if (options.PartnerDomains.Contains(domain, StringComparer.OrdinalIgnoreCase))
            return new Continue([]);
        var isBlocked = options.BlockedDomains.Contains(domain, StringComparer.OrdinalIgnoreCase);
        return requests.GetOrAdd(email, isBlocked ? Decision.Denied : Decision.Pending) == Decision.Denied ? Denied : Waiting;
    }
}
