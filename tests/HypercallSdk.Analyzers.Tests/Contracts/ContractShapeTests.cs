// HCS0101. A contract is a list of operations. The attack on one's own time: an interface with a property, a default body or a
// type parameter compiles, and the generator leaves out what it cannot serve; nobody notices until a call is missing.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class ContractShapeTests : RuleTests<ContractShapeAnalyzer>
{
    protected override string Bug => ContractSource.Usings + """
        [HypercallContract]
        public interface IBoardOp
        {
            [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Read();
            int {|HCS0101:Version|} { get; }
            event Action {|HCS0101:Happened|};
            static HypercallResult {|HCS0101:Twice|}() => default;
            HypercallResult {|HCS0101:Later|}() => default;
            [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult {|HCS0101:Never|}() => default;
            enum {|HCS0101:Kind|} { One }
            int {|HCS0101:this|}[int index] { get; }
        }
        """;

    protected override string Mended => ContractSource.Of("""
        [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Read();
        [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult Never();
        """);

    protected override string NearMiss => ContractSource.Usings + """
        public interface INoContract<T>
        {
            int Version { get; }
            static HypercallResult Twice() => default;
        }

        public static partial class Outer
        {
            public interface IPlain
            {
                [Hypercall((HypercallNumber)50, Command = 0)] HypercallResult Read();
            }

            [HypercallContract]
            internal partial interface IBoardOp : IPlain
            {
                [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult Write();
            }

            internal partial interface IBoardOp;
        }
        """;

    [Fact]
    public Task A_generic_contract_is_reported_once_and_its_members_not() => Reports(ContractSource.Usings + """
        [HypercallContract]
        public interface {|HCS0101:IBoardOp|}<T>
        {
            [Hypercall((HypercallNumber)50)] HypercallResult Read(T value);
            int Version { get; }
        }
        """);

    [Fact]
    public Task A_contract_in_a_generic_type_is_reported() => Reports(ContractSource.Usings + """
        public partial class Outer<T>
        {
            [HypercallContract]
            public interface {|HCS0101:IBoardOp|}
            {
                [Hypercall((HypercallNumber)50)] HypercallResult Read();
            }
        }
        """);

    [Fact]
    public Task A_contract_local_to_its_file_is_reported() => Reports(ContractSource.Usings + """
        [HypercallContract]
        file interface {|HCS0101:IBoardOp|}
        {
            [Hypercall((HypercallNumber)50)] HypercallResult Read();
        }
        """);
}
