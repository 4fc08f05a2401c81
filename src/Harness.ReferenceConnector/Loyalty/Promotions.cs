using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>
/// Asks the loyalty service. It is nice to have: whatever goes wrong there, the sign-up goes on without a promotion.
/// </summary>
internal sealed class Promotions(HttpClient http, ConnectorOptions options)
{
    public async Task<Promotion?> Find(Claims claims, CancellationToken aborted)
    {
        if (options.Loyalty is not { } service || claims.Custom("loyaltyId") is not { } id)
            return null;
        try
        {
            using var answer = await http.GetAsync(Address(service, claims["email"], id), aborted);
            return answer.IsSuccessStatusCode ? Promotion.Parse(await answer.Content.ReadAsByteArrayAsync(aborted)) : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private static Uri Address(Uri service, string? email, string id)
    {
        var query = QueryString.Create("loyaltyId", id);
        if (email is not null)
            query = query.Add("email", email);
        return new($"{service.GetLeftPart(UriPartial.Path).TrimEnd('/')}/promotions{query}");
    }
}
