using System.Collections.Immutable;
using System.Globalization;
using Harness.Dialects.ProtectedApis;
using Harness.Scenarios;

namespace Harness.Planning;

/// <summary>Where the tokens of a run come from, as packs and options say.</summary>
internal sealed class IssuerDraft(Given given, ImmutableArray<Pack> packs)
{
    private const int HighestPort = 65_535;

    /// <summary>The issuer that the packs need; null where they need none.</summary>
    /// <param name="isOnAnyPort">Whether the gateway is told where it is, so that any port will do.</param>
    public IssuerSetup? Finish(bool isOnAnyPort)
    {
        var apis = packs.Select(pack => pack.Scenarios.FirstOrDefault()?.Protected).OfType<ProtectedApi>().Where(api => api.Issuer is not null).ToArray();
        if (apis.Length == 0)
        {
            foreach (var option in new[] { RunOptions.Issuer, RunOptions.IssuerKeys }.Where(option => given.Text(option) is not null)) given.Problem($"{option.Name} is for packs that name an 'issuer' under 'protectedApi'.");
            return null;
        }

        var places = apis.Select(api => api.Issuer!).Distinct().ToArray();
        var tenants = apis.Select(api => (api.Tenant, api.TenantId)).Distinct().ToArray();
        if (given.Many(RunOptions.TokenVariable).Count > 0) given.Problem("--token-env holds a token of a real tenant; these packs name an 'issuer', so that the harness makes the tokens. Take one of them out.");
        if (tenants.Length > 1) given.Problem($"The packs are about several tenants: {string.Join(", ", tenants.Select(tenant => tenant.Tenant))}. A run has one issuer; play the packs of each tenant in a run of their own.");
        var keys = given.Text(RunOptions.IssuerKeys);
        if (places.Length > 1 && (Port is null || (keys is null && places.DistinctBy(place => place.Keys).Count() > 1))) given.Problem("The packs name several issuers. A run has one; play the packs of each in a run of their own.");
        var port = isOnAnyPort ? 0 : Port ?? places[0].Port;
        return new(port, new(new("http://127.0.0.1/"), tenants[0].Tenant, tenants[0].TenantId, apis[0].Policy), keys ?? places[0].Keys);
    }

    private int? Port
    {
        get
        {
            if (given.Text(RunOptions.Issuer) is not { } text) return null;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= HighestPort) return port;
            given.Problem($"--issuer takes a port of this machine, from 1 to {HighestPort.ToString(CultureInfo.InvariantCulture)}, and not '{text}'.");
            return null;
        }
    }
}
