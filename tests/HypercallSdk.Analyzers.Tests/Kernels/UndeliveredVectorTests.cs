// HCS0206. Xen keeps double faults, control-flow faults and the reserved vectors to itself (entry.S, traps.c of 4.17): a handler for one
// is never called. Passing condition: exactly those vectors are reported, and the non-maskable interrupt and the machine check are not.
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class UndeliveredVectorTests : RuleTests<UndeliveredVectorAnalyzer>
{
    protected override string Bug => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            [{|HCS0206:TrapHandler(TrapVector.DoubleFault)|}]
            [{|HCS0206:TrapHandler(TrapVector.CoprocessorSegmentOverrun)|}]
            [{|HCS0206:TrapHandler(TrapVector.SpuriousInterrupt)|}]
            [{|HCS0206:TrapHandler(TrapVector.Virtualization)|}]
            [{|HCS0206:TrapHandler(TrapVector.ControlProtection)|}]
            [{|HCS0206:TrapHandler((TrapVector)22)|}]
            [{|HCS0206:TrapHandler(TrapVector.Security)|}]
            [{|HCS0206:TrapHandler((TrapVector)31)|}]
            [{|HCS0206:TrapHandler((TrapVector)32)|}]
            [{|HCS0206:TrapHandler((TrapVector)0x80)|}]
            private void OnTrap(ref TrapFrame frame) { }
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
            private void OnTrap(ref TrapFrame frame) { }

            [VirqHandler(Virq.Timer)]
            private void OnTick() { }
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

            [TrapHandler((TrapVector)0)]
            [TrapHandler((TrapVector)1)]
            [TrapHandler((TrapVector)2)]
            [TrapHandler((TrapVector)3)]
            [TrapHandler((TrapVector)4)]
            [TrapHandler((TrapVector)5)]
            [TrapHandler((TrapVector)6)]
            [TrapHandler((TrapVector)7)]
            [TrapHandler((TrapVector)10)]
            [TrapHandler((TrapVector)11)]
            [TrapHandler((TrapVector)12)]
            [TrapHandler((TrapVector)13)]
            [TrapHandler((TrapVector)14)]
            [TrapHandler((TrapVector)16)]
            [TrapHandler((TrapVector)17)]
            [TrapHandler((TrapVector)18)]
            [TrapHandler((TrapVector)19)]
            private void OnTrap(ref TrapFrame frame) { }
        }
        """;
}
