using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Rules;

namespace Harness.Running.Probes;

/// <summary>A question that takes several calls.</summary>
/// <param name="Id">The id packs name.</param>
/// <param name="About">One line for people.</param>
/// <param name="Play">Makes the calls and returns the trial with what was seen.</param>
internal sealed record Probe(string Id, string About, Func<Asking, Trial, Task<Trial>> Play)
{
    /// <summary>One that looks at nothing but its calls.</summary>
    public Probe(string id, string about, Func<Asking, Task<ImmutableArray<Observation>>> play)
        : this(id, about, async (asking, trial) => trial with { Observations = await play(asking).ConfigureAwait(false) })
    {
    }

    /// <summary>The roles it needs: which scenario the endpoint <c>continues</c>, <c>blocks</c>, <c>refuses</c>.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>Whether one of the roles will do.</summary>
    public bool OneRoleWillDo { get; init; }

    /// <summary>Whether nothing else may be asked at the same time.</summary>
    public bool IsAlone { get; init; }

    /// <summary>When it is played: 0 in its place in the pack, a higher number after all cases of a lower one, because of what it leaves behind.</summary>
    public int Turn { get; init; }

    /// <summary>Whether what an author expects is about the calls that its caller never makes, and not about the plain one beside them.</summary>
    public bool IsAboutOddCalls { get; init; }

    /// <summary>Whether it breaks the services behind the endpoint, or reads their journals.</summary>
    public bool BreaksDownstream { get; init; }

    /// <summary>What a pack must say of its gateway, so that there is something to ask; null for nothing.</summary>
    public Need? Says { get; init; }

    /// <summary>Why it cannot be asked here, or null where it can.</summary>
    public Func<Asking, string?> Obstacle { get; init; } = _ => null;

    /// <summary>Asks the question.</summary>
    public async Task<Trial> Ask(Asking asking)
    {
        try
        {
            return (RoleObstacle(asking) ?? Obstacle(asking)) is { } reason
                ? Trial(asking) with { NotAsked = reason }
                : await Play(asking, Trial(asking)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (asking.CancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // a probe that throws is a finding about the harness, and must not end the run
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Trial(asking) with { NotAsked = "the probe failed", Failure = $"{error.GetType().Name}: {error.Message}" };
        }
    }

    private string? RoleObstacle(Asking asking)
    {
        var named = Roles.Where(role => asking.Stage.HasRole(role, asking.Step)).ToArray();
        if (OneRoleWillDo ? Roles.Length > 0 && named.Length == 0 : named.Length < Roles.Length)
            return $"the pack names no scenario of this step that the endpoint {string.Join(OneRoleWillDo ? " or " : " and none that it ", Roles.Except(named))}";
        return named.Select(asking.Stage.RoleObstacle).FirstOrDefault(reason => reason is not null);
    }

    private Trial Trial(Asking asking) => new(Id, asking.Profile, asking.Step, []);
}
