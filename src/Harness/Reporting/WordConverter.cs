using System.Text.Json;
using System.Text.Json.Serialization;
using Harness.Dialects;

namespace Harness.Reporting;

/// <summary>Writes an enum value as the word that people see.</summary>
internal sealed class WordConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Words.TryParse<T>(reader.GetString() ?? "", out var value) ? value : throw new JsonException($"'{reader.GetString()}' is none of {string.Join(", ", Words.All<T>())}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Words.Of(value));
}
