using Harness.ReferenceConnector;
using Harness.ReferenceConnector.CommandLine;

try
{
    var arguments = Arguments.Parse(args);
    if (arguments.Help)
        Console.WriteLine(Arguments.Usage);
    else if (arguments.ListDefects)
        Console.WriteLine(Table());
    else
        return (int)await StandaloneRun.Until(arguments);
    return (int)ExitCode.Stopped;
}
catch (UsageException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    await Console.Error.WriteLineAsync("See --help.");
    return (int)ExitCode.CommandLine;
}

static string Table()
{
    var known = Defects.Known.ToArray();
    var ids = known.Max(defect => defect.Id.Length);
    var rules = known.Max(defect => string.Join(' ', defect.Rules).Length);
    return string.Join(Environment.NewLine, known.Select(defect =>
        $"{defect.Id.PadRight(ids)}  {string.Join(' ', defect.Rules).PadRight(rules)}  {defect.Summary}"));
}

// Declared, because the framework would otherwise make it public for the sake of its own test server.
internal sealed partial class Program;
