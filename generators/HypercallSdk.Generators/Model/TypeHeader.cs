namespace HypercallSdk.Generators.Model;

/// <summary>One level of a type declaration, as a partial part repeats it.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>interface</c>, <c>record</c> or <c>record struct</c>.</param>
/// <param name="Name">The name, escaped where it is a keyword.</param>
/// <param name="MetadataName">The name with its arity: <c>Pair`2</c>.</param>
/// <param name="TypeParameters"><c>&lt;T&gt;</c>, or nothing.</param>
internal sealed record TypeHeader(string Keyword, string Name, string MetadataName, string TypeParameters)
{
    /// <summary>The name with its type parameters.</summary>
    public string NameWithParameters => Name + TypeParameters;
}
