// HCS0116. A method of a contract of system calls that its dispatcher cannot call is left out of it, and a program gets -ENOSYS from
// it. Passing condition: each reason is reported at what it is about, and what the dispatcher does call is not.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Contracts;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Contracts;

public sealed class SyscallShapeTests : RuleTests<SyscallShapeAnalyzer>
{
    private const string Usings = """
        using System;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;


        """;

    protected override string Bug => Usings + """
        [SyscallContract]
        public interface ICalls
        {
            SyscallResult {|HCS0116:NoNumber|}();
            [Syscall(-1)] SyscallResult {|HCS0116:Negative|}();
            [Syscall(1)] SyscallResult {|HCS0116:Seven|}(int a, int b, int c, int d, int e, int f, int g);
            [Syscall(2)] SyscallResult Follows(GuestPointer<byte> {|HCS0116:buffer|}, ulong count);
            [Syscall(3)] SyscallResult Text(string {|HCS0116:path|});
            [Syscall(4)] SyscallResult Reference(ref ulong {|HCS0116:value|});
            [Syscall(5)] SyscallResult Big(Guid {|HCS0116:value|});
            [Syscall(6)] bool {|HCS0116:Truth|}();
            [Syscall(7)] void {|HCS0116:Nothing|}();
            [Syscall(8)] SyscallResult {|HCS0116:Generic|}<T>();
            [Syscall(9)] SyscallResult {|HCS0116:Body|}() => 0;
            [Syscall(10)] static SyscallResult {|HCS0116:Static|}() => 0;
            [UnknownSyscall] SyscallResult {|HCS0116:OnUnknown|}(int number);
            [UnknownSyscall] SyscallResult {|HCS0116:OnUnknownToo|}(ulong number);
            [Syscall(11)] [UnknownSyscall] SyscallResult {|HCS0116:{|HCS0116:Both|}|}(ulong number);
        }

        [SyscallContract]
        public interface {|HCS0116:IGeneric|}<T>
        {
            [Syscall(1)] SyscallResult Do();
        }
        """;

    protected override string Mended => Usings + """
        [SyscallContract]
        public interface ICalls
        {
            [Syscall(1)] SyscallResult Six(int a, uint b, long c, ulong d, nint e, byte f);
            [Syscall(2)] SyscallResult Follows(UserPointer<byte> buffer, ulong count);
            [Syscall(3)] SyscallResult Text(UserPointer<byte> path);
            [Syscall(6)] long Truth();
            [UnknownSyscall] SyscallResult OnUnknown(ulong number);
        }
        """;

    protected override string NearMiss => Usings + """
        [SyscallContract]
        public interface ICalls
        {
            [Syscall(0)] SyscallResult SixAndTheFrame(ref TrapFrame frame, int a, DayOfWeek b, VirtualAddress c, ulong d, UserPointer<Guid> e, ulong f);
            [Syscall(57)] [Syscall(58)] SyscallResult Fork(ref TrapFrame frame);
            [UnknownSyscall] long OnUnknown(ref TrapFrame frame, ulong number);
        }

        public interface IOther
        {
            bool NoNumber(string text);
        }
        """;

    [Fact]
    public Task What_the_compiler_reports_is_not_reported_again() => Reports(Usings + """
        [SyscallContract]
        public interface ICalls
        {
            [Syscall(1)] SyscallResult Missing({|CS0246:Missing|} value);
            [Syscall(2)] {|CS0246:Missing|} Answer();
        }
        """);
}
