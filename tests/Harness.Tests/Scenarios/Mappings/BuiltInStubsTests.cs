using System.Runtime.CompilerServices;
using Harness.Scenarios.Mappings;

namespace Harness.Tests.Scenarios.Mappings;

public sealed class BuiltInStubsTests
{
    [Test]
    public void Every_folder_of_stubs_reads_from_disk_and_from_the_assembly_alike([ValueSource(nameof(Services))] string service)
    {
        var (disk, builtIn) = (MappingReader.Read(Path.Combine(Folder(), service)), MappingReader.Read($"builtin:downstream/{service}"));
        Assert.Multiple(() =>
        {
            Assert.That(disk.Problems, Is.Empty);
            Assert.That(builtIn.Problems, Is.Empty);
            Assert.That(disk.Stubs, Is.Not.Empty);
            Assert.That(builtIn.Stubs.Select(stub => stub.Name), Is.EqualTo(disk.Stubs.Select(stub => stub.Name)));
        });
    }

    [Test]
    public void A_folder_that_is_not_built_in_is_told_with_the_nearest_that_is() =>
        Assert.That(
            MappingReader.Read("builtin:downstream/loyalti").Problems.Single().ToString(),
            Does.Contain("There are no built-in stubs 'downstream/loyalti'. Did you mean 'downstream/loyalty'?"));

    public static IEnumerable<string> Services => Directory.GetDirectories(Folder()).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../../scenarios/downstream");
}
