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

    public static Variation Row { get; } = new(Id, "The same call over plain HTTP: at port 80 where the endpoint is at 443, else at its own port.")
    {
        Changes = varied => [new(Id, "http", $"the call goes to {Address(varied.Profile.Endpoint).GetLeftPart(UriPartial.Path)}") { Call = Sent, IsOdd = true, MayGoUnanswered = true }],
    };

    private static Call Sent(Call call) =>
        call.Url.Scheme == Uri.UriSchemeHttp ? call
        : call.Url.IsLoopback ? call with { Url = Address(call.Url), OtherInstances = [] }
        : call with { Url = new(Address(call.Url).GetLeftPart(UriPartial.Path)), OtherInstances = [], Headers = [] };

    private static Uri Address(Uri endpoint) =>
        new UriBuilder(endpoint) { Scheme = Uri.UriSchemeHttp, Port = endpoint.Port == UsualSecuredPort ? UsualPort : endpoint.Port }.Uri;
}
