using Harness.Claims;
using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>Domains are compared without regard to case, and a quoted local part may hold an @.</summary>
internal static class EmailSpelling
{
    private const string Email = "email";
    private const string Continues = "continues";

    public static Probe Row { get; } = new("email-spelling", "Whoever is turned away for their e-mail address, with the address spelt in other ways.", Play)
    {
        Roles = ["blocks", "refuses"],
        OneRoleWillDo = true,
        Obstacle = asking =>
            asking.Stage.IsForced(Email) ? "every case has the same e-mail address"
            : Role(asking) is null ? "no scenario with a role to turn people away has an e-mail address of its own"
            : null,
    };

    private static string? Role(Asking asking) =>
        Row.Roles.FirstOrDefault(role => asking.Stage.HasRole(role, asking.Step) && Address(asking.Stage.RoleClaims(role, asking.Step)) is { } address && address != asking.Stage.OwnClaims(role, asking.Step).Text(Email));

    private static string? Address(ClaimSet claims) => claims.Text(Email) is { } text && text.LastIndexOf('@') > 0 ? text : null;

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var role = Role(asking)!;
        var own = asking.Stage.OwnClaims(role, asking.Step).Text(Email) ?? "";
        var control = await asking.SendAside(RoleLabels.Control, asking.Stage.RoleClaims(role, asking.Step).With(Email, own)).ConfigureAwait(false);
        var turnedAway = await asking.Compare(
            Comparisons.SameDecision,
            number => asking.Stage.RoleClaims(role, asking.Step, number),
            Comparison.With(Comparison.Change(EmailAddresses.InCapitals, InCapitals)),
            new(Comparison.Change(EmailAddresses.Quoted, claims => Quoted(claims, "me.home")), [Comparison.Change(EmailAddresses.QuotedWithAt, claims => Quoted(claims, "me@home"))])).ConfigureAwait(false);
        if (!asking.Stage.HasRole(Continues, asking.Step)) return [control, .. turnedAway];
        var accepted = await asking.Compare(
            Comparisons.SameDecision,
            number => asking.Stage.RoleClaims(Continues, asking.Step, number),
            new(Comparison.Change(EmailAddresses.Accepted, claims => claims), [Comparison.Change(EmailAddresses.AcceptedInCapitals, InCapitals)]),
            new(Comparison.Change(EmailAddresses.AcceptedQuoted, claims => Quoted(claims, "me.home")), [Comparison.Change(EmailAddresses.AcceptedQuotedWithAt, claims => Quoted(claims, "me@home"))])).ConfigureAwait(false);
        return [control, .. turnedAway, .. accepted];
    }

    private static ClaimSet InCapitals(ClaimSet claims) => Address(claims) is { } address ? claims.With(Email, address.ToUpperInvariant()) : claims;

    private static ClaimSet Quoted(ClaimSet claims, string local) =>
        Address(claims) is { } address ? claims.With(Email, $"\"{local}\"{address[address.LastIndexOf('@')..]}") : claims;
}
