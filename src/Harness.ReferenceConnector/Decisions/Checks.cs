using System.Globalization;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Decisions;

/// <summary>The reasons for which a person is turned away. Each gives null where there is nothing to object to.</summary>
internal sealed class Checks(ConnectorOptions options)
{
    private const int LongestNameThatIsTooShort = 5;

    public Answer? Blocked(Claims claims) => BlockedDomain(claims) ?? BlockedIssuer(claims);

    public Answer? BlockedDomain(Claims claims) =>
        claims.EmailDomain is { } domain && Contains(options.BlockedDomains, domain)
            ? new ShowBlockPage(Messages.For(claims.Locales).Blocked)
            : null;

    public Answer? Email(Claims claims) =>
        claims.EmailDomain is { } domain && Contains(options.AllowedDomains, domain)
            ? null
            : new ValidationError(Messages.For(claims.Locales).EmailNotAccepted);

    public static Answer? DisplayName(Claims claims) =>
        claims["displayName"] is { } name && new StringInfo(name).LengthInTextElements > LongestNameThatIsTooShort
            ? null
            : new ValidationError(Messages.For(claims.Locales).DisplayNameTooShort);

    // A person may have several identities, in any order.
    private ShowBlockPage? BlockedIssuer(Claims claims) =>
        claims.Issuers.Any(issuer => options.BlockedIssuers.Any(blocked => Same(issuer, blocked)))
            ? new ShowBlockPage(Messages.For(claims.Locales).ProviderBlocked)
            : null;

    // The documentation calls a provider google.com in one place and google in another.
    private static bool Same(string issuer, string blocked) =>
        issuer.Equals(blocked, StringComparison.OrdinalIgnoreCase)
        || issuer.Equals(blocked.Split('.')[0], StringComparison.OrdinalIgnoreCase);

    private static bool Contains(IReadOnlyList<string> domains, string domain) =>
        domains.Contains(domain, StringComparer.OrdinalIgnoreCase);
}
