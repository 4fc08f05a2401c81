using Harness.Reporting;
using Harness.Reporting.Html;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

[TestFixture]
public sealed class FaultMatrixTests
{
    private const string Step = "PostAttributeCollection";

    [Test]
    public void Rows_are_as_in_the_table_of_faults_and_columns_as_in_the_flow()
    {
        var matrix = MatrixOf(
            Cell("something-else"), Cell("status-500"), Cell("fixed-delay (7 s)"), Samples.Cell("s", "PreTokenIssuance", "accept-and-hang"),
            Samples.Cell("s", "PostFederationSignup", "accept-and-hang"));
        Assert.Multiple(() =>
        {
            Assert.That(matrix.Faults, Is.EqualTo(new[] { "fixed-delay (7 s)", "accept-and-hang", "status-500", "something-else" }));
            Assert.That(matrix.Steps, Is.EqualTo(new[] { "PostFederationSignup", Step, "PreTokenIssuance" }));
        });
    }

    [Test]
    public void A_cell_shows_the_worst_of_its_cases()
    {
        var bad = Cell("html", Samples.Finding("DS-001", Severity.Warning));
        foreach (var order in (CaseResult[][])[[Cell("html"), bad, Cell("html")], [bad, Cell("html"), Cell("html")]])
        {
            var cell = MatrixOf(order).Cell("html", Step)!;
            Assert.That((cell.Mark, cell.Cases, string.Join(' ', cell.Rules)), Is.EqualTo((FaultCellMark.Broken, 3, "DS-001")));
        }
    }

    [Test]
    public void What_the_person_is_told_instead_is_degraded_and_a_waived_mistake_is_still_told()
    {
        var waived = Samples.Finding("DS-001", Severity.Warning) with { Waived = "the team" };
        Assert.Multiple(() =>
        {
            Assert.That(MarkOf(Samples.Changed(Cell("html"), cell => cell with { Without = null })), Is.EqualTo(FaultCellMark.Kept));
            Assert.That(MarkOf(Samples.Changed(Cell("html"), cell => cell with { Without = null, Consequence = "page-message" })), Is.EqualTo(FaultCellMark.Degraded));
            Assert.That(MarkOf(Cell("html") with { Findings = [waived] }), Is.EqualTo(FaultCellMark.Remarked));
            Assert.That(MarkOf(Cell("html") with { Findings = [waived with { Waived = null }] }), Is.EqualTo(FaultCellMark.Remarked));
            Assert.That(MarkOf(Cell("html") with { Outcome = CaseOutcome.NotAsked, NotAsked = "no service can be broken here" }), Is.EqualTo(FaultCellMark.NotAsked));
        });
    }

    [TestCase("goes-on", "goes on without promoCode, tier")]
    [TestCase("page-message", "page message")]
    [TestCase("block-page", "block page")]
    [TestCase("generic-error", "generic error")]
    [TestCase("goes-on-ignoring-answer", "goes on, answer ignored")]
    [TestCase("undocumented", "undocumented")]
    public void A_cell_says_in_a_few_words_what_the_person_meets(string consequence, string words)
    {
        Assert.That(FaultCellText.Meets(Cell("html").Cell! with { Consequence = consequence }), Is.EqualTo(words));
    }

    [Test]
    public void A_case_is_told_in_one_line_with_its_fault()
    {
        Assert.Multiple(() =>
        {
            Assert.That(CaseText.Lines(Cell("accept-and-hang")).Single().Text, Does.EndWith(
                " goes on without extension_promoCode, extension_0123456789abcdef0123456789abcdef_tier after 1.61 s (loyalty: accept-and-hang)"));
            Assert.That(CaseText.Lines(Cell("html") with { Outcome = CaseOutcome.NotAsked, NotAsked = "nobody can" }).Single().Text, Does.EndWith(" not asked: nobody can"));
        });
    }

    [Test]
    public void On_a_narrow_screen_rules_are_counted_and_columns_stand_below_each_other()
    {
        var findings = new[] { "UF-RSL-001", "UF-LAT-005", "DS-001" }.Select(rule => Samples.Finding(rule, Severity.Error)).ToArray();
        CaseResult[] cases = [Cell("html", findings), Samples.Cell("s", "PreTokenIssuance", "html", findings)];
        var (wide, narrow, least) = (Drawn(cases, 160), Drawn(cases, 80), Drawn(cases, 50));
        Assert.Multiple(() =>
        {
            Assert.That(wide, Has.Some.EqualTo("  html  BROKEN UF-RSL-001 UF-LAT-005 DS-001 1.61 s  BROKEN UF-RSL-001 UF-LAT-005 DS-001 1.61 s"));
            Assert.That(narrow, Has.Some.EqualTo("  html  BROKEN UF-RSL-001 +2 1.61 s  BROKEN UF-RSL-001 +2 1.61 s"));
            Assert.That(least.Count(line => line == "  html  BROKEN UF-RSL-001 +2 1.61 s"), Is.EqualTo(2));
        });
    }

    [Test]
    public void A_run_without_faults_has_no_matrix()
    {
        Assert.That(Drawn([Samples.Passing("p", "s")], 80), Is.Empty);
    }

    [Test]
    public void There_is_room_for_so_many_cells_and_the_others_are_counted()
    {
        var matrices = new FaultMatrices();
        for (var i = 0; i < FaultMatrices.MostCells + 3; i++) matrices.Add(Cell($"fault-{Figures.Plain(i)}"), i);
        Assert.Multiple(() =>
        {
            Assert.That(matrices.All.Single().Cells, Has.Count.EqualTo(FaultMatrices.MostCells));
            Assert.That(matrices.NotShown, Is.EqualTo(3));
        });
    }

    [Test]
    public async Task On_the_page_a_cell_has_a_sign_a_word_and_leads_to_its_case()
    {
        using var run = await SavedRun.Faults();
        var html = await run.Render("html");
        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Contain($"<h2 id=\"{HtmlFaults.Anchor}\">"));
            Assert.That(html, Does.Contain("""<th scope="row"><bdi>empty-answer</bdi><span class="about">The connection is closed without a byte.</span></th>"""));
            Assert.That(html, Does.Contain("""<td class="bad"><span class="word bad"><span aria-hidden="true">&#10005;</span> broken</span> <a href="#case-2" aria-label="DS-001 in resilience/before-sending-token/empty-answer">DS-001</a>""").Or.Contain("✕</span> broken</span> <a href=\"#case-2\""));
            Assert.That(html, Does.Contain("""<span class="meets" dir="auto">goes on without promoCode, tier</span><span class="times">after 1.61 s; back after 120 ms</span>"""));
            Assert.That(html, Does.Contain("""<td class="quiet">not played</td>"""));
            Assert.That(html, Does.Contain("What breaks, and where"));
        });
    }

    [Test]
    public async Task In_junit_a_cell_that_passes_says_what_the_person_met()
    {
        using var run = await SavedRun.Faults();
        Assert.That(await run.Render("junit"), Does.Contain("after 1.61 s (loyalty: fixed-delay). The person would see: The person goes on.</system-out>"));
    }

    private static CaseResult Cell(string fault, params Finding[] findings) => Samples.Cell("s", Step, fault, findings);

    private static FaultMatrix MatrixOf(params CaseResult[] cases)
    {
        var matrices = new FaultMatrices();
        foreach (var (index, result) in cases.Index()) matrices.Add(result, index);
        return matrices.All.Single();
    }

    private static FaultCellMark MarkOf(CaseResult result) => MatrixOf(result).Cells.Single().Mark;

    private static string[] Drawn(CaseResult[] cases, int width)
    {
        var matrices = new FaultMatrices();
        foreach (var (index, result) in cases.Index()) matrices.Add(result, index);
        return [.. FaultMatrixText.Lines(matrices, width).Select(line => line.Text)];
    }
}
