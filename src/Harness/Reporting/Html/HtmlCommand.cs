namespace Harness.Reporting.Html;

/// <summary>A command to be pasted, with a button that copies it.</summary>
internal static class HtmlCommand
{
    public static void Write(HtmlPage page, string name, string command)
    {
        page.Add($"<div class=\"command\"><pre tabindex=\"0\" aria-label=\"{name}\"><code>{command}</code></pre><button type=\"button\" class=\"scripts\" data-copy=\"{name}\">Copy {name}</button></div>\n");
    }

    public static void Replay(HtmlPage page, string id) => Write(page, "replay", $"b2c-harness replay '{id}'");
}
