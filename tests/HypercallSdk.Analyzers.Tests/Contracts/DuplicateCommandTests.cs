// HCS0103. Number and command are all that the hypervisor knows an operation by: of two with the same, one handler gets the
// calls of both, and reads one's structure as the other's.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class DuplicateCommandTests : RuleTests<DuplicateCommandAnalyzer>
{
    protected override string Bug => ContractSource.Usings + """
        [HypercallContract]
        public interface IFanOp
        {
            [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult Set(uint fan, uint percent);
            [Hypercall((HypercallNumber)50, Command = 2)] HypercallResult Get(uint fan);
            [Hypercall((HypercallNumber)50, Command = 2)] HypercallResult {|HCS0103:Stop|}(uint fan);
        }

        [HypercallContract]
        public interface ISensorOp
        {
            [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult {|HCS0103:Read|}(out ulong value);
            [Hypercall((HypercallNumber)51)] HypercallResult Count();
            [Hypercall((HypercallNumber)51)] HypercallResult {|HCS0103:CountAgain|}();
        }
        """;

    protected override string Mended => ContractSource.Usings + """
        [HypercallContract]
        public interface IFanOp
        {
            [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult Set(uint fan, uint percent);
            [Hypercall((HypercallNumber)50, Command = 2)] HypercallResult Get(uint fan);
            [Hypercall((HypercallNumber)50, Command = 3)] HypercallResult Stop(uint fan);
        }

        [HypercallContract]
        public interface ISensorOp
        {
            [Hypercall((HypercallNumber)50, Command = 4)] HypercallResult Read(out ulong value);
            [Hypercall((HypercallNumber)51)] HypercallResult Count();
            [Hypercall((HypercallNumber)52)] HypercallResult CountAgain();
        }
        """;

    // The same number with other commands; one plain interface under two contracts; a method that is rejected anyway.
    protected override string NearMiss => ContractSource.Usings + """
        public interface ICommon
        {
            [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult Version();
        }

        [HypercallContract]
        public interface IFanOp : ICommon
        {
            [Hypercall((HypercallNumber)50, Command = 2)] HypercallResult Get(uint fan);
            [Hypercall((HypercallNumber)50, Command = 2)] void Wrong(uint fan);
        }

        [HypercallContract]
        public interface ISensorOp : ICommon
        {
            [Hypercall((HypercallNumber)51, Command = 2)] HypercallResult Get(uint fan);
        }

        [HypercallContract]
        public interface IMoreOp : ISensorOp;
        """;

    [Fact]
    public Task Two_places_for_the_command_of_one_number_are_reported() => Reports(ContractSource.Of("""
        [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult InRegister(uint value);
        [Hypercall((HypercallNumber)50, Command = 2, CommandPlace = CommandPlace.FirstField)] HypercallResult {|HCS0103:InStructure|}(in Port value);
        [Hypercall((HypercallNumber)51, Command = 1)] HypercallResult WithCommand(uint value);
        [Hypercall((HypercallNumber)51)] HypercallResult {|HCS0103:Without|}(uint value);
        """));

    [Fact]
    public Task Commands_that_one_mask_makes_the_same_are_reported() => Reports(ContractSource.Of("""
        [Hypercall((HypercallNumber)50, Command = 1, CommandMask = 0x3f)] HypercallResult First(uint value);
        [Hypercall((HypercallNumber)50, Command = 0x41, CommandMask = 0x3f)] HypercallResult {|HCS0103:Second|}(uint value);
        [Hypercall((HypercallNumber)50, Command = 2, CommandMask = 0x3f)] HypercallResult Third(uint value);
        """));
}
