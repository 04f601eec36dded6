using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Tests.Debugging;

/// <summary>Lets a test look at the machine from the middle of a handler.</summary>
[HypercallContract]
public interface ILookOp
{
    /// <summary>A place in the kernel.</summary>
    [Hypercall((HypercallNumber)51, Command = 0)]
    HypercallResult Look(uint place);
}
