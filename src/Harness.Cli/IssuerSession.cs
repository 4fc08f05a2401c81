using System.CommandLine;
using System.Globalization;
using Harness.Claims;
using Harness.Dialects.UserFlow;
using Harness.Downstream;
using Harness.Exchanges;
using Harness.Planning;
using Harness.Reporting;
using Harness.Running;
using Harness.Scenarios;
using Harness.Tokens;

namespace Harness.Cli;

/// <summary>The issuer of tokens alone, for manual work, until Ctrl+C.</summary>
internal sealed class IssuerSession(IssuerOptions options, ParseResult parsed, Given given, int port, Screen screen)
{
    // The person of the documentation.
    private const string Somebody = "emily";

    private readonly Lock gate = new();

    public async Task<ExitCode> Serve(CancellationToken cancellationToken)
    {
        var (offer, mistake) = Offer();
        if (offer is null) return mistake;
        var kept = parsed.GetValue(options.Keys);
        var (keys, published, problem) = kept is null ? ([SigningKey.Create()], 1, null) : KeyFile.Open(kept);
        if (problem is not null)
        {
            screen.Problem(problem);
            return ExitCode.CommandLine;
        }

        if (kept is not null && PrivateFile.Note(kept) is { } note) Say(Tone.Warn, note);
        using var ring = new KeyRing(keys, published);
        if (await Publish(ring).ConfigureAwait(false) is { } unwritten)
        {
            screen.Problem(unwritten);
            return ExitCode.CommandLine;
        }

        var name = parsed.GetValue(options.Tenant)!;
        try
        {
            var tenant = new Tenant(new("http://127.0.0.1"), name, parsed.GetValue(options.TenantId) ?? Tenant.MadeId(name), parsed.GetValue(options.Policy)!);
            var host = await IssuerHost.Serve(tenant, ring, TimeProvider.System, offer, () => Changed(ring, kept), Tell, port).ConfigureAwait(false);
            await using (host.ConfigureAwait(false))
            {
                Introduce(host.Issuer, offer);
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Say(Tone.Quiet, $"The public keys were fetched {host.Issuer.KeysFetched} {(host.Issuer.KeysFetched == 1 ? "time" : "times")}.");
            }

            return ExitCode.Conforms;
        }
        catch (PortUnavailableException taken)
        {
            screen.Problem(taken.Message);
            return ExitCode.NothingRan;
        }
    }

    private void Introduce(Issuer issuer, TokenOffer offer)
    {
        var address = issuer.Tenant.Address.GetLeftPart(UriPartial.Authority);
        Say(Tone.Strong, $"{issuer.Tenant.Name} issues tokens at {address}/. Ctrl+C ends it.");
        Say(Tone.Plain, $"Metadata:   {issuer.Tenant.Metadata}");
        Say(Tone.Plain, $"Issuer:     {issuer.Tenant.Issuer}");
        Say(Tone.Plain, $"Audience:   {offer.Audience}");
        Say(Tone.Plain, $"A token:    curl -s '{address}/__admin/token?persona={offer.Persona ?? (offer.People.Contains(Somebody) ? Somebody : offer.People[0])}&scope=read'");
        Say(Tone.Plain, $"As B2C:     curl -s {issuer.Tenant.Token} -d grant_type=client_credentials -d client_id={offer.Client ?? "my-app"} -d client_secret={(offer.Secret is null ? "any" : "...")} -d scope=https://{issuer.Tenant.Name}/{offer.Audience}/.default");
        if (offer.Client is null || offer.Secret is null)
            Say(Tone.Warn, offer switch
            {
                { Client: null, Secret: null } => "Any client id and secret get a token; --client-id and --client-secret-env choose one.",
                { Client: null } => "Any client id with the secret gets a token; --client-id chooses one.",
                _ => "Any secret of the client gets a token; --client-secret-env chooses one.",
            });
        Say(Tone.Plain, IssuerAdmin.Told(issuer.Keys));
        Say(Tone.Plain, issuer.Keys.Current.PublicPem);
        foreach (var (call, about) in IssuerAdmin.Endpoints) Say(Tone.Quiet, $"  {call,-30} {about}");
    }

    private (TokenOffer? Offer, ExitCode Mistake) Offer()
    {
        var personas = PersonaBook.Open(given.Text(RunOptions.Personas));
        foreach (var problem in personas.Problems) screen.Problem(problem.ToString());
        if (!personas.Problems.IsEmpty) return (null, ExitCode.Packs);
        var seed = given.Number(RunOptions.Seed, 1, int.MinValue);
        foreach (var problem in given.Problems) screen.Problem(problem);
        if (given.Problems.Count > 0) return (null, ExitCode.CommandLine);
        var persona = parsed.GetValue(options.Persona);
        if (persona is not null && !personas.Knows(persona)) return Wrong($"There is no persona '{persona}'. {DidYouMean.Hint(persona, [.. personas.Ids])}");
        var variable = parsed.GetValue(options.SecretVariable);
        var secret = variable is null ? null : Environment.GetEnvironmentVariable(variable);
        if (variable is not null && string.IsNullOrEmpty(secret)) return Wrong($"The environment variable {variable} is not set, so there is no client secret.");
        var claims = ClaimSet.Empty;
        if (parsed.GetValue(options.Claims) is { } file)
        {
            var reading = TokenClaimsFile.Read(file);
            foreach (var problem in reading.Problems) screen.Problem(problem.ToString());
            if (!reading.Problems.IsEmpty) return (null, ExitCode.Packs);
            claims = reading.Claims;
        }

        return (new(parsed.GetValue(options.Audience)!)
        {
            Client = parsed.GetValue(options.Client),
            Secret = secret,
            People = [.. personas.Ids],
            Persona = persona,
            PersonOf = (id, tenant) => TokenPerson.Of(personas.Make(id, seed), tenant),
            Claims = claims,
        }, default);

        (TokenOffer?, ExitCode) Wrong(string problem)
        {
            screen.Problem(problem);
            return (null, ExitCode.CommandLine);
        }
    }

    // The keys have changed, whether or not they can be written down.
    private async Task Changed(KeyRing ring, string? kept)
    {
        if (kept is not null && KeyFile.Save(kept, ring) is { } unsaved) Say(Tone.Bad, unsaved);
        if (await Publish(ring).ConfigureAwait(false) is { } problem) Say(Tone.Bad, problem);
    }

    private async Task<string?> Publish(KeyRing ring)
    {
        if (parsed.GetValue(options.PublicKeys) is not { } file) return null;
        try
        {
            await File.WriteAllTextAsync(file, ring.PublicPem, CancellationToken.None).ConfigureAwait(false);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"--public-keys: {file} cannot be written. {problem.Message}";
        }
    }

    private void Tell(IssuerCall call, string? note) => Say(
        call.Status < 400 ? Tone.Plain : Tone.Warn,
        string.Create(CultureInfo.InvariantCulture, $"{call.At.ToLocalTime():HH:mm:ss.fff}  {call.Method} {call.Path}  {call.Status}  {note}").TrimEnd());

    private void Say(Tone tone, string text)
    {
        lock (gate) screen.Answer(new TextLine(tone, text));
    }
}
