using System.Linq;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Gathering;

/// <summary>
/// A partial type that carries the same attribute on two parts is the user's mistake, which the compiler reports; the
/// generators see it twice and must write it once.
/// </summary>
internal static class FirstDeclaration
{
    /// <summary>Whether the declaration is the one that carries the type's first attribute of this class.</summary>
    public static bool Is(GeneratorAttributeSyntaxContext context)
    {
        INamedTypeSymbol? attributeClass = context.Attributes[0].AttributeClass?.OriginalDefinition;
        AttributeData? first = context.TargetSymbol.GetAttributes().FirstOrDefault(attribute =>
            SymbolEqualityComparer.Default.Equals(attribute.AttributeClass?.OriginalDefinition, attributeClass));
        return first?.ApplicationSyntaxReference is { } reference
            && reference.SyntaxTree == context.TargetNode.SyntaxTree
            && context.TargetNode.Span.Contains(reference.Span);
    }
}
