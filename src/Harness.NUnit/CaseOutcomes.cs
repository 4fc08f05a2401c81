using Harness.Reporting;
using Harness.Running;
using NUnit.Framework;
using NUnit.Framework.Internal;

namespace Harness.NUnit;

/// <summary>Makes the outcome of a test of what came of its case; request and response are attached.</summary>
internal static partial class CaseOutcomes
{
    /// <param name="result">What came of the case.</param>
    /// <param name="folder">The folder for attachments.</param>
    /// <param name="run">The folder of the run file, or null where there is none.</param>
    public static void Tell(CaseResult result, string folder, string? run)
    {
        var exchanges = result.Exchanges.IsEmpty ? null : ExchangeFile.Write(result, folder, Test);
        if (exchanges is not null) TestContext.AddTestAttachment(exchanges, "Request and response");
        TellAllure(result, exchanges);
        var text = Text(result, run);
        if (result.Outcome == CaseOutcome.Failed) throw new AssertionException(Environment.NewLine + text);
        if (result is { Outcome: CaseOutcome.NotAsked, NotAsked: { } reason }) Assert.Ignore($"{result.Case} could not be asked: {reason}.");
        TestContext.Out.WriteLine(text);
        if (result.Cell is { UsesService: false, Service: var service, Step: var step }) Assert.Ignore($"{result.Case} could not be asked: the endpoint does not call '{service}' at {step}.");
    }

    // By hand, one id may be played several times: for each TestCase, and several times in a test.
    private static string Test => $"{TestContext.CurrentContext.Test.FullName} {TestExecutionContext.CurrentContext.CurrentResult.TestAttachments.Count}";

    private static string Text(CaseResult result, string? run) => string.Join(
        Environment.NewLine, (result.Outcome == CaseOutcome.Failed ? CaseText.Alone(result, run) : CaseText.Lines(result)).Select(line => line.Text));

    // Compiled in with the build property AllureNUnit=true only.
    static partial void TellAllure(CaseResult result, string? exchanges);
}
