// A batch of hypercalls. Each entry is read once, right before its call is made, so that a call may write the entries after
// it, as on Xen. Its registers are put where a call's registers always are, and the gate is entered: the call counts, is
// noted, checked and explained like any other; its explanation says which entry it was. The entry's result is then written
// back, whatever it is, and the next entry's turn comes.
//
// A call of the batch that ends the domain does not come back: the gate unwinds through here.
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Several hypercalls at once (<c>HYPERVISOR_multicall</c>).</summary>
[HypercallHandler<IMulticall>]
internal sealed unsafe partial class MulticallHandler
{
    private const ulong InterruptReturn = 23;

    /// <summary>Makes the calls of a batch one after the other.</summary>
    public HypercallResult Execute(Vcpu caller, GuestPointer<MulticallEntry> entries, uint count)
    {
        VcpuGate gate = caller.Gate;
        if (gate.MulticallEntry >= 0)
            return caller.Refuse(XenErrno.InvalidArgument, "a batch has no batches in it", "entries", entries.Address, "any other hypercall");

        if (!AddressSpace.IsGuestAddress(entries.Address))
            return caller.RefusePointer("entries", entries.Address, count * (ulong)sizeof(MulticallEntry), write: true);

        HypercallRegisters registers = gate.Registers;
        for (uint i = 0; i < count; i++)
        {
            ulong address = entries.Address + (i * (ulong)sizeof(MulticallEntry));
            if (!caller.TryCopyIn(address, out MulticallEntry entry))
                return Refuse(caller, address, i, write: false);

            gate.MulticallEntry = (int)uint.Min(i, int.MaxValue);
            gate.Registers = new HypercallRegisters
            {
                Rax = entry.Operation,
                Rdi = entry.Arguments[0],
                Rsi = entry.Arguments[1],
                Rdx = entry.Arguments[2],
                R10 = entry.Arguments[3],
                R8 = entry.Arguments[4],
            };
            long result = gate.Enter();
            gate.MulticallEntry = -1;
            gate.Registers = registers;

            // The result is the entry's second field.
            if (!caller.TryCopyOut(address + sizeof(ulong), result))
                return Refuse(caller, address, i, write: true);

            // Who returns from an interrupt does not come back to the batch.
            if (entry.Operation == InterruptReturn)
                return new HypercallResult(result);
        }

        return HypercallResult.Success;
    }

    private static HypercallResult Refuse(Vcpu caller, ulong address, uint index, bool write)
    {
        // What the last call was refused is no explanation of this.
        caller.BeginEntry((int)uint.Min(index, int.MaxValue));
        return caller.RefusePointer("entries[]", address, (ulong)sizeof(MulticallEntry), write);
    }
}
