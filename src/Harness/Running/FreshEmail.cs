using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Harness.Claims;

namespace Harness.Running;

/// <summary>Gives every call an e-mail address of its own, for endpoints that remember whom they have met: <c>emily.1f3a9c@fabrikam.com</c>.</summary>
internal static class FreshEmail
{
    /// <summary>The claims with another e-mail address at the same domain; the same arguments give the same address.</summary>
    public static ClaimSet In(ClaimSet claims, int seed, string id, int round, int call)
    {
        if (claims.Text("email") is not { } email || email.LastIndexOf('@') is not (> 0 and var at) || email[at - 1] == '"') return claims;
        var mark = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{id}/{round}/{call}")));
        return claims.With("email", email.Insert(at, "." + Convert.ToHexStringLower(mark.AsSpan(0, 6))));
    }
}
