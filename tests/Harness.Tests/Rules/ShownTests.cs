using System.Text.Json;
using Harness.Rules;

namespace Harness.Tests.Rules;

public sealed class ShownTests
{
    [TestCase(@"""\u0639\u0628\u062F""", "\"\u0639\u0628\u062f\"")]
    [TestCase(@"""\uD83D\uDE00 & <b>""", "\"\U0001F600 & <b>\"")]
    [TestCase(@"""a\u0007b""", @"""a\u0007b""")]
    [TestCase(@"""half \uD83D""", @"""half \uD83D""")]
    [TestCase("1.50", "1.50")]
    public void A_value_is_shown_so_that_it_can_be_read(string json, string shown) =>
        Assert.That(Shown.Json(JsonElement.Parse(json)), Is.EqualTo(shown));
}
