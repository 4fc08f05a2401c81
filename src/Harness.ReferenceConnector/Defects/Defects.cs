using System.Text;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Hosting;

namespace Harness.ReferenceConnector;

/// <summary>The table of mistakes that the connector can be told to make, one row for each.</summary>
public static partial class Defects
{
    /// <summary>All rows, in the order in which they act when several are switched on.</summary>
    // Whole answers are replaced before members are changed, and members before bytes.
    public static IReadOnlyList<Defect> All { get; } =
    [
        .. Timing, .. Downstream, .. State, .. Requests, .. Crashes, .. Presence, .. Identities, .. Attributes, .. Texts, .. Locales,
        .. Steps, .. ClaimRows, .. Members, .. Statuses, .. Bytes, .. Entries,
    ];

    /// <summary>The mistakes that show only where a custom policy calls.</summary>
    public static IReadOnlyList<Defect> CustomPolicies { get; } = [.. PolicyEntries, .. PolicyRequests, .. PolicyAnswers];

    /// <summary>All rows, those that need a service behind the connector that fails, those of custom policies, and those of gateways.</summary>
    public static IEnumerable<Defect> Known => All.Concat(Downstream).Concat(CustomPolicies).Concat(Gateways).DistinctBy(defect => defect.Id);

    internal static IReadOnlyList<Defect> Find(IEnumerable<string> ids)
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        var known = Known.Select(defect => defect.Id).ToHashSet(StringComparer.Ordinal);
        return wanted.FirstOrDefault(id => !known.Contains(id)) is { } unknown
            ? throw new ArgumentException($"There is no defect {unknown}.{Nearest.Hint(unknown, known)}")
            : [.. Known.Where(defect => wanted.Contains(defect.Id))];
    }

    private const string Trace =
        """
        System.NullReferenceException: Object reference not set to an instance of an object.
           at Loyalty.SignUp.Validator.Check(SignUpRequest request) in /src/Loyalty/SignUp/Validator.cs:line 42
           at Loyalty.SignUp.SignUpController.Post(SignUpRequest request) in /src/Loyalty/SignUp/SignUpController.cs:line 17
        """;

    /// <summary>Acts on one kind of answer and leaves the others alone.</summary>
    private static After On<T>(Func<HttpAnswer, HttpAnswer> change) where T : Answer =>
        (_, answer) => answer.Meaning is T ? change(answer) : answer;

    /// <summary>Acts on the members of one kind of answer.</summary>
    private static After Edit<T>(Action<JsonObject> change) where T : Answer => Edit<T>((_, body) => change(body));

    private static After Edit<T>(Action<Scene, JsonObject> change) where T : Answer => (scene, answer) =>
    {
        if (answer.Meaning is not T || answer.Body?.DeepClone() is not JsonObject body)
            return answer;
        change(scene, body);
        return answer with { Body = body };
    };

    private static After Both(After first, After second) => (scene, answer) => second(scene, first(scene, answer));

    /// <summary>Answers in place of the correct code where something gives a reason to.</summary>
    private static Func<Before> Instead(Func<Scene, HttpAnswer?> answer) => () => scene => Task.FromResult(answer(scene));

    /// <summary>Lets the correct code read something else than what was sent.</summary>
    private static Func<Before> Reading(Action<JsonObject> change) => () => async scene =>
    {
        if (scene.Request?.DeepClone() is not JsonObject request)
            return null;
        change(request);
        return await scene.Answer(request, scene.Step);
    };

    /// <summary>Turns the person away in the way the step allows; the token step allows none.</summary>
    private static HttpAnswer? Refuse(Scene scene, string message) => scene.Step switch
    {
        Step.PreTokenIssuance => null,
        Step.PostAttributeCollection => HttpAnswer.To(new ValidationError(message)),
        Step.CustomPolicy => HttpAnswer.To(new Refusal(message)),
        _ => HttpAnswer.To(new ShowBlockPage(message)),
    };

    /// <summary>An unhandled exception.</summary>
    private static HttpAnswer Crash => new(StatusCodes.Status500InternalServerError, null);

    private static HttpAnswer? CrashIf(bool provoked) => provoked ? Crash : null;

    /// <summary>An answer of the API's own making, of which the caller understands the status only.</summary>
    private static HttpAnswer Error(string text) =>
        new(StatusCodes.Status400BadRequest, HttpAnswer.Json) { Body = new JsonObject { ["error"] = text } };

    private static HttpAnswer Text(int status, string contentType, string text) =>
        new(status, contentType) { Raw = Encoding.UTF8.GetBytes(text) };
}
