using System.Net;
using System.Text.Json.Nodes;
using Harness.Downstream;
using Harness.Tokens;

namespace Harness.EndToEnd.Tests.Tokens;

[TestFixture]
public sealed class IssuerHostTests
{
    private static readonly Tenant Contoso = new(new("https://contoso.b2clogin.com"), "contoso.onmicrosoft.com", new("8b1cf0fb-2ef0-44a1-9a6f-6f4a3bd5c6a1"), "B2C_1_signupsignin1");

    [Test]
    public async Task Metadata_lead_to_the_keys_also_after_a_roll_over()
    {
        using var keys = new KeyRing(SigningKey.Create());
        await using var host = await IssuerHost.Start(Contoso, keys, TimeProvider.System);
        using var client = new HttpClient();
        var metadata = JsonNode.Parse(await client.GetStringAsync(host.Issuer.Tenant.Metadata))!;
        var address = new Uri(metadata["jwks_uri"]!.GetValue<string>());
        var before = await Ids(client, address);
        keys.RollOver();
        var after = await Ids(client, address);
        Assert.That(metadata["issuer"]!.GetValue<string>(), Is.EqualTo($"http://127.0.0.1:{address.Port}/{Contoso.Id}/v2.0/"));
        Assert.That((before.Length, after.Length, after[1] == keys.Current.Id, host.Issuer.KeysFetched), Is.EqualTo((1, 2, true, 2)));
    }

    [Test]
    public async Task Whoever_is_told_of_a_call_hears_what_was_asked_for()
    {
        using var keys = new KeyRing(SigningKey.Create());
        IssuerCall? told = null;
        await using var host = await IssuerHost.Serve(Contoso, keys, TimeProvider.System, new("orders"), () => Task.CompletedTask, (call, _) => told = call);
        using var client = new HttpClient();
        await client.GetStringAsync(host.Issuer.Tenant.Keys);

        // The call is told after its answer, to which the next one waits no longer.
        await host.DisposeAsync();
        Assert.That(told?.Document, Is.EqualTo(IssuerDocument.Keys));
    }

    [Test]
    public async Task Another_tenant_is_not_found()
    {
        using var keys = new KeyRing(SigningKey.Create());
        await using var host = await IssuerHost.Start(Contoso, keys, TimeProvider.System);
        using var client = new HttpClient();
        using var answer = await client.GetAsync((host.Issuer.Tenant with { Name = "fabrikam.onmicrosoft.com" }).Keys);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static async Task<string[]> Ids(HttpClient client, Uri address) =>
        [.. JsonNode.Parse(await client.GetStringAsync(address))!["keys"]!.AsArray().Select(key => key!["kid"]!.GetValue<string>())];
}
