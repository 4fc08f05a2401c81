namespace Harness.ReferenceConnector.CommandLine;

/// <summary>Something was typed that means nothing; the message is for the person who typed it.</summary>
internal sealed class UsageException(string message) : Exception(message);
