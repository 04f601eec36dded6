// HCS0203. The generated entry calls a handler with what its event comes with, or with nothing; one that it cannot call is left out
// without a word, and the trap crashes the domain as if nobody had written it. Passing condition: each attribute's misfit is reported,
// and the fix writes the signature and keeps the body.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class HandlerSignatureTests : FixTests<HandlerSignatureAnalyzer, HandlerSignatureCodeFix>
{
    protected override string Bug => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private int {|HCS0203:Start|}(in StartInfo info) => 0;

            [TrapHandler(TrapVector.PageFault)]
            private void {|HCS0203:OnFault|}(TrapFrame frame) { }

            [IdleHandler]
            private void {|HCS0203:Work|}() { }

            [VirqHandler(Virq.Timer)]
            private void {|HCS0203:OnTick|}(int vcpu) { }

            [IpiHandler(0)]
            private void {|HCS0203:OnKick|}(ref Port port) { }

            [PortHandler]
            private void {|HCS0203:OnPing|}<T>() { }

            [VcpuBoot]
            private void {|HCS0203:OnVcpu|}(int vcpu) { }

            [Suspend]
            private bool {|HCS0203:OnSuspend|}() => true;
        }
        """;

    protected override string Mended => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            [TrapHandler(TrapVector.PageFault)]
            private void OnFault(ref TrapFrame frame) { }

            [IdleHandler]
            private bool Work() => false;

            [VirqHandler(Virq.Timer)]
            private void OnTick() { }

            [IpiHandler(0)]
            private void OnKick(Port port) { }

            [PortHandler]
            private static void OnPing() { }

            [VcpuBoot]
            private void OnVcpu() { }

            [Suspend]
            private void OnSuspend() { }
        }
        """;

    protected override string NearMiss => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private int Launch(int pages) => pages;

            [TrapHandler(TrapVector.Debug)]
            [TrapHandler(TrapVector.Breakpoint)]
            private static void OnTrap() { }
        }
        """;

    protected override string Before => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            [TrapHandler(TrapVector.PageFault)]
            private void {|HCS0203:OnFault|}(TrapFrame fault)
            {
                fault.Rip += 2; // steps over it
            }
        }
        """;

    protected override string After => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            [TrapHandler(TrapVector.PageFault)]
            private void OnFault(ref TrapFrame fault)
            {
                fault.Rip += 2; // steps over it
            }
        }
        """;

    protected override string BeforeAll => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            private int _ticks;

            [VirqHandler(Virq.Timer)]
            private int {|HCS0203:OnTick|}() => _ticks++;

            [IdleHandler]
            private void {|HCS0203:Work|}()
            {
                if (_ticks == 0)
                    return;

                _ticks = 0;
            }

            [Boot]
            private void {|HCS0203:Start|}(StartInfo info, int pages)
            {
                _ticks = (int)info.PageCount;
            }

            [Resume]
            private void {|HCS0203:OnResume|}(Port port) { }
        }
        """;

    protected override string AfterAll => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            private int _ticks;

            [VirqHandler(Virq.Timer)]
            private void OnTick() => _ticks++;

            [IdleHandler]
            private bool Work()
            {
                if (_ticks == 0)
                    return false;

                _ticks = 0;
                return false;
            }

            [Boot]
            private void Start(in StartInfo info)
            {
                _ticks = (int)info.PageCount;
            }

            [Resume]
            private void OnResume() { }
        }
        """;

    [Fact]
    public Task What_returns_a_value_that_has_nowhere_to_go_is_left_to_its_author() => Fixes(
        """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            [Suspend]
            private bool {|HCS0203:OnSuspend|}()
            {
                return true;
            }
        }
        """,
        """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            [Suspend]
            private bool {|HCS0203:OnSuspend|}()
            {
                return true;
            }
        }
        """);
}
