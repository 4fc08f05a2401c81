using System.Reflection;
using System.Runtime.CompilerServices;

namespace Harness.EndToEnd.Tests.Packages;

/// <summary>What users of a package can see, one line for each type and member; the feed has no analyzer for it.</summary>
internal static class PublicApi
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Lines(Assembly assembly) =>
        from type in assembly.GetExportedTypes().OrderBy(Name, StringComparer.Ordinal)
        from line in Members(type).Order(StringComparer.Ordinal).Select(member => "    " + member).Prepend($"{Kind(type)} {Name(type)}{Bases(type)}")
        select line;

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");
        if (typeof(Delegate).IsAssignableFrom(type)) return [Signature(type.GetMethod("Invoke")!)];
        var accessors = type.GetProperties(Own).SelectMany(property => property.GetAccessors(nonPublic: true)).ToHashSet();
        return
        [
            .. type.GetConstructors(Own).Where(IsSeen).Select(constructor => $"ctor({Parameters(constructor)})"),
            .. type.GetFields(Own).Where(field => field.IsPublic || field.IsFamily).Select(field => $"{field.Name}: {Name(field.FieldType)}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}"),
            .. type.GetProperties(Own).Where(property => property.GetAccessors(nonPublic: true).Any(IsSeen) && property.Name != "EqualityContract").Select(property => $"{property.Name}: {Name(property.PropertyType)}{Accessors(property)}"),
            .. type.GetMethods(Own).Where(method => IsSeen(method) && !accessors.Contains(method) && !IsOfCompiler(method)).Select(Signature),
        ];
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // What the compiler adds to records is no decision of ours.
    private static bool IsOfCompiler(MethodInfo method) =>
        method.Name.Contains('<', StringComparison.Ordinal)
        || method.GetCustomAttribute<CompilerGeneratedAttribute>() is not null
        || method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "Deconstruct" or "op_Equality" or "op_Inequality";

    private static string Accessors(PropertyInfo property) =>
        " {" + (property.GetMethod is { } get && IsSeen(get) ? " get" : "")
        + (property.SetMethod is { } set && IsSeen(set) ? set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init" : " set" : "")
        + (property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : " required") + " }";

    private static string Signature(MethodInfo method) => $"{method.Name}{Generic(method)}({Parameters(method)}): {Name(method.ReturnType)}{(method.IsStatic ? " static" : "")}{(method.IsAbstract ? " abstract" : method.IsVirtual && !method.IsFinal ? " virtual" : "")}";

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}"));

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : typeof(Delegate).IsAssignableFrom(type) ? "delegate" : type.IsValueType ? "struct"
        : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string Bases(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type)) return "";
        var bases = new[] { type.BaseType }.OfType<Type>().Where(one => one != typeof(object) && one != typeof(ValueType))
            .Concat(type.GetInterfaces().Where(one => !one.Name.StartsWith("IEquatable", StringComparison.Ordinal)).OrderBy(Name, StringComparer.Ordinal)).Select(Name).ToArray();
        return bases.Length == 0 ? "" : $" : {string.Join(", ", bases)}";
    }

    private static string Name(Type type)
    {
        if (type.IsGenericParameter) return type.Name;
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsByRef) return Name(type.GetElementType()!) + "&";
        if (Nullable.GetUnderlyingType(type) is { } value) return Name(value) + "?";
        var name = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name.Split('`')[0]}" : type.Namespace?.StartsWith("Harness", StringComparison.Ordinal) == true ? $"{type.Namespace}.{type.Name.Split('`')[0]}" : type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
