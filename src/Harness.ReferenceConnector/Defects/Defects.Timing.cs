using System.Security.Cryptography;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private static Defect[] Timing =>
    [
        new("answers-too-late", "Every answer comes after the caller has given up.", ["UF-LAT-001", "NET-001", "CP-LAT-001"])
        {
            Before = () => async scene =>
            {
                await scene.Wait(1.2);
                return null;
            },
        },
        new("first-attempt-too-late", "The first attempt runs into a cold start and is too late; the retry is fast.", ["UF-LAT-001", "CP-LAT-001"])
        {
            Before = FirstAttemptTooLate,
        },
        new("slow-after-a-pause", "The API falls asleep: the first call after a pause wakes it up and is too late.", ["UF-LAT-003"])
        {
            Before = SlowAfterAPause,
        },
        new("made-for-twenty-seconds", "Every answer takes twice the caller's patience, which was enough for the caller of 2021.",
            ["UF-LAT-006", "CP-LAT-002"])
        {
            Before = () => async scene =>
            {
                await scene.Wait(2);
                return null;
            },
        },
        new("every-eighth-call-slow", "Each eighth call takes half of the caller's patience.", ["UF-LAT-002"])
        {
            Before = EveryEighthCallSlow,
        },
        new("refuses-the-retry", "The first attempt reserves the e-mail address, and the same sign-up tried again finds it taken.",
            ["UF-IDM-001", "UF-RES-022", "CP-IDM-001"])
        {
            Before = RefusesTheRetry,
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
        var attempts = new LastAttempt();
        return async scene =>
        {
            if (attempts.IsFirst(scene.Call))
                await scene.Wait(1.2);
            return null;
        };
    }

    private static Before SlowAfterAPause()
    {
        var gate = new Lock();
        var active = 0;
        long? last = null;
        return async scene =>
        {
            bool asleep;
            lock (gate)
            {
                // The retry of a call that is still waiting finds the API awake.
                asleep = active++ == 0 && (last is not { } end || scene.Time.GetElapsedTime(end) > scene.Patience * 0.2);
            }

            try
            {
                if (asleep)
                    await scene.Wait(1.2);
                return null;
            }
            finally
            {
                lock (gate)
                {
                    active--;
                    last = scene.Time.GetTimestamp();
                }
            }
        };
    }

    private static Before RefusesTheRetry()
    {
        var attempts = new LastAttempt();
        return scene => Task.FromResult(scene.Step is Step.PostAttributeCollection or Step.CustomPolicy && !attempts.IsFirst(scene.Call)
            ? Refuse(scene, "This e-mail address is already in use.")
            : null);
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

    // A hash, because the body itself is personal data and would outlive its call.
    private static string Fingerprint(Call call) => Convert.ToHexString(SHA256.HashData(call.Content.Span));

    private sealed class LastAttempt
    {
        private readonly Lock gate = new();
        private string? unanswered;

        // The retry is forgotten, so that the next sign-up with the same claims is a first attempt again.
        public bool IsFirst(Call call)
        {
            var attempt = Fingerprint(call);
            lock (gate)
            {
                unanswered = unanswered == attempt ? null : attempt;
                return unanswered is not null;
            }
        }
    }
}
