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
    public void A_start_goes_on_where_the_last_one_ended()
    {
        var (keys, published, _) = KeyFile.Open(file);
        using var ring = new KeyRing(keys, published);
        ring.RollOver();
        KeyFile.Save(file, ring);
        var rolledOver = KeyFile.Open(file);
        ring.Retire();
        KeyFile.Save(file, ring);
        var retired = KeyFile.Open(file);
        using var again = new KeyRing(rolledOver.Keys, rolledOver.Published);
        Assert.Multiple(() =>
        {
            Assert.That((again.Current.Id, again.Published.Length), Is.EqualTo((keys[1].Id, 2)));
            Assert.That((retired.Keys.Single().Id, retired.Published), Is.EqualTo((keys[1].Id, 1)), "the retired key does not come back");
            Assert.That(again.PublicPem, Does.StartWith($"# kid {keys[0].Id}\n-----BEGIN PUBLIC KEY-----\n").And.Contain($"\n# kid {keys[1].Id}\n-----BEGIN PUBLIC KEY-----\n"));
            if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        });
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
