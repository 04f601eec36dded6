using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Gathering;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Kernels;

/// <summary>What a kernel's fields are made of.</summary>
internal static class KernelState
{
    // Nobody nests deeper; a generic struct that contains a larger one of itself would never end.
    private const int MaximumDepth = 16;

    private static readonly string[] _transient =
    [
        "HypercallSdk.Abi.MachineFrame",
        "HypercallSdk.Abi.MachineAddress",
        "HypercallSdk.Abi.PageTableEntry",
        "HypercallSdk.Abi.Port",
        "HypercallSdk.Abi.GrantReference",
        "HypercallSdk.Abi.GrantHandle",
    ];

    /// <summary>Whether the field is part of the kernel's state.</summary>
    public static bool IsState(IFieldSymbol field) => field is { IsStatic: false, IsConst: false };

    /// <summary>What in the field is no number, as a part of a sentence; null where all is.</summary>
    public static string? FindForeign(IFieldSymbol field) =>
        field.IsFixedSizeBuffer || field.Type.ContainsError() ? null : FindForeign(field.Type, path: "", depth: 0);

    /// <summary>The type in the field that means something else after the domain was restored, or null.</summary>
    public static string? FindTransient(IFieldSymbol field) =>
        field.IsFixedSizeBuffer ? null : FindTransient(field.Type, depth: 0);

    private static string? FindForeign(ITypeSymbol type, string path, int depth)
    {
        string? what = type switch
        {
            { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "a native-sized integer",
            { TypeKind: TypeKind.Pointer } => "a pointer into the host's process",
            { TypeKind: TypeKind.FunctionPointer } => "a function's address",
            { TypeKind: TypeKind.Struct } when IsHandle(type) => "a handle into the host's process",
            { TypeKind: TypeKind.Delegate } => "a delegate",
            { IsReferenceType: true } => "a reference to the host's heap",
            _ => null,
        };
        string name = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (what is not null)
            return path.Length == 0 ? $"'{name}' is {what}" : $"'{path}' in it is {what} ({name})";

        foreach (IFieldSymbol field in FieldsOf(type, depth))
        {
            ISymbol named = field.AssociatedSymbol ?? field;
            if (FindForeign(field.Type, path.Length == 0 ? named.Name : path + "." + named.Name, depth + 1) is { } found)
                return found;
        }

        return null;
    }

    // By name: a reference assembly does not say what is in it.
    private static bool IsHandle(ITypeSymbol type) =>
        type.Name is "GCHandle" or "PinnedGCHandle" or "WeakGCHandle"
        && type.ContainingNamespace.ToDisplayString() == "System.Runtime.InteropServices";

    private static string? FindTransient(ITypeSymbol type, int depth)
    {
        if (Array.Exists(_transient, name => type.Is(name)))
            return type.Name;

        return FieldsOf(type, depth).Select(field => FindTransient(field.Type, depth + 1)).FirstOrDefault(static found => found is not null);
    }

    private static IEnumerable<IFieldSymbol> FieldsOf(ITypeSymbol type, int depth) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } && depth < MaximumDepth
            ? type.GetMembers().OfType<IFieldSymbol>().Where(static field => IsState(field) && !field.IsFixedSizeBuffer)
            : [];
}
