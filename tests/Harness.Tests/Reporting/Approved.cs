using System.Runtime.CompilerServices;
using System.Text;

namespace Harness.Tests.Reporting;

/// <summary>Texts that a person has read and found right. HARNESS_APPROVE=1 writes them anew, to be read again.</summary>
internal static class Approved
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder(), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path));

    public static void Check(string name, string text)
    {
        var path = Path.Combine(Folder(), name + ".txt");
        if (Environment.GetEnvironmentVariable("HARNESS_APPROVE") == "1") File.WriteAllText(path, text, Utf8);
        Assert.That(text, Is.EqualTo(File.Exists(path) ? File.ReadAllText(path) : ""), $"Read the text; where it is right, run this test again with HARNESS_APPROVE=1.");
    }

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "Approved");
}
