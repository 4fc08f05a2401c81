using System.Globalization;
using System.Text;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Reporting.Html;

/// <summary>Draws how long people waited: how often each time came, and when in the run, against the caller's clock.</summary>
internal static class HtmlWaits
{
    public const string Anchor = "waits";
    public const string Title = "How long people waited";

    private const double Left = 56;
    private const double Width = 760;
    private const double Top = 64;
    private const double Bottom = 200;
    private const double LabelRow = 14;

    public static void Write(HtmlPage page, Waits waits, Clock? clock)
    {
        page.Add($"<section aria-labelledby=\"{Anchor}\"><h2 id=\"{Anchor}\">{Title}</h2>\n");
        if (waits.Count == 0) page.Add($"<p>No call was measured.</p>\n");
        else Charts(page, waits, clock);
        page.Add($"</section>\n");
    }

    private static void Charts(HtmlPage page, Waits waits, Clock? clock)
    {
        var summary = waits.Summary();
        var sentence = $"{Figures.Of(waits.Count, "call")}: half within {Figures.Time(summary.P50.TotalMilliseconds)}, 90 % within {Figures.Time(summary.P90.TotalMilliseconds)}, 99 % within {Figures.Time(summary.P99.TotalMilliseconds)}, the longest {Figures.Time(summary.Max.TotalMilliseconds)}.";
        page.Add($"<p>{sentence}{(waits.Disturbed > 0 ? $" {Figures.Number(waits.Disturbed)} of them while a service behind the endpoint was broken." : "")}{(waits.LeftOut > 0 ? $" {Figures.Of(waits.LeftOut, "case")} of several calls without evidence {(waits.LeftOut == 1 ? "is" : "are")} left out." : "")}</p>\n");
        var used = Enumerable.Range(0, Waits.Buckets).Where(bucket => waits.In(bucket) is not (0, 0)).ToArray();
        var scale = new Scale(Floor(used[0]), Ceiling(Math.Max(used[^1] + 1, clock is null ? 0 : (int)Math.Ceiling(Waits.Place(clock.WorstWait.TotalMilliseconds)))));
        Histogram(page, waits, clock, summary, scale, used, sentence);
        Table(page, waits, used);
        if (waits.LastStartMs > 0) Timeline(page, waits, clock, scale);
    }

    private static void Histogram(HtmlPage page, Waits waits, Clock? clock, LatencySummary summary, Scale scale, int[] used, string sentence)
    {
        var most = used.Max(bucket => waits.In(bucket).Plain + waits.In(bucket).Disturbed);
        page.Add($"<h3>How often</h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"How often\"><svg class=\"chart\" viewBox=\"0 0 {Width} 236\" role=\"img\" aria-label=\"Distribution of the waits on a logarithmic scale. {sentence}\">");
        page.Add($"<text class=\"end\" x=\"{Left - 6}\" y=\"{Top + 8}\">{Figures.Number(most)}</text><text class=\"end\" x=\"{Left - 6}\" y=\"{Bottom}\">0</text><path class=\"axis\" d=\"M{Left} {Bottom}H{Width}\"></path>");
        foreach (var bucket in used)
        {
            var (x, width) = (scale.At(bucket), Math.Max(2, scale.At(bucket + 1) - scale.At(bucket) - 1));
            var (plain, disturbed) = waits.In(bucket);
            var (low, high) = (Height(plain, most), Height(disturbed, most));
            if (plain > 0) page.Add($"<rect class=\"info\" x=\"{x}\" y=\"{Bottom - low}\" width=\"{width}\" height=\"{low}\"></rect>");
            if (disturbed > 0) page.Add($"<rect class=\"warn\" x=\"{x}\" y=\"{Bottom - low - high}\" width=\"{width}\" height=\"{high}\"></rect>");
        }

        Ticks(page, scale);
        (string Name, double Milliseconds, string Look)[] marks = [("half", summary.P50.TotalMilliseconds, "mark"), ("90 %", summary.P90.TotalMilliseconds, "mark"), ("99 %", summary.P99.TotalMilliseconds, "mark")];
        if (clock is not null) marks = [.. marks, ("timeout", clock.Patience.TotalMilliseconds, "limit")];
        foreach (var (index, (name, milliseconds, look)) in marks.Index())
        {
            var (x, y) = (scale.At(Waits.Place(milliseconds)), 12 + (index * LabelRow));
            var flips = x > Width - 110;
            page.Add($"<path class=\"{look}\" d=\"M{x} {y - 8}V{Bottom}\"></path><text class=\"{(flips ? "end" : "start")}\" x=\"{(flips ? x - 4 : x + 4)}\" y=\"{y}\">{name} {Figures.Time(milliseconds)}</text>");
        }

        page.Add($"</svg></div>\n");
        if (waits.Disturbed > 0) page.Add($"<p class=\"key\"><span class=\"swatch info\"></span> nothing broken <span class=\"swatch warn\"></span> a service behind the endpoint broken</p>\n");
    }

    private static void Table(HtmlPage page, Waits waits, int[] used)
    {
        page.Add($"<details><summary>The same as a table</summary><div class=\"inside scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Waits as a table\"><table><caption class=\"unseen\">Waits</caption><thead><tr><th scope=\"col\" class=\"number\">From</th><th scope=\"col\" class=\"number\">To</th><th scope=\"col\" class=\"number\">Calls, nothing broken</th><th scope=\"col\" class=\"number\">Calls, a service broken</th></tr></thead><tbody>\n");
        foreach (var bucket in used)
            page.Add($"<tr><th scope=\"row\" class=\"number\">{Bound(bucket)}</th><td class=\"number\">{Bound(bucket + 1)}</td><td class=\"number\">{Figures.Number(waits.In(bucket).Plain)}</td><td class=\"number\">{Figures.Number(waits.In(bucket).Disturbed)}</td></tr>\n");
        page.Add($"</tbody></table></div></details>\n");
    }

    private static void Timeline(HtmlPage page, Waits waits, Clock? clock, Scale scale)
    {
        const double top = 14;
        var reach = waits.LastStartMs + waits.ColumnMs;
        var (passed, failed, cases, failures) = (new StringBuilder(), new StringBuilder(), 0L, 0L);
        for (var column = 0; column < Waits.Columns; column++)
        {
            for (var bucket = 0; bucket < Waits.Buckets; bucket++)
            {
                var (good, bad) = waits.At(column, bucket);
                if (good + bad == 0) continue;
                var (x, y) = (Left + ((column + 0.5) * waits.ColumnMs / reach * (Width - Left - 8)), Y(bucket + 0.5));
                if (good > 0) passed.Append(CultureInfo.InvariantCulture, $"M{x - 2.5:0.#} {y:0.#}h5");
                if (bad > 0) failed.Append(CultureInfo.InvariantCulture, $"M{x - 3:0.#} {y - 3:0.#}l6 6m0 -6l-6 6");
                (cases, failures) = (cases + good + bad, failures + bad);
            }
        }

        var limit = clock is null ? "" : $" The line is the caller's timeout of {Figures.Time(clock.Patience.TotalMilliseconds)}.";
        page.Add($"<h3>When</h3>\n<p>Each case by when it began and by its longest wait.{limit}</p>\n");
        page.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"When\"><svg class=\"chart\" viewBox=\"0 0 {Width} 232\" role=\"img\" aria-label=\"Time line of {Figures.Of(cases, "case")} over {Figures.Time(waits.LastStartMs)}, {Figures.Number(failures)} of them failed; the list of cases has their waits.{limit}\">");
        foreach (var (place, time) in scale.Ticks) page.Add($"<path class=\"grid\" d=\"M{Left} {Y(place)}H{Width}\"></path><text class=\"end\" x=\"{Left - 6}\" y=\"{Y(place) + 4}\">{time}</text>");
        if (clock is not null) page.Add($"<path class=\"limit\" d=\"M{Left} {Y(Waits.Place(clock.Patience.TotalMilliseconds))}H{Width}\"></path>");
        page.Add($"<path class=\"passes\" d=\"{passed.ToString()}\"></path><path class=\"fails\" d=\"{failed.ToString()}\"></path>");
        page.Add($"<text x=\"{Left}\" y=\"220\">0</text><text class=\"end\" x=\"{Width}\" y=\"220\">{Figures.Time(waits.LastStartMs)} into the run</text></svg></div>\n");
        page.Add($"<p class=\"key\"><span class=\"swatch passes\">–</span> passed <span class=\"swatch fails\">×</span> failed</p>\n");

        double Y(double place) => Bottom - ((place - scale.From) / (scale.To - scale.From) * (Bottom - top));
    }

    private static void Ticks(HtmlPage page, Scale scale)
    {
        foreach (var (place, time) in scale.Ticks)
        {
            var look = place == scale.To ? "end" : place == scale.From ? "start" : "middle";
            page.Add($"<path class=\"axis\" d=\"M{scale.At(place)} {Bottom}v5\"></path><text class=\"{look}\" x=\"{scale.At(place)}\" y=\"{Bottom + 20}\">{time}</text>");
        }
    }

    // Below a millisecond, bounds lie closer together than times are told.
    private static string Bound(int bucket) =>
        Waits.Begins(bucket) < 0.99 ? string.Create(CultureInfo.InvariantCulture, $"{Waits.Begins(bucket):0.0##} ms") : Figures.Time(Waits.Begins(bucket));

    // One among thousands is still there.
    private static double Height(long count, long most) => count == 0 ? 0 : Math.Max(2, (Bottom - Top) * count / most);

    private static int Floor(int bucket) => bucket / Waits.PerDecade * Waits.PerDecade;

    private static int Ceiling(int bucket) => (bucket + Waits.PerDecade - 1) / Waits.PerDecade * Waits.PerDecade;

    private readonly record struct Scale(int From, int To)
    {
        public IEnumerable<(int Place, string Time)> Ticks
        {
            get
            {
                for (var place = From; place <= To; place += Waits.PerDecade) yield return (place, Bound(place));
            }
        }

        public double At(double place) => Left + ((place - From) / (To - From) * (Width - Left));
    }
}
