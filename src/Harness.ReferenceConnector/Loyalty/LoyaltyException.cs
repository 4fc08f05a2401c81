using System.Net;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>The loyalty service did not answer, or not with anything that can be used.</summary>
internal sealed class LoyaltyException(string message, Exception? cause = null) : Exception(message, cause)
{
    public HttpStatusCode? Status { get; init; }

    /// <summary>What the service answered instead.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the next try may fare better.</summary>
    public bool MayPass => InnerException is not null || Status >= HttpStatusCode.InternalServerError;
}
