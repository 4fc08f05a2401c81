using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Harness.Scenarios;

namespace Harness.Importing;

/// <summary>
/// Reads policy files, which are anybody's: nothing outside the file is fetched, no entity is made, and what is too large or too deep is refused.
/// What can be mended is mended and said; a file that cannot be read does not stop the others.
/// </summary>
internal static class PolicyReader
{
    private const long MostBytes = 10 * 1024 * 1024;
    private const int MostDepth = 100;

    private static readonly ImmutableArray<string> Parts =
    [
        "BuildingBlocks", "ClaimsSchema", "ClaimType", "ClaimsTransformations", "ContentDefinitions", "Localization", "DisplayControls", "ClaimsProviders", "ClaimsProvider",
        "TechnicalProfiles", "TechnicalProfile", "UserJourneys", "UserJourney", "SubJourneys", "SubJourney", "OrchestrationSteps", "RelyingParty",
    ];

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        ConformanceLevel = ConformanceLevel.Fragment,
        MaxCharactersInDocument = MostBytes,
        MaxCharactersFromEntities = 1024,
    };

    /// <summary>The policies of a file: none where it holds none, several where it has several roots.</summary>
    /// <param name="source">The file.</param>
    /// <param name="problems">Why it could not be read.</param>
    /// <param name="notes">What was mended, and why a file that could be read is no policy.</param>
    public static IEnumerable<Policy> Read(PolicySource source, ProblemList problems, ProblemList notes)
    {
        if (Bytes(source, problems) is not { } bytes) return [];
        var decoded = DecodedText.Of(bytes);
        if (string.IsNullOrWhiteSpace(decoded.Text))
        {
            notes.Add(new(source.Shown, 1, 1), "The file is empty.", "Leave it out, or fetch it again.");
            return [];
        }

        if (LooseXml.HasDocumentType(decoded.Text))
        {
            problems.Add(new(source.Shown, 1, 1), "The file declares a document type (DTD), which policies do not have and which can hold bombs and addresses to fetch.", "Take the <!DOCTYPE ...> out.");
            return [];
        }

        if (Roots(source, decoded.Text, problems, notes) is not { } roots) return [];
        if (decoded.Mended is { } mended && roots.Length > 0) notes.Add(new(source.Shown, 1, 1), mended, "It was read all the same; save it as UTF-8 with the declaration first.");
        return Policies(source, roots, notes);
    }

    private static byte[]? Bytes(PolicySource source, ProblemList problems)
    {
        try
        {
            var size = new FileInfo(source.Path).Length;
            if (size <= MostBytes) return File.ReadAllBytes(source.Path);
            problems.Add(new(source.Shown, 1, 1), string.Create(CultureInfo.InvariantCulture, $"The file has {size / 1024 / 1024} MB; policies have less than {MostBytes / 1024 / 1024}."), "Name the policies alone.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(source.Shown, 1, 1), "The file cannot be read.", error is UnauthorizedAccessException ? "You are not allowed to." : "Something else may hold it open.");
        }

        return null;
    }

    private static XElement[]? Roots(PolicySource source, string text, ProblemList problems, ProblemList notes)
    {
        var (roots, error) = Parse(text, Names());
        if (roots is not null) return roots;
        var (line, column) = (Math.Max(error!.LineNumber, 1), Math.Max(error.LinePosition, 1));
        var loose = LooseXml.Mend(text);
        if (Parse(loose, Names("xsi", "xsd")).Roots is { Length: > 0 } read)
        {
            foreach (var root in read) LooseXml.Restore(root);
            notes.Add(new(source.Shown, line, column), $"This is no XML: {What(error)}", "It was read all the same; B2C takes the file only with &lt; for '<', &amp; for '&', no '--' in comments, and each prefix declared.");
            return read;
        }

        problems.Add(new(source.Shown, line, column), $"This is no XML: {What(error)}", "Mend it there, and look whether each element ends.");
        return null;
    }

    private static (XElement[]? Roots, XmlException? Error) Parse(string text, XmlNamespaceManager names)
    {
        try
        {
            using (var sounding = Open(text, names))
            {
                while (sounding.Read())
                    if (sounding.Depth > MostDepth) throw new XmlException($"Elements are nested more than {MostDepth} deep.", null, ((IXmlLineInfo)sounding).LineNumber, ((IXmlLineInfo)sounding).LinePosition);
            }

            var roots = new List<XElement>();
            using var reader = Open(text, names);
            reader.MoveToContent();
            while (!reader.EOF)
            {
                if (reader.NodeType == XmlNodeType.Element) roots.Add(Element(reader));
                else reader.Read();
            }

            return ([.. roots], null);
        }
        catch (XmlException error)
        {
            return (null, error);
        }
    }

    private static XElement Element(XmlReader reader)
    {
        using var subtree = reader.ReadSubtree();
        var element = XElement.Load(subtree, LoadOptions.SetLineInfo);
        subtree.Close();
        reader.Read();
        return element;
    }

    private static XmlReader Open(string text, XmlNamespaceManager names) =>
        XmlReader.Create(new StringReader(text), Settings, new XmlParserContext(null, names, null, XmlSpace.None));

    // Parts of policies stand in documents without the declarations of their root.
    private static XmlNamespaceManager Names(params ReadOnlySpan<string> prefixes)
    {
        var names = new XmlNamespaceManager(new NameTable());
        foreach (var prefix in prefixes) names.AddNamespace(prefix, $"urn:{prefix}");
        return names;
    }

    private static string What(XmlException error)
    {
        var end = error.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        return Reporting.Visible.Line(end > 0 ? error.Message[..end] : error.Message);
    }

    private static IEnumerable<Policy> Policies(PolicySource source, XElement[] roots, ProblemList notes)
    {
        foreach (var root in roots) root.AddAnnotation(source);
        var whole = roots.SelectMany(root => root.DescendantsAndSelf()).Where(element => element.Name.LocalName == "TrustFrameworkPolicy").ToArray();
        if (whole.Length > 0)
        {
            if (roots.Length > 1 || whole.Length > 1) notes.Add(At(roots[^1]), $"The file has {(roots.Length > 1 ? $"{roots.Length} roots" : $"{whole.Length} policies")}.", $"{(whole.Length == 1 ? "The policy among them was read" : "Each policy was read")}; B2C takes one policy for each file.");
            return whole.Select(root => new Policy(source, [root]));
        }

        var parts = roots.Where(root => Parts.Contains(root.Name.LocalName)).ToArray();
        if (parts.Length > 0)
        {
            notes.Add(At(parts[0]), $"This is a part of a policy: <{parts[0].Name.LocalName}> without <TrustFrameworkPolicy>.", "It was read by itself, without bases.");
            return [new(source, [.. parts])];
        }

        if (roots.Length == 0) notes.Add(new(source.Shown, 1, 1), "The file holds no XML element.", "It is no policy, and is left out.");
        else notes.Add(At(roots[0]), $"This is no policy: its root is <{roots[0].Name.LocalName}>.", "It is left out; policies begin with <TrustFrameworkPolicy>.");
        return [];
    }

    private static Position At(XElement element)
    {
        var place = element.Place();
        return new(place.File, place.Line, place.Column);
    }
}
