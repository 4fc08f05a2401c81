using System.Diagnostics;
using Harness.Dialects;
using Harness.Downstream;
using Harness.EndToEnd.Tests.Command;
using Harness.Rules;

namespace Harness.EndToEnd.Tests.Gateways;

/// <summary>The command against the reference gateway, both as people start them.</summary>
public sealed class GatewayCommandTests
{
    private const string KeyVariable = "E2E_SUBSCRIPTION";
    private const string Key = "local-only-subscription";

    [Test]
    public async Task The_built_in_packs_are_played_and_the_subscription_key_is_nowhere_to_be_seen()
    {
        var (issuer, backend) = ($"{QuietPort.Find()}", $"{QuietPort.Find()}");
        await using var gateway = await GatewayProcess.Start(
            "--gateway", $"http://127.0.0.1:{issuer}/contoso.onmicrosoft.com/b2c_1_signupsignin1/v2.0/.well-known/openid-configuration", "--backend", $"http://127.0.0.1:{backend}");
        using var folder = new EmptyFolder();
        var required = RuleBook.Of(DialectBook.Find("protected-api")!).All.Where(rule => rule.Id.StartsWith("GW-", StringComparison.Ordinal)).SelectMany(rule => new[] { "--require", rule.Id });
        var run = await HarnessProcess.Run(
            folder,
            new Dictionary<string, string?> { [KeyVariable] = Key },
            ["run", "builtin:protected-api", "--endpoint", gateway.Address.ToString(), "--issuer", issuer, "--downstream", $"orders={backend}", "--subscription-key-env", KeyVariable, "--behind", gateway.Api.ToString(), .. required]);
        var evidence = string.Concat(Directory.EnumerateFiles(Path.Combine(folder.Path, "artifacts"), "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Error + run.Output + evidence, Does.Not.Contain(Key).And.Not.Contain("eyJ0eXAiOiJKV1Qi"));
        }
    }

    [Test]
    public async Task A_defect_of_a_connector_is_none_of_a_gateway()
    {
        var start = HarnessProcess.DotnetStart("Harness.ReferenceConnector.dll", "--gateway", "http://127.0.0.1:9", "--defect", "trailing-comma");
        using var process = Process.Start(start)!;
        var problem = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That($"{process.ExitCode} {problem}", Does.StartWith("2 The defect trailing-comma is one of a connector, and this is a gateway."));
    }
}
