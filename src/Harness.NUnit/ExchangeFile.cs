using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Harness.Exchanges;
using Harness.Running;

namespace Harness.NUnit;

/// <summary>Requests and responses of one case in a file for people.</summary>
internal static class ExchangeFile
{
    private const string Folder = "exchanges";
    private const int LongestName = 80;
    private const int HashBytes = 4;

    /// <summary>Writes the file and says where it is.</summary>
    public static string Write(CaseResult result, string folder, string test)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, Folder)).FullName, NameOf(result.Case, test));
        File.WriteAllText(path, Text(result));
        return path;
    }

    /// <summary>A name that every file system takes, another one for each id, whatever its capitals, and for each test.</summary>
    public static string NameOf(string id, string test)
    {
        var plain = new StringBuilder(id.Length);
        foreach (var letter in id) plain.Append(char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-');
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\n{test}")).AsSpan(0, HashBytes));
        return $"{plain.ToString(0, Math.Min(plain.Length, LongestName))}-{hash}.txt";
    }

    private static string Text(CaseResult result)
    {
        var text = new StringBuilder();
        foreach (var exchange in result.Exchanges)
        {
            text.Append(CultureInfo.InvariantCulture, $"# {exchange.Label}: {exchange.Reply.Kind}; the person would see: {exchange.Consequence.Sees}\n# {exchange.Curl}\n\n{exchange.Method} {exchange.Url}\n");
            Append(text, exchange.Request);
            foreach (var attempt in exchange.Attempts)
            {
                text.Append(CultureInfo.InvariantCulture, $"# attempt {attempt.Number}: {attempt.End} after {attempt.TotalMs:0} ms\n");
                if (attempt.Failure is { } failure) text.Append(CultureInfo.InvariantCulture, $"# {failure}\n");
                if (attempt.Answer is not { } answer) continue;
                text.Append(CultureInfo.InvariantCulture, $"{attempt.Status} {attempt.Reason}\n");
                Append(text, answer);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, MessageEvidence message)
    {
        foreach (var (name, value) in message.Headers.Select(header => (header.Name, header.Value))) text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
        text.Append('\n').Append(message.Body).Append("\n\n");
    }
}
