namespace Harness.ReferenceConnector.CommandLine;

internal enum ExitCode
{
    Stopped = 0,
    CommandLine = 2,
    CannotListen = 4,
}
