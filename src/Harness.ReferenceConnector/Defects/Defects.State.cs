using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    // Long enough for calls that are sent together to meet, or for the caller to give one up.
    private const double AMoment = 0.02;

    /// <summary>What the API remembers from call to call, or mixes up between calls.</summary>
    private static Defect[] State =>
    [
        new("changes-its-mind", "The same body is accepted and refused in turns.", ["UF-RES-022", "CP-IDM-001"])
        {
            Before = ChangesItsMind,
        },
        new("overwrites-refusal", "Invalid input is refused first, and the refusal is overwritten with Continue.", ["UF-RES-023"])
        {
            After = On<ValidationError>(_ => HttpAnswer.To(new Continue([]))),
        },
        new("remembers-refusal", "A person who was refused once is refused again, whatever they correct.", ["UF-RES-024"])
        {
            Before = () => RefusedAfter(1, "Your data were refused."),
        },
        new("locks-out-after-five-refusals", "After five refusals a person is locked out.", ["UF-IDM-006"])
        {
            Before = () => RefusedAfter(5, "Too many attempts. Please try again tomorrow."),
        },
        new("conflict-of-twins", "Of two identical calls at the same time one is answered with HTTP 409.", ["UF-IDM-004"])
        {
            Before = ConflictOfTwins,
        },
        new("aborted-calls-keep-their-connection",
            "A call that the caller gives up never returns its database connection; two of them use up the pool.",
            ["UF-IDM-007"])
        {
            Before = AbortedCallsKeepTheirConnection,
        },
        new("mixes-people-up", "The person is kept in a shared field, and people who come at the same time get each other's claims.",
            ["UF-IDM-008"])
        {
            Before = MixesPeopleUp,
        },
        new("fails-after-a-bad-request", "A malformed or hostile request leaves something behind that makes the next call fail.",
            ["UF-RSL-006"])
        {
            Before = FailsAfterABadRequest,
        },
        new("never-blocks", "Nobody is ever blocked: the attribute page shows an error instead, and the other steps let everybody in.",
            ["UF-RSL-007"])
        {
            After = (scene, answer) => answer.Meaning is ShowBlockPage { UserMessage: var message }
                ? HttpAnswer.To(scene.Step is Step.PostAttributeCollection ? new ValidationError(message) : new Continue([]))
                : answer,
        },
        new("tells-who-is-registered", "A second sign-up with an e-mail address is refused with the words that it is registered already.",
            ["UF-PRV-004"])
        {
            Before = TellsWhoIsRegistered,
        },
    ];

    private static Before ChangesItsMind()
    {
        var calls = new ConcurrentDictionary<string, int>();
        return scene => Task.FromResult(calls.AddOrUpdate(Fingerprint(scene.Call), 1, (_, count) => count + 1) % 2 == 0
            ? Refuse(scene, "Please try again later.")
            : null);
    }

    private static Before RefusedAfter(int refusals, string message)
    {
        var counts = new ConcurrentDictionary<string, int>();
        return async scene =>
        {
            if (scene.Step is not Step.PostAttributeCollection)
                return null;
            var person = Person(scene).ToArray();
            if (person.Any(id => counts.GetValueOrDefault(id) >= refusals))
                return Refuse(scene, message);
            var answer = await scene.Correct(scene.Call);
            if (answer.Meaning is ValidationError)
            {
                foreach (var id in person)
                    counts.AddOrUpdate(id, 1, (_, count) => count + 1);
            }

            return answer;
        };
    }

    // The address may be what is corrected; what the provider calls the person stays.
    private static IEnumerable<string> Person(Scene scene) =>
        IdentitiesOf(scene).Select(identity => TextOf(identity["issuerAssignedId"])).Append(scene.Claims["email"])
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Select(id => id.ToUpperInvariant());

    private static Before ConflictOfTwins()
    {
        var inFlight = new ConcurrentDictionary<string, bool>();
        return async scene =>
        {
            var key = Fingerprint(scene.Call);
            if (!inFlight.TryAdd(key, true))
                return new(StatusCodes.Status409Conflict, null);
            try
            {
                await scene.Wait(AMoment);
                return null;
            }
            finally
            {
                inFlight.TryRemove(key, out _);
            }
        };
    }

    private static Before AbortedCallsKeepTheirConnection()
    {
        var connections = new SemaphoreSlim(2);
        return async scene =>
        {
            if (!await connections.WaitAsync(scene.Patience * 0.2, scene.Http.RequestAborted))
                return Crash;
            await scene.Wait(AMoment);
            connections.Release();
            return null;
        };
    }

    private static Before MixesPeopleUp()
    {
        JsonObject? current = null;
        return async scene =>
        {
            current = scene.Request;
            await scene.Wait(AMoment);
            var answer = await scene.Correct(scene.Call);
            var person = current;
            return Edit<Continue>(body =>
            {
                foreach (var name in EchoedClaims)
                {
                    if (TextOf(person?[name]) is { } text)
                        body[name] = text;
                }
            })(scene, answer);
        };
    }

    private static Before FailsAfterABadRequest()
    {
        var isLeftBehind = 0;
        return scene =>
        {
            if (scene.Request is null || WronglyTyped(scene) is not null || TextsOf(scene).Any(text => text.Contains('<')))
            {
                Volatile.Write(ref isLeftBehind, 1);
                return Task.FromResult<HttpAnswer?>(null);
            }

            return Task.FromResult(CrashIf(Interlocked.Exchange(ref isLeftBehind, 0) == 1));
        };
    }

    private static Before TellsWhoIsRegistered()
    {
        var registered = new ConcurrentDictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        return async scene =>
        {
            if (scene.Step is not Step.PostAttributeCollection || scene.Claims["email"] is not { } email)
                return null;
            if (registered.ContainsKey(email))
                return Refuse(scene, "This e-mail address is already registered.");
            var answer = await scene.Correct(scene.Call);
            if (answer.Meaning is Continue)
                registered.TryAdd(email, true);
            return answer;
        };
    }
}
