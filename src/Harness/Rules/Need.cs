using Harness.Dialects;
using Harness.Dialects.ProtectedApis;

namespace Harness.Rules;

/// <summary>What a rule needs beyond an exchange; where it is missing, the rule is not exercised.</summary>
/// <param name="Text">What it is, in words.</param>
/// <param name="IsMet">Whether a profile has it.</param>
public sealed record Need(string Text, Func<Profile, bool> IsMet)
{
    /// <summary>Nothing.</summary>
    public static Need Nothing { get; } = new("nothing", _ => true);

    /// <summary>A pack whose roles say which scenario the endpoint continues, blocks, refuses; its probes are only asked of such packs.</summary>
    public static Need Roles { get; } = new("roles (which scenario continues, blocks, refuses)", _ => true);

    /// <summary>A way to let the endpoint grow cold.</summary>
    public static Need ColdStart { get; } = new("--before-cold COMMAND or --idle TIME", _ => true);

    /// <summary>The file to which the endpoint writes its log.</summary>
    public static Need WatchedLog { get; } = new("--watch-log FILE", _ => true);

    /// <summary>A pack that names the services behind the endpoint, and stand-ins that play them.</summary>
    public static Need Downstream { get; } = new("a downstream in the pack", _ => true);

    /// <summary>The harness issues the tokens, so that it can sign any.</summary>
    public static Need Issuer { get; } = new(ProtectedApiDialect.IssuerInPack, profile => profile.Issuer is not null);

    /// <summary>Where the API is, behind its gateway.</summary>
    public static Need Behind { get; } = new("the address behind the gateway (--behind URL)", profile => profile.Behind is not null);

    /// <summary>The settings list the flow's attributes.</summary>
    public static Need FlowAttributes { get; } = new("the flow's attributes in settings", profile => profile.Attributes is not null);

    /// <summary>The run has credentials: without them the endpoint is called unprotected, and nobody can tell who else would be let in.</summary>
    public static Need Credentials { get; } = new("credentials in the run (--user and --password-env, or --certificate; --token-env for technical profiles that send tokens or keys)", profile => profile.Credentials is not Exchanges.Credentials.None);

    /// <summary>Old and new credentials, of which the endpoint knew one before the other.</summary>
    public static Need OldCredentials { get; } = new("old credentials beside those of the run (--old-user, --old-certificate)", profile => profile.OldCredentials is not (null or Exchanges.Credentials.None) && Credentials.IsMet(profile));

    /// <summary>The caller shows a client certificate.</summary>
    public static Need ClientCertificate { get; } = new("client certificates in the run", profile => profile.Credentials is Exchanges.Credentials.Certificate);

    /// <summary>There is a TLS to look at; plain HTTP is excused on this machine, and nowhere else.</summary>
    public static Need Https { get; } = new("an https endpoint", profile => profile.Endpoint.Scheme == Uri.UriSchemeHttps || !profile.Endpoint.IsLoopback);
}
