using System.Collections.Immutable;

namespace Harness.Tests;

/// <summary>Folders of a namespace from left to right; one may use those to its left, and all may use what lies in the root.</summary>
internal sealed record FolderOrder(string Root, ImmutableArray<string> Folders)
{
    /// <summary>Every use from left to right, in words.</summary>
    public IEnumerable<string> ReversedArrows(IEnumerable<Type> types) =>
        (from type in types
         where FolderOf(type) is not null
         from used in TypeUses.Of(type)
         where FolderOf(used) is not null && Place(used) > Place(type)
         select $"{Shown(type)} uses {Shown(used)}: {Name(type)} may not use {Name(used)}").Distinct().Order(StringComparer.Ordinal);

    /// <summary>The folder of a type; empty for the root, null for types of elsewhere.</summary>
    public string? FolderOf(Type type) =>
        type.Namespace == Root ? ""
        : type.Namespace?.StartsWith(Root + ".", StringComparison.Ordinal) == true ? type.Namespace[(Root.Length + 1)..].Split('.')[0]
        : null;

    private int Place(Type type) => Folders.IndexOf(FolderOf(type)!);

    private string Name(Type type) => FolderOf(type) is { Length: > 0 } folder ? folder : "the root";

    // Of closures and state machines people know the type that they stand in.
    private string Shown(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return $"{FolderOf(type)}/{type.Name.Split('`')[0]}".TrimStart('/');
    }
}
