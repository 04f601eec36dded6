// HCS0209. Nothing that a handler waits for can happen on its vCPU before it returns: block and poll are refused in-process, and a loop
// that yields until an event came spins for ever. Passing condition: both are reported wherever kernel code reaches; bounded loops,
// deadlines and loops that do work are not.
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class WaitingTests : RuleTests<WaitingAnalyzer>
{
    protected override string Bug => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private bool _answered;
            private GuestPointer<ulong> _pending;

            [IdleHandler]
            private bool Work()
            {
                {|HCS0209:SchedOp.Block()|};
                _ = {|HCS0209:SchedOp.Poll(new SchedPoll())|};
                {|HCS0209:while|} (!_answered)
                    SchedOp.Yield();

                {|HCS0209:while|} (_pending.Read() == 0)
                {
                }

                Helper.Wait(ref _answered);
                return false;
            }
        }

        internal static class Helper
        {
            public static void Wait(ref bool done)
            {
                {|HCS0209:do|}
                {
                    _ = SchedOp.Yield();
                }
                while (!System.Threading.Volatile.Read(ref done));
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

            private bool _answered;

            [IdleHandler]
            private bool Work() => !_answered;

            [IpiHandler(0)]
            private void OnAnswer() => _answered = true;
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

            private bool _answered;
            private GuestPointer<uint> _ring;
            private uint _next;

            [IdleHandler]
            private bool Work()
            {
                for (int tries = 0; tries < 8 && !_answered; tries++)
                    SchedOp.Yield();

                ulong deadline = Timers.SystemTime + 1000;
                while (!_answered && Timers.SystemTime < deadline)
                    SchedOp.Yield();

                while (TryTake())
                {
                }

                while (_ring.Read() != _next)
                    Take();

                return false;
            }

            private bool TryTake() => _next++ < 4;

            private void Take() => _next++;
        }

        internal static class Program
        {
            public static void Wait() => SchedOp.Block();
        }
        """;
}
