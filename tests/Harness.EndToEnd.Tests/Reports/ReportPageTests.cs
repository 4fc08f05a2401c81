using Harness.EndToEnd.Tests.Command;
using Microsoft.Playwright;

namespace Harness.EndToEnd.Tests.Reports;

/// <summary>The HTML report in a real browser, opened as a file, as people open it. Alone, since a browser would take the time of tests that measure it.</summary>
[TestFixture]
[Category("RealParts")]
[NonParallelizable]
public sealed class ReportPageTests
{
    private const int Many = 10_000;
    private const int MostTabs = 120;

    private const string OpenAll = "() => { for (const one of document.querySelectorAll('details')) one.open = true; }";

    private readonly EmptyFolder folder = new();
    private readonly List<string> noise = [];
    private readonly List<string> requests = [];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private Uri small = null!;
    private Uri large = null!;

    [OneTimeSetUp]
    public async Task OpenBrowser()
    {
        if (Chromium.Missing is { } reason) Assert.Ignore(reason);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox", "--disable-gpu"] });
        small = await ReportFile.Write(folder, "small", 20);
        large = await ReportFile.Write(folder, "large", Many);
    }

    [OneTimeTearDown]
    public async Task CloseBrowser()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        folder.Dispose();
    }

    [SetUp]
    public void Listen()
    {
        noise.Clear();
        requests.Clear();
    }

    [TestCase(ColorScheme.Light, 1200)]
    [TestCase(ColorScheme.Dark, 420)]
    public async Task Axe_finds_nothing_wrong(ColorScheme scheme, int width)
    {
        var axe = Environment.GetEnvironmentVariable("AXE_CORE");
        if (string.IsNullOrEmpty(axe)) Assert.Ignore("There is no axe-core here: name its axe.min.js in AXE_CORE.");
        await using var context = await Context(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        var page = await Open(context, small);
        await page.EvaluateAsync(OpenAll);
        await page.EvaluateAsync(await File.ReadAllTextAsync(axe!));
        var violations = await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations
              .flatMap(one => one.nodes.map(node => `${one.id}: ${one.help}: ${node.html}: ${node.failureSummary}`))
            """);
        Assert.That(violations, Is.Empty);
    }

    [Test]
    public async Task It_asks_the_network_for_nothing_and_has_no_complaints()
    {
        await using var context = await Context();
        await Open(context, small);
        Assert.Multiple(() =>
        {
            Assert.That(requests, Is.EqualTo([small.AbsoluteUri]));
            Assert.That(noise, Is.Empty);
        });
    }

    [Test]
    public async Task Cases_are_found_with_the_keyboard_alone()
    {
        await using var context = await Context();
        var page = await Open(context, small);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.That(await Focused(page), Is.EqualTo("main"));
        for (var tabs = 0; tabs < MostTabs && await Focused(page) != "find"; tabs++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("uf-res p/");
        Assert.That(await Rows(page), Is.EqualTo(["p/version", "p/again"]));
        Assert.That(await page.InnerTextAsync("#found"), Is.EqualTo("2 of 25 cases."));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("rem");
        Assert.That(await Rows(page), Is.EqualTo(["p/remark"]));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Commands_are_copied_with_and_without_a_clipboard_of_the_page(bool hasClipboard)
    {
        await using var context = await Context();
        if (!hasClipboard) await context.AddInitScriptAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined });");
        var page = await Open(context, small);
        await page.ClickAsync("#find");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy replay of p/arabic" }).ClickAsync();
        await Assertions.Expect(page.Locator("#told")).ToHaveTextAsync("Copied: replay");
        await page.ClickAsync("#find");
        await page.Keyboard.PressAsync("Control+V");
        Assert.That(await page.InputValueAsync("#find"), Is.EqualTo(ReportFile.Replay));
    }

    [Test]
    public async Task A_link_opens_the_case_it_leads_to()
    {
        await using var context = await Context();
        var page = await Open(context, small);
        await page.EvaluateAsync("() => { for (const one of document.querySelectorAll('details')) one.open = false; }");
        await page.Locator("#case-table a[href='#case-3']").ClickAsync();
        await Assertions.Expect(page.Locator("#case-3")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#case-2")).ToBeHiddenAsync();
    }

    [Test]
    public async Task A_person_meets_the_page_in_their_language_and_direction()
    {
        await using var context = await Context();
        var page = await Open(context, small);
        var sheet = page.Locator(".screens .sheet[lang='ar-SA']");
        Assert.Multiple(async () =>
        {
            Assert.That(await sheet.EvaluateAsync<string>("sheet => getComputedStyle(sheet).direction"), Is.EqualTo("rtl"));
            Assert.That(await sheet.Locator(".message").InnerTextAsync(), Is.EqualTo(ReportFile.Arabic));
            Assert.That(await sheet.Locator(".button").InnerTextAsync(), Is.EqualTo("إنشاء"));
            Assert.That(await sheet.Locator(".field").First.InnerTextAsync(), Is.EqualTo("Al"));
        });
    }

    [Test]
    public async Task A_narrow_window_need_not_be_scrolled_sideways()
    {
        await using var context = await Context(new() { ViewportSize = new() { Width = 420, Height = 900 } });
        var page = await Open(context, small);
        await page.EvaluateAsync(OpenAll);
        Assert.That(await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"), Is.EqualTo(420));
    }

    [Test]
    public async Task Without_a_script_verdict_and_evidence_can_be_read()
    {
        await using var context = await Context(new() { JavaScriptEnabled = false });
        var page = await Open(context, small);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The endpoint does not conform to the contract.");
        await Assertions.Expect(page.Locator("#case-2 mark")).ToHaveTextAsync("version: missing", new() { UseInnerText = true });
        await Assertions.Expect(page.Locator("#find")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("button:visible")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Ten_thousand_cases_are_listed_a_hundred_at_a_time_and_found()
    {
        await using var context = await Context();
        var page = await Open(context, large);
        var rows = page.Locator("#case-table tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(100);
        Assert.That(await page.EvaluateAsync<int>("() => document.querySelectorAll('*').length"), Is.LessThan(5_000));
        await page.ClickAsync("#more");
        await Assertions.Expect(rows).ToHaveCountAsync(200);
        await page.FillAsync("#find", "case-9876");
        Assert.That(await Rows(page), Is.EqualTo(["p/case-9876"]));
        await page.FillAsync("#find", "no such case");
        Assert.That(await page.InnerTextAsync("#found"), Is.EqualTo("No case is like that."));
    }

    private static async Task<string> Focused(IPage page) => await page.EvaluateAsync<string>("() => document.activeElement.id");

    private static async Task<IReadOnlyList<string>> Rows(IPage page) => await page.Locator("#case-table tbody th").AllInnerTextsAsync();

    private async Task<IBrowserContext> Context(BrowserNewContextOptions? options = null) => await browser!.NewContextAsync(options);

    private async Task<IPage> Open(IBrowserContext context, Uri file)
    {
        var page = await context.NewPageAsync();
        page.Console += (_, message) => noise.Add(message.Text);
        page.PageError += (_, message) => noise.Add(message);
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync(file.AbsoluteUri);
        return page;
    }
}
