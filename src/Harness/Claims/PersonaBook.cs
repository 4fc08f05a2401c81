namespace Harness.Claims;
/// <summary>Stub.</summary>
public sealed class PersonaBook
{
    /// <summary>Stub.</summary>
    public Persona Make(string id, int seed, int repetition = 0) => throw new NotSupportedException(id + seed + repetition + GetType());
}
