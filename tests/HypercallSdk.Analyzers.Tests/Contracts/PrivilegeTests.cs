// HCS0114. XSA-87: two commands of physdev_op were meant for Domain-0 and open to every guest, because nobody had written the
// check and nothing in their declaration asked for one. Whatever names another domain or a frame of the machine says who may
// call it, if only that anybody may.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class PrivilegeTests : FixTests<PrivilegeAnalyzer, PrivilegeCodeFix>
{
    private const string Device = """
        public struct Device
        {
            public uint Bus;
            public DomainId Owner;
            public ushort Padding;
        }
        """;

    protected override string Bug => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50, Command = 30)] HypercallResult {|HCS0114:PrepareMsix|}(in Device device);
        [Hypercall((HypercallNumber)50, Command = 31)] HypercallResult {|HCS0114:ReleaseMsix|}(DomainId owner, uint device);
        [Hypercall((HypercallNumber)50, Command = 32)] HypercallResult {|HCS0114:Map|}(MachineFrame frame);
        [Hypercall((HypercallNumber)50, Command = 33)] HypercallResult {|HCS0114:Many|}(ReadOnlySpan<Device> devices);
        [Hypercall((HypercallNumber)50, Command = 34)] HypercallResult {|HCS0114:Far|}(GuestPointer<MachineFrame> frames, uint count);
        """,
        Device);

    protected override string Mended => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50, Command = 30, Privilege = HypercallPrivilege.ControlDomain)] HypercallResult PrepareMsix(in Device device);
        [Hypercall((HypercallNumber)50, Command = 31, Privilege = HypercallPrivilege.OverDomain)] HypercallResult ReleaseMsix(DomainId owner, uint device);
        [Hypercall((HypercallNumber)50, Command = 32, Privilege = HypercallPrivilege.Any)] HypercallResult Map(MachineFrame frame);
        """,
        Device);

    // What comes back names nothing that the caller chose; a port or a virtual address is the caller's own.
    protected override string NearMiss => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Who(out DomainId domain, out Device device);
        [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult Own(Port port, VirtualAddress address, GuestPointer<ulong> data, VcpuId vcpu);
        [Hypercall((HypercallNumber)50, Command = 2)] void Rejected(DomainId domain);
        """,
        Device);

    protected override string Before => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50, Command = 30)] // its interrupts
        HypercallResult {|HCS0114:PrepareMsix|}(in Device device);
        """,
        Device);

    protected override string After => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50, Command = 30, Privilege = HypercallPrivilege.ControlDomain)] // its interrupts
        HypercallResult PrepareMsix(in Device device);
        """,
        Device);

    protected override string BeforeAll => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50)] HypercallResult {|HCS0114:PrepareMsix|}(in Device device);
        [HypercallSdk.Abi.Hypercall((HypercallNumber)51)] HypercallResult {|HCS0114:ReleaseMsix|}(in Device device);
        """,
        Device);

    protected override string AfterAll => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50, Privilege = HypercallPrivilege.ControlDomain)] HypercallResult PrepareMsix(in Device device);
        [HypercallSdk.Abi.Hypercall((HypercallNumber)51, Privilege = HypercallSdk.Abi.HypercallPrivilege.ControlDomain)] HypercallResult ReleaseMsix(in Device device);
        """,
        Device);

    [Fact]
    public Task A_structure_in_a_structure_and_an_array_in_it_are_looked_at() => Reports(ContractSource.Of(
        "[Hypercall((HypercallNumber)50)] HypercallResult {|HCS0114:Set|}(ref Outer outer);",
        Device + """


        public struct Outer
        {
            public Devices Devices;
        }

        [InlineArray(4)]
        public struct Devices
        {
            private Device _first;
        }
        """));
}
