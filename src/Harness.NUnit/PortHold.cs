using System.Globalization;

namespace Harness.NUnit;

/// <summary>Keeps ports of stand-ins for one test process at a time: the endpoint calls whoever listens there.</summary>
internal sealed class PortHold : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly List<FileStream> files = [];

    /// <summary>Waits until nobody else has any of the ports.</summary>
    /// <exception cref="IOException">Somebody had one for ten minutes.</exception>
    public static async Task<PortHold> Of(IEnumerable<int> ports, CancellationToken cancellationToken)
    {
        var hold = new PortHold();
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"b2c-harness-ports-{Environment.UserName}")).FullName;
        try
        {
            // In one order for all, so that nobody waits for somebody who waits for them.
            foreach (var port in ports.Distinct().Order())
            {
                var path = Path.Combine(folder, port.ToString(CultureInfo.InvariantCulture));
                for (var waited = TimeSpan.Zero; !hold.TryAdd(path); waited += BetweenLooks)
                {
                    if (waited >= Longest) throw new IOException($"Another test process has had the stand-ins' port {port.ToString(CultureInfo.InvariantCulture)} for ten minutes ({path} is locked).");
                    await Task.Delay(BetweenLooks, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch
        {
            hold.Dispose();
            throw;
        }

        return hold;
    }

    public void Dispose()
    {
        foreach (var file in files) file.Dispose();
    }

    private bool TryAdd(string path)
    {
        try
        {
            files.Add(new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
