return await Harness.Cli.CommandLine.Invoke(args, Console.Out, Console.Error).ConfigureAwait(false);
