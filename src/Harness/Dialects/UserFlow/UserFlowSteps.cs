using System.Collections.Immutable;

namespace Harness.Dialects.UserFlow;

/// <summary>The three points at which a built-in user flow calls an API connector (shared contract, section 1).</summary>
public static class UserFlowSteps
{
    /// <summary>After federating with an identity provider, before the attribute page.</summary>
    public static FlowStep PostFederationSignup { get; } = new(
        "PostFederationSignup",
        "After federating with an identity provider during sign-up",
        "after-federation",
        [ReplyKind.Continue, ReplyKind.Block]);

    /// <summary>After the attribute page, before the account is written.</summary>
    public static FlowStep PostAttributeCollection { get; } = new(
        "PostAttributeCollection",
        "Before creating the user",
        "before-creating-user",
        [ReplyKind.Continue, ReplyKind.Block, ReplyKind.ValidationError]);

    /// <summary>When a token is about to be issued, at sign-up and at sign-in.</summary>
    public static FlowStep PreTokenIssuance { get; } = new(
        "PreTokenIssuance",
        "Before sending the token (preview)",
        "before-sending-token",
        [ReplyKind.Continue]);

    /// <summary>All three, in the order of a sign-up.</summary>
    public static ImmutableArray<FlowStep> All { get; } = [PostFederationSignup, PostAttributeCollection, PreTokenIssuance];
}
