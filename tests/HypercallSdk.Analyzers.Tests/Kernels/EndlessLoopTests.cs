// HCS0215. Mini-OS idles in a loop at the end of start_kernel; here that keeps the vCPU's upcalls masked for ever. Passing condition: a loop
// that nothing leaves is reported, unless what it names ends the domain.
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class EndlessLoopTests : RuleTests<EndlessLoopAnalyzer>
{
    protected override string Bug => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            private int _ticks;

            [Boot]
            private void Start()
            {
                {|HCS0215:while|} (true)
                    Poll();
            }

            [IpiHandler(0)]
            private void OnKick()
            {
                {|HCS0215:for|} (;;)
                {
                    while (true)
                    {
                        if (_ticks > 4)
                            break;
                    }

                    _ = SchedOp.Yield();
                }
            }

            private void Poll() => _ticks++;
        }
        """;

    protected override string Mended => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            private int _ticks;

            [Boot]
            private void Start() => Poll();

            [IdleHandler]
            private bool Work()
            {
                Poll();
                return true;
            }

            private void Poll() => _ticks++;
        }
        """;

    protected override string NearMiss => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            private int _ticks;

            [Boot]
            private void Start()
            {
                while (true)
                {
                    if (_ticks++ > 4)
                        return;
                }
            }

            [IpiHandler(0)]
            private void OnKick()
            {
                while (true)
                    Step();
            }

            private void Step()
            {
                if (_ticks++ > 4)
                    SchedOp.PowerOff();
            }
        }

        internal static class Program
        {
            public static void Serve()
            {
                while (true)
                {
                }
            }
        }
        """;
}
