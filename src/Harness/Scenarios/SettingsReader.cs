using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Dialects;
using Harness.Exchanges;

namespace Harness.Scenarios;

/// <summary>Reads <c>b2c-harness.json</c>, and finds every mistake in it at once.</summary>
public static partial class SettingsReader
{
    /// <summary>What the file is called.</summary>
    public const string FileName = "b2c-harness.json";

    internal static readonly ImmutableArray<string> Names =
        ["$schema", "endpoints", "user", "passwordVariable", "tokenVariable", "clock", "appId", "clientId", "tenant", "body", "languages", "attributes"];

    /// <summary>Reads a file.</summary>
    /// <param name="file">
    /// Its path, or <c>builtin:NAME</c> for the settings beside the built-in packs of a folder. A file that does not exist is a problem.
    /// </param>
    /// <param name="context">The names the settings may use.</param>
    public static SettingsReading Read(string file, PackContext context)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(context);
        var problems = new ProblemList();
        var isBuiltIn = file.StartsWith(PackFile.BuiltInPrefix, StringComparison.OrdinalIgnoreCase);
        var path = isBuiltIn ? $"{PackFile.BuiltInRoot}{file[PackFile.BuiltInPrefix.Length..]}/{FileName}" : file;
        var bytes = new PackFile(file, path, isBuiltIn).Read(new(file, 1, 1), "Name another file, or none.", problems);
        return bytes is null ? new(Settings.Default, problems.Sorted(file)) : Read(file, bytes, context);
    }

    internal static SettingsReading Read(string file, ReadOnlySpan<byte> bytes, PackContext context)
    {
        var problems = new ProblemList();
        var root = PositionedJson.Parse(file, bytes, problems);
        if (ObjectReader.Open(root, "The settings file", Names, problems, member => IsSecret(member, problems)) is not { } from)
            return new(Settings.Default, problems.Sorted(file));
        from.Text("$schema");
        var none = Settings.Default;
        var settings = new Settings
        {
            Endpoints = EndpointReader.Read(from["endpoints"], context, problems),
            User = from.Text("user", text => !text.Contains(':', StringComparison.Ordinal), "A user name of Basic credentials has no colon."),
            PasswordVariable = from["passwordVariable"] is { } password ? Variable(password, "'passwordVariable'", "CONNECTOR_PASSWORD", problems) : null,
            TokenVariables = TokenVariables(from["tokenVariable"], problems),
            Clock = ReadClock(from, problems),
            AppId = ReadAppId(from, problems) ?? none.AppId,
            ClientId = from.Text("clientId", text => Guid.TryParseExact(text, "D", out _), $"Write a GUID such as {none.ClientId}.") ?? none.ClientId,
            TenantDomain = from.Text("tenant", Domain().IsMatch, $"Write the tenant's default domain, such as {none.TenantDomain}.") ?? none.TenantDomain,
            BodyForm = SharedMembers.BodyOf(from) ?? none.BodyForm,
            Languages = ReadLanguages(from, problems),
            Attributes = AttributeReader.Read(from, problems),
        };
        return new(settings, problems.Sorted(file));
    }

    private static bool IsSecret(PositionedMember member, ProblemList problems)
    {
        if (!Secret().IsMatch(member.Name) || DidYouMean.Nearest(member.Name, Names) is not null) return false;
        problems.Add(
            member.Position,
            $"'{member.Name}' looks like a secret; secrets are named here, not written.",
            "Put the secret into an environment variable, and the variable's name into 'passwordVariable' (Basic), or into 'tokenVariable' (bearer tokens and API keys of technical profiles).");
        return true;
    }

    // The text may be the password itself: it must not be repeated.
    private static string? Variable(PositionedNode node, string subject, string example, ProblemList problems)
    {
        if (!Kinds.IsText(node, subject, problems)) return null;
        if (VariableName().IsMatch(node.Text!)) return node.Text;
        problems.Add(node.Position, $"{subject} holds no name of a variable; secrets are named here, not written.", $"Write a name of letters, digits and _, such as {example}.");
        return null;
    }

    private static ImmutableDictionary<string, string> TokenVariables(PositionedNode? node, ProblemList problems)
    {
        var variables = ImmutableDictionary<string, string>.Empty;
        if (node is null) return variables;
        if (node.Kind != JsonValueKind.Object) return Variable(node, "'tokenVariable'", "CONNECTOR_TOKEN", problems) is { } one ? variables.Add(Settings.AllOthers, one) : variables;
        foreach (var member in node.Members)
            if (Variable(member.Value, $"'tokenVariable' of '{member.Name}'", "CONNECTOR_TOKEN", problems) is { } variable) variables = variables.SetItem(member.Name, variable);
        return variables;
    }

    private static string? ReadClock(ObjectReader from, ProblemList problems)
    {
        if (from.Text("clock") is not { } text) return null;
        if (Clock.TryParse(text, out _, out var problem)) return text;
        var nearest = DidYouMean.Nearest(text.Split('*')[0], Clock.All.Select(clock => clock.Id));
        problems.Add(
            from["clock"]!.Position,
            problem,
            nearest is null || text.StartsWith(nearest, StringComparison.Ordinal)
                ? "Without 'clock' the caller's of today holds."
                : $"Did you mean '{nearest}'?");
        return null;
    }

    private static ImmutableArray<string> ReadLanguages(ObjectReader from, ProblemList problems)
    {
        var languages = ImmutableArray.CreateBuilder<string>();
        foreach (var item in from.Items("languages"))
        {
            if (!Kinds.IsText(item, "A language", problems)) continue;
            if (!Language().IsMatch(item.Text!)) problems.Add(item.Position, $"'{item.Text}' is no language.", "Write tags such as \"en\", \"de\" or \"pt-BR\".");
            else if (languages.Contains(item.Text!, StringComparer.OrdinalIgnoreCase)) problems.Add(item.Position, $"'{item.Text}' is listed twice.", "Keep one of the two.");
            else languages.Add(item.Text!);
        }

        return languages.ToImmutable();
    }

    private static string? ReadAppId(ObjectReader from, ProblemList problems)
    {
        if (from.Text("appId") is not { } text || AppId().IsMatch(text)) return from["appId"]?.Text;
        problems.Add(
            from["appId"]!.Position,
            $"'appId' cannot be '{text}'.",
            Guid.TryParse(text, out var guid)
                ? $"Write it without hyphens: {guid:N}."
                : "Write the client id of the b2c-extensions-app: 32 hexadecimal digits.");
        return null;
    }

    [GeneratedRegex("pass(word|wd)?|pwd|secret|key|token|credential", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex VariableName();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z")]
    private static partial Regex Language();

    [GeneratedRegex(@"^[0-9a-fA-F]{32}\z")]
    private static partial Regex AppId();

    [GeneratedRegex(@"^(?=.{1,253}\z)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]\z")]
    private static partial Regex Domain();
}
