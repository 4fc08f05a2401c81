using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.CustomPolicies;

/// <summary>A path that the RESTful technical profiles of a custom policy call, however they send their claims.</summary>
/// <param name="Pattern">The path, with the place for parts of the address where claims may stand there.</param>
/// <param name="Forms">What a person may call it with, for the list of routes.</param>
/// <param name="Decide">What it decides.</param>
internal sealed record PolicyRoute(string Pattern, string Forms, Func<IServiceProvider, Call, CancellationToken, Task<Answer>> Decide)
{
    public static IReadOnlyList<PolicyRoute> All { get; } =
    [
        new("/api/custom-policy/loyalty/{**parts}", "GET|POST", (services, call, aborted) => services.GetRequiredService<LoyaltyCheck>().Decide(call, aborted)),
        new("/api/custom-policy/promotions", "POST", (services, call, aborted) => services.GetRequiredService<NestedPromotions>().Decide(call, aborted)),
        new("/api/custom-policy/profile", "GET|POST", (services, call, aborted) => services.GetRequiredService<MemberProfile>().Decide(call, aborted)),
    ];

    public string Path => Pattern.Split("/{")[0];

    public IEnumerable<string> Methods => Forms.Split('|');
}
