using System.Reflection;

namespace Harness.Tests;

[TestFixture]
public sealed class FolderOrderTests
{
    private static readonly Assembly Library = typeof(EmbeddedContent).Assembly;

    private static readonly FolderOrder Order =
        new("Harness", ["", "Claims", "Exchanges", "Tokens", "Dialects", "Rules", "Scenarios", "Running", "Reporting", "Planning", "Importing", "Exporting"]);

    private static readonly FolderOrder Samples = new("Harness.Tests.Samples", ["", "Left", "Right"]);

    [Test]
    public void A_folder_uses_only_folders_to_its_left() => Assert.That(Order.ReversedArrows(Library.GetTypes()), Is.Empty);

    [Test]
    public void Every_folder_has_its_place_in_the_order() =>
        Assert.That(Library.GetTypes().Select(Order.FolderOf).OfType<string>().Distinct(), Is.SubsetOf(Order.Folders));

    [Test]
    public void A_use_is_seen_wherever_it_is_made_inside_method_bodies_too() => Assert.That(
        Samples.ReversedArrows(typeof(FolderOrderTests).Assembly.GetTypes()),
        Is.EqualTo(new[]
        {
            "Left/ByAttribute uses Right/RightAttribute: Left may not use Right",
            "Left/ByCallingWithIt uses Right/Thing: Left may not use Right",
            "Left/ByConstraint uses Right/Thing: Left may not use Right",
            "Left/ByCreating uses Right/Thing: Left may not use Right",
            "Left/ByGenericArgument uses Right/Thing: Left may not use Right",
            "Left/ByIterator uses Right/Thing: Left may not use Right",
            "Left/ByLambda uses Right/Thing: Left may not use Right",
            "Left/ByLocalFunction uses Right/Thing: Left may not use Right",
            "Left/ByProperty uses Right/Thing: Left may not use Right",
            "Left/ByTesting uses Right/Thing: Left may not use Right",
            "Left/ByTypeOf uses Right/Thing: Left may not use Right",
            "Left/ByWaiting uses Right/Thing: Left may not use Right",
        }));

    [TestCase("nunit")]
    [TestCase("Spectre")]
    [TestCase("Microsoft.AspNetCore")]
    [TestCase("System.Console")]
    [TestCase("System.CommandLine")]
    public void The_library_knows_no_test_framework_no_web_host_and_no_console(string prefix) => Assert.That(
        Library.GetReferencedAssemblies().Select(reference => reference.Name!).Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)),
        Is.Empty);

    [Test]
    public void No_member_of_the_console_is_used() =>
        Assert.That(Library.GetTypes().Where(type => TypeUses.Of(type).Contains(typeof(Console))).Select(type => type.FullName), Is.Empty);

    [Test]
    public void Public_types_are_closed_to_inheritance_or_made_for_it() => Assert.That(
        Library.GetExportedTypes().Where(type => !type.IsSealed && !type.IsAbstract && !type.IsEnum && !type.IsInterface).Select(type => type.FullName),
        Is.Empty);
}
