using Harness.Exchanges;

namespace Harness.Dialects.Variations;

/// <summary>
/// The call over plain HTTP. Beyond this machine it goes without header lines and query of the run: what is secret in them is not sent where
/// anybody on the way can read it.
/// </summary>
internal static class PlainHttp
{
    public const string Id = "plain-http";

    private const int UsualPort = 80;
    private const int UsualSecuredPort = 443;

    public static Variation Row { get; } = new(Id, "The same call over plain HTTP: at port 80, and at the port of the endpoint where that is not 443. On this machine port 80 need not be the endpoint's, and is not asked.")
    {
        Changes = varied => Ports(varied.Profile.Endpoint).Select(port => new Change(Id, port == UsualPort ? "http" : "http-at-own-port", $"the call goes to {Address(varied.Profile.Endpoint, port).GetLeftPart(UriPartial.Path)}")
        {
            Call = call => Sent(call, port),
            IsOdd = true,
            MayGoUnanswered = true,
        }),
    };

    /// <summary>Whether port 80, where plain HTTP is looked for first, is the endpoint's own to ask.</summary>
    public static bool AsksUsualPort(Uri endpoint) => Ports(endpoint).Contains(UsualPort);

    private static int[] Ports(Uri endpoint) =>
        endpoint.Port is UsualSecuredPort or UsualPort ? [UsualPort] : endpoint.IsLoopback ? [endpoint.Port] : [endpoint.Port, UsualPort];

    private static Call Sent(Call call, int port) =>
        call.Url.Scheme == Uri.UriSchemeHttp ? call
        : call.Url.IsLoopback ? call with { Url = Address(call.Url, port), OtherInstances = [] }
        : call with { Url = new(Address(call.Url, port).GetLeftPart(UriPartial.Path)), OtherInstances = [], Headers = [] };

    private static Uri Address(Uri endpoint, int port) => new UriBuilder(endpoint) { Scheme = Uri.UriSchemeHttp, Port = port }.Uri;
}
