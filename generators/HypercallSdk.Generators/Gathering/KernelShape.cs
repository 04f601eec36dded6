using System.Linq;
using HypercallSdk.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HypercallSdk.Generators.Gathering;

/// <summary>Which types can be kernels: what the generator writes entries for, and what the rules say about the others.</summary>
internal static class KernelShape
{
    /// <summary>Whether the type is marked as a kernel, rightly or not.</summary>
    public static bool IsMarked(INamedTypeSymbol type) => type.FindAttribute(KnownNames.GuestKernelAttribute) is not null;

    /// <summary>Whether entries can be written for the type: a partial plain struct without references.</summary>
    public static bool IsKernel(INamedTypeSymbol type) =>
        Fault(type) is null && WithoutPartial(type) is null && type.IsUnmanagedType;

    /// <summary>What the type is that no kernel can be, or null where it can be one.</summary>
    public static string? Fault(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            if (level.IsFileLocal)
            {
                return "visible in its file alone";
            }
        }

        return type switch
        {
            { TypeKind: TypeKind.Class } => "a class",
            { IsRefLikeType: true } => "a ref struct",
            { IsRecord: true } => "a record struct",
            _ => null,
        };
    }

    /// <summary>The type itself or the innermost one around it that is declared without <c>partial</c>; null where all are.</summary>
    public static INamedTypeSymbol? WithoutPartial(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            if (level.DeclaringSyntaxReferences.Any(static reference => !IsPartial(reference.GetSyntax())))
            {
                return level;
            }
        }

        return null;
    }

    private static bool IsPartial(SyntaxNode declaration) =>
        declaration is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword);
}
