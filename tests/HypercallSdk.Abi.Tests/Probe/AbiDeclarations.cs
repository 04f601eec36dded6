using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace HypercallSdk.Abi.Tests.Probe;

/// <summary>
/// What a set of types declares of Xen's interface, as facts that a C program can check; and what it declares without
/// naming a counterpart, as mismatches.
/// </summary>
internal sealed class AbiDeclarations
{
    private delegate ReadOnlySpan<byte> TextGetter();

    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private readonly List<ProbeFact> _facts = [];
    private readonly List<ProbeMismatch> _unnamed = [];

    private AbiDeclarations(IEnumerable<Type> types)
    {
        foreach (Type type in types)
        {
            Add(type);
        }
    }

    /// <summary>What the C compiler is asked.</summary>
    public IReadOnlyList<ProbeFact> Facts => _facts;

    /// <summary>What there is nothing to ask about.</summary>
    public IReadOnlyList<ProbeMismatch> Unnamed => _unnamed;

    /// <summary>Reads the declarations of <paramref name="types"/>.</summary>
    public static AbiDeclarations Of(IEnumerable<Type> types) => new(types);

    /// <summary>The types of an assembly that declare anything: no compiler's helpers, no attributes, no enclosing type's parts.</summary>
    public static IEnumerable<Type> TypesOf(Assembly assembly) =>
        assembly.GetTypes()
            .Where(type => !type.IsNested && !IsGenerated(type) && !type.IsByRefLike)
            .OrderBy(type => type.FullName, StringComparer.Ordinal);

    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static ulong Bits(object value) => value switch
    {
        byte or ushort or uint or ulong => Convert.ToUInt64(value, null),
        _ => unchecked((ulong)Convert.ToInt64(value, null)),
    };

    private static string CType(string name) => name.Split("::") is [string type, string member] ? $"__typeof__((({type} *)0)->{member})" : name;

    // A structure around one number, as DomainId: its field is the compiler's own.
    private static PropertyInfo? NumberOf(Type type) =>
        type.GetProperty("Value") is { } value && type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public) is [FieldInfo only] && IsGenerated(only)
            ? value
            : null;

    private void Add(Type type)
    {
        if (type.IsDefined(typeof(NotInXenAttribute), inherit: false) || IsSdkOnly(type))
        {
            return;
        }

        if (type.IsEnum)
        {
            foreach (FieldInfo member in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                AddConstant(type, member, () => member.GetRawConstantValue()!);
            }
        }
        else if (type.IsValueType)
        {
            AddStructure(type);
        }
        else if (type.IsInterface)
        {
            AddContract(type);
        }

        if (!type.IsEnum)
        {
            AddConstants(type);
        }
    }

    private static bool IsSdkOnly(Type type) =>
        typeof(Attribute).IsAssignableFrom(type) || (type.IsInterface && !type.IsDefined(typeof(HypercallContractAttribute), inherit: false));

    private void AddConstants(Type type)
    {
        foreach (FieldInfo constant in type.GetFields(Declared).Where(field => field.IsLiteral && !field.IsPrivate))
        {
            AddConstant(type, constant, () => constant.GetRawConstantValue()!);
        }

        foreach (PropertyInfo constant in type.GetProperties(Declared).Where(property => type.IsValueType && property.GetMethod is { IsStatic: true, IsPrivate: false } && property.PropertyType == type))
        {
            AddConstant(type, constant, () => type.GetProperty("Value")!.GetValue(constant.GetValue(null))!);
        }

        foreach (PropertyInfo text in type.GetProperties(Declared).Where(property => property.PropertyType == typeof(ReadOnlySpan<byte>) && property.GetMethod is { IsStatic: true, IsPrivate: false }))
        {
            AddText(type, text);
        }
    }

    // A name or a key of the store: the C compiler compares the two texts.
    private void AddText(Type type, PropertyInfo text)
    {
        string value = Encoding.ASCII.GetString(text.GetMethod!.CreateDelegate<TextGetter>()());
        foreach (string name in NamesOf(type, text))
        {
            _facts.Add(new ProbeFact(type.Name, $"{text.Name} ({name})", $"strcmp({name}, \"{value}\") == 0", 1));
        }
    }

    private void AddConstant(Type type, MemberInfo member, Func<object> value)
    {
        foreach (string name in NamesOf(type, member))
        {
            _facts.Add(new ProbeFact(type.Name, $"{member.Name} ({name})", name, Bits(value())));
        }
    }

    private void AddStructure(Type type)
    {
        Type closed = type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(byte)) : type;
        foreach (string name in NamesOf(type, type))
        {
            string c = CType(name);
            FieldInfo[] fields = closed.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            bool flexible = fields.Any(field => field.GetCustomAttributes<XenNameAttribute>().Any(attribute => attribute.Flexible));
            if (!flexible)
            {
                _facts.Add(new ProbeFact(type.Name, $"size ({name})", $"sizeof({c})", (ulong)ManagedLayout.SizeOf(closed)));
            }

            _facts.Add(new ProbeFact(type.Name, $"alignment ({name})", $"_Alignof({c})", (ulong)ManagedLayout.AlignmentOf(closed)));
            if (NumberOf(type) is { } number)
            {
                bool signed = Convert.ToInt64(number.PropertyType.GetField("MinValue")!.GetRawConstantValue(), null) < 0;
                _facts.Add(new ProbeFact(type.Name, $"sign ({name})", $"(({c})-1 < 0)", signed ? 1UL : 0UL));
            }
            else if (!type.IsGenericType && !type.IsDefined(typeof(InlineArrayAttribute), inherit: false))
            {
                AddFields(type, c, fields);
            }
        }
    }

    private void AddFields(Type type, string c, FieldInfo[] fields)
    {
        foreach (FieldInfo field in fields)
        {
            foreach (string path in NamesOf(type, field))
            {
                _facts.Add(new ProbeFact(type.Name, $"offset of {field.Name} ({path})", $"offsetof({c}, {path})", (ulong)ManagedLayout.OffsetOf(field)));
                if (!field.GetCustomAttributes<XenNameAttribute>().Any(attribute => attribute.Flexible))
                {
                    _facts.Add(new ProbeFact(type.Name, $"size of {field.Name} ({path})", $"sizeof((({c} *)0)->{path})", (ulong)ManagedLayout.SizeOf(field.FieldType)));
                }
            }
        }
    }

    private void AddContract(Type contract)
    {
        foreach (MethodInfo method in contract.GetMethods(Declared))
        {
            HypercallAttribute? hypercall = method.GetCustomAttribute<HypercallAttribute>();
            if (hypercall is null)
            {
                _unnamed.Add(new ProbeMismatch(contract.Name, $"{method.Name} has no [Hypercall]"));
            }
            else if (hypercall.Command != HypercallAttribute.NoCommand)
            {
                AddConstant(contract, method, () => (ulong)(uint)hypercall.Command);
            }
        }
    }

    private IEnumerable<string> NamesOf(Type owner, MemberInfo member)
    {
        string[] names = [.. member.GetCustomAttributes<XenNameAttribute>(inherit: false).Select(attribute => attribute.Name)];
        if (names.Length == 0 && !member.IsDefined(typeof(NotInXenAttribute), inherit: false))
        {
            _unnamed.Add(new ProbeMismatch(owner.Name, member == owner ? "no counterpart named" : $"{member.Name} names no counterpart"));
        }

        return names;
    }
}
