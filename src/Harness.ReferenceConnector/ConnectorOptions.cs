using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Harness.ReferenceConnector;

/// <summary>What one instance of the connector is told at its start.</summary>
public sealed record ConnectorOptions
{
    /// <summary>The user name of the Basic credentials; it may not contain a colon.</summary>
    /// <value>Default: <c>connector</c>.</value>
    public string User { get; init; } = "connector";

    /// <summary>The password of the Basic credentials; it may contain colons and any other character.</summary>
    /// <value>Default: <c>local:only-password</c>.</value>
    public string Password { get; init; } = "local:only-password";

    /// <summary>The user name that is let in beside <see cref="User"/> while the credentials are being changed.</summary>
    /// <value>Default: <see langword="null"/>, there is none.</value>
    public string? OldUser { get; init; }

    /// <summary>The password of <see cref="OldUser"/>.</summary>
    /// <value>Default: empty, which lets nobody in.</value>
    public string OldPassword { get; init; } = "";

    /// <summary>The key that may stand in the address as <c>code</c>; it lets nobody in who has no credentials.</summary>
    /// <value>Default: <c>local-only-code</c>.</value>
    public string AddressKey { get; init; } = "local-only-code";

    /// <summary>The file to which the connector appends a line for every call: what was called and how it ended, and nothing about anybody.</summary>
    /// <value>Default: <see langword="null"/>, it writes no log.</value>
    public string? Log { get; init; }

    /// <summary>The bearer token that custom policies may send instead of the Basic credentials.</summary>
    /// <value>Default: <c>local-only-token</c>.</value>
    public string BearerToken { get; init; } = "local-only-token";

    /// <summary>The key that custom policies may send in <c>x-functions-key</c> instead of the Basic credentials.</summary>
    /// <value>Default: <c>local-only-key</c>.</value>
    public string ApiKey { get; init; } = "local-only-key";

    /// <summary>The certificate of the server, with its key.</summary>
    /// <value>Default: <see langword="null"/>: the connector speaks plain HTTP.</value>
    public X509Certificate2? ServerCertificate { get; init; }

    /// <summary>The authority that issues the certificates of callers. With it a caller shows a certificate instead of other credentials.</summary>
    /// <value>Default: <see langword="null"/>: no certificate is asked for.</value>
    public X509Certificate2? ClientAuthority { get; init; }

    /// <summary>Who the certificate of the caller is made out to, such as <c>CN=api.contoso.onmicrosoft.com</c>.</summary>
    /// <value>Default: <see langword="null"/>: anybody whom <see cref="ClientAuthority"/> knows.</value>
    public string? ClientSubject { get; init; }

    /// <summary>The thumbprints of the certificates that callers may show, more than one while they are being changed; compared without regard to case.</summary>
    /// <value>Default: none is named, any certificate of <see cref="ClientSubject"/> will do.</value>
    public IReadOnlyList<string> ClientThumbprints { get; init; } = [];

    /// <summary>Whether the handshake fails for a caller without the right certificate; else the call is answered with 403.</summary>
    /// <value>Default: no.</value>
    public bool ClosesHandshakes { get; init; }

    /// <summary>The address of the loyalty service; <c>promotions</c>, <c>sign-ups</c> and <c>invitations</c> are appended to its path.</summary>
    /// <value>Default: <see langword="null"/>: promotions and invitation codes are not looked up, and nobody is told of sign-ups.</value>
    public Uri? Loyalty { get; init; }

    /// <summary>The address of a second loyalty service, which is asked when the first cannot be had. Nothing is written there.</summary>
    /// <value>Default: <see langword="null"/>, there is none.</value>
    public Uri? LoyaltyStandBy { get; init; }

    /// <summary>What becomes of a sign-up while the loyalty service cannot be had.</summary>
    /// <value>Default: <see cref="ReferenceConnector.WithoutLoyalty.Continue"/>.</value>
    public WithoutLoyalty WithoutLoyalty { get; init; }

    /// <summary>The ids of the defects to switch on, from <see cref="ReferenceConnector.Defects.All"/>, <see cref="ReferenceConnector.Defects.Downstream"/> and <see cref="ReferenceConnector.Defects.CustomPolicies"/>.</summary>
    /// <value>Default: none, a connector that keeps to the contract.</value>
    public IReadOnlyCollection<string> Defects { get; init; } = [];

    /// <summary>How long the caller waits for one attempt; the slow defects take their delays from it.</summary>
    /// <value>Default: 5 s.</value>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The domains of the e-mail addresses that may sign up, compared without regard to case.</summary>
    /// <value>Default: <c>fabrikam.com</c>, <c>fabricam.com</c>.</value>
    public IReadOnlyList<string> AllowedDomains { get; init; } = ["fabrikam.com", "fabricam.com"];

    /// <summary>
    /// The identity providers whose people are shown the block page: domain names, which also match the short word before the
    /// first dot (<c>google</c> for <c>google.com</c>). Compared without regard to case.
    /// </summary>
    /// <value>Default: <c>blocked.example</c>.</value>
    public IReadOnlyList<string> BlockedIssuers { get; init; } = ["blocked.example"];

    /// <summary>The domains of the e-mail addresses that are shown the block page, compared without regard to case.</summary>
    /// <value>Default: <c>blocked.example</c>.</value>
    public IReadOnlyList<string> BlockedDomains { get; init; } = ["blocked.example"];

    /// <summary>The domains of the e-mail addresses whose guests need no approval, compared without regard to case.</summary>
    /// <value>Default: <c>fabrikam.com</c>.</value>
    public IReadOnlyList<string> PartnerDomains { get; init; } = ["fabrikam.com"];

    /// <summary>The job title that every new user is given.</summary>
    /// <value>Default: <c>Loyal customer</c>.</value>
    public string JobTitle { get; init; } = "Loyal customer";

    // The generated text of a record names every property, and options are the first thing that somebody logs.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"User = {User}, Loyalty = {Loyalty}, LoyaltyStandBy = {LoyaltyStandBy}, WithoutLoyalty = {WithoutLoyalty}, Patience = {Patience}, ")
            .Append("Defects = ").AppendJoin(',', Defects);
        return true;
    }
}
