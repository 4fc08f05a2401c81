using Harness.Dialects;

namespace Harness.Rules;

/// <summary>What the contracts demand of every body: one strictly valid JSON object.</summary>
internal static class OneJsonObject
{
    public static Outcome Check(Observation seen)
    {
        var body = seen.Reply.Body;
        return body.Shape switch
        {
            BodyShape.Empty => Outcome.Broken("body", "one JSON object", "an empty body"),
            BodyShape.NotJson when seen.Answer!.Header("Content-Encoding") is { Length: > 0 } coding =>
                Outcome.Broken("Content-Encoding", "no coding: the call accepts none", $"{coding}, so that the body cannot be read as JSON"),
            BodyShape.NotJson => Outcome.Broken("body", "one JSON object", $"{body.Problem} The body begins: {Shown.Text(body.Text)}"),
            BodyShape.Array => Outcome.Broken("body", "one JSON object", $"an array: {Shown.Text(body.Text)}"),
            BodyShape.Scalar => Outcome.Broken("body", "one JSON object", $"a single value: {Shown.Text(body.Text)}"),
            _ when body.HasBom => Outcome.Broken("body", "one JSON object", "a byte-order mark before the object, which JSON does not allow"),
            _ when !body.RepeatedNames.IsEmpty => Outcome.Broken("/" + body.RepeatedNames[0], "each member once", "the member stands more than once, and readers differ in which one they take"),
            _ => Outcome.Held,
        };
    }
}
