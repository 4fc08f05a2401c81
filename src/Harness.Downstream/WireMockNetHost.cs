using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Harness.Exchanges;
using Harness.Exchanges.Stubs;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Harness.Downstream;

/// <summary>Stand-ins whose stubs WireMock.Net plays in this process; there with the build property <c>WireMockNet=true</c> only.</summary>
public static class WireMockNetHost
{
    /// <summary>Starts WireMock.Net on a port of its own, and listens in front of it.</summary>
    /// <param name="time">Tells when calls arrived, and how long delays last.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="seed">Of this the random delays of stubs are made.</param>
    /// <exception cref="PortUnavailableException">The port is in use.</exception>
    public static async Task<StubHost> Start(TimeProvider time, int port = 0, int seed = 0)
    {
        var stubs = new WireMockNetStubs(new Dice(seed));
        try
        {
            return await StubHost.Start(stubs, time, port).ConfigureAwait(false);
        }
        catch
        {
            await stubs.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// WireMock.Net matches, counts states and answers. What it means otherwise than WireMock, or ignores, is done in front of it: helpers,
    /// delays, broken connections. Its import of WireMock's JSON loses half of that without a word, and is not used.
    /// </summary>
    private sealed class WireMockNetStubs(Dice dice) : Forwarding
    {
        private const string PlaceHeader = "Stand-In-Stub";

        private readonly WireMockServer server = WireMockServer.Start(new WireMockServerSettings { StartAdminInterface = false });
        private ImmutableArray<Stub> arranged = [];

        protected override Uri Server => new(server.Urls[0]);

        public override Task Arrange(ImmutableArray<Stub> stubs, CancellationToken cancellationToken)
        {
            server.ResetMappings();
            server.ResetScenarios();
            // No two have the same priority here, so that nothing is left to what it does then: the later one answers.
            arranged = [.. stubs.Reverse().OrderBy(stub => stub.Priority)];
            for (var place = 0; place < arranged.Length; place++) Add(arranged[place], place);
            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync()
        {
            server.Stop();
            server.Dispose();
            return base.DisposeAsync();
        }

        protected override StubAnswer Named(DownstreamCall call, StubAnswer answer)
        {
            var place = answer.Answer.Headers.FirstOrDefault(header => string.Equals(header.Name, PlaceHeader, StringComparison.OrdinalIgnoreCase)).Value;
            if (place is null) return answer;
            var stub = arranged[int.Parse(place, CultureInfo.InvariantCulture)];
            var filled = EmbeddedStubs.Filled(stub.Response, call);
            var said = HasHelpers(stub.Response)
                ? filled
                : answer.Answer with { Reason = filled.Reason, Headers = answer.Answer.Headers.RemoveAll(header => string.Equals(header.Name, PlaceHeader, StringComparison.OrdinalIgnoreCase)) };
            return EmbeddedStubs.Timed(new(stub.Name, said), stub.Response, dice);
        }

        private static bool HasHelpers(StubResponse response) => response.BodyText is not null || response.Headers.Any(header => header.Value.HasHelpers);

        // A scenario begins without a state here, and a mapping that names no next state leads back to none: that is 'Started'.
        private void Add(Stub stub, int place)
        {
            if (stub.Scenario is not { } step)
            {
                server.Given(Asked(stub.Request)).AtPriority(place + 1).RespondWith(Said(stub.Response, place));
                return;
            }

            foreach (var state in step.Required is { } required ? [required] : States(step.Scenario))
            {
                var given = server.Given(Asked(stub.Request)).AtPriority(place + 1).InScenario(step.Scenario);
                if (state != ScenarioStep.Started) given = given.WhenStateIs(state);
                if ((step.Next ?? state) is var next && next != ScenarioStep.Started) given = given.WillSetStateTo(next);
                given.RespondWith(Said(stub.Response, place));
            }
        }

        private string[] States(string scenario) =>
        [
            .. arranged.Select(stub => stub.Scenario).OfType<ScenarioStep>().Where(step => step.Scenario == scenario)
                .SelectMany(step => new[] { step.Required, step.Next }).OfType<string>().Append(ScenarioStep.Started).Distinct(),
        ];

        // The conditions are asked as they are, part by part, since its own matchers mean other things by the same words.
        private static IRequestBuilder Asked(StubRequest request)
        {
            var nothing = new StubRequest();
            var (url, head, body) = (nothing with { Url = request.Url, Query = request.Query }, nothing with { Headers = request.Headers, Cookies = request.Cookies }, nothing with { Body = request.Body });
            var asked = request.Method is { } method ? Request.Create().UsingMethod(method) : Request.Create().UsingAnyMethod();
            asked = asked.WithUrl(address => Holds(url, Call(new Uri(address).PathAndQuery)));
            if (!request.Headers.IsEmpty || !request.Cookies.IsEmpty)
                asked = asked.WithHeader(lines => Holds(head, Call("/") with { Headers = [.. from line in lines from value in line.Value select new Header(line.Key, value)] }));
            if (!request.Body.IsEmpty)
                asked = asked.WithBody((string? text) => Holds(body, Call("/") with { Body = Encoding.UTF8.GetBytes(text ?? "") }));
            return asked;
        }

        private static IResponseBuilder Said(StubResponse response, int place)
        {
            var said = Response.Create().WithStatusCode(response.Status).WithHeader(PlaceHeader, place.ToString(CultureInfo.InvariantCulture));
            if (HasHelpers(response)) return said;
            var filled = EmbeddedStubs.Filled(response, Call("/"));
            foreach (var lines in filled.Headers.GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase))
                said = said.WithHeader(lines.Key, [.. lines.Select(line => line.Value)]);
            return filled.Body.IsEmpty ? said : said.WithBody(filled.Body.ToArray());
        }

        private static bool Holds(StubRequest conditions, DownstreamCall call) => !conditions.Mismatches(call).Any();

        private static DownstreamCall Call(string url) => new() { At = TimeSpan.Zero, Method = "", Url = url };
    }
}
