using System.Text.RegularExpressions;

namespace Harness.Exchanges;

/// <summary>The query parameters of an address that hold a secret, such as <c>?code=</c> of an Azure Function.</summary>
internal static partial class AddressKeys
{
    /// <summary>Whether the address holds one.</summary>
    public static bool AreIn(Uri address) => Parameter().IsMatch(address.OriginalString);

    /// <summary>What must not be told of an address.</summary>
    public static IEnumerable<string> Of(Uri address) => Parameter().Matches(address.OriginalString).Select(match => match.Groups["value"].Value);

    /// <summary>The text of an address with other values in their place.</summary>
    public static string Masked(string address, string mask) => Parameter().Replace(address, match => $"{match.Groups["name"].Value}={mask}");

    /// <summary>The address without them.</summary>
    public static Uri Without(Uri address)
    {
        if (address.OriginalString.Split('?', 2) is not [var path, var query]) return address;
        var left = string.Join('&', query.Split('&').Where(parameter => !Parameter().IsMatch("?" + parameter)));
        return new(left.Length == 0 ? path : $"{path}?{left}");
    }

    [GeneratedRegex(@"(?<=[?&])(?<name>[^=&#]*(?:code|key|sig|token|secret|auth|pass|pwd)[^=&#]*)=(?<value>[^&#]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Parameter();
}
