using Harness.Tests.Samples.Right;

namespace Harness.Tests.Samples.Left;

// Each of these reaches Thing in one way only, most of them inside a method body.
internal sealed class ByProperty
{
    public Thing? Held { get; init; }
}

internal sealed class ByGenericArgument
{
    public static int Count(List<Thing[]> things) => things.Count;
}

internal sealed class ByCreating
{
    public static string Text() => new Thing().ToString()!;
}

internal sealed class ByTypeOf
{
    public static string Text() => typeof(Thing).Name;
}

internal sealed class ByTesting
{
    public static bool Is(object thing) => thing is Thing;
}

internal sealed class ByCallingWithIt
{
    public static int Count() => Enumerable.Empty<Thing>().Count();
}

internal sealed class ByLambda
{
    public static Func<string> Text() => () => new Thing().ToString()!;
}

internal sealed class ByIterator
{
    public static IEnumerable<string> Texts()
    {
        yield return new Thing().ToString()!;
    }
}

internal sealed class ByWaiting
{
    public static async Task<string> Text()
    {
        await Task.Yield();
        return new Thing().ToString()!;
    }
}

internal sealed class ByLocalFunction
{
    public static string Text(int times)
    {
        switch (times)
        {
            case 0: return "";
            case 1: return "a";
            case 2: return "b";
            case 3: return Inner();
            default: return "c";
        }

        static string Inner() => new Thing().ToString()!;
    }
}

internal sealed class ByAttribute
{
    [Right]
    public static string Text() => "";
}

internal sealed class ByConstraint
{
    public static string Text<T>()
        where T : List<Thing> => typeof(T).Name;
}

internal sealed class NotAtAll
{
    public static string Text() => new System.Text.StringBuilder().Append("Thing").ToString();
}
