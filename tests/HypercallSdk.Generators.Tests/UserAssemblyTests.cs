using System;
using HypercallSdk.Generators.Tests.Harness;
using HypercallSdk.Generators.Tests.Shapes;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Tests;

/// <summary>A user's own contract, handler and kernel, in one assembly or in three.</summary>
public sealed class UserAssemblyTests
{
    private const string Contract = """
        using HypercallSdk.Abi;

        namespace Shapes;

        /// <summary>Keeps a number.</summary>
        public struct Kept
        {
            /// <summary>The number.</summary>
            public ulong Value;
        }

        /// <summary>A user's own hypercall.</summary>
        [HypercallContract]
        public interface IKeeper
        {
            /// <summary>Keeps a number and returns the one before.</summary>
            /// <param name="kept">The number.</param>
            [Hypercall((HypercallNumber)50, Command = 1)]
            HypercallResult Exchange(ref Kept kept);
        }
        """;

    private const string Handler = """
        using HypercallSdk.Abi;
        using HypercallSdk.Hypervisor.Vcpus;

        namespace Shapes;

        [HypercallHandler<IKeeper>]
        internal sealed partial class KeeperHandler
        {
            private ulong _value = 1;

            public HypercallResult Exchange(Vcpu caller, ref Kept kept)
            {
                (kept.Value, _value) = (_value, kept.Value);
                return HypercallResult.Success;
            }
        }
        """;

    private const string Kernel = """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        namespace Shapes;

        [GuestKernel]
        internal partial struct KeepingKernel
        {
            public ulong Seen;

            [Boot]
            private void Start(in StartInfo info)
            {
                var kept = new Kept { Value = info.PageCount };
                Keeper.Exchange(ref kept);
                Seen = (Seen * 1000) + kept.Value;
            }

            [SyscallHandler]
            private void OnSyscall(ref TrapFrame frame) => frame.Rax = Seen;
        }
        """;

    private const string Scenario = """
        using HypercallSdk.Abi;
        using HypercallSdk.Generators.Tests.Fakes;
        using HypercallSdk.Guest;

        namespace Shapes;

        internal static class Scenario
        {
            public static string Run()
            {
                using var machine = new FakeMachine(new KeeperHandler());
                return Boot<KeepingKernel>(new StartInfo { PageCount = 1024 });
            }

            private static string Boot<TKernel>(StartInfo info)
                where TKernel : unmanaged, IGuestKernel<TKernel>
            {
                TKernel.Construct(out TKernel kernel);
                TKernel.Boot(ref kernel, in info);
                TKernel.Boot(ref kernel, in info);
                var frame = new TrapFrame();
                TKernel.Syscall(ref kernel, ref frame);
                return $"{frame.Rax} {TKernel.HandlesSyscalls} {TKernel.TrapVectors} {TKernel.Idle(ref kernel)}";
            }
        }
        """;

    [Fact]
    public void A_kernel_calls_a_handler_of_its_own_assembly() =>
        Assert.Equal("2024 True 0 False", UserAssembly.Run(Contract, Handler, Kernel, Scenario));

    [Fact]
    public void A_handler_serves_a_contract_that_it_knows_from_metadata_alone()
    {
        string fromSource = Generation.Of(Contract, Handler).Sources["Shapes.KeeperHandler.Dispatcher.g.cs"];
        Generation contract = Generation.Of(Contract);
        Assert.Empty(contract.Mistakes);
        using var image = new System.IO.MemoryStream();
        Assert.True(contract.Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);

        Compilation handler = Compiler.Compile(Handler).AddReferences(MetadataReference.CreateFromImage(image.ToArray())).WithAssemblyName("Handlers");
        Generation generation = Generation.Of(handler);
        Assert.Empty(generation.Mistakes);
        Assert.Equal(fromSource, generation.Sources["Shapes.KeeperHandler.Dispatcher.g.cs"]);
    }

    [Fact]
    public void Every_contract_of_the_SDK_can_be_served_from_its_metadata()
    {
        foreach (Type contract in typeof(Abi.HypercallResult).Assembly.GetExportedTypes())
        {
            if (contract.IsInterface && Attribute.IsDefined(contract, typeof(Abi.HypercallContractAttribute)))
            {
                Generation generation = Generation.Of($"[HypercallSdk.Abi.HypercallHandler<HypercallSdk.Abi.{contract.Name}>] internal sealed partial class Handler {{ }}");
                Assert.All(generation.Mistakes, static mistake => Assert.Equal("CS0535", mistake.Id));
                Assert.Equal(contract.GetMethods().Length, generation.Mistakes.Length);
            }
        }
    }

    [Fact]
    public void A_system_call_reaches_the_method_of_its_number_with_its_registers_in_Linuxs_order() => Assert.Equal(
        "True; 7 of 107; -1 of 112; -22; 5; 57 again at 98; 58 again at 96; 4; -38 of 60; Write, All, Fork, Fork, []",
        UserAssembly.Run(SyscallShapes.Calls, """
            using HypercallSdk.Abi;
            using HypercallSdk.Guest;

            namespace Shapes;

            internal static class Scenario
            {
                private static CallsKernel _kernel;
                private static TrapFrame _frame = new() { Rip = 100 };

                public static string Run() =>
                    $"{HandlesSyscalls<CallsKernel>()}; "
                    + $"{Call(1, 7, 100, 7)} of {_kernel.Seen}; "
                    + $"{Call(0, 0x1_0000_00ff, 0xffff_0001, 0xffff_ffff_0000_0002, 4, 8, unchecked((ulong)-128))} of {_kernel.Seen}; "
                    + $"{Call(8, 3, 5, 0)}; {Call(8, 3, 5, 0xffff_ffff_0000_0002)}; "
                    + $"{Call(57)} again at {_frame.Rip}; {Call(58)} again at {_frame.Rip}; "
                    + $"{Call(59, 7, 3)}; {Call(60)} of {_kernel.Seen}; "
                    + $"{Name(1)}, {Name(0)}, {Name(57)}, {Name(58)}, [{Name(60)}]";

                private static bool HandlesSyscalls<TKernel>()
                    where TKernel : unmanaged, IGuestKernel<TKernel> => TKernel.HandlesSyscalls;

                private static long Call(ulong number, ulong rdi = 0, ulong rsi = 0, ulong rdx = 0, ulong r10 = 0, ulong r8 = 0, ulong r9 = 0)
                {
                    _frame = _frame with { Rax = number, Rdi = rdi, Rsi = rsi, Rdx = rdx, R10 = r10, R8 = r8, R9 = r9 };
                    Enter(ref _kernel, ref _frame);
                    return unchecked((long)_frame.Rax);
                }

                private static void Enter<TKernel>(ref TKernel kernel, ref TrapFrame frame)
                    where TKernel : unmanaged, IGuestKernel<TKernel> => TKernel.Syscall(ref kernel, ref frame);

                private static string Name(ulong number) => System.Text.Encoding.ASCII.GetString(Calls.NameOf(number));
            }
            """));

    [Fact]
    public void Every_entry_of_a_kernel_calls_its_method() => Assert.Equal(
        "1234589abcd: 4048, True True True, unknown False, rip 2, rax 9, ids 3 4",
        UserAssembly.Run(KernelShapes.Full, """
            using HypercallSdk.Abi;
            using HypercallSdk.Guest;

            namespace Shapes;

            internal static class Scenario
            {
                public static string Run() => Enter<Full>(static kernel => kernel.Log);

                private static string Enter<TKernel>(System.Func<TKernel, string> log)
                    where TKernel : unmanaged, IGuestKernel<TKernel>
                {
                    TKernel.Construct(out TKernel kernel);
                    var info = new StartInfo();
                    var frame = new TrapFrame();
                    TKernel.Boot(ref kernel, in info);
                    TKernel.Trap(ref kernel, TrapVector.PageFault, ref frame);
                    TKernel.Trap(ref kernel, TrapVector.InvalidOpcode, ref frame);
                    bool unknown = TKernel.Trap(ref kernel, TrapVector.DivideError, ref frame);
                    TKernel.Event(ref kernel, new EventHandlerId(1), new Port(0));
                    TKernel.Event(ref kernel, new EventHandlerId(4), new Port(0));
                    TKernel.Event(ref kernel, new EventHandlerId(6), new Port(0));
                    TKernel.Event(ref kernel, new EventHandlerId(99), new Port(0));
                    TKernel.Syscall(ref kernel, ref frame);
                    TKernel.Idle(ref kernel);
                    TKernel.Suspend(ref kernel);
                    TKernel.Resume(ref kernel);
                    TKernel.VcpuBoot(ref kernel);
                    return $"{log(kernel)}: {TKernel.TrapVectors:x4}, {TKernel.HandlesVcpuBoot} {TKernel.HandlesSyscalls} {TKernel.HasIdleWork}, unknown {unknown}, rip {frame.Rip}, rax {frame.Rax}, ids {Full.Ports.OnPing.Value} {Full.Ports.OnPong.Value}";
                }
            }
            """));
}
