using System.Text.Json;
using Harness.Claims;
using Harness.Exchanges;

namespace Harness.Dialects.Variations;

/// <summary>One way in which a call differs from the plain one. What it changes is a function, so that any subset of changes can be sent.</summary>
/// <param name="Variation">The id of the variation it belongs to; <c>with</c> for what a pack sets itself.</param>
/// <param name="Id">The word for it in case ids: no <c>/</c>, <c>+</c> or <c>#</c>, the same whenever the same claim set is varied.</param>
/// <param name="Text">The same for people, for example <c>surname is missing</c>.</param>
public sealed record Change(string Variation, string Id, string Text)
{
    /// <summary>What becomes of the claims.</summary>
    internal Func<ClaimSet, ClaimSet> Claims { get; init; } = claims => claims;

    /// <summary>What becomes of the request that carries them.</summary>
    internal Func<Call, Call> Call { get; init; } = call => call;

    /// <summary>Whether B2C never sends such a call: then only rules that ask for it, and those about any call, are judged.</summary>
    public bool IsOdd { get; init; }

    /// <summary>A change of one claim's value.</summary>
    internal static Change Set(string variation, string id, string text, string claim, JsonElement value) =>
        new(variation, id, text) { Claims = claims => claims.With(claim, value) };

    /// <summary>A change of one claim into a text.</summary>
    internal static Change Set(string variation, string id, string text, string claim, string value) =>
        Set(variation, id, text, claim, JsonSerializer.SerializeToElement(value));

    /// <summary>Whether no document says that B2C sends such a call, nor that it does not: then only the rules that ask for it look at the answer.</summary>
    public bool IsUndocumented { get; init; }

    /// <summary>Whether the rule that asks for it compares the answer with that to the plain call, even where nothing went wrong.</summary>
    internal bool NeedsPlain { get; init; }
}
