using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Harness.Claims;

namespace Harness.Tests.Claims;

[TestFixture]
public sealed class PersonaBookTests
{
    private static readonly PersonaBook Book = PersonaBook.Open();

    private static IReadOnlyList<string> Ids => Book.Ids;

    [TestCaseSource(nameof(Ids))]
    public void The_same_id_seed_and_repetition_give_the_same_person(string id)
    {
        Assert.That(Shown(PersonaBook.Open().Make(id, 42, 3)), Is.EqualTo(Shown(Book.Make(id, 42, 3))));
    }

    // Packs, recorded runs and documentation name these people. A change here is a change for every user.
    [TestCase("emily", "937cb1aa-a034-4892-afb1-8c05ee48b287", """
        email=emily.wisoky@fabrikam.com
        displayName=Emily Wisoky
        givenName=Emily
        surname=Wisoky
        jobTitle=Store manager
        streetAddress=1585 5th Avenue
        city=Seattle
        postalCode=98101
        state=WA
        country=United States
        extension_{appId}_loyaltyId=239386
        extension_{appId}_newsletter=True
        extension_{appId}_shoeSize=8
        emailAddress contoso.onmicrosoft.com emily.wisoky@fabrikam.com
        """)]
    [TestCase("mateus", "97fe435c-91bc-4bf1-a664-2f9fe938a9bf", """
        email=mateus.franco@fabrikam.com
        displayName=Mateus Franco
        givenName=Mateus
        surname=Franco
        jobTitle=Analista de sistemas
        streetAddress=Avenida Paulista, 842
        city=São Paulo
        postalCode=01310-100
        state=SP
        country=Brasil
        extension_{appId}_loyaltyId=55985796-BR
        extension_{appId}_newsletter=False
        extension_{appId}_shoeSize=41
        federated google.com 112020021239967814056
        """)]
    [TestCase("sakura", "de780acd-b663-4ec8-8fe5-622775014d41", """
        email=sakura.2518@fabrikam.com
        displayName=佐々木 さくら (Sakura)
        givenName=さくら
        surname=佐々木
        jobTitle=営業部長
        streetAddress=天神5丁目9-9
        city=福岡市中央区
        postalCode=810-0001
        state=福岡県
        country=日本
        extension_{appId}_loyaltyId=81688711-JP
        extension_{appId}_newsletter=True
        emailAddress contoso.onmicrosoft.com sakura.2518@fabrikam.com
        """)]
    public void A_person_of_seed_1_never_changes(string id, string objectId, string rest)
    {
        Assert.That(Shown(Book.Make(id, seed: 1)), Is.EqualTo($"{objectId}\n{rest}\n"));
    }

    [TestCaseSource(nameof(Ids))]
    public void Repetitions_are_different_people_with_one_given_name(string id)
    {
        var people = Enumerable.Range(0, 200).Select(repetition => Book.Make(id, 7, repetition)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(people.Select(Email), Is.Unique);
            Assert.That(people.Select(person => person.ObjectId), Is.Unique);
            Assert.That(people.Select(person => person.Attributes.Text("givenName")).Distinct().Count(), Is.EqualTo(1));
            Assert.That(people.Select(person => person.Attributes.Text("city")).Distinct().Count(), Is.GreaterThan(1));
            if (people[0].Attributes.Has("surname"))
                Assert.That(people.Select(person => person.Attributes.Text("surname")).Distinct().Count(), Is.GreaterThan(10));
            if (!people[0].Identities.IsEmpty)
                Assert.That(people.SelectMany(person => person.Identities), Is.Unique);
        });
    }

    [Test]
    public void Nobody_shares_an_email_with_somebody_else()
    {
        var emails = Ids.SelectMany(id => Enumerable.Range(0, 300).Select(repetition => Email(Book.Make(id, 11, repetition))));
        Assert.That(emails, Is.Unique);
    }

    [TestCaseSource(nameof(Ids))]
    public void Another_seed_gives_another_person(string id)
    {
        Assert.That(Shown(Book.Make(id, 1)), Is.Not.EqualTo(Shown(Book.Make(id, 2))));
    }

    [Test]
    public void The_order_of_making_does_not_matter()
    {
        (string Id, int Repetition)[] all = [.. Ids.SelectMany(id => Enumerable.Range(0, 5).Select(repetition => (id, repetition)))];
        var forwards = all.Select(one => Shown(Book.Make(one.Id, 5, one.Repetition))).ToArray();
        var backwards = all.Reverse().Select(one => Shown(Book.Make(one.Id, 5, one.Repetition))).Reverse();
        Assert.That(backwards, Is.EqualTo(forwards));
    }

    [Test]
    public void Many_threads_make_the_same_people_as_one()
    {
        var made = new ConcurrentDictionary<(string, int), string>();
        var jobs = Ids.SelectMany(id => Enumerable.Range(0, 100).Select(repetition => (id, repetition))).ToArray();
        Parallel.ForEach(jobs, new ParallelOptions { MaxDegreeOfParallelism = 8 }, job => made[job] = Shown(Book.Make(job.id, 3, job.repetition)));
        Assert.That(jobs.Where(job => made[job] != Shown(Book.Make(job.id, 3, job.repetition))), Is.Empty);
    }

    [Test]
    public void The_culture_of_the_machine_does_not_matter()
    {
        var here = Ids.Select(id => Shown(Book.Make(id, 9, 12))).ToArray();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.That(Ids.Select(id => Shown(Book.Make(id, 9, 12))), Is.EqualTo(here));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestCase(int.MinValue)]
    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(int.MaxValue)]
    public void Any_seed_and_any_large_repetition_make_a_person(int seed)
    {
        Assert.That(Email(Book.Make("emily", seed, int.MaxValue)), Does.Match(@"^emily\.[a-z]+2147483647@fabrikam\.com$"));
    }

    [Test]
    public void A_hundred_thousand_repetitions_have_as_many_seeds()
    {
        Assert.That(Enumerable.Range(0, 100_000).Select(repetition => PersonaSeed.Of("emily", 1, repetition)).Distinct().Count(), Is.EqualTo(100_000));
    }

    [Test]
    public void An_unknown_id_is_told_with_the_known_ones()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Book.Knows("emyli"), Is.False);
            Assert.That(() => Book.Make("emyli", 1), Throws.ArgumentException.With.Message.Contains("emily, femi"));
            Assert.That(() => Book.About("emyli"), Throws.ArgumentException);
        });
    }

    [Test]
    public void A_recipe_of_a_pack_wins_over_one_of_the_same_id()
    {
        var book = Book.With(Recipe("emily", "Émilie"));
        Assert.Multiple(() =>
        {
            Assert.That(book.Make("emily", 1).Attributes.Text("givenName"), Is.EqualTo("Émilie"));
            Assert.That(Book.Make("emily", 1).Attributes.Text("givenName"), Is.EqualTo("Emily"));
        });
    }

    [Test]
    public void Recipes_of_a_folder_win_and_add()
    {
        using var folder = new TemporaryFolder();
        folder.Write("emily.json", Json("emily", "Emilia"));
        folder.Write("zora.json", Json("zora", "Zora"));
        var book = PersonaBook.Open(folder.Path);
        Assert.Multiple(() =>
        {
            Assert.That(book.Problems, Is.Empty);
            Assert.That(book.Ids, Is.EqualTo(Ids.Append("zora").Order(StringComparer.Ordinal)));
            Assert.That(book.About("zora"), Is.EqualTo("A test."));
            Assert.That(book.Make("emily", 1).Attributes.Text("givenName"), Is.EqualTo("Emilia"));
        });
    }

    [Test]
    public void A_broken_recipe_of_a_folder_does_not_let_the_old_one_through()
    {
        using var folder = new TemporaryFolder();
        folder.Write("emily.json", "{ \"persona\": \"emily\"");
        var book = PersonaBook.Open(folder.Path);
        Assert.Multiple(() =>
        {
            Assert.That(book.Knows("emily"), Is.False);
            Assert.That(book.Problems, Has.Length.EqualTo(1));
            Assert.That(book.Problems[0].File, Is.EqualTo(System.IO.Path.Combine(folder.Path, "emily.json")));
            Assert.That(book.Problems[0].What, Does.Contain("no valid JSON"));
        });
    }

    [Test]
    public void A_folder_that_is_not_there_is_a_problem()
    {
        Assert.That(PersonaBook.Open("no/such/folder").Problems.Single().File, Is.EqualTo("no/such/folder"));
    }

    private static string Json(string id, string givenName) => JsonSerializer.Serialize(new
    {
        persona = id, about = "A test.", account = "local", locale = "fr-FR", givenName, email = $"{id}@fabrikam.com",
    });

    private static PersonaRecipe Recipe(string id, string givenName)
    {
        Assert.That(PersonaRecipe.TryRead(Encoding.UTF8.GetBytes(Json(id, givenName)), null, out var recipe, out _), Is.True);
        return recipe!;
    }

    private static string Email(Persona person) => person.Attributes.Text("email")!;

    private static string Shown(Persona person)
    {
        var text = new StringBuilder().Append(person.ObjectId).Append('\n');
        foreach (var claim in person.Attributes) text.Append(claim.Name).Append('=').Append(claim.Value.ToString()).Append('\n');
        foreach (var identity in person.Identities) text.AppendJoin(' ', identity.SignInType, identity.Issuer, identity.IssuerAssignedId).Append('\n');
        return text.ToString();
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("personas").FullName;

        public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
