using System.Security.Cryptography;
using System.Text;

namespace Harness.Tokens;

/// <summary>What an application shows to get a token: in the form, or as Basic credentials (RFC 6749, 2.3.1).</summary>
/// <param name="Id">Its id; null where it shows none.</param>
/// <param name="Secret">Its secret.</param>
internal sealed record ClientCredentials(string? Id, string? Secret)
{
    private const string Basic = "Basic ";

    public static ClientCredentials Of(IssuerRequest request)
    {
        if (request.Authorization is not { } line || !line.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
            return new(request.Form.GetValueOrDefault("client_id"), request.Form.GetValueOrDefault("client_secret"));
        var bytes = new byte[line.Length];
        if (!Convert.TryFromBase64String(line[Basic.Length..].Trim(), bytes, out var length)) return new(null, null);
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts is [var id, var secret] ? new(Plain(id), Plain(secret)) : new(null, null);
    }

    public bool Fit(TokenOffer offer) => (offer.Client is null || offer.Client == Id) && (offer.Secret is null || Same(offer.Secret, Secret ?? ""));

    // Both halves are form-encoded before they are joined.
    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
