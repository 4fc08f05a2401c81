using System.Text;
using Harness.Exchanges;

namespace Harness.EndToEnd.Tests.Exchanges;

/// <summary>The calls and clocks that the tests of the client share.</summary>
internal static class Calls
{
    public const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    /// <summary>After this time a test that hangs is given up.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    /// <summary>Two attempts, with more patience than any test takes.</summary>
    public static readonly Sending Patient = new(new("patient", TimeSpan.FromMinutes(10), 2, "tests"));

    /// <summary>One attempt, with more patience than any test takes.</summary>
    public static readonly Sending Once = new(Patient.Clock with { Attempts = 1 });

    public static Call Post(Uri url, string body = """{"email":"emily@contoso.example"}""") =>
        new() { Method = HttpMethod.Post, Url = url, ContentType = "application/json", Body = Encoding.UTF8.GetBytes(body) };

    public static Call Get(Uri url) => new() { Method = HttpMethod.Get, Url = url };

    public static ConnectorClient NewClient(Trust? trust = null) => new(TimeProvider.System, trust);

    /// <summary>The exchange of one attempt's worth of patience, on a client of its own.</summary>
    public static async Task<Exchange> SendOnce(Call call, Trust? trust = null)
    {
        using var client = NewClient(trust);
        return await client.Send(call, Once).WaitAsync(Soon);
    }

    public static string Text(this Answer answer) => Encoding.Latin1.GetString(answer.Body.Span);
}
