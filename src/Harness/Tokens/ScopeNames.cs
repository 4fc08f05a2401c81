using System.Collections.Immutable;

namespace Harness.Tokens;

/// <summary>What a token says of the scopes that were asked for.</summary>
internal static class ScopeNames
{
    private static readonly ImmutableArray<string> NotOfAnApi = ["openid", "profile", "offline_access", ".default"];

    /// <summary>The short names: of <c>https://contoso.onmicrosoft.com/orders/read openid</c> there is <c>read</c>.</summary>
    public static ImmutableArray<string> Of(string? scope) =>
        [.. (scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one[(one.LastIndexOf('/') + 1)..]).Where(name => name.Length > 0 && !NotOfAnApi.Contains(name)).Distinct()];
}
