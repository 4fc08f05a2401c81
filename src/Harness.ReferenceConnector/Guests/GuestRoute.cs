using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Guests;

/// <summary>A path for guests of a workforce tenant. Their bodies name no step, so every path serves one.</summary>
internal sealed record GuestRoute(string Path, Step Step, Func<IServiceProvider, Claims, Answer> Decide)
{
    public static IReadOnlyList<GuestRoute> All { get; } =
    [
        new("/api/approval/check-status", Step.PostFederationSignup, (services, claims) => services.GetRequiredService<Approvals>().CheckStatus(claims)),
        new("/api/approval/request", Step.PostAttributeCollection, (services, claims) => services.GetRequiredService<Approvals>().Request(claims)),
        new("/api/identity-verification", Step.PostAttributeCollection, (_, claims) => IdentityVerification.Decide(claims)),
        new("/api/overwrite-attributes", Step.PostAttributeCollection, (services, claims) => services.GetRequiredService<TidyNames>().Decide(claims)),
        new("/api/invitation", Step.PostAttributeCollection, (_, claims) => Invitations.Decide(claims)),
    ];
}
