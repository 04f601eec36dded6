namespace HypercallSdk.Guest;

/// <summary>
/// What the library knows of a bound port: the handler of its events, and the vCPU that takes them. One word, so that
/// another vCPU sees all of it or nothing.
/// </summary>
internal readonly struct PortBinding
{
    private const int VcpuShift = 16;
    private const ulong BoundBit = 1UL << 32;
    private const ulong BoundByLibraryBit = 1UL << 33;

    internal PortBinding(ulong word) => Word = word;

    internal PortBinding(EventHandlerId handler, int vcpu, bool boundByLibrary) =>
        Word = handler.Value | ((ulong)(uint)vcpu << VcpuShift) | BoundBit | (boundByLibrary ? BoundByLibraryBit : 0);

    internal ulong Word { get; }

    internal EventHandlerId Handler => new((ushort)Word);

    internal int Vcpu => (ushort)(Word >> VcpuShift);

    internal bool IsBound => (Word & BoundBit) != 0;

    // Bound for the kernel by its attributes: the library closes it at suspend and binds it anew at resume.
    internal bool IsBoundByLibrary => (Word & BoundByLibraryBit) != 0;
}
