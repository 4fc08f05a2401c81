using Harness.Dialects;

namespace Harness.Rules;

/// <summary>What a rule needs beyond an exchange; where it is missing, the rule is not exercised.</summary>
/// <param name="Text">What it is, in words.</param>
/// <param name="IsMet">Whether a profile has it.</param>
public sealed record Need(string Text, Func<Profile, bool> IsMet)
{
    /// <summary>Nothing.</summary>
    public static Need Nothing { get; } = new("nothing", _ => true);

    /// <summary>The settings list the flow's attributes.</summary>
    public static Need FlowAttributes { get; } = new("the flow's attributes in settings", profile => profile.Attributes is not null);

    /// <summary>The pack names scenarios of each kind. The calls themselves tell: where none is refused, the rule has nothing to look at.</summary>
    public static Need Roles { get; } = new("roles (which scenario continues, blocks, refuses)", _ => true);
}
