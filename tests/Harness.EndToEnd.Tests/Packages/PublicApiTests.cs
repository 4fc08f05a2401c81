using System.Reflection;
using System.Runtime.CompilerServices;
using Harness.Downstream;
using Harness.NUnit;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Packages;

/// <summary>The public API of each package stands in a text file, so that a change of it is seen; run with HARNESS_APPROVE=1 to write it anew.</summary>
[TestFixture]
public sealed class PublicApiTests
{
    private static readonly Assembly[] Packages = [typeof(Runner).Assembly, typeof(StubHost).Assembly, typeof(ConnectorFixture).Assembly];

    [TestCaseSource(nameof(Packages))]
    public void The_public_API_is_the_one_that_was_approved(Assembly package)
    {
        var file = Path.Combine(Root(), "src", package.GetName().Name!, "PublicApi.txt");
        var now = string.Concat(PublicApi.Lines(package).Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable("HARNESS_APPROVE") == "1") File.WriteAllText(file, now);
        else Assert.That(now, Is.EqualTo(File.Exists(file) ? File.ReadAllText(file) : ""), $"{file} is stale: HARNESS_APPROVE=1 dotnet test writes it anew");
    }

    private static string Root([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../..");
}
