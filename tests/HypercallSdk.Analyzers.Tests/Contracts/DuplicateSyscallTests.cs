// HCS0117. Of two system calls with one number the dispatcher calls the first, and the second never. Passing condition: the second is
// reported, also where the first comes from a contract that is extended.
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class DuplicateSyscallTests : RuleTests<DuplicateSyscallAnalyzer>
{
    private const string Usings = "using HypercallSdk.Guest;\n\n";

    protected override string Bug => Usings + """
        [SyscallContract]
        public interface ICalls
        {
            [Syscall(4)] SyscallResult Stat(UserPointer<byte> path);
            [Syscall(4)] SyscallResult {|HCS0117:LinkStat|}(UserPointer<byte> path);
            [Syscall(7)] [Syscall(7)] SyscallResult {|HCS0117:Twice|}();
        }

        public interface IOld
        {
            [Syscall(1)] SyscallResult Write();
        }

        [SyscallContract]
        public interface INew : IOld
        {
            [Syscall(1)] SyscallResult {|HCS0117:WriteToo|}();
        }
        """;

    protected override string Mended => Usings + """
        [SyscallContract]
        public interface ICalls
        {
            [Syscall(4)] SyscallResult Stat(UserPointer<byte> path);
            [Syscall(6)] SyscallResult LinkStat(UserPointer<byte> path);
        }
        """;

    protected override string NearMiss => Usings + """
        [SyscallContract]
        public interface ICalls
        {
            [Syscall(57)] [Syscall(58)] SyscallResult Fork();
            [UnknownSyscall] SyscallResult OnUnknown(ulong number);
        }

        [SyscallContract]
        public interface IOthers
        {
            [Syscall(57)] SyscallResult Fork();
        }
        """;
}
