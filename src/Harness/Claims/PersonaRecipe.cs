using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Harness.Claims;

/// <summary>What is fixed about a persona, and what a seed decides; written as JSON (<c>schemas/persona.schema.json</c>).</summary>
public sealed class PersonaRecipe
{
    private static readonly JsonDocumentOptions LikePacks = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    internal PersonaRecipe(Ingredients ingredients) => Ingredients = ingredients;

    /// <summary>The id a pack names the person by.</summary>
    public string Id => Ingredients.Id;

    /// <summary>One line for people: who this is and what is special.</summary>
    public string About => Ingredients.About;

    internal Ingredients Ingredients { get; }

    /// <summary>Reads a recipe; all its mistakes are reported at once.</summary>
    /// <param name="json">UTF-8 text; comments and trailing commas are allowed, as in packs.</param>
    /// <param name="file">The file the recipe has to itself, whose name must be its id; null for a recipe within another file.</param>
    /// <param name="recipe">The recipe, where there is no mistake.</param>
    /// <param name="problems">The mistakes, in the order of reading.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> json, string? file, [NotNullWhen(true)] out PersonaRecipe? recipe, out ImmutableArray<PersonaProblem> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutByteOrderMark(json), LikePacks);
            return TryRead(document.RootElement, file, out recipe, out problems);
        }
        catch (JsonException e)
        {
            var where = $"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}";
            recipe = null;
            problems = [new("", $"The file is no valid JSON: {where}.", "Mend the syntax there.") { File = file }];
            return false;
        }
    }

    /// <summary>Reads a recipe that is already parsed, for example one within a pack; pointers start at this element.</summary>
    /// <param name="json">The recipe.</param>
    /// <param name="file">The file the recipe has to itself, whose name must be its id; null for a recipe within another file.</param>
    /// <param name="recipe">The recipe, where there is no mistake.</param>
    /// <param name="problems">The mistakes, in the order of reading.</param>
    public static bool TryRead(
        JsonElement json, string? file, [NotNullWhen(true)] out PersonaRecipe? recipe, out ImmutableArray<PersonaProblem> problems)
    {
        var found = new List<PersonaProblem>();
        var ingredients = RecipeReader.Read(json, file is null ? null : Path.GetFileNameWithoutExtension(file), found);
        recipe = ingredients is null ? null : new(ingredients);
        problems = [.. found.Select(problem => problem with { File = file })];
        return recipe is not null;
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> json) =>
        json.Span.StartsWith("\uFEFF"u8) ? json["\uFEFF"u8.Length..] : json;
}
