using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Tests.Model;

// Calls within a call.
internal sealed unsafe partial class MemoryWorld
{
    private void Multicall(Step step)
    {
        ulong entry = (Frame(step.B).Value << Page.Shift) | FlagsOf(step.C);
        ulong address = PlayDomain.AddressOf(step.A % PlayDomain.WindowPages);
        ulong table = Table(step.D).Value << Page.Shift;
        ulong update = Put(table | ((ulong)Index(step.A % 8) * 8), entry);
        ulong pin = Put((ulong)(step.C % 6), Frame(step.B).Value, 0UL);
        Say($"multicall(update_va_mapping({step.A % PlayDomain.WindowPages}, {Entry(entry)}), mmu_update(0x{table:x}), mmuext_op({step.C % 6}, {Name(Frame(step.B))}), multicall)");
        ulong calls = Put(
        [
            (ulong)HypercallNumber.UpdateVaMapping, 0, address, entry, FlushOf(step.D), 0, 0, 0,
            (ulong)HypercallNumber.MmuUpdate, 0, update, 1, 0, DomainSelf, 0, 0,
            (ulong)HypercallNumber.MmuextOp, 0, pin, 1, 0, DomainSelf, 0, 0,
            (ulong)HypercallNumber.Multicall, 0, update, 1, 0, 0, 0, 0,
        ]);
        Call(HypercallNumber.Multicall, calls, 4);
    }
}
