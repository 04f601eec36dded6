// What is in an object of a type, as an image needs it: references to follow; references and bytes to put back. A field that is readonly
// is followed but not put back: it has what it had. Fields of structures are those of the object that they are in.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace HypercallSdk.Testing.Snapshots;

/// <summary>What is in objects of one type, or in elements of one kind of array.</summary>
internal sealed class TypePlan
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly List<int> _followed = [];
    private readonly List<int> _references = [];
    private readonly List<ByteRange> _bytes = [];

    private TypePlan()
    {
    }

    /// <summary>What an image does with such an object.</summary>
    public required TypeKind Kind { get; init; }

    /// <summary>Where references are that are followed.</summary>
    public int[] Followed { get; private set; } = [];

    /// <summary>Where references are that are put back.</summary>
    public int[] References { get; private set; } = [];

    /// <summary>Where bytes are that are put back.</summary>
    public ByteRange[] Bytes { get; private set; } = [];

    /// <summary>How many bytes those are.</summary>
    public int ByteCount { get; private set; }

    /// <summary>Of an array, how far apart its elements are; 0 of other objects.</summary>
    public int ElementSize { get; private init; }

    /// <summary>Whether anything is to be put back.</summary>
    public bool IsKept => References.Length > 0 || ByteCount > 0;

    /// <summary>The plan for objects of the type of <paramref name="instance"/>.</summary>
    public static TypePlan Of(object instance)
    {
        Type type = instance.GetType();
        TypeKind kind = SnapshotTypes.KindOf(type);
        if (kind is not (TypeKind.Kept or TypeKind.Users))
            return new TypePlan { Kind = kind };

        TypePlan plan;
        if (type.IsArray)
        {
            Type element = type.GetElementType()!;
            plan = new TypePlan { Kind = kind, ElementSize = SizeOf(element) };
            plan.Add(element, 0, isReadOnly: false);
        }
        else
        {
            plan = new TypePlan { Kind = kind };
            for (Type? declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
            {
                foreach (FieldInfo field in declaring.GetFields(Own))
                    plan.Add(field.FieldType, (int)(type.IsValueType ? FieldPlace.InStructure(field) : FieldPlace.InObject(field, instance)), field.IsInitOnly);
            }
        }

        plan.Finish();
        return plan;
    }

    private static int SizeOf(Type type) => RuntimeHelpers.SizeOf(type.TypeHandle);

    private static bool HasReferences(Type type) =>
        !type.IsPointer && !type.IsFunctionPointer && !type.IsPrimitive && !type.IsEnum
        && (!type.IsValueType || type.GetFields(Own).Any(static field => HasReferences(field.FieldType)));

    private void Add(Type type, int place, bool isReadOnly)
    {
        if (!HasReferences(type))
        {
            if (!isReadOnly)
                _bytes.Add(new ByteRange(place, SizeOf(type)));
        }
        else if (!type.IsValueType)
        {
            if (SnapshotTypes.MayLead(type))
                _followed.Add(place);

            if (!isReadOnly)
                _references.Add(place);
        }
        else if (type.GetCustomAttribute<InlineArrayAttribute>() is { } array)
        {
            Type element = type.GetFields(Own)[0].FieldType;
            for (int i = 0; i < array.Length; i++)
                Add(element, place + (i * SizeOf(element)), isReadOnly);
        }
        else
        {
            // Whether its own fields are readonly does not matter: it can be replaced as a whole.
            foreach (FieldInfo field in type.GetFields(Own))
                Add(field.FieldType, place + (int)FieldPlace.InStructure(field), isReadOnly);
        }
    }

    // Neighbours are put back together.
    private void Finish()
    {
        var merged = new List<ByteRange>();
        foreach (ByteRange range in _bytes.OrderBy(static range => range.Start))
        {
            if (merged.Count > 0 && merged[^1].Start + merged[^1].Length == range.Start)
                merged[^1] = new ByteRange(merged[^1].Start, merged[^1].Length + range.Length);
            else
                merged.Add(range);
        }

        Followed = [.. _followed];
        References = [.. _references];
        Bytes = [.. merged];
        ByteCount = merged.Sum(static range => range.Length);
    }
}
