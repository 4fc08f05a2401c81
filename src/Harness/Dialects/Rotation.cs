namespace Harness.Dialects;

/// <summary>How far a change of the caller's credentials is.</summary>
public enum Rotation
{
    /// <summary>The endpoint has been given the new ones and still knows the old ones: both work.</summary>
    UnderWay,

    /// <summary>The old ones are taken away: they are refused.</summary>
    Done,
}
