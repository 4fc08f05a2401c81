using System.Collections.Immutable;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.ProtectedApis;
using Harness.Dialects.SelfServiceSignUp;
using Harness.Dialects.UserFlow;

namespace Harness.Dialects;

/// <summary>Every dialect the harness speaks, one row each.</summary>
public static class DialectBook
{
    /// <summary>The dialects.</summary>
    public static ImmutableArray<Dialect> All { get; } = [new UserFlowDialect(), new SelfServiceSignUpDialect(), new TechnicalProfileDialect(), new ProtectedApiDialect()];

    /// <summary>The dialect of this id, or null.</summary>
    public static Dialect? Find(string id) => All.FirstOrDefault(dialect => dialect.Id == id);
}
