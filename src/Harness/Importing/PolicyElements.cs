using System.Xml;
using System.Xml.Linq;
using Harness.Dialects.CustomPolicies;

namespace Harness.Importing;

/// <summary>Elements of policies by their names; a namespace, a prefix or none makes no difference.</summary>
internal static class PolicyElements
{
    public static string? Text(this XElement element, string attribute) => element.Attribute(attribute)?.Value.Trim();

    public static bool IsTrue(this XElement element, string attribute) => string.Equals(element.Text(attribute), "true", StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<XElement> All(this XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    public static XElement? One(this XElement element, string name) => element.All(name).FirstOrDefault();

    /// <summary>The elements at the end of a path of names.</summary>
    public static IEnumerable<XElement> All(this XElement element, params ReadOnlySpan<string> path)
    {
        IEnumerable<XElement> found = [element];
        foreach (var name in path) found = found.SelectMany(one => one.All(name)).ToArray();
        return found;
    }

    public static PolicySource Source(this XElement element) => element.AncestorsAndSelf().Select(one => one.Annotation<PolicySource>()).OfType<PolicySource>().First();

    /// <summary>Where the element begins, its bracket included.</summary>
    public static PolicyPlace Place(this XElement element)
    {
        var info = (IXmlLineInfo)element;
        return new(element.Source().Shown, info.LineNumber, Math.Max(info.LinePosition - 1, 1));
    }
}
