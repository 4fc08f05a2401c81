namespace Harness.EndToEnd.Tests.Command;

[Parallelizable(ParallelScope.All)]
public sealed class ImportPolicyTests
{
    private const string Policy = """
        <TrustFrameworkPolicy PolicyId="B2C_1A_SignUp"><ClaimsProviders><ClaimsProvider><TechnicalProfiles>
          <TechnicalProfile Id="REST-Check"><Protocol Name="Proprietary" Handler="Web.TPEngine.Providers.RestfulProvider, Web.TPEngine" />
            <Metadata><Item Key="ServiceUrl">https://api.contoso.com/check</Item><Item Key="AuthenticationType">None</Item>
              <Item Key="AllowInsecureAuthInProduction">true</Item></Metadata></TechnicalProfile>
        </TechnicalProfiles></ClaimsProvider></ClaimsProviders></TrustFrameworkPolicy>
        """;

    [Test]
    public async Task Imported_packs_pass_lint_and_what_the_policy_breaks_decides_the_exit_code()
    {
        using var folder = new EmptyFolder();
        folder.Write("policies/SignUp.xml", Policy);
        folder.Write("policies/rough.xml", "<a>");
        var import = await HarnessProcess.Run(folder, "import", "policy", "policies", "--out", "packs");
        var lint = await HarnessProcess.Run(folder, "lint", "packs");
        Assert.Multiple(() =>
        {
            Assert.That(import.ExitCode, Is.EqualTo(1), import.Error);
            Assert.That(import.Error.ReplaceLineEndings("\n").Replace('\\', '/'), Does.Contain("policies/SignUp.xml:4:7: error CP-AUT-002: REST-Check allows AuthenticationType None in production. Wanted: ")
                .And.Contain("policies/rough.xml:1:").And.Contain("\nnew      packs/REST-Check.json\n")
                .And.EndWith("2 files, 1 policy, 1 RESTful profile, 1 pack; 1 error, 1 warning; 1 file could not be read.\n"));
            Assert.That(lint.ExitCode, Is.Zero, lint.Error);
        });

        // A file that cannot be read is no success either.
        folder.Write("policies/SignUp.xml", Policy.Replace("true", "false", StringComparison.Ordinal));
        Assert.That((await HarnessProcess.Run(folder, "import", "policy", "policies", "--out", "packs")).ExitCode, Is.EqualTo(3));
    }

    [Test]
    public async Task An_import_that_finds_nothing_says_so_and_writes_nothing()
    {
        using var folder = new EmptyFolder();
        folder.Write("pom.xml", "<project />");
        var import = await HarnessProcess.Run(folder, "import", "policy", "pom.xml", "--out", "packs");
        Assert.Multiple(() =>
        {
            Assert.That(import.ExitCode, Is.EqualTo(3));
            Assert.That(import.Error, Does.Contain("This is no policy: its root is <project>.").And.Contain("No policy could be read; nothing was written."));
            Assert.That(Directory.Exists(folder.At("packs")), Is.False);
        });
    }
}
