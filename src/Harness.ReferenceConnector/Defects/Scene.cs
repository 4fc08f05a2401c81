using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Decisions;

namespace Harness.ReferenceConnector;

/// <summary>What a defect may look at and act on.</summary>
internal sealed record Scene(Call Call, HttpContext Http, Func<Call, Task<HttpAnswer>> Correct)
{
    public Step Step => Call.Step;

    public Claims Claims => Call.Claims;

    public JsonObject? Request => Call.Request;

    public Checks Checks => Http.RequestServices.GetRequiredService<Checks>();

    public TimeSpan Patience => Http.RequestServices.GetRequiredService<ConnectorOptions>().Patience;

    public TimeProvider Time => Http.RequestServices.GetRequiredService<TimeProvider>();

    /// <summary>What the correct code would answer if this had been sent.</summary>
    public Task<HttpAnswer> Answer(JsonObject? request, Step step) =>
        Correct(Call with { Request = request, Claims = new(request), Step = step });

    /// <summary>Waits for a part of the caller's patience, or until the caller has gone.</summary>
    public Task Wait(double partOfPatience) => Task.Delay(Patience * partOfPatience, Time, Http.RequestAborted);
}
