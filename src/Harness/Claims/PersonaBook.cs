using System.Collections.Immutable;

namespace Harness.Claims;

/// <summary>The people packs can name: the recipes of <c>scenarios/personas</c>, and those a user adds. May be used from several threads.</summary>
public sealed class PersonaBook
{
    private const string Folder = "scenarios/personas";

    private readonly ImmutableSortedDictionary<string, PersonaRecipe> recipes;

    private PersonaBook(ImmutableSortedDictionary<string, PersonaRecipe> recipes, ImmutableArray<PersonaProblem> problems)
    {
        (this.recipes, Problems) = (recipes, problems);
        Ids = [.. recipes.Keys];
    }

    /// <summary>The ids in ordinal order.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Whom files with mistakes are about: nobody else is meant where a pack names them.</summary>
    internal IEnumerable<string> Spoilt => Problems.Select(problem => problem.File).OfType<string>().Distinct().Select(file => Path.GetFileNameWithoutExtension(file)).Where(id => !Knows(id));

    /// <summary>The folder of the user's recipes, or null for none.</summary>
    internal string? OwnFolder { get; private init; }

    /// <summary>
    /// The mistakes in the recipes that were opened. A recipe with mistakes is not in the book, nor is one of the same id that it
    /// was meant to replace.
    /// </summary>
    public ImmutableArray<PersonaProblem> Problems { get; }

    /// <summary>Opens the recipes that travel with the harness.</summary>
    /// <param name="folder">A folder with more recipes, <c>*.json</c>; of two recipes for one id its own wins. Null for none.</param>
    public static PersonaBook Open(string? folder = null)
    {
        var recipes = ImmutableSortedDictionary.CreateBuilder<string, PersonaRecipe>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<PersonaProblem>();
        foreach (var file in EmbeddedContent.List(Folder)) Add(file, EmbeddedContent.Read(file)!);
        if (folder is null) return new(recipes.ToImmutable(), problems.ToImmutable());
        if (!Directory.Exists(folder)) problems.Add(new("", "The folder of personas does not exist.", "Name another one, or make it.") { File = folder });
        else foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)) Add(file, File.ReadAllBytes(file));
        return new(recipes.ToImmutable(), problems.ToImmutable()) { OwnFolder = folder };

        void Add(string file, byte[] json)
        {
            if (PersonaRecipe.TryRead(json, file, out var recipe, out var mistakes)) recipes[recipe.Id] = recipe;
            else recipes.Remove(Path.GetFileNameWithoutExtension(file));
            problems.AddRange(mistakes);
        }
    }

    /// <summary>The book with one more recipe, for example one written within a pack; it wins over one of the same id.</summary>
    public PersonaBook With(PersonaRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return new(recipes.SetItem(recipe.Id, recipe), Problems) { OwnFolder = OwnFolder };
    }

    /// <summary>Whether there is a recipe for this id.</summary>
    public bool Knows(string id) => recipes.ContainsKey(id);

    /// <summary>One line for people: who this is and what is special.</summary>
    /// <exception cref="ArgumentException">There is no such recipe.</exception>
    public string About(string id) => Recipe(id).About;

    /// <summary>The names of the attributes that the person has whatever seed and repetition draw.</summary>
    /// <exception cref="ArgumentException">There is no such recipe.</exception>
    public ImmutableArray<string> Attributes(string id) => [.. PersonaMaker.Certain(Recipe(id).Ingredients)];

    /// <summary>Makes a person. The same three values give the same person for ever, whatever was made before.</summary>
    /// <param name="id">The recipe's id.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="repetition">
    /// 0 for the person as such. Others have the same given name, language and account, but ids of their own, an e-mail address that
    /// no other repetition has, and the surname and place that their number draws.
    /// </param>
    /// <exception cref="ArgumentException">There is no such recipe, or the repetition is negative.</exception>
    public Persona Make(string id, int seed, int repetition = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repetition);
        return PersonaMaker.Make(Recipe(id).Ingredients, seed, repetition);
    }

    private PersonaRecipe Recipe(string id) =>
        recipes.TryGetValue(id, out var recipe)
            ? recipe
            : throw new ArgumentException($"There is no persona \"{id}\". There are: {string.Join(", ", Ids)}.", nameof(id));
}
