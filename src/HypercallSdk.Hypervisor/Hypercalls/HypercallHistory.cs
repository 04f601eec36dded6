using System.Runtime.CompilerServices;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>A ring of a vCPU's last hypercalls, laid out within the gate: noting one costs three stores.</summary>
[InlineArray(Size)]
internal struct HypercallHistory
{
    /// <summary>How many calls are kept.</summary>
    public const int Size = 64;

    private HypercallRecord _first;
}
