using System.Text;
using Harness.Importing;

namespace Harness.Tests.Importing;

/// <summary>A folder with policies of a test, and one for what is made of them.</summary>
internal sealed class PolicyFolder : IDisposable
{
    public const string Rest = """<Protocol Name="Proprietary" Handler="Web.TPEngine.Providers.RestfulProvider, Web.TPEngine, Version=1.0.0.0" />""";

    private readonly string root = Directory.CreateTempSubdirectory("policies-").FullName;

    public string Policies => Path.Combine(root, "policies");

    public string Packs => Path.Combine(root, "packs");

    public PolicyFolder Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public PolicyFolder Write(string name, byte[] bytes)
    {
        var file = Path.Combine(Policies, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return this;
    }

    public PolicyImport Import() => PolicyImport.Read([Policies]);

    public string Pack(string name) => File.ReadAllText(Path.Combine(Packs, name));

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>A policy with these technical profiles and what else is given.</summary>
    public static string Policy(string id, string? basis, string profiles, string others = "") => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <TrustFrameworkPolicy xmlns="http://schemas.microsoft.com/online/cpim/schemas/2013/06" PolicyId="{id}">
          {(basis is null ? "" : $"<BasePolicy><TenantId>contoso.onmicrosoft.com</TenantId><PolicyId>{basis}</PolicyId></BasePolicy>")}
          <ClaimsProviders><ClaimsProvider><TechnicalProfiles>
          {profiles}
          </TechnicalProfiles></ClaimsProvider></ClaimsProviders>
          {others}
        </TrustFrameworkPolicy>
        """;

    /// <summary>A RESTful profile with these metadata, and what else is given.</summary>
    public static string Profile(string id, string metadata, string others = "") =>
        $"""<TechnicalProfile Id="{id}">{Rest}<Metadata>{metadata}</Metadata>{others}</TechnicalProfile>""";

    public static string Item(string key, string value) => $"""<Item Key="{key}">{value}</Item>""";
}
