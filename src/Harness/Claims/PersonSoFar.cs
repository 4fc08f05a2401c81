using Bogus;

namespace Harness.Claims;

/// <summary>What is already decided about a person, and the source of what is not.</summary>
internal sealed record PersonSoFar(Randomizer Random)
{
    public string GivenName { get; init; } = "";

    public string Surname { get; init; } = "";

    public string Email { get; init; } = "";

    public string EmailName => Email[..Email.LastIndexOf('@')];
}
