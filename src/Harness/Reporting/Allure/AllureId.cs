using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Harness.Running;

namespace Harness.Reporting.Allure;

/// <summary>Makes the ids and times of Allure's files.</summary>
internal static class AllureId
{
    /// <summary>The same for this text in every run.</summary>
    public static string Lasting(string text) => Convert.ToHexStringLower(Hash(text).AsSpan(0, 16));

    /// <summary>Another one in every run, and the same however often the run is rendered.</summary>
    public static string Unique(RunHeader header, string text) =>
        new Guid(Hash(string.Create(CultureInfo.InvariantCulture, $"{header.Started:O} {header.Seed} {string.Join(' ', header.Endpoints)} {text}")).AsSpan(0, 16)).ToString();

    /// <summary>A moment of the run as Allure tells time.</summary>
    public static long Millisecond(RunHeader header, double afterStart) => header.Started.ToUnixTimeMilliseconds() + (long)afterStart;

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
