// HCS0204. Each entry calls one method. Of two that claim it the generator takes the first, and the second is never called: an interrupt
// that seems lost. Passing condition: the attribute that is dropped is reported, for each kind of entry.
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class DuplicateHandlerTests : RuleTests<DuplicateHandlerAnalyzer>
{
    protected override string Bug => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            [{|HCS0204:Boot|}]
            private void StartAgain() { }

            [TrapHandler(TrapVector.PageFault)]
            private void OnFault(ref TrapFrame frame) { }

            [{|HCS0204:TrapHandler((TrapVector)14)|}]
            private void OnPageFault() { }

            [VirqHandler(Virq.Timer)]
            [{|HCS0204:VirqHandler(Virq.Timer)|}]
            private void OnTick() { }

            [IpiHandler(1)]
            private void OnKick() { }

            [{|HCS0204:IpiHandler(1)|}]
            private void OnPoke() { }

            [IdleHandler]
            private bool Work() => false;

            [{|HCS0204:IdleHandler|}]
            private bool MoreWork() => false;

            [SyscallHandler]
            private void OnSyscall() { }

            [{|HCS0204:SyscallHandler|}]
            private void OnCall(ref TrapFrame frame) { }
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

            [VirqHandler(Virq.Timer)]
            private void OnTick() { }

            [IpiHandler(1)]
            private void OnKick() { }

            [IpiHandler(2)]
            private void OnPoke() { }

            [IdleHandler]
            private bool Work() => false;
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

            [TrapHandler(TrapVector.Debug)]
            [TrapHandler(TrapVector.Breakpoint)]
            private void OnTrap() { }

            // The numbers are alike, the entries are not.
            [VirqHandler(Virq.Debug)]
            private void OnDebug() { }

            [IpiHandler(1)]
            private void OnKick() { }

            [PortHandler]
            private void OnPing() { }

            [PortHandler]
            private void OnPong() { }
        }
        """;
}
