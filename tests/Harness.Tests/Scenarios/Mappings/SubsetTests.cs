using System.Runtime.CompilerServices;
using Harness.Scenarios.Mappings;

namespace Harness.Tests.Scenarios.Mappings;

public sealed class SubsetTests
{
    [Test]
    public void The_page_about_stand_ins_names_all_that_is_played_and_all_that_is_refused()
    {
        var page = File.ReadAllText(Page());
        var names = new[] { MappingReader.Names, RequestReader.Names, ResponseReader.Names, ConditionReader.ForBodies, Subset.Beyond }.SelectMany(names => names);
        Assert.That(names.Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty);
    }

    private static string Page([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../../src/Harness.Downstream/README.md");
}
