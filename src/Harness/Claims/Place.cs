namespace Harness.Claims;

/// <summary>A place whose parts belong together. Null: the country's addresses do not have it.</summary>
internal sealed record Place(TextPattern? Street, string City, string? PostalCode, string? State);
