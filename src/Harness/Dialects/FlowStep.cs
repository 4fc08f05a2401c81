using System.Collections.Immutable;

namespace Harness.Dialects;

/// <summary>The point of a flow at which the caller calls.</summary>
/// <param name="Id">The value of <c>step</c> in the body, for example <c>PostAttributeCollection</c>.</param>
/// <param name="Label">What the portal calls it.</param>
/// <param name="Slug">Its name in pack names and file names, for example <c>before-creating-user</c>.</param>
/// <param name="Understands">The kinds of reply the caller acts upon there.</param>
public sealed record FlowStep(string Id, string Label, string Slug, ImmutableArray<ReplyKind> Understands)
{
    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
