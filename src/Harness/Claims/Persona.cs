using System.Collections.Immutable;

namespace Harness.Claims;

/// <summary>How the person proves who they are, which decides whether the federation step is called at all.</summary>
public enum AccountKind
{
    /// <summary>E-mail or user name with a password kept by B2C; the federation step is not called.</summary>
    Local,

    /// <summary>An identity provider such as Google; the first step is the return from it.</summary>
    Federated,
}

/// <summary>A person who signs up, made from a recipe and a seed: the same two give the same person for ever.</summary>
public sealed record Persona
{
    /// <summary>The id a pack names the person by, for example <c>emily</c>.</summary>
    public required string Id { get; init; }

    /// <summary>One line for people: who this is and what is special.</summary>
    public required string About { get; init; }

    /// <summary>Local or federated.</summary>
    public required AccountKind Account { get; init; }

    /// <summary>The value of <c>ui_locales</c>, for example <c>en-US</c>.</summary>
    public required string Locale { get; init; }

    /// <summary>The person's id in the directory, sent at the token step only.</summary>
    public required string ObjectId { get; init; }

    /// <summary>What the identity provider or the directory lists; empty for providers that send no <c>identities</c>.</summary>
    public required ImmutableArray<Identity> Identities { get; init; }

    /// <summary>
    /// What is known of or typed by the person: e-mail, names, address, custom attributes. Custom names hold the placeholder
    /// <c>{appId}</c>, which the caller's profile fills in.
    /// </summary>
    public required ClaimSet Attributes { get; init; }

    /// <summary>The names among <see cref="Attributes"/> that the identity provider already knows, before any page is shown.</summary>
    public required ImmutableArray<string> KnownToProvider { get; init; }
}
