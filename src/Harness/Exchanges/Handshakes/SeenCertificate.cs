using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Harness.Exchanges.Handshakes;

/// <summary>What a rule looks at of a certificate.</summary>
/// <param name="Subject">Who it is made out to.</param>
/// <param name="From">When it starts.</param>
/// <param name="Until">When it ends.</param>
internal sealed record SeenCertificate(string Subject, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Whether it is made out to the host of the endpoint.</summary>
    public bool IsForHost { get; init; } = true;

    /// <summary>Whether this machine trusts the authority that issued it.</summary>
    public bool IsOfAuthority { get; init; } = true;

    /// <summary>The option that makes up for an authority that this machine does not trust, or null.</summary>
    public string? TrustedBy { get; init; }

    /// <summary>The dates for people.</summary>
    public string Dates => string.Create(CultureInfo.InvariantCulture, $"valid from {From:yyyy-MM-dd} to {Until:yyyy-MM-dd}");

    /// <summary>Whether a moment lies within the dates.</summary>
    public bool IsInDateAt(DateTimeOffset moment) => From <= moment && moment <= Until;

    public static SeenCertificate Of(X509Certificate2 certificate) => new(certificate.Subject, certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
}
