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
            Assert.That(ReportFormat.All.Select(format => format.Id), Is.EqualTo(new[] { "text", "json", "junit", "html", "allure", "github", "azure", "markdown", "sarif" }));
            Assert.That(ReportFormat.All.Select(format => format.FileName).Where(name => name != ReportFormat.StandardOutput), Is.Unique);
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

    [Test]
    public void What_a_pipeline_reads_from_standard_output_goes_there_by_itself()
    {
        Assert.That(ReportFormat.All.Where(format => format.PathIn("artifacts") == ReportFormat.StandardOutput).Select(format => format.Id), Is.EqualTo(new[] { "github", "azure" }));
        Assert.That(ReportFormat.Find("allure")!.PathIn("artifacts"), Is.EqualTo(Path.Combine("artifacts", "allure-results")));
    }

    [Test]
    public void A_folder_cannot_go_to_standard_output_nor_a_file_to_a_folder()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ReportFormat.Find("allure")!.Refuses("-"), Does.Contain("name a folder, such as allure-results"));
            Assert.That(ReportFormat.Find("allure")!.Refuses(typeof(ReportFormat).Assembly.Location), Does.Contain("is a file"));
            Assert.That(ReportFormat.Find("junit")!.Refuses(Path.GetTempPath()), Does.Contain("name a file in it, such as junit.xml"));
            Assert.That(ReportFormat.All.Where(format => format.Refuses("artifacts.none") is not null), Is.Empty);
        });
    }

    [Test]
    public async Task A_folder_is_rid_of_an_older_report_and_of_nothing_else()
    {
        var folder = Directory.CreateTempSubdirectory("harness-allure-").FullName;
        try
        {
            string[] old = ["0-result.json", "0-container.json", "0-1-attachment.txt", "executor.json"];
            foreach (var name in (string[])[.. old, "notes.txt", "my-result.json.bak"]) await File.WriteAllTextAsync(Path.Combine(folder, name), "{}");
            Directory.CreateDirectory(Path.Combine(folder, "history"));
            await File.WriteAllTextAsync(Path.Combine(folder, "history", "history.json"), "{}");
            using var run = await SavedRun.Passing();
            var allure = ReportFormat.Find("allure")!;
            await allure.Write(run.File, folder, TextWriter.Null);
            var names = Directory.EnumerateFiles(folder).Select(Path.GetFileName).ToArray();
            Assert.Multiple(() =>
            {
                Assert.That(names.Intersect(old), Is.Empty);
                Assert.That(names, Is.SupersetOf(new[] { "notes.txt", "my-result.json.bak", "categories.json", "environment.properties", "allurerc.json" }));
                Assert.That(File.Exists(Path.Combine(folder, "history", "history.json")));
                Assert.That(allure.Files(folder).Select(Path.GetFileName), Is.EquivalentTo(names.Except(["notes.txt", "my-result.json.bak"])));
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
