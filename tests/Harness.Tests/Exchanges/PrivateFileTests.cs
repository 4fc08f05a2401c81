using Harness.Exchanges;

namespace Harness.Tests.Exchanges;

public sealed class PrivateFileTests
{
    [TestCase(UnixFileMode.None, false)]
    [TestCase(UnixFileMode.GroupRead, false)]
    [TestCase(UnixFileMode.OtherRead, true)]
    public void A_key_that_everybody_can_read_is_told(UnixFileMode more, bool isTold)
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("Files have no such modes here.");
        else
        {
            var file = Path.GetTempFileName();
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | more);
            Assert.That(PrivateFile.Note(file) is not null, Is.EqualTo(isTold));
            File.Delete(file);
        }
    }
}
