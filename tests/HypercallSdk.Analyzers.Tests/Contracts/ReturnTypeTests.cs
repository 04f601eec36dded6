// HCS0109. A failed call leaves minus an errno value in RAX. Declared as nothing, a flag or an unsigned number, the failure
// looks like success to every caller (XSA-222 and XSA-247 are what follows when nobody looks).
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class ReturnTypeTests : FixTests<ReturnTypeAnalyzer, ReturnTypeCodeFix>
{
    protected override string Bug => ContractSource.Of("""
        [Hypercall((HypercallNumber)50, Command = 0)] void {|HCS0109:Nothing|}();
        [Hypercall((HypercallNumber)50, Command = 1)] int {|HCS0109:Number|}();
        [Hypercall((HypercallNumber)50, Command = 2)] uint {|HCS0109:Count|}();
        [Hypercall((HypercallNumber)50, Command = 3)] bool {|HCS0109:Flag|}();
        [Hypercall((HypercallNumber)50, Command = 4)] XenErrno {|HCS0109:Error|}();
        [Hypercall((HypercallNumber)50, Command = 5)] string {|HCS0109:Text|}();
        [Hypercall((HypercallNumber)50, Command = 6)] HypercallResult? {|HCS0109:Perhaps|}();
        """);

    protected override string Mended => ContractSource.Of("""
        [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Nothing();
        [Hypercall((HypercallNumber)50, Command = 3)] HypercallResult Flag(out uint flag);
        """);

    protected override string NearMiss => ContractSource.Usings + """
        public interface INoContract
        {
            void Nothing();
        }

        [HypercallContract]
        public interface IBoardOp
        {
            void Unnumbered();
            [Hypercall((HypercallNumber)51)] ref HypercallResult Reference();
            [Hypercall((HypercallNumber)51)] HypercallSdk.Abi.HypercallResult Qualified();
        }
        """;

    protected override string Before => ContractSource.Of("""
        /// <summary>Does it.</summary>
        [Hypercall((HypercallNumber)50)]
        void {|HCS0109:Do|}(uint value);
        """);

    protected override string After => ContractSource.Of("""
        /// <summary>Does it.</summary>
        [Hypercall((HypercallNumber)50)]
        HypercallResult Do(uint value);
        """);

    protected override string BeforeAll => ContractSource.Of("""
        [Hypercall((HypercallNumber)50, Command = 0)] int {|HCS0109:First|}();
        [Hypercall((HypercallNumber)50, Command = 1)] /* all */ bool {|HCS0109:Second|}();
        """);

    protected override string AfterAll => ContractSource.Of("""
        [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult First();
        [Hypercall((HypercallNumber)50, Command = 1)] /* all */ HypercallResult Second();
        """);

    [Fact]
    public Task Without_the_namespace_the_fix_writes_it() => Fixes(
        "[HypercallSdk.Abi.HypercallContract] public interface IOp { [HypercallSdk.Abi.Hypercall((HypercallSdk.Abi.HypercallNumber)50)] void {|HCS0109:Do|}(); }",
        "[HypercallSdk.Abi.HypercallContract] public interface IOp { [HypercallSdk.Abi.Hypercall((HypercallSdk.Abi.HypercallNumber)50)] HypercallSdk.Abi.HypercallResult Do(); }");
}
