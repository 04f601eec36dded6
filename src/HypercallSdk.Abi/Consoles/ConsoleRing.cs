using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// The page that a domain shares with the console's back end (<c>struct xencons_interface</c>): two byte rings. Indexes
/// run free and wrap at 32 bits; a byte's place is its index modulo the ring's size.
/// </summary>
[XenName("struct xencons_interface")]
[StructLayout(LayoutKind.Sequential)]
public struct ConsoleRing
{
    /// <summary>Bytes to the domain (<c>in</c>).</summary>
    [XenName("in")]
    public Bytes1024 Input;

    /// <summary>Bytes from the domain (<c>out</c>).</summary>
    [XenName("out")]
    public Bytes2048 Output;

    /// <summary>What the domain has taken (<c>in_cons</c>).</summary>
    [XenName("in_cons")]
    public uint InputConsumer;

    /// <summary>What the back end has put (<c>in_prod</c>).</summary>
    [XenName("in_prod")]
    public uint InputProducer;

    /// <summary>What the back end has taken (<c>out_cons</c>).</summary>
    [XenName("out_cons")]
    public uint OutputConsumer;

    /// <summary>What the domain has put (<c>out_prod</c>).</summary>
    [XenName("out_prod")]
    public uint OutputProducer;

    /// <summary>Bytes in the ring to the domain.</summary>
    [XenName("sizeof(((struct xencons_interface *)0)->in)")]
    public const int InputSize = 1024;

    /// <summary>Bytes in the ring from the domain.</summary>
    [XenName("sizeof(((struct xencons_interface *)0)->out)")]
    public const int OutputSize = 2048;
}
