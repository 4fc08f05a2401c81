using NUnit.Framework;

namespace Harness.NUnit;

/// <summary>
/// Turns packs into tests of the class, which derives from <see cref="ConnectorFixture"/>: one test for each case, named by the case's id, and a last
/// one for each pack, <c>PACK/totals</c>.
/// </summary>
/// <param name="packs">Pack files, folders of packs, or <c>builtin:NAME</c>; paths are relative to the folder of the test assembly.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = true)]
public sealed class ConnectorTestsAttribute(params string[] packs) : TestFixtureAttribute
{
    /// <summary>The packs.</summary>
    public IReadOnlyList<string> Packs { get; } = packs;

    /// <summary>The endpoint's address, where it is known beforehand; else override <see cref="ConnectorFixture.Connector"/>.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The user name of the Basic credentials.</summary>
    public string? User { get; set; }

    /// <summary>The name of the environment variable that holds the Basic password.</summary>
    public string? PasswordVariable { get; set; }

    /// <summary>Any other settings, each as <c>name=value</c>, such as <c>clock=user-flow@2025*0.2</c> or <c>downstream=crm=9101</c>; the names are those of the command's options without hyphens before them.</summary>
    public string[] Settings { get; set; } = [];
}
