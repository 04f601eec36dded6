// HCS0205. Without a boot method the generated entry does nothing, and the domain idles for ever: it looks like a hang in early boot.
// Passing condition: the kernel is reported, and the fix adds a method that compiles, whatever is in scope there.
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class NoBootTests : FixTests<NoBootAnalyzer, NoBootCodeFix>
{
    protected override string Bug => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct {|HCS0205:Kernel|}
        {
            private int _ticks;

            [VirqHandler(Virq.Timer)]
            private void OnTick() => _ticks++;
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

            private int _ticks;

            [VirqHandler(Virq.Timer)]
            private void OnTick() => _ticks++;
        }
        """;

    protected override string NearMiss => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal partial struct Library
        {
            private int _ticks;

            private void OnTick() => _ticks++;
        }
        """;

    protected override string Before => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct {|HCS0205:Kernel|}
        {
            private int _ticks;

            [VirqHandler(Virq.Timer)]
            private void OnTick() => _ticks++;
        }
        """;

    protected override string After => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            private int _ticks;

            [VirqHandler(Virq.Timer)]
            private void OnTick() => _ticks++;

            [Boot]
            private void Start(in StartInfo info)
            {
            }
        }
        """;

    protected override string BeforeAll => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct {|HCS0205:First|}
        {
            private int _ticks;

            private void Start() => _ticks++;
        }

        [GuestKernel]
        internal partial struct {|HCS0205:Second|}
        {
            private int _ticks;
        }
        """;

    protected override string AfterAll => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct First
        {
            private int _ticks;

            private void Start() => _ticks++;

            [Boot]
            private void Start2(in StartInfo info)
            {
            }
        }

        [GuestKernel]
        internal partial struct Second
        {
            private int _ticks;

            [Boot]
            private void Start(in StartInfo info)
            {
            }
        }
        """;
}
