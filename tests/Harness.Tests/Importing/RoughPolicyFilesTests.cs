using System.Text;
using static Harness.Tests.Importing.PolicyFolder;

namespace Harness.Tests.Importing;

/// <summary>Policy files as people have them: what can be mended is read and told, the others are told, and none stops the rest.</summary>
public sealed class RoughPolicyFilesTests
{
    private static readonly string Good = Policy("B2C_1A_Good", null, Profile("REST-Good", Item("ServiceUrl", "https://api.contoso.com/good")));
    private static readonly string Rough = Policy("B2C_1A_Rough", null, Profile("REST-Rough", Item("ServiceUrl", "https://api.contoso.com/rough") + Item("UserMessageIfRequestTimeout", "Zu spät")));
    private static readonly string Bare = Rough[(Rough.IndexOf('\n', StringComparison.Ordinal) + 1)..];

    private static IEnumerable<TestCaseData> Mended()
    {
        yield return Case("byte order mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Rough)], null);
        yield return Case("UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Rough.Replace("utf-8", "utf-16", StringComparison.Ordinal))], null);
        yield return Case("declared UTF-16 and is not", Encoding.UTF8.GetBytes(Rough.Replace("utf-8", "utf-16", StringComparison.Ordinal)), ":1:1: The file says that its encoding is utf-16, and it is utf-8.");
        yield return Case("windows-1252", Encoding.Latin1.GetBytes(Rough), "The file says that its encoding is utf-8, and it is windows-1252.");
        yield return Case("blank before the declaration", Encoding.UTF8.GetBytes("\n" + Rough), "The XML declaration is not the first thing in the file.");
        yield return Case("comment before the declaration", Encoding.UTF8.GetBytes("<!-- ours -->\n" + Rough), "The XML declaration is not the first thing in the file.");
        yield return Case("place in an attribute", Text(Bare.Replace("PolicyId=\"B2C", "TenantId=\"<yourtenant>.onmicrosoft.com\" PolicyId=\"B2C", StringComparison.Ordinal)), ":1:98: This is no XML: ");
        yield return Case("place in a text", Text(Rough.Replace("/rough", "/<your-function>", StringComparison.Ordinal)), "This is no XML: ");
        yield return Case("ampersand in an address", Text(Rough.Replace("/rough", "/rough?a=1&b=2", StringComparison.Ordinal)), "This is no XML: ");
        yield return Case("hyphens in a comment", Text(Bare.Replace("<ClaimsProviders>", "<!-- a -- b --><ClaimsProviders>", StringComparison.Ordinal)), "This is no XML: ");
        yield return Case("prefix that is not declared", Text(Bare.Replace("PolicyId=\"B2C", "xsi:schemaLocation=\"a b\" PolicyId=\"B2C", StringComparison.Ordinal)), "This is no XML: 'xsi' is an undeclared prefix.");
        yield return Case("two roots", Text(Bare + "\n<TrustFrameworkPolicy PolicyId=\"B2C_1A_Second\" />"), "The file has 2 roots.");
        yield return Case("part of a policy", Text(Profile("REST-Rough", Item("ServiceUrl", "https://api.contoso.com/rough"))), "This is a part of a policy: <TechnicalProfile> without <TrustFrameworkPolicy>.");
        static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("bomb", """<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;">]><TrustFrameworkPolicy>&c;</TrustFrameworkPolicy>"""u8.ToArray(), ":1:1: The file declares a document type (DTD)");
        yield return Case("external entity", """<?xml version="1.0"?><!-- > --><!doctype a SYSTEM "file:///etc/hostname"><a/>"""u8.ToArray(), ":1:1: The file declares a document type (DTD)");
        yield return Case("too deep", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<A x=\"1\">", 100_000))), "Elements are nested more than 100 deep.");
        yield return Case("too large", new byte[(10 * 1024 * 1024) + 1], "The file has 10 MB; policies have less than 10.");
        yield return Case("no text at all", [.. Enumerable.Range(0, 256).Select(letter => (byte)letter)], ":1:1: This is no XML: ");
        yield return Case("not ended", "<TrustFrameworkPolicy PolicyId=\"x\">\n  <Metadata>\n</TrustFrameworkPolicy>"u8.ToArray(), ":3:3: This is no XML: The 'Metadata' start tag on line 2");
    }

    private static IEnumerable<TestCaseData> LeftOut()
    {
        yield return Case("empty", [], "The file is empty.");
        yield return Case("something else", "<project />"u8.ToArray(), ":1:1: This is no policy: its root is <project>.");
    }

    [TestCaseSource(nameof(Mended))]
    public void What_can_be_mended_is_read_and_told(byte[] bytes, string? told)
    {
        using var folder = new PolicyFolder().Write("good.xml", Good).Write("rough.xml", bytes);
        var import = folder.Import();
        Assert.Multiple(() =>
        {
            Assert.That(import.Profiles, Is.EqualTo(new[] { "REST-Good", "REST-Rough" }));
            Assert.That(import.Unreadable, Is.Empty);
            Assert.That(import.Notes.Select(note => note.ToString()), told is null ? Is.Empty : Has.Exactly(1).Contains(told));
        });
    }

    [Test]
    public void Windows_1252_has_quotation_marks_where_Latin_1_has_none()
    {
        using var folder = new PolicyFolder().Write("rough.xml", Encoding.Latin1.GetBytes(Rough.Replace("Zu spät", "It\u0092s late", StringComparison.Ordinal)));
        Assert.That(folder.Import().Packs.Single().Profile.Profile.Profile.TimeoutText, Is.EqualTo("It\u2019s late"));
    }

    [Test]
    [CancelAfter(5000)]
    public void A_declaration_that_never_ends_does_not_make_the_search_long(CancellationToken cancel)
    {
        using var folder = new PolicyFolder().Write("good.xml", Good).Write("evil.xml", "<?xml " + string.Concat(Enumerable.Repeat("encoding=\"a\" ", 40_000)));
        var import = Task.Run(folder.Import, cancel);
        Assert.That(import.Wait(4000, cancel), Is.True);
    }

    [Test]
    [CancelAfter(5000)]
    public void Thousands_of_claims_are_merged_in_no_time(CancellationToken cancel)
    {
        using var folder = new PolicyFolder().Write("many.xml", Policy("B2C_1A_Many", null,
            Profile("REST-Many", "", $"<InputClaims>{string.Concat(Enumerable.Range(0, 15_000).Select(number => $"<InputClaim ClaimTypeReferenceId=\"c{number}\" />"))}</InputClaims>")));
        var import = Task.Run(folder.Import, cancel);
        Assert.That(import.Wait(4000, cancel), Is.True);
    }

    [TestCaseSource(nameof(Refused))]
    public void What_cannot_be_read_is_told_and_the_rest_goes_on(byte[] bytes, string told)
    {
        using var folder = new PolicyFolder().Write("good.xml", Good).Write("rough.xml", bytes);
        var import = folder.Import();
        Assert.Multiple(() =>
        {
            Assert.That(import.Profiles, Is.EqualTo(new[] { "REST-Good" }));
            Assert.That(import.Unreadable.Single().ToString(), Does.Contain(told));
            Assert.That(import.Notes, Is.Empty);
        });
    }

    [TestCaseSource(nameof(LeftOut))]
    public void What_is_no_policy_is_told_and_left_out(byte[] bytes, string told)
    {
        using var folder = new PolicyFolder().Write("good.xml", Good).Write("rough.xml", bytes);
        var import = folder.Import();
        Assert.Multiple(() =>
        {
            Assert.That((import.Files, import.Policies, import.Unreadable.Length), Is.EqualTo((2, 1, 0)));
            Assert.That(import.Notes.Single().ToString(), Does.Contain(told));
        });
    }

    [Test]
    public void Places_that_people_fill_in_are_text_and_come_out_as_they_were_written()
    {
        using var folder = new PolicyFolder().Write("rough.xml", Rough.Replace("api.contoso.com/rough", "<yourtenant>.contoso.com/@path@?x={Settings:X}&y=1", StringComparison.Ordinal));
        Assert.That(folder.Import().Packs.Single().Profile.Profile.Profile.ServiceUrl, Is.EqualTo("https://<yourtenant>.contoso.com/@path@?x={Settings:X}&y=1"));
    }

    private static TestCaseData Case(string name, byte[] bytes, string? told) => new TestCaseData(bytes, told).SetArgDisplayNames(name);
}
