using System.Reflection;
using System.Reflection.Emit;

namespace Harness.Tests;

/// <summary>The types that a compiled type uses: in signatures, in attributes, and in the code of its methods.</summary>
internal sealed class TypeUses
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private readonly HashSet<Type> found = [];

    private TypeUses()
    {
    }

    /// <summary>What one type uses itself; the closures and state machines that the compiler nests in it are types of their own.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        var uses = new TypeUses();
        uses.Scan(type);
        return uses.found;
    }

    private void Scan(Type type)
    {
        Add(type.BaseType);
        AddAll(type.GetInterfaces());
        if (type.IsGenericTypeDefinition) AddAll(type.GetGenericArguments());
        Attributes(type);
        foreach (var field in type.GetFields(Own)) Add(field.FieldType);
        foreach (var property in type.GetProperties(Own)) Add(property.PropertyType);
        foreach (var member in type.GetMembers(Own).Where(member => member is not Type)) Attributes(member);
        foreach (var method in type.GetMembers(Own).OfType<MethodBase>()) Scan(method);
    }

    private void Scan(MethodBase method)
    {
        if (method is MethodInfo info)
        {
            Add(info.ReturnType);
            if (info.IsGenericMethodDefinition) AddAll(info.GetGenericArguments());
        }

        AddAll(method.GetParameters().Select(parameter => parameter.ParameterType));
        if (method.GetMethodBody() is not { } body) return;
        AddAll(body.LocalVariables.Select(local => local.LocalType));
        AddAll(body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType!));
        foreach (var token in Tokens(body.GetILAsByteArray()!)) Add(Resolve(method, token));
    }

    private void Add(MemberInfo member)
    {
        if (member is Type type)
        {
            Add(type);
            return;
        }

        Add(member.DeclaringType);
        if (member is MethodInfo { IsGenericMethod: true } method) AddAll(method.GetGenericArguments());
    }

    private void Add(Type? type)
    {
        while (type is { HasElementType: true }) type = type.GetElementType();
        if (type is null || !found.Add(type)) return;
        if (type.IsGenericParameter) AddAll(type.GetGenericParameterConstraints());
        if (!type.IsConstructedGenericType) return;
        Add(type.GetGenericTypeDefinition());
        AddAll(type.GetGenericArguments());
    }

    private void AddAll(IEnumerable<Type> types)
    {
        foreach (var type in types) Add(type);
    }

    private void Attributes(MemberInfo member)
    {
        foreach (var attribute in member.GetCustomAttributesData())
        {
            Add(attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue)))
            {
                Add(argument.ArgumentType);
                Add(argument.Value as Type);
            }
        }
    }

    private static MemberInfo Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null)!;

    private static IEnumerable<int> Tokens(byte[] code)
    {
        var at = 0;
        while (at < code.Length)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var instruction = OpCodesByValue[value];
            at += instruction.Size;
            if (instruction.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return BitConverter.ToInt32(code, at);
            at += SizeOf(instruction.OperandType, code, at);
        }
    }

    private static int SizeOf(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
