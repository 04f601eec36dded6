using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Generators.Naming;

/// <summary>Identifiers as C# writes them.</summary>
internal static class Identifiers
{
    /// <summary><paramref name="name"/>, with an at sign where it is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The stubs' class of an interface: its name without the I.</summary>
    public static string StubClass(string interfaceName) =>
        interfaceName.Length > 1 && interfaceName[0] == 'I' && char.IsUpper(interfaceName[1])
            ? interfaceName.Substring(1)
            : interfaceName + "Calls";
}
