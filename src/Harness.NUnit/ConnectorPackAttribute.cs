namespace Harness.NUnit;

/// <summary>Names the packs whose cases become the tests of a <see cref="ConnectorFixture"/>, one test for each case.</summary>
/// <param name="packs">Pack files, folders of packs, or <c>builtin:NAME</c>; paths are relative to the folder of the test assembly.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConnectorPackAttribute(params string[] packs) : Attribute
{
    /// <summary>The packs.</summary>
    public IReadOnlyList<string> Packs { get; } = packs;
}
