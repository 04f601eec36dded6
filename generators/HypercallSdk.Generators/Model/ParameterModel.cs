namespace HypercallSdk.Generators.Model;

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">The name in the contract, without escapes.</param>
/// <param name="Shape">How it travels.</param>
/// <param name="Modifier"><c>in</c>, <c>out</c>, <c>ref</c> or nothing.</param>
/// <param name="Type">The declared type from the global namespace on.</param>
/// <param name="Element">The value's, structure's or element's type from the global namespace on.</param>
/// <param name="ElementName">The same as a reader calls it, without namespaces.</param>
internal sealed record ParameterModel(string Name, ParameterShape Shape, string Modifier, string Type, string Element, string ElementName)
{
    /// <summary>For a value or guest pointer: how it becomes a register.</summary>
    public NumberModel? Number { get; init; }

    /// <summary>Whether a span's count travels before its pointer.</summary>
    public bool CountFirst { get; init; }

    /// <summary>The most elements of a span, or zero for 64 KiB worth.</summary>
    public int MaxCount { get; init; }

    /// <summary>Whether a null pointer is accepted.</summary>
    public bool NullAllowed { get; init; }

    /// <summary>Whether the structure is copied out whatever the result.</summary>
    public bool CopyOutAlways { get; init; }

    /// <summary>Whether the handler copies the structure out itself.</summary>
    public bool CopyOutByHandler { get; init; }

    /// <summary>Whether a copy out that fails changes nothing about the result.</summary>
    public bool CopyOutFaultIgnored { get; init; }

    /// <summary>Whether a span's elements are done one by one, up to the first that cannot be copied.</summary>
    public bool ElementWise { get; init; }

    /// <summary>Whether a count that is negative as a signed number is refused as such.</summary>
    public bool SignedCount { get; init; }

    /// <summary>The answer where the structure cannot be read is what was done before.</summary>
    public bool ProgressOnFault { get; init; }

    /// <summary>The only field that is copied out.</summary>
    public string? CopyOutField { get; init; }

    /// <summary>That field's type.</summary>
    public string? CopyOutFieldType { get; init; }

    /// <summary>The field that is zero in the last element.</summary>
    public string? SentinelField { get; init; }

    /// <summary>How that field is compared with zero.</summary>
    public NumberModel? SentinelNumber { get; init; }

    /// <summary>Whether the hypervisor writes through the pointer.</summary>
    public bool IsWritten => Shape is ParameterShape.Out or ParameterShape.Ref or ParameterShape.Span;

    /// <summary>Whether the dispatcher copies it out.</summary>
    public bool IsCopiedOut => IsWritten && !CopyOutByHandler;

    /// <summary>Whether it is a pointer to one structure.</summary>
    public bool IsStructure => Shape is ParameterShape.In or ParameterShape.Out or ParameterShape.Ref;

    /// <summary>Whether it is an array of any kind.</summary>
    public bool IsArray => Shape is ParameterShape.ReadOnlySpan or ParameterShape.Span or ParameterShape.SentinelEnded;

    /// <summary>How many registers it takes.</summary>
    public int RegisterCount => Shape is ParameterShape.ReadOnlySpan or ParameterShape.Span ? 2 : 1;

    /// <summary>The parameter as a method declares it.</summary>
    public string Declaration(string name) => Modifier.Length == 0 ? $"{Type} {name}" : $"{Modifier} {Type} {name}";

    /// <summary>The parameter as a call passes it.</summary>
    public string Argument(string expression) => Modifier.Length == 0 ? expression : $"{Modifier} {expression}";
}
