// HCS0409. What is one per thread in a host is one per vCPU in a kernel. Hosted, all vCPUs share whichever host thread
// drives the machine, and on real Xen there is no thread-local storage.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class ThreadLocalStorageTests : RuleTests<ThreadLocalStorageAnalyzer>
{
    protected override string Targets => "hosted;xen";

    protected override string Bug => XenKernel.Starts("""
        _depth++;
        """, members: """
        [ThreadStatic]
        private static int {|HCS0409:_depth|};

        private static readonly System.Threading.ThreadLocal<int> {|HCS0409:_local|} = new();

        private static readonly System.Threading.AsyncLocal<int> {|HCS0409:_flow|} = new();
        """);

    protected override string Mended => XenKernel.Starts("""
        _depth.Current++;
        """, members: """
        private PerVcpu<int> _depth;
        """);

    protected override string NearMiss => XenKernel.Starts("""
        _shared++;
        """, members: """
        private static int _shared;

        [Obsolete("not used")]
        private static int _old;
        """);

    [Fact]
    public Task A_local_one_is_reported() => Reports(XenKernel.Starts("""
        System.Threading.ThreadLocal<int> {|HCS0409:local = new()|};
        """));
}
