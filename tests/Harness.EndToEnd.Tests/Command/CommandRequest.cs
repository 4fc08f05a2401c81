namespace Harness.EndToEnd.Tests.Command;

/// <summary>One run of the command.</summary>
internal sealed record CommandRequest(string Folder, Dictionary<string, string?> Variables, string[] Arguments);
