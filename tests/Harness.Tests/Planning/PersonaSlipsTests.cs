using Harness.Claims;
using Harness.Planning;
using Harness.Running;

namespace Harness.Tests.Planning;

public sealed class PersonaSlipsTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("people").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_mistake_is_told_with_its_line_and_column_and_in_words_of_people()
    {
        Assert.That(Slips("""
            {
              "persona": "noor", "about": "A test.", "account": "local", "locale": "ar-EG",
              "givenName": "Noor", "email": "noor", "shoe": 8
            }
            """), Is.EqualTo(new[]
        {
            "noor.json:3:24: \"noor\" is no e-mail address. Write it like emily.{surname}@fabrikam.com.",
            "noor.json:3:41: \"shoe\" is no member of a persona here. The members are: $schema, persona, about, account, locale, names, gender, givenName, displayName, email, jobTitle, country, places, attributes, identities, knownToProvider.",
        }));
    }

    [Test]
    public void A_syntax_error_is_told_as_in_packs() =>
        Assert.That(Slips("{\n  \"persona\": \"noor\"\n  \"about\": \"x\"\n}"), Is.EqualTo(new[] { "noor.json:3:3: A comma is missing before this. Put a comma between members, and between the items of a list." }));

    [Test]
    public void Whom_a_file_with_mistakes_is_about_may_be_named()
    {
        File.WriteAllText(Path.Combine(folder, "noor.json"), "{}");
        Assert.That(PackContexts.Of(PersonaBook.Open(folder)).Personas, Does.Contain("noor").And.Contain("emily"));
    }

    [Test]
    public void A_folder_that_is_not_there_is_told() =>
        Assert.That(PersonaSlips.Of(PersonaBook.Open(Path.Combine(folder, "no"))).Single().What, Is.EqualTo("The folder of personas does not exist."));

    private string[] Slips(string json)
    {
        File.WriteAllText(Path.Combine(folder, "noor.json"), json);
        return [.. PersonaSlips.Of(PersonaBook.Open(folder)).Select(problem => problem.ToString()[(folder.Length + 1)..])];
    }
}
