using System;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>Says which field of a structure lies at an offset.</summary>
internal static class FieldPath
{
    /// <summary>
    /// The path to the innermost field at <paramref name="offset"/>, such as <c>Console.Port</c> or <c>_slots[3]</c>, and how far
    /// into it that is; null beyond the structure or between its fields.
    /// </summary>
    /// <param name="type">An unmanaged structure.</param>
    /// <param name="offset">The offset in bytes.</param>
    public static string? Of(Type type, int offset)
    {
        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            int start = OffsetOf(type, field);
            int size = SizeOf(field.FieldType);
            if (type.GetCustomAttribute<InlineArrayAttribute>() is { } array)
                return offset < size * array.Length ? $"[{offset / size}]{Inner(field.FieldType, offset % size)}" : null;

            if (offset >= start && offset < start + size)
                return NameOf(field) + Inner(field.FieldType, offset - start);
        }

        return null;
    }

    /// <summary>The name of a field; that of its property where the compiler made it for one.</summary>
    public static string NameOf(FieldInfo field)
    {
        int end = field.Name.IndexOf('>', StringComparison.Ordinal);
        return field.Name.StartsWith('<') && end > 1 ? field.Name[1..end] : field.Name;
    }

    private static string Inner(Type type, int offset)
    {
        bool isWhole = type.IsPrimitive || type.IsEnum || type.IsPointer || type.IsFunctionPointer;
        FieldInfo[] fields = isWhole ? [] : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

        // A structure of one field, such as a port's number, is that field.
        if (fields.Length == 1 && !type.IsDefined(typeof(InlineArrayAttribute)))
            return Inner(fields[0].FieldType, offset);

        string? inner = isWhole ? null : Of(type, offset);
        if (inner is null)
            return offset == 0 ? string.Empty : $"+{offset}";

        return inner.StartsWith('[') ? inner : $".{inner}";
    }

    private static int SizeOf(Type type)
    {
        if (type.IsPointer || type.IsFunctionPointer)
            return IntPtr.Size;

        var method = new DynamicMethod("SizeOf", typeof(int), []);
        ILGenerator code = method.GetILGenerator();
        code.Emit(OpCodes.Sizeof, type);
        code.Emit(OpCodes.Ret);
        return (int)method.Invoke(null, null)!;
    }

    // As it lies in memory: what the marshaller thinks of a bool or a char is something else.
    private static int OffsetOf(Type type, FieldInfo field)
    {
        var method = new DynamicMethod("OffsetOf", typeof(nint), [], typeof(FieldPath).Module, skipVisibility: true);
        ILGenerator code = method.GetILGenerator();
        code.DeclareLocal(type);
        code.Emit(OpCodes.Ldloca_S, 0);
        code.Emit(OpCodes.Ldflda, field);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Ldloca_S, 0);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Sub);
        code.Emit(OpCodes.Ret);
        return (int)(nint)method.Invoke(null, null)!;
    }
}
