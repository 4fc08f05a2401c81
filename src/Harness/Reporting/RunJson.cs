using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>One line of a run file: a header, a case or a footer.</summary>
internal sealed record RunLine(RunHeader? Header = null, CaseResult? Case = null, RunFooter? Footer = null);

/// <summary>How runs are written as JSON: camel case, words for enums, no escapes that JSON does not need.</summary>
[JsonSerializable(typeof(RunLine))]
internal sealed partial class RunJson : JsonSerializerContext
{
    public static RunJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new WordConverter<Severity>(), new WordConverter<Verdict>(), new WordConverter<CaseOutcome>() },
    });
}
