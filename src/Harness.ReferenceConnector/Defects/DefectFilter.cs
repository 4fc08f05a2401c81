using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

/// <summary>Stands around the correct code and spoils what it does.</summary>
internal sealed class DefectFilter(IReadOnlyList<Defect> defects) : IEndpointFilter
{
    private readonly Before[] before = [.. defects.Select(defect => defect.Before?.Invoke()).OfType<Before>()];
    private readonly After[] after = [.. defects.Select(defect => defect.After).OfType<After>()];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var scene = new Scene(context.GetArgument<Call>(0), context.HttpContext, Correct);
        var answer = await AnswerOfDefect(scene) ?? await Correct(scene.Call);
        return after.Aggregate(answer, (sofar, defect) => defect(scene, sofar));

        async Task<HttpAnswer> Correct(Call call)
        {
            context.Arguments[0] = call;
            return (HttpAnswer?)await next(context) ?? throw new InvalidOperationException("No answer.");
        }
    }

    private async Task<HttpAnswer?> AnswerOfDefect(Scene scene)
    {
        foreach (var defect in before)
        {
            if (await defect(scene) is { } answer)
                return answer;
        }

        return null;
    }
}
