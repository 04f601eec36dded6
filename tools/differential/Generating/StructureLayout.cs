// A structure of the interface lies in memory as C lays it out: each field at a multiple of its own alignment, unless the
// structure says where. The size that the description table gives is checked against this.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Differential.Generating;

/// <summary>Where the values of a structure lie.</summary>
public static class StructureLayout
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The values of a structure, in the order of their places. Of fields that share one, the first declared.</summary>
    public static IReadOnlyList<StructureField> Of(Type type)
    {
        List<StructureField> fields = [];
        Add(type, 0, fields);
        return [.. fields.GroupBy(field => field.Offset).Select(place => place.First()).OrderBy(field => field.Offset)];
    }

    /// <summary>Bytes of a type, and its alignment.</summary>
    public static (int Size, int Alignment) Measure(Type type)
    {
        if (IsValue(type))
        {
            int size = SizeOfValue(type);
            return (size, size);
        }

        if (type.GetCustomAttribute<InlineArrayAttribute>() is { } array)
        {
            (int element, int alignment) = Measure(type.GetFields(Fields)[0].FieldType);
            return (element * array.Length, alignment);
        }

        int end = 0;
        int largest = 1;
        foreach ((FieldInfo field, int offset) in Places(type))
        {
            (int size, int alignment) = Measure(field.FieldType);
            end = Math.Max(end, offset + size);
            largest = Math.Max(largest, alignment);
        }

        int declared = type.StructLayoutAttribute?.Size ?? 0;
        return (Math.Max(declared, Align(end, largest)), largest);
    }

    private static void Add(Type type, int at, List<StructureField> fields)
    {
        foreach ((FieldInfo field, int offset) in Places(type))
        {
            if (IsValue(field.FieldType))
                fields.Add(new StructureField($"{type.Name}.{field.Name}", field.FieldType, at + offset, SizeOfValue(field.FieldType)));
            else if (field.FieldType.GetCustomAttribute<InlineArrayAttribute>() is null)
                Add(field.FieldType, at + offset, fields);
        }
    }

    private static IEnumerable<(FieldInfo Field, int Offset)> Places(Type type)
    {
        int next = 0;
        foreach (FieldInfo field in type.GetFields(Fields).OrderBy(field => field.MetadataToken))
        {
            (int size, int alignment) = Measure(field.FieldType);
            int offset = field.GetCustomAttribute<FieldOffsetAttribute>()?.Value ?? Align(next, alignment);
            next = offset + size;
            yield return (field, offset);
        }
    }

    // A number with a name of its own (a port, an address) is a structure of one field in C#, and a value in C.
    private static bool IsValue(Type type) => type.IsPrimitive || type.IsEnum || (type.GetFields(Fields) is [{ } only] && only.FieldType.IsPrimitive && type.GetCustomAttribute<InlineArrayAttribute>() is null && !type.Name.StartsWith("Sched", StringComparison.Ordinal) && only.Name.StartsWith('<'));

    private static int SizeOfValue(Type type)
    {
        Type primitive = type.IsEnum ? type.GetEnumUnderlyingType() : type.IsPrimitive ? type : type.GetFields(Fields)[0].FieldType;
        return primitive == typeof(bool) ? 1 : primitive == typeof(char) ? 2 : Marshal.SizeOf(primitive);
    }

    private static int Align(int offset, int alignment) => (offset + alignment - 1) / alignment * alignment;
}
