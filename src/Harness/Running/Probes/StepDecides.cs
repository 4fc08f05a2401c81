using Harness.Claims;
using Harness.Dialects;
using Harness.Rules;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>One address may serve several steps: bodies that differ in nothing but the name of the step.</summary>
internal static class StepDecides
{
    private const string Step = "step";

    private static readonly string[] OfFlow = [Step, "client_id", "ui_locales"];

    public static Probe Row { get; } = new("step-decides", "The same body under the name of each step that the endpoint serves.", Play) { Obstacle = Obstacle };

    private static string? Obstacle(Asking asking) =>
        !asking.Step.Understands.Contains(ReplyKind.ValidationError) || !asking.Claims.Has(Step) ? "the step was not called"
        : Served(asking).Length < 2 ? "the endpoint is played at one step only"
        : null;

    private static ImmutableArray<FlowStep> Served(Asking asking) =>
        [.. asking.Stage.Plan.StepsServed.Where(step => asking.Stage.Plan.Profiles[step].Endpoint == asking.Profile.Endpoint).Select(asking.Stage.Step)];

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var seen = ImmutableArray.CreateBuilder<Observation>();
        foreach (var step in Served(asking))
        {
            var claims = asking.Claims.With(Step, step.Id);
            seen.Add(await Send(step.Id, step, claims).ConfigureAwait(false));
            seen.Add(await Send($"{step.Id}, nothing known", step, claims.Where(name => OfFlow.Contains(name) || asking.Stage.IsForced(name))).ConfigureAwait(false));
        }

        return seen.ToImmutable();

        // The claims are those of another step: whether the call can be answered at all is not the question.
        async Task<Observation> Send(string label, FlowStep step, ClaimSet claims) =>
            await asking.Stage.Observe(label, step, claims, new(asking.Clock), asking.CancellationToken).ConfigureAwait(false) with { IsAside = true };
    }
}
