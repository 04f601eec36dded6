// HCS0102. Number, command and attributes are all that stub and dispatcher are written from. What they cannot be written from
// gets a stub that throws, and a handler is never asked for it.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class OperationShapeTests : FixTests<OperationShapeAnalyzer, OperationShapeCodeFix>
{
    protected override string Bug => ContractSource.Of("""
        HypercallResult {|HCS0102:Unnumbered|}();
        [Hypercall((HypercallNumber)(-1))] HypercallResult {|HCS0102:Negative|}();
        [Hypercall((HypercallNumber)50, Command = -2)] HypercallResult {|HCS0102:NegativeCommand|}();
        [Hypercall((HypercallNumber)51)] HypercallResult {|HCS0102:Generic|}<T>(T value);
        [Hypercall((HypercallNumber)52)] ref HypercallResult {|HCS0102:Reference|}();
        [Hypercall((HypercallNumber)53, Command = 1, CommandPlace = CommandPlace.FirstField)] HypercallResult {|HCS0102:NoStructure|}(uint value);
        [Hypercall((HypercallNumber)54, Command = 1, InterfaceVersion = 2)] HypercallResult {|HCS0102:NoPlaceForVersion|}(in Guid value);
        [Hypercall((HypercallNumber)55, Command = 0)] HypercallResult NoElement([MaxCount(0)] ReadOnlySpan<uint> {|HCS0102:values|});
        [Hypercall((HypercallNumber)55, Command = 1)] HypercallResult NoField([CopyOut(Field = "Missing")] ref Guid {|HCS0102:value|});
        [Hypercall((HypercallNumber)55, Command = 2)] HypercallResult NoSpan([ElementWise] ref Guid {|HCS0102:value|});
        [Hypercall((HypercallNumber)55, Command = 3)] HypercallResult NoEnd([SentinelEnded("Missing")] ReadOnlySpan<Guid> {|HCS0102:values|});
        """);

    protected override string Mended => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Numbered();
        [Hypercall((HypercallNumber)53, Command = 1, CommandPlace = CommandPlace.FirstField, InterfaceVersion = 2)] HypercallResult Structure(ref Control control);
        [Hypercall((HypercallNumber)55, Command = 0)] HypercallResult Elements([MaxCount(16)] ReadOnlySpan<uint> values);
        [Hypercall((HypercallNumber)55, Command = 1)] HypercallResult Field([CopyOut(Field = "Value")] ref Control control);
        """,
        "public struct Control { public uint Command; public uint Version; public ulong Value; }");

    // What another rule is about is not reported here, nor what the compiler reports.
    protected override string NearMiss => ContractSource.Of("""
        [Hypercall((HypercallNumber)50, Command = 0)] void ReturnsNothing();
        [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult TakesBool(bool flag);
        [Hypercall((HypercallNumber)50, Command = 2)] HypercallResult TakesMuch(int a, int b, int c, int d, int e);
        int Property { get; }
        """);

    protected override string Before => ContractSource.Of("""
        [Hypercall((HypercallNumber)50)] HypercallResult Read(uint sensor, [NullAllowed] ref readonly Guid {|HCS0102:id|}); // by its address
        """);

    protected override string After => ContractSource.Of("""
        [Hypercall((HypercallNumber)50)] HypercallResult Read(uint sensor, [NullAllowed] in Guid id); // by its address
        """);

    protected override string BeforeAll => ContractSource.Of("""
        [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Read(ref readonly Guid {|HCS0102:id|});
        [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult Write(uint value, ref readonly ulong {|HCS0102:id|});
        """);

    protected override string AfterAll => ContractSource.Of("""
        [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Read(in Guid id);
        [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult Write(uint value, in ulong id);
        """);

    [Fact]
    public Task What_a_plain_interface_hands_down_is_reported_at_the_contract() => Reports(ContractSource.Usings + """
        public interface IPlain
        {
            HypercallResult Unnumbered();
        }

        [HypercallContract]
        public interface {|HCS0102:IBoardOp|} : IPlain;
        """);

    [Fact]
    public Task What_another_contract_hands_down_is_reported_there_alone() => Reports(ContractSource.Usings + """
        [HypercallContract]
        public interface IFirst
        {
            HypercallResult {|HCS0102:Unnumbered|}();
        }

        [HypercallContract]
        public interface ISecond : IFirst;
        """);
}
