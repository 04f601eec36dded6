using System.Linq;

namespace HypercallSdk.Generators.Model;

/// <summary>Where a type stands: its namespace and the chain of types down to it.</summary>
/// <param name="Namespace">The namespace, escaped; empty for the global one.</param>
/// <param name="Chain">The containing types, outermost first, and the type itself.</param>
internal sealed record TypePlace(string Namespace, EquatableArray<TypeHeader> Chain)
{
    /// <summary>The type itself.</summary>
    public TypeHeader Self => Chain[Chain.Count - 1];

    /// <summary>Whether the type or one around it has type parameters.</summary>
    public bool IsGeneric => Chain.Any(static header => header.TypeParameters.Length > 0);

    /// <summary>The type's name from the global namespace on.</summary>
    public string FullName => FullNameOf(Self.NameWithParameters);

    /// <summary>A name unique to the type among all types of a compilation: <c>Namespace.Outer+Inner`1</c>.</summary>
    public string HintName
    {
        get
        {
            string types = string.Join("+", Chain.Select(static header => header.MetadataName));
            return Namespace.Length == 0 ? types : Namespace.Replace("@", "") + "." + types;
        }
    }

    /// <summary>The full name of a type called <paramref name="name"/> that stands beside this one.</summary>
    public string FullNameOf(string name)
    {
        string types = string.Join(".", Chain.Take(Chain.Count - 1).Select(static header => header.NameWithParameters).Append(name));
        return "global::" + (Namespace.Length == 0 ? types : Namespace + "." + types);
    }
}
