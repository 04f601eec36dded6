// What HCS0411 takes for the xen target's class library is what HypercallSdk.CoreLib is: the list in the analyzer is written
// from the built assembly, every public and protected member by its documentation id.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HypercallSdk.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class FreestandingSurfaceTests
{
    private const string List = "generators/HypercallSdk.Analyzers/RealXen/FreestandingSurface.txt";

    [Fact]
    public void The_list_of_what_the_xen_target_has_is_CoreLibs_public_API()
    {
        string assembly = Repository.Path($"src/HypercallSdk.CoreLib/bin/{Repository.Configuration}/net10.0/HypercallSdk.CoreLib.dll");
        MetadataReference reference = MetadataReference.CreateFromFile(assembly);
        var compilation = CSharpCompilation.Create("Surface", references: [reference]);
        var core = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        IEnumerable<string> ids = Types(core.GlobalNamespace).SelectMany(type => type.GetMembers().Where(IsVisible).Prepend(type)).Select(symbol => symbol.GetDocumentationCommentId()!);
        Repository.Holds(List, string.Join('\n', ids.Distinct().Order(StringComparer.Ordinal)) + "\n");
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member is INamedTypeSymbol type ? IsVisible(type) ? Types(type).Prepend(type) : [] : Types(member));

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}
