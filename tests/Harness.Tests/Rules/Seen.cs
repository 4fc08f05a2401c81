using System.Text;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Rules;

namespace Harness.Tests.Rules;

/// <summary>Short ways to an answer and to what the judge says of it.</summary>
internal static class Seen
{
    public static readonly Dialect Dialect = DialectBook.All[0];
    public static readonly RuleBook Book = RuleBook.Of(Dialect);
    public static readonly ExampleStage Stage = new(Dialect);

    public static RuleExample Answer(int status, string body, string contentType = "application/json", FlowStep? step = null) => new()
    {
        About = "a case of a test",
        Step = (step ?? UserFlowSteps.PostAttributeCollection).Id,
        Status = status,
        ContentType = contentType,
        Bytes = Convert.ToBase64String(Encoding.UTF8.GetBytes(body)),
    };

    public static Judgement Judged(RuleExample example) => Judge.Exchange(Book, Stage.Observation(example), []);

    /// <summary>The ids of the findings, from a severity on.</summary>
    public static IEnumerable<string> Findings(RuleExample example, Severity atLeast = Severity.Info) =>
        Judged(example).Findings.Where(finding => finding.Severity >= atLeast).Select(finding => finding.Rule);
}
