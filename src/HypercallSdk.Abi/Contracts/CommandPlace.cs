namespace HypercallSdk.Abi;

/// <summary>Where the command of a hypercall travels.</summary>
[NotInXen("how the generator reads a contract")]
public enum CommandPlace
{
    /// <summary>In the first argument register (RDI), 32 bits; the method's parameters start in RSI.</summary>
    Register,

    /// <summary>
    /// In the first four bytes of the structure that the first parameter points to (<c>domctl</c>, <c>sysctl</c>,
    /// <c>platform_op</c>); the method's parameters start in RDI. The stub writes it there, and behind it the interface
    /// version where there is one.
    /// </summary>
    FirstField,
}
