using Harness.Tokens;

namespace Harness.Tests.Tokens;

[TestFixture]
public sealed class KeyFileTests
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"keys-{Guid.NewGuid():N}.pem");

    [TearDown]
    public void Remove() => File.Delete(file);

    [Test]
    public void Keys_are_made_at_first_use_for_the_owner_alone_and_are_the_same_later()
    {
        var made = KeyFile.Open(file);
        var read = KeyFile.Open(file);
        Assert.That((made.Problem, read.Problem, read.Keys.Length), Is.EqualTo(((string?)null, (string?)null, 2)));
        Assert.That(read.Keys.Select(key => key.Id), Is.EqualTo(made.Keys.Select(key => key.Id)));
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void What_is_no_private_key_is_said_with_its_line()
    {
        File.WriteAllText(file, $"# mine\n{Keys.One.PrivatePem}\n{Keys.One.PublicPem}\n");
        var line = File.ReadAllText(file).Split("-----BEGIN PUBLIC")[0].Count(letter => letter == '\n') + 1;
        Assert.That(KeyFile.Open(file).Problem, Does.StartWith($"{file}:{line}:1: This is no private RSA key without a password."));
        File.WriteAllText(file, "");
        Assert.That(KeyFile.Open(file).Problem, Does.StartWith($"{file}:1:1: The file holds no key in PEM."));
    }

    [Test]
    public void A_place_that_cannot_be_written_is_said() => Assert.That(KeyFile.Open(Path.Combine(file, "keys.pem")).Problem, Does.StartWith(file));
}
