namespace HypercallSdk.Generators.Model;

/// <summary>How a value becomes a register and back.</summary>
internal enum NumberForm
{
    /// <summary>An integer type.</summary>
    Integer,

    /// <summary>An enumeration.</summary>
    Enumeration,

    /// <summary>A readonly struct around one integer, its property <c>Value</c>.</summary>
    NumberStruct,

    /// <summary>The SDK's <c>GuestPointer</c>, its property <c>Address</c>.</summary>
    GuestPointer,
}
