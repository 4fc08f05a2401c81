using Allure.Net.Commons;
using Allure.NUnit;
using Harness.Running;

namespace Harness.NUnit;

/// <content>With the build property <c>AllureNUnit=true</c>, Allure.NUnit writes the result of each test.</content>
[AllureNUnit]
public abstract partial class ConnectorFixture;

/// <content>What Allure.NUnit cannot know of a case.</content>
internal static partial class CaseOutcomes
{
    static partial void TellAllure(CaseResult result, string? exchanges)
    {
        AllureApi.AddFeature(result.Pack);
        AllureApi.AddStory(result.Scenario);
        AllureApi.AddTags([.. result.Tags]);
        AllureApi.AddTestParameter("persona", result.Persona);
        foreach (var change in result.Changes) AllureApi.AddTestParameter("changed", change);
        foreach (var finding in result.Findings) AllureApi.AddLabel("rule", finding.Rule);
        if (exchanges is not null) AllureApi.AddAttachment("Request and response", "text/plain", exchanges);
    }
}
