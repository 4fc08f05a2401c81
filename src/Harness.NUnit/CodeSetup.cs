using System.Collections.Immutable;
using Harness.Exchanges;
using Harness.Planning;
using Harness.Running;

namespace Harness.NUnit;

/// <summary>What code knows of an endpoint and no setting can say: secrets and certificates themselves, where settings only name them.</summary>
internal static class CodeSetup
{
    public static (RunPlan Plan, Trust Trust) Over(RunPlan plan, Trust trust, Given given, ConnectorUnderTest? connector)
    {
        if (connector?.Credentials is { } credentials && given.Text(RunOptions.User) is null && given.Text(RunOptions.Certificate) is null && given.Text(RunOptions.TokenVariable) is null)
            plan = plan with { Profiles = plan.Profiles.ToImmutableDictionary(step => step.Key, step => step.Value with { Credentials = credentials, PasswordVariable = connector.PasswordVariable ?? step.Value.PasswordVariable }) };
        if (connector?.OldCredentials is { } old && given.Text(RunOptions.OldUser) is null && given.Text(RunOptions.OldCertificate) is null)
            plan = plan with { Profiles = plan.Profiles.ToImmutableDictionary(step => step.Key, step => step.Value with { OldCredentials = old, Rotation = connector.Rotation }) };
        return (plan, connector?.Trust is { } known && given.Text(RunOptions.Trust) is null ? known : trust);
    }
}
