namespace Harness.Reporting.Html;

/// <summary>A line of a body, and the JSON pointer of the value that begins on it, or ends; null where the body was not laid out.</summary>
internal readonly record struct JsonLine(string Text, string? Pointer)
{
    /// <summary>Whether the line is part of the value at this place.</summary>
    public bool IsAt(string pointer) => Pointer is not null && (Pointer == pointer || Pointer.StartsWith(pointer + "/", StringComparison.Ordinal));
}
