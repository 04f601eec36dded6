// HCS0210. PowerOff, Reboot and Crash end a handler by one internal unwind, which a catch around it stops; on real Xen nothing is ever
// thrown. Passing condition: each catch in kernel code is reported, finally and the host's own catch are not.
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class CatchTests : RuleTests<CatchAnalyzer>
{
    protected override string Bug => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            [VirqHandler(Virq.Timer)]
            private void OnTick()
            {
                try
                {
                    SchedOp.PowerOff();
                }
                {|HCS0210:catch|} (System.Exception failure) when (failure.HResult != 0)
                {
                }
                {|HCS0210:catch|}
                {
                }
            }
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

            [VirqHandler(Virq.Timer)]
            private void OnTick() => SchedOp.PowerOff();
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

            private SpinLock _lock;

            [VirqHandler(Virq.Timer)]
            private void OnTick()
            {
                _lock.Acquire();
                try
                {
                    GuestConsole.WriteLine("tick");
                }
                finally
                {
                    _lock.Release();
                }
            }
        }

        internal static class Program
        {
            public static bool Run(System.Action boot)
            {
                try
                {
                    boot();
                    return true;
                }
                catch (System.Exception)
                {
                    return false;
                }
            }
        }
        """;
}
