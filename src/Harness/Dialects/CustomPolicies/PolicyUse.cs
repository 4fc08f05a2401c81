using System.Collections.Immutable;

namespace Harness.Dialects.CustomPolicies;

/// <summary>One place of a policy from which a RESTful technical profile is called, and what stands around it.</summary>
/// <param name="Step">The kind of place.</param>
/// <param name="Caller">The place in words, for example <c>the page LocalAccountSignUp</c>.</param>
/// <param name="Place">Where the reference stands.</param>
internal sealed record PolicyUse(FlowStep Step, string Caller, PolicyPlace Place)
{
    /// <summary>Stands among claims where a profile whose base is not among the files gives more.</summary>
    public const string Anything = "*";

    /// <summary>Whether the journey that the relying party starts comes by it.</summary>
    public bool IsReached { get; init; }

    /// <summary>Whether the journey goes on after an error.</summary>
    public bool ContinueOnError { get; init; }

    /// <summary>When the call is left out.</summary>
    public ImmutableArray<Precondition> Preconditions { get; init; } = [];

    /// <summary>The claims that the page is given, collects or shows; null where the call is not made from a page.</summary>
    public ImmutableArray<string>? PageClaims { get; init; }

    /// <summary>The claims that validation profiles before it return, and that the journey has before it comes to the page.</summary>
    public ImmutableArray<string> ClaimsBefore { get; init; } = [];

    /// <summary>The validation profile before it that writes to the directory, or null.</summary>
    public string? DirectoryWriteBefore { get; init; }

    /// <summary>The validation profile after it that checks the person's password, or null.</summary>
    public string? PasswordCheckAfter { get; init; }

    /// <summary>Whether nothing before it in its journey shows who the person is.</summary>
    public bool IsBeforeAnybodyIsKnown { get; init; }
}
