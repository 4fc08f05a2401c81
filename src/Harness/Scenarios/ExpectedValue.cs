using System.Text.Json;
using Harness.Dialects;

namespace Harness.Scenarios;

/// <summary>What one claim or header line is expected to be; what is null is not asked.</summary>
/// <param name="Name">The name of the claim or of the header.</param>
public sealed record ExpectedValue(string Name)
{
    /// <summary>The value it has; texts may hold placeholders. Null is as good as absent.</summary>
    public JsonElement? EqualTo { get; init; }

    /// <summary>Whether it is there at all. A claim that is null is not.</summary>
    public bool? IsPresent { get; init; }

    /// <summary>The type of the value.</summary>
    public AttributeType? Type { get; init; }

    /// <summary>What the text of the value matches.</summary>
    public ExpectedPattern? Pattern { get; init; }
}
