
namespace Harness.Running.Probes;

/// <summary>Somebody who does not understand a message tries again and again.</summary>
internal static class ManyRefusals
{
    private const int Refusals = 10;

    public static Probe Row { get; } = new("many-refusals", "Ten refusals of one person, and then what is accepted.", asking => Corrected.Play(asking, Refusals)) { Roles = Corrected.Row.Roles, Obstacle = Corrected.Row.Obstacle };
}
