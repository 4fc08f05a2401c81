using System.Text.RegularExpressions;
using Harness.Dialects.Variations;

namespace Harness.Rules;

/// <summary>What an answer shows where a claim was taken for code, for markup or for the name of a file.</summary>
internal static partial class HostileText
{
    /// <summary>A text that does harm where it is taken for code is answered like any other.</summary>
    public static Outcome IsHarmless(Observation seen)
    {
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        var failed = Failing.ServerError(seen);
        if (failed != Outcome.Held) return failed;
        if (seen.Reply.Message is { } message && Markup().Match(message) is { Success: true } tag)
            return Outcome.Broken("/userMessage", "the text of the person escaped or left out", Shown.Text(message[tag.Index..]));
        if (answer.Header(HostileTexts.SmuggledHeader) is not null) return Outcome.Broken(HostileTexts.SmuggledHeader, "no header line of the person's", "a line break in a claim starts a header line of the answer");
        var text = seen.Reply.Body.Text;
        if (text.Contains(HostileTexts.Evaluated, StringComparison.Ordinal)) return Outcome.Broken("body", "the text of the person as it is", $"{HostileTexts.Evaluated}: a template in a claim was evaluated");
        return text.Contains("root:x:0:0", StringComparison.Ordinal) ? Outcome.Broken("body", "nothing of the machine", "the file that a claim names") : Outcome.Held;
    }

    [GeneratedRegex(@"<\s*(?:script|img)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
