using System.Reflection;
using System.Reflection.Emit;

namespace Pleno.Tests.Docs;

/// <summary>
/// Every type that a type speaks of: in its declaration, its members and the instructions of its methods, the compiler's
/// nested classes included. Read from the assembly, so that no alias, global using or full name hides anything.
/// </summary>
internal static class TypesInUse
{
    private const BindingFlags Own =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IReadOnlySet<Type> By(Type type)
    {
        var found = new HashSet<Type>();
        Collect(type, found);
        return found;
    }

    private static void Collect(Type type, HashSet<Type> found)
    {
        Add(type.BaseType, found);
        AddAll(type.GetInterfaces(), found);
        AddAttributes(type, found);
        foreach (var member in type.GetMembers(Own))
        {
            AddAttributes(member, found);
            AddMember(member, found);
            if (member is MethodBase method)
            {
                AddBody(method, found);
            }
        }

        foreach (var nested in type.GetNestedTypes(Own))
        {
            Collect(nested, found);
        }
    }

    private static void AddMember(MemberInfo? member, HashSet<Type> found)
    {
        Add(member as Type ?? member?.DeclaringType, found);
        switch (member)
        {
            case FieldInfo field:
                Add(field.FieldType, found);
                break;
            case PropertyInfo property:
                Add(property.PropertyType, found);
                break;
            case EventInfo happening:
                Add(happening.EventHandlerType, found);
                break;
            case MethodBase method:
                AddAll(method.GetParameters().Select(parameter => parameter.ParameterType), found);
                Add((method as MethodInfo)?.ReturnType, found);
                AddAll(method.IsGenericMethod ? method.GetGenericArguments() : [], found);
                break;
        }
    }

    private static void AddBody(MethodBase method, HashSet<Type> found)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return;
        }

        AddAll(body.LocalVariables.Select(local => local.LocalType), found);
        AddAll(
            body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
                .Select(clause => clause.CatchType!),
            found
        );
        foreach (var token in TokensOf(body.GetILAsByteArray()!))
        {
            AddMember(
                method.Module.ResolveMember(
                    token,
                    method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
                    method.IsGenericMethod ? method.GetGenericArguments() : null
                ),
                found
            );
        }
    }

    private static IEnumerable<int> TokensOf(byte[] code)
    {
        const byte twoByteCodes = 0xFE;
        for (var at = 0; at < code.Length; )
        {
            var value = code[at] == twoByteCodes ? (short)((twoByteCodes << 8) | code[++at]) : code[at];
            at++;
            var operand = OpCodesByValue[value].OperandType;
            if (
                operand
                is OperandType.InlineField
                    or OperandType.InlineMethod
                    or OperandType.InlineTok
                    or OperandType.InlineType
            )
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static void AddAttributes(MemberInfo member, HashSet<Type> found) =>
        AddAll(member.CustomAttributes.Select(attribute => attribute.AttributeType), found);

    private static void AddAll(IEnumerable<Type> types, HashSet<Type> found)
    {
        foreach (var type in types)
        {
            Add(type, found);
        }
    }

    private static void Add(Type? type, HashSet<Type> found)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        Add(type.HasElementType ? type.GetElementType() : null, found);
        if (found.Add(type) && type.IsGenericType)
        {
            AddAll(type.GetGenericArguments(), found);
        }
    }
}
