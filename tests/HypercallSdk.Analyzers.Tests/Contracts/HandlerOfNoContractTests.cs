// HCS0115. A handler of an interface without [HypercallContract] compiles to a dispatcher that knows no operation: every call
// is answered as one that does not exist.
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class HandlerOfNoContractTests : RuleTests<HandlerOfNoContractAnalyzer>
{
    protected override string Bug => ContractSource.Usings + """
        public interface IBoardOp
        {
            [Hypercall((HypercallNumber)50)] HypercallResult Read();
        }

        [HypercallHandler<IBoardOp>]
        internal sealed partial class {|HCS0115:Board|};

        [HypercallHandler<string>]
        internal sealed partial class {|HCS0115:Text|};
        """;

    protected override string Mended => ContractSource.Usings + """
        [HypercallContract]
        public interface IBoardOp
        {
            [Hypercall((HypercallNumber)50)] HypercallResult Read();
        }

        [HypercallHandler<IBoardOp>]
        internal sealed partial class Board
        {
            public HypercallResult Read(HypercallSdk.Hypervisor.Vcpus.Vcpu caller) => default;
        }
        """;

    // A contract of another assembly; one that cannot be served is reported where it stands.
    protected override string NearMiss => ContractSource.Usings + """
        [HypercallContract]
        public interface IBoardOp<T>
        {
            [Hypercall((HypercallNumber)50)] HypercallResult Read();
        }

        [HypercallHandler<IBoardOp<int>>]
        internal sealed partial class Board;

        [HypercallHandler<ITimer>]
        internal sealed partial class Timers
        {
            public HypercallResult Set(HypercallSdk.Hypervisor.Vcpus.Vcpu caller, long deadline) => default;
        }
        """;
}
