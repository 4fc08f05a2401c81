using Harness.Dialects;
using Harness.Planning;
using Spectre.Console;

namespace Harness.Cli.Init;

/// <summary>Asks at the terminal what the options leave open.</summary>
internal sealed class InitQuestions(string folder)
{
    private const string AllSteps = "All of them, told apart by 'step' in the body";

    private readonly IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>What the options and the answers say together; what is given is not asked again.</summary>
    public (Given Given, string Pipeline) Ask(Given given, string? pipeline)
    {
        var answered = new Dictionary<RunOption, string[]>();
        if (given.Many(RunOptions.Endpoint).Count == 0) answered[RunOptions.Endpoint] = [console.Prompt(new TextPrompt<string>("The endpoint's address?").DefaultValue("http://127.0.0.1:7071/api/user-flow").Validate(IsAddress))];
        if (given.Text(RunOptions.Step) is null && given.Many(RunOptions.Endpoint).Count <= 1)
        {
            var step = console.Prompt(new SelectionPrompt<string>().Title("Which flow step does it serve? (arrow keys, Enter)").AddChoices([AllSteps, .. DialectBook.All[0].Steps.Select(step => step.Id)]));
            console.WriteLine($"Which flow step does it serve? {step}");
            if (step != AllSteps) answered[RunOptions.Step] = [step];
        }

        if (given.Text(RunOptions.User) is null)
        {
            var user = console.Prompt(new TextPrompt<string>("User name of the Basic credentials? (empty for none)").AllowEmpty());
            if (user.Length > 0) answered[RunOptions.User] = [user];
            if (user.Length > 0 && given.Text(RunOptions.PasswordVariable) is null)
                answered[RunOptions.PasswordVariable] = [console.Prompt(new TextPrompt<string>("Name of the environment variable that holds the password?").DefaultValue(InitAnswers.DefaultPasswordVariable).Validate(IsVariable))];
        }

        if (pipeline is null)
        {
            var used = PipelineKind.UsedIn(folder);
            var name = console.Prompt(new SelectionPrompt<string>().Title("A pipeline file for? (arrow keys, Enter)").AddChoices([.. PipelineKind.All.OrderByDescending(kind => kind == used).Select(kind => kind.Name), "none"]));
            console.WriteLine($"A pipeline file for? {name}");
            pipeline = PipelineKind.All.FirstOrDefault(kind => kind.Name == name)?.Id ?? "none";
        }

        return (new(option => answered.GetValueOrDefault(option), option => given.Many(option) is { Count: > 0 } values ? values : null), pipeline);
    }

    private static ValidationResult IsVariable(string text) =>
        InitAnswers.IsVariable(text) ? ValidationResult.Success() : ValidationResult.Error("The name of a variable, please: letters, digits and underscores. The password itself is not written down.");

    private static ValidationResult IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") ? ValidationResult.Success() : ValidationResult.Error("An http or https address, please.");
}
