namespace HypercallSdk.Generators.Model;

/// <summary>What about a method keeps it from being a hypercall: each has a rule of its own.</summary>
internal enum RejectionKind
{
    /// <summary>How the method is declared: its attributes, modifiers, or what they say of each other (HCS0102).</summary>
    Shape,

    /// <summary>It takes more registers than there are (HCS0104).</summary>
    Registers,

    /// <summary>A parameter's type cannot cross (HCS0105).</summary>
    ParameterType,

    /// <summary>It does not return a <c>HypercallResult</c> (HCS0109).</summary>
    ReturnType,
}
