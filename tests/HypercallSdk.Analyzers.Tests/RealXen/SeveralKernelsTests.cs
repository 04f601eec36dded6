// HCS0412. An image has one start and one trap table: the exported entries of two kernels have the same names, and the image
// cannot be made. Hosted, several kernels in one assembly are fine.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class SeveralKernelsTests : RuleTests<SeveralKernelsAnalyzer>
{
    protected override string Targets => "hosted;xen";

    protected override string Bug => XenKernel.Starts("""
        _count = 1;
        """, types: """
        [GuestKernel]
        public partial struct {|HCS0412:Second|}
        {
            [Boot]
            private void Start(in StartInfo info) { }
        }
        """);

    protected override string Mended => XenKernel.Starts("""
        _count = 1;
        """);

    protected override string NearMiss => XenKernel.Starts("""
        _count = 1;
        """, types: """
        #if !HYPERCALLSDK_XEN
        [GuestKernel]
        public partial struct Second
        {
            [Boot]
            private void Start(in StartInfo info) { }
        }
        #endif

        public struct Other
        {
            private void Start(in StartInfo info) { }
        }
        """);

    [Fact]
    public Task A_hosted_assembly_may_hold_several()
    {
        RuleVerifier<SeveralKernelsAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider> test = new() { TestCode = Markup.Remove(Bug) };
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
