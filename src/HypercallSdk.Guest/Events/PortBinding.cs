namespace HypercallSdk.Guest;

/// <summary>What the library knows of a bound port: the handler of its events, and the vCPU that takes them.</summary>
internal struct PortBinding
{
    internal ushort Handler;
    internal byte Vcpu;
    internal bool Bound;

    // Bound for the kernel by its attributes: the library closes it at suspend and binds it anew at resume.
    internal bool BoundByLibrary;
}
