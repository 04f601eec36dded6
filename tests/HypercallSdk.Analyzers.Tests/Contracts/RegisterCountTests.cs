// HCS0104. The 64-bit PV interface has five argument registers and no stack to put a sixth argument on.
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class RegisterCountTests : RuleTests<RegisterCountAnalyzer>
{
    protected override string Bug => ContractSource.Of("""
        [Hypercall((HypercallNumber)50)] HypercallResult {|HCS0104:Six|}(uint a, uint b, uint c, uint d, uint e, uint f);
        [Hypercall((HypercallNumber)51, Command = 1)] HypercallResult {|HCS0104:FiveAndACommand|}(uint a, uint b, uint c, uint d, uint e);
        [Hypercall((HypercallNumber)52)] HypercallResult {|HCS0104:Spans|}(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b, ReadOnlySpan<uint> c);
        """);

    protected override string Mended => ContractSource.Of(
        """
        [Hypercall((HypercallNumber)50)] HypercallResult Six(in Six six);
        [Hypercall((HypercallNumber)51, Command = 1)] HypercallResult FourAndACommand(uint a, uint b, uint c, uint d);
        """,
        "public struct Six { public uint A; public uint B; public uint C; public uint D; public uint E; public uint F; }");

    protected override string NearMiss => ContractSource.Of("""
        [Hypercall((HypercallNumber)50)] HypercallResult Five(ReadOnlySpan<uint> a, Span<uint> b, out Guid c);
        [Hypercall((HypercallNumber)51, Command = 1, CommandPlace = CommandPlace.FirstField)] HypercallResult Inside(ref Port a, uint b, uint c, uint d, uint e);
        """);
}
