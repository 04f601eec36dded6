// HCS0110. Xen gives the numbers: what is free today is a later version's call tomorrow (41 became dm_op, 42 hypfs_op), and 49
// is answered. Those from 50 to 55 are the architecture's, unused on x86, and open here.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class ForeignNumberTests : RuleTests<ForeignNumberAnalyzer>
{
    protected override string Bug => ContractSource.Of("""
        [Hypercall((HypercallNumber)43)] HypercallResult {|HCS0110:NextToBeGiven|}();
        [Hypercall((HypercallNumber)56)] HypercallResult {|HCS0110:BeyondThem|}();
        [Hypercall(HypercallNumber.PagingDomctl)] HypercallResult {|HCS0110:Answered|}();
        [Hypercall(HypercallNumber.EventChannelOp, Command = 99)] HypercallResult {|HCS0110:BesideXens|}();
        """);

    protected override string Mended => ContractSource.Of("""
        [Hypercall((HypercallNumber)50)] HypercallResult First();
        [Hypercall(HypercallNumber.Arch7)] HypercallResult Last();
        """);

    // One of Xen's operations written again is HCS0108's; a rejected method has a report already.
    protected override string NearMiss => ContractSource.Of("""
        [Hypercall(HypercallNumber.EventChannelOp, Command = 4)] HypercallResult Send(in EventChannelSend op);
        [Hypercall(HypercallNumber.SchedOp, Command = 2)] HypercallResult Suspend(ShutdownReason reason);
        [Hypercall((HypercallNumber)60)] void Rejected();
        """);

    [Fact]
    public Task In_Abi_itself_all_numbers_are_open()
    {
        var test = Test("""
            namespace HypercallSdk.Abi
            {
                public readonly struct HypercallResult(long value) { public long Value { get; } = value; }
                public enum HypercallNumber { SchedOp = 29 }
                public sealed class HypercallContractAttribute : System.Attribute;
                public sealed class HypercallAttribute(HypercallNumber number) : System.Attribute { public HypercallNumber Number { get; } = number; }

                [HypercallContract]
                public interface ISchedOp
                {
                    [Hypercall(HypercallNumber.SchedOp)] HypercallResult Yield();
                }
            }
            """);
        test.TestState.AdditionalReferences.RemoveAt(test.TestState.AdditionalReferences.Count - 1);
        test.TestState.AdditionalReferences.RemoveAt(test.TestState.AdditionalReferences.Count - 1);
        test.TestState.AdditionalReferences.RemoveAt(test.TestState.AdditionalReferences.Count - 1);
        test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None; // the stubs ask for more of Abi than this
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
