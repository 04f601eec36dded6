using System.Collections.Generic;

namespace HypercallSdk.Generators.Tests.Shapes;

/// <summary>A kernel for every shape that entries come in.</summary>
internal static class KernelShapes
{
    private const string Usings = """
        using System;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        namespace Shapes;


        """;

    /// <summary>Nothing but a start.</summary>
    public const string Minimal = Usings + """
        [GuestKernel]
        internal partial struct Minimal
        {
            private long _pages;

            [Boot] private void Start(in StartInfo info) => _pages = (long)info.PageCount;
        }
        """;

    /// <summary>Every handler there is, with and without its argument, static and not, several attributes on a method.</summary>
    public const string Full = Usings + """
        [GuestKernel]
        internal partial struct Full
        {
            public string Log => _log.ToString();

            private Trace _log;

            public Full() => _log.Add(1);

            [Boot]
            private void Start() => _log.Add(2);

            [TrapHandler(TrapVector.PageFault)]
            private void OnPageFault(ref TrapFrame frame)
            {
                frame.Rip += 2;
                _log.Add(3);
            }

            [TrapHandler(TrapVector.Breakpoint)]
            [TrapHandler(TrapVector.InvalidOpcode)]
            private void OnBreakpoint() => _log.Add(4);

            [VirqHandler(Virq.Timer)]
            private void OnTick() => _log.Add(5);

            [IpiHandler(0)]
            private void OnKick(Port port) => _log.Add(6 + (int)port.Value);

            [PortHandler]
            private void OnPing(Port port) => _log.Add(7 + (int)port.Value);

            [PortHandler]
            private static void OnPong()
            {
            }

            [VirqHandler(Virq.Debug)]
            [IpiHandler(1)]
            private void OnBoth() => _log.Add(8);

            [SyscallHandler]
            private void OnSyscall(ref TrapFrame frame)
            {
                frame.Rax = 9;
                _log.Add(9);
            }

            [IdleHandler]
            private bool Work()
            {
                _log.Add(10);
                return true;
            }

            [Suspend]
            private void OnSuspend() => _log.Add(11);

            [Resume]
            private void OnResume() => _log.Add(12);

            [VcpuBoot]
            private void OnVcpu() => _log.Add(13);

            [VirqHandler(Virq.Console)]
            private void OnConsole() => _log.Add(14);
        }

        internal struct Trace
        {
            private ulong _steps;

            public void Add(int step) => _steps = (_steps * 16) + (ulong)step;

            public override readonly string ToString() => _steps.ToString("x");
        }
        """;

    /// <summary>Inside other types, and with keywords for names.</summary>
    public const string NestedKernel = Usings + """
        internal static partial class @namespace
        {
            [GuestKernel]
            internal partial struct @struct
            {
                [Boot] private void @void(in StartInfo @in) => @event(default);
                [PortHandler] private void @event(Port @ref) { }
            }
        }
        """;

    /// <summary>Generic: an entry on real Xen needs one closed type, so it has none.</summary>
    public const string Generic = Usings + """
        [GuestKernel]
        internal partial struct Generic<TState>
            where TState : unmanaged
        {
            private TState _state;

            [Boot] private void Start() => _state = default;
        }
        """;

    /// <summary>Public, in an assembly that documents its public members.</summary>
    public const string PublicKernel = Usings + """
        /// <summary>A kernel for others to run.</summary>
        [GuestKernel]
        public partial struct PublicKernel
        {
            private long _ticks;

            [VirqHandler(Virq.Timer)] private void OnTick() => _ticks++;
            [PortHandler] private void OnPing() => _ticks = 0;
        }
        """;

    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [nameof(Minimal)] = Minimal,
        [nameof(Full)] = Full,
        [nameof(NestedKernel)] = NestedKernel,
        [nameof(Generic)] = Generic,
        [nameof(PublicKernel)] = PublicKernel,
    };
}
