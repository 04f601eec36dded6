// HCS0211. What a kernel asks of the host differs from run to run, and a replayed or moved domain goes another way than the one that was
// saved. Passing condition: the host's clocks, chance, threads and environment are reported once each in kernel code, and nowhere else;
// the fix asks the guest library where it has the same in the same type.
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class NondeterminismTests : FixTests<NondeterminismAnalyzer, NondeterminismCodeFix>
{
    protected override string Bug => """
        using System;
        using System.Diagnostics;
        using System.Threading;
        using System.Threading.Tasks;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private long _last;

            [VirqHandler(Virq.Timer)]
            private async void OnTick()
            {
                _last = {|HCS0211:DateTime.UtcNow|}.Ticks;
                _last += {|HCS0211:DateTimeOffset.Now|}.Ticks;
                _last += {|HCS0211:Stopwatch.StartNew()|}.ElapsedTicks;
                _last += {|HCS0211:Environment.TickCount|};
                _last += {|HCS0211:Random.Shared|}.Next();
                _last += {|HCS0211:new Random()|}.Next();
                _last += {|HCS0211:Guid.NewGuid()|}.GetHashCode();
                _ = {|HCS0211:new Thread(Run)|};
                await {|HCS0211:Task.Yield()|};
            }

            private static void Run() { }
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

            private ulong _last;
            private ulong _seed;

            [VirqHandler(Virq.Timer)]
            private void OnTick()
            {
                _last = Timers.SystemTime;
                _seed = (_seed * 6364136223846793005) + 1442695040888963407;
            }
        }
        """;

    protected override string NearMiss => """
        using System;
        using System.Diagnostics;
        using System.Threading;
        using System.Threading.Tasks;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private long _start;
            private int _count;

            [VirqHandler(Virq.Timer)]
            private void OnTick()
            {
                _start = new DateTime(2024, 1, 1).Ticks;
                _start += TimeSpan.FromSeconds(1).Ticks;
                Interlocked.Increment(ref _count);
                Thread.MemoryBarrier();
            }
        }

        internal static class Program
        {
            public static async Task Run()
            {
                long started = Stopwatch.GetTimestamp();
                await Task.FromResult((int)(started % 10));
            }
        }
        """;

    protected override string Before => """
        using System;
        using System.Diagnostics;
        using System.Threading;
        using System.Threading.Tasks;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private long _last;

            [VirqHandler(Virq.Timer)]
            private void OnTick() => _last = {|HCS0211:Environment.TickCount64|}; // milliseconds
        }
        """;

    protected override string After => """
        using System;
        using System.Diagnostics;
        using System.Threading;
        using System.Threading.Tasks;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private long _last;

            [VirqHandler(Virq.Timer)]
            private void OnTick() => _last = (long)(Timers.SystemTime / 1_000_000); // milliseconds
        }
        """;

    protected override string BeforeAll => """
        using System;
        using System.Diagnostics;
        using System.Threading;
        using System.Threading.Tasks;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private long _last;
            private int _vcpus;

            [VirqHandler(Virq.Timer)]
            private void OnTick()
            {
                _last = {|HCS0211:Stopwatch.GetTimestamp()|};
                _vcpus = {|HCS0211:Environment.ProcessorCount|} + {|HCS0211:Environment.CurrentManagedThreadId|};
            }
        }
        """;

    protected override string AfterAll => """
        using System;
        using System.Diagnostics;
        using System.Threading;
        using System.Threading.Tasks;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private long _last;
            private int _vcpus;

            [VirqHandler(Virq.Timer)]
            private void OnTick()
            {
                _last = (long)Timers.SystemTime;
                _vcpus = Vcpus.Count + Vcpu.Id;
            }
        }
        """;
}
