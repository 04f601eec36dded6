// HCS0108. Mini-OS's HYPERVISOR_suspend passed sched_op's shutdown command the reason itself, where Xen takes the address of a
// structure that holds it, and not the third argument at all, where Xen takes the frame of the start info page. Both sides
// compiled; a suspend read a structure at address 2.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class XenCommandShapeTests : RuleTests<XenCommandShapeAnalyzer>
{
    protected override string Bug => ContractSource.Of("""
        [Hypercall(HypercallNumber.SchedOp, Command = 2)] HypercallResult {|HCS0108:Suspend|}(ShutdownReason reason);
        """);

    protected override string Mended => ContractSource.Of("""
        [Hypercall(HypercallNumber.SchedOp, Command = 2)] HypercallResult Suspend(in SchedShutdown op, MachineFrame startInfo);
        """);

    // One's own names for the same bits; a guest pointer, or a number with room for one, where Xen takes an address.
    protected override string NearMiss => ContractSource.Of(
        """
        [Hypercall(HypercallNumber.SchedOp, Command = 2)] HypercallResult Suspend(in Why why, ulong startInfo);
        [Hypercall(HypercallNumber.EventChannelOp, Command = 4)] HypercallResult Send(GuestPointer<EventChannelSend> op);
        [Hypercall(HypercallNumber.EventChannelOp, Command = 9)] HypercallResult Unmask(ulong address);
        [Hypercall(HypercallNumber.EventChannelOp, Command = 3)] HypercallResult Close(ref EventChannelClose op);
        [Hypercall(HypercallNumber.EventChannelOp, Command = 99)] HypercallResult Unknown(uint value);
        [Hypercall((HypercallNumber)50, Command = 4)] HypercallResult Own(uint value);
        """,
        "public struct Why { public uint Reason; }");

    [Fact]
    public Task A_missing_argument_and_one_too_many_are_reported() => Reports(ContractSource.Of("""
        [Hypercall(HypercallNumber.SchedOp, Command = 2)] HypercallResult {|HCS0108:Suspend|}(in SchedShutdown op);
        [Hypercall(HypercallNumber.VcpuOp, Command = 1)] HypercallResult {|HCS0108:Up|}(VcpuId vcpu, uint flags);
        """));

    [Fact]
    public Task Another_structure_and_one_that_loses_the_answer_are_reported() => Reports(ContractSource.Of(
        """
        [Hypercall(HypercallNumber.EventChannelOp, Command = 6)] HypercallResult {|HCS0108:Allocate|}(in EventChannelAllocateUnbound op);
        [Hypercall(HypercallNumber.EventChannelOp, Command = 0)] HypercallResult {|HCS0108:Bind|}(ref Binding op);
        """,
        "public struct Binding { public uint Domain; public uint RemotePort; public uint LocalPort; }"));

    [Fact]
    public Task The_count_on_the_wrong_side_of_the_address_is_reported() => Reports(ContractSource.Of("""
        [Hypercall(HypercallNumber.ConsoleIo, Command = 0)] HypercallResult {|HCS0108:Write|}(ReadOnlySpan<byte> text);
        """));

    [Fact]
    public Task Another_place_for_the_command_and_another_version_are_reported() => Reports(ContractSource.Of("""
        [Hypercall(HypercallNumber.Domctl, Command = 3)] HypercallResult {|HCS0108:Pause|}(in DomctlOperation op);
        [Hypercall(HypercallNumber.Sysctl, Command = 3, CommandPlace = CommandPlace.FirstField, InterfaceVersion = 1)] HypercallResult {|HCS0108:PhysicalInfo|}(ref SysctlOperation op);
        """));

    [Fact]
    public Task Structures_that_Xen_lays_out_by_hand_are_compared_by_their_size() => Reports(ContractSource.Of(
        """
        [Hypercall(HypercallNumber.MemoryOp, Command = 23, CommandMask = 0x3f)] HypercallResult Add(in Same pages);
        [Hypercall(HypercallNumber.MemoryOp, Command = 7, CommandMask = 0x3f)] HypercallResult {|HCS0108:AddOne|}(in Same page);
        """,
        "[StructLayout(LayoutKind.Explicit, Size = 32)] public struct Same { [FieldOffset(0)] public DomainId Domain; [FieldOffset(24)] public ulong Last; }"));
}
