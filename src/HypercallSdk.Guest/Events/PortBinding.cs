namespace HypercallSdk.Guest;

/// <summary>What the library knows of a bound port: the handler of its events, and the vCPU that takes them.</summary>
internal struct PortBinding
{
    internal ushort Handler;
    internal byte Vcpu;
    internal bool Bound;
}
