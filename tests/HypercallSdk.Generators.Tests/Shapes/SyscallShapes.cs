using System.Collections.Generic;

namespace HypercallSdk.Generators.Tests.Shapes;

/// <summary>A contract of system calls for every shape that its dispatcher comes in.</summary>
internal static class SyscallShapes
{
    private const string Usings = """
        using System;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        namespace Shapes;


        """;

    /// <summary>Every kind of argument, the frame among them, two numbers for one method, and a kernel that is entered through it.</summary>
    public const string Calls = Usings + """
        internal enum Whence
        {
            Start,
            End = 2,
        }

        /// <summary>What programs ask for.</summary>
        [SyscallContract]
        internal interface ICalls
        {
            [Syscall(1)] SyscallResult Write(int file, UserPointer<byte> buffer, ulong count);
            [Syscall(0)] long All(sbyte a, ushort b, int c, ulong d, VirtualAddress e, nint f);
            [Syscall(8)] SyscallResult Seek(int file, long offset, Whence whence);
            [Syscall(57)] [Syscall(58)] SyscallResult Fork(ref TrapFrame frame);
            [Syscall(59)] SyscallResult @checked(UserPointer<ulong> @in, ref TrapFrame frame, ulong @out);
            [UnknownSyscall] SyscallResult OnUnknown(ulong number, ref TrapFrame frame);
        }

        [GuestKernel]
        internal partial struct CallsKernel : ICalls
        {
            public ulong Seen;

            [Boot] private void Start() => Seen = 1;

            public SyscallResult Write(int file, UserPointer<byte> buffer, ulong count)
            {
                Seen = (ulong)(uint)file + buffer.Address;
                return (long)count;
            }

            public long All(sbyte a, ushort b, int c, ulong d, VirtualAddress e, nint f)
            {
                Seen = unchecked((ulong)a ^ b ^ (ulong)(uint)c ^ d ^ e.Value ^ (ulong)f);
                return a;
            }

            public SyscallResult Seek(int file, long offset, Whence whence) => whence == Whence.End ? offset : SyscallErrno.InvalidArgument;

            public SyscallResult Fork(ref TrapFrame frame)
            {
                Seen = frame.Rax;
                frame.Rip -= 2;
                return (long)frame.Rax;
            }

            public SyscallResult @checked(UserPointer<ulong> @in, ref TrapFrame frame, ulong @out) => (long)(@in.Address - @out);

            public SyscallResult OnUnknown(ulong number, ref TrapFrame frame)
            {
                Seen = number;
                return SyscallErrno.NotImplemented;
            }
        }
        """;

    /// <summary>One that extends another, inside a type, with no answer of its own to unknown numbers; what is no system call is left out.</summary>
    public const string Extended = Usings + """
        internal static partial class Outer
        {
            internal interface IOld
            {
                [Syscall(3)] SyscallResult Close(int file);
            }

            [SyscallContract]
            public interface INew : IOld
            {
                [Syscall(2)] SyscallResult Open(UserPointer<byte> path);
                [Syscall(3)] SyscallResult NeverCalled();
                [Syscall(4)] SyscallResult TooMany(int a, int b, int c, int d, int e, int f, int g);
                [Syscall(5)] bool NoResult();
                SyscallResult NoNumber();
            }
        }
        """;

    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [nameof(Calls)] = Calls,
        [nameof(Extended)] = Extended,
    };
}
