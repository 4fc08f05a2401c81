using System.Collections.Immutable;
using System.Xml.Linq;

namespace Harness.Rules.CustomPolicies;

/// <summary>A policy that keeps or breaks a rule about policy files.</summary>
/// <param name="About">What is right or wrong about it, in one sentence.</param>
/// <param name="Text">The policy, shortened to what matters.</param>
internal sealed record PolicyExample(string About, string Text);

/// <summary>What a rule about policy files is good for, with policies that break it and policies that keep it: one file for each rule.</summary>
/// <param name="Why">Why it matters.</param>
/// <param name="Bad">Policies that break the rule.</param>
/// <param name="Good">Policies that keep it.</param>
internal sealed record PolicyExamples(string Why, ImmutableArray<PolicyExample> Bad, ImmutableArray<PolicyExample> Good)
{
    /// <summary>Where the files stand in <see cref="EmbeddedContent"/>.</summary>
    public const string Folder = "policy-rules";

    /// <summary>The examples of a rule; null where it is not about policy files.</summary>
    public static PolicyExamples? Of(string rule)
    {
        if (EmbeddedContent.Read($"{Folder}/{rule}.xml") is not { } bytes) return null;
        using var stream = new MemoryStream(bytes);
        var root = XDocument.Load(stream).Root!;
        return new(root.Element("why")!.Value, Examples(root, "bad"), Examples(root, "good"));
    }

    private static ImmutableArray<PolicyExample> Examples(XElement root, string name) =>
        [.. root.Elements(name).Select(example => new PolicyExample(example.Attribute("about")!.Value, example.Elements().Single().ToString().ReplaceLineEndings("\n")))];
}
