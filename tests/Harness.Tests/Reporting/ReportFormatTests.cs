using Harness.Reporting;

namespace Harness.Tests.Reporting;

[TestFixture]
public sealed class ReportFormatTests
{
    [Test]
    public void Every_format_has_an_id_and_a_file_of_its_own()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ReportFormat.All.Select(format => format.Id), Is.EqualTo(new[] { "text", "json", "junit", "html" }));
            Assert.That(ReportFormat.All.Select(format => format.FileName), Is.Unique);
            Assert.That(ReportFormat.All.Select(format => format.About), Has.All.EndWith("."));
        });
    }

    [TestCase("junit", "junit.xml")]
    [TestCase("JUNIT", null)]
    [TestCase("jsonl", null)]
    public void A_format_is_found_by_its_id(string id, string? file)
    {
        Assert.That(ReportFormat.Find(id)?.FileName, Is.EqualTo(file));
    }
}
