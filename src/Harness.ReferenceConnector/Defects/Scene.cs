using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Decisions;

namespace Harness.ReferenceConnector;

/// <summary>What a defect may look at and act on.</summary>
internal sealed record Scene(Call Call, HttpContext Http)
{
    public Step Step => Call.Step;

    public Claims Claims => Call.Claims;

    public JsonObject? Request => Call.Request;

    public Checks Checks => Http.RequestServices.GetRequiredService<Checks>();

    /// <summary>Waits for a part of the caller's patience, or until the caller has gone.</summary>
    public Task Wait(double partOfPatience) => Task.Delay(
        Http.RequestServices.GetRequiredService<ConnectorOptions>().Patience * partOfPatience,
        Http.RequestServices.GetRequiredService<TimeProvider>(),
        Http.RequestAborted);
}
