// HCS0208. A static is not saved with the domain, a restored one finds another host's, and hosted all domains share it. Passing condition:
// each static that changes, in the kernel or in what it names, is reported; the host's half of a mixed assembly is not.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class StaticStateTests : RuleTests<StaticStateAnalyzer>
{
    protected override string Bug => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal static class Counters
        {
            public static int {|HCS0208:Ticks|};
            public static readonly int[] {|HCS0208:Slots|} = new int[4];
        }

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private static bool {|HCS0208:_started|};

            private static int {|HCS0208:Beats|} { get; set; }

            [VirqHandler(Virq.Timer)]
            private void OnTick()
            {
                _started = true;
                Beats++;
                Counters.Ticks++;
                Counters.Slots[0]++;
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

            private bool _started;
            private Words4 _slots;

            private int Beats { get; set; }

            [VirqHandler(Virq.Timer)]
            private void OnTick()
            {
                _started = true;
                Beats++;
                _slots[0]++;
            }
        }
        """;

    protected override string NearMiss => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        // The host's half of a test.
        internal static class Program
        {
            private static int _runs;

            public static int Run() => ++_runs;
        }

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private const int Limit = 4;
            private static readonly ulong _frequency = 1_000_000;

            private static System.ReadOnlySpan<byte> Name => "kernel"u8;

            private ulong Deadline => _frequency * Limit * (ulong)Name.Length;
        }
        """;

    [Fact]
    public Task A_static_that_only_a_named_member_of_another_type_names_is_found() => Reports("""
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal static class Outer
        {
            public static void Step() => Inner.Step();

            public static void Other() => Unnamed.Count++;
        }

        internal static class Inner
        {
            private static int {|HCS0208:_steps|};

            public static void Step() => _steps++;
        }

        internal static class Unnamed
        {
            public static int Count;
        }

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            [VirqHandler(Virq.Timer)]
            private void OnTick() => Outer.Step();
        }
        """);
}
