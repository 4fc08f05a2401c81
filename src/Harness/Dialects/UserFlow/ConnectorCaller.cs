namespace Harness.Dialects.UserFlow;

/// <summary>Who calls: two products run on the engine that the readings are about, and each has documents of its own.</summary>
/// <param name="Name">What texts call it.</param>
/// <param name="Document">Its own page about API connectors, or null for Azure AD B2C, whose documents the readings name.</param>
internal sealed record ConnectorCaller(string Name, string? Document = null)
{
    public static ConnectorCaller B2C { get; } = new("B2C");

    /// <summary>A consequence as this caller's documents support it: what only those of Azure AD B2C tell is inferred from the common engine.</summary>
    public Consequence Own(Consequence consequence)
    {
        if (Document is null) return consequence;
        var isOwn = consequence.Source is Sources.AddApiConnector or Sources.Timeouts;
        return consequence with
        {
            Source = isOwn ? Document : consequence.Source == Sources.Nothing ? Sources.Nothing : $"{consequence.Source}, about Azure AD B2C",
            Confidence = isOwn || consequence.Confidence == Confidence.Unknown ? consequence.Confidence : Confidence.Inferred,
            ErrorCode = null,
        };
    }
}
