using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Harness.Reporting.Html;

/// <summary>A page under way. What stands between braces in <c>Add($"...")</c> is text and is encoded; only what is our own goes in as it is.</summary>
internal sealed class HtmlPage(TextWriter writer)
{
    private readonly StringBuilder markup = new();

#pragma warning disable CA1822 // the text was added to this page while it was put together
    public void Add([InterpolatedStringHandlerArgument("")] Markup text) => _ = text;
#pragma warning restore CA1822

    /// <summary>Adds what holds no text of others: the style sheet, the script, and what is encoded already.</summary>
    public void AddOwn(string text) => markup.Append(text);

    /// <summary>Hands over what was added; to be called often, since the page may be long.</summary>
    public async Task Flush()
    {
        await writer.WriteAsync(markup).ConfigureAwait(false);
        markup.Clear();
    }

    /// <summary>Markup with encoded texts in it.</summary>
    [InterpolatedStringHandler]
    public readonly struct Markup
    {
        private readonly StringBuilder markup;

        public Markup(int literalLength, int formattedCount, HtmlPage page)
        {
            markup = page.markup;
            markup.EnsureCapacity(markup.Length + literalLength + (formattedCount * 16));
        }

        public void AppendLiteral(string text) => markup.Append(text);

        public void AppendFormatted(string? text) => markup.Append(WebUtility.HtmlEncode(Visible.Text(text ?? "")));

        public void AppendFormatted(long number) => markup.Append(CultureInfo.InvariantCulture, $"{number}");

        public void AppendFormatted(double place) => markup.Append(CultureInfo.InvariantCulture, $"{place:0.##}");
    }
}
