using System.Text.RegularExpressions;
using Harness.Dialects;

namespace Harness.Rules.UserFlow;

/// <summary>Whether a message tells that an e-mail address is known.</summary>
internal static partial class Disclosure
{
    public const string First = "first sign-up";
    public const string Second = "the same address";
    public const string Stranger = "stranger";

    public static Outcome Check(Trial trial)
    {
        if (trial.Seen(First) is not { Reply.Kind: ReplyKind.Continue } || trial.Seen(Stranger) is not { Reply.Kind: ReplyKind.Continue }) return Unexercised.NoContinuation;
        if (trial.Seen(Second) is not { } second || !RoleLabels.IsTurnedAway(second)) return Outcome.NotExercised("nobody was refused for an e-mail address that is known");
        if (second.Reply.Message is not { Length: > 0 } message) return Unexercised.NoMessage;
        return Tells().IsMatch(message)
            ? Outcome.Broken("/userMessage", "nothing about whether the e-mail address is known", Shown.Text(message))
            : Outcome.Held;
    }

    [GeneratedRegex("""
        \b(already|registered|in\ use|exists|taken|known|have\ an\ account)\b
        |bereits|schon|registriert|vergeben|existiert|d\u00e9j\u00e0|existe|utilis\u00e9e|registrad|ya\ est|gi\u00e0|esiste|j\u00e1\ |bestaat|zaten|\u65e2\u306b|\u3059\u3067\u306b|\u767b\u9332\u6e08
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Tells();
}
