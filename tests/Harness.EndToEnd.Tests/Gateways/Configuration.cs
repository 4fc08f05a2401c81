using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Harness.EndToEnd.Tests.Gateways;

/// <summary>The documented configurations of HAProxy, and the same with a check switched off.</summary>
internal static class Configuration
{
    public static string Read(string name, [CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../scenarios/protected-api/haproxy", name));

    /// <summary>A check always holds.</summary>
    public static string Without(string configuration, string check) => Replaced(configuration, $@"^( *acl {Regex.Escape(check)} ).*$", "$1always_true");

    /// <summary>A line is another one, or is gone.</summary>
    public static string Replaced(string configuration, string line, string other)
    {
        Assert.That(Regex.Count(configuration, line, RegexOptions.Multiline), Is.EqualTo(1), $"Which line is {line}?");
        return Regex.Replace(configuration, line, other, RegexOptions.Multiline);
    }
}
