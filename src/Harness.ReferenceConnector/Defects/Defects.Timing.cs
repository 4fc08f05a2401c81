using System.Security.Cryptography;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private static Defect[] Timing =>
    [
        new("answers-too-late", "Every answer comes after the caller has given up.", ["UF-LAT-001", "NET-001"])
        {
            Before = () => async scene =>
            {
                await scene.Wait(1.2);
                return null;
            },
        },
        new("first-attempt-too-late", "The first attempt runs into a cold start and is too late; the retry is fast.", ["UF-LAT-001"])
        {
            Before = FirstAttemptTooLate,
        },
        new("every-eighth-call-slow", "Each eighth call takes half of the caller's patience.", ["UF-LAT-002"])
        {
            Before = EveryEighthCallSlow,
        },
        new("closes-without-answer", "The connection is closed without an answer.", ["NET-001"])
        {
            Before = Instead(scene =>
            {
                scene.Http.Abort();
                return new(StatusCodes.Status500InternalServerError, null);
            }),
        },
    ];

    private static Before FirstAttemptTooLate()
    {
        var gate = new Lock();
        string? unanswered = null;
        return async scene =>
        {
            // A hash, because the body itself is personal data and would outlive its call here.
            if (IsFirst(Convert.ToHexString(SHA256.HashData(scene.Call.Content.Span))))
                await scene.Wait(1.2);
            return null;
        };

        // The retry is forgotten, so that the next sign-up with the same claims starts cold again.
        bool IsFirst(string attempt)
        {
            lock (gate)
            {
                unanswered = unanswered == attempt ? null : attempt;
                return unanswered is not null;
            }
        }
    }

    private static Before EveryEighthCallSlow()
    {
        var calls = 0;
        return async scene =>
        {
            if (Interlocked.Increment(ref calls) % 8 == 0)
                await scene.Wait(0.5);
            return null;
        };
    }
}
