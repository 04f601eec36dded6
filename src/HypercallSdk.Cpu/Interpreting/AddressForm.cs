namespace HypercallSdk.Cpu.Interpreting;

/// <summary>The forms of memory operands that have handlers of their own.</summary>
internal enum AddressForm
{
    /// <summary><see cref="BaseAddress"/>.</summary>
    Base,

    /// <summary><see cref="IndexedAddress"/>.</summary>
    Indexed,

    /// <summary><see cref="AnyAddress"/>.</summary>
    Any,
}
