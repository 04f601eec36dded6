// Interrupts between vCPUs. A vCPU binds its own as it starts, so another may send before there is a port. Then the sender
// leaves a bit and looks again; the receiver makes its port known and then looks for bits. Whoever comes second sees what
// the first one left, so that nothing is lost; that both see it costs an interrupt too many, which an interrupt's handler
// must bear anyway.
using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The kernel's interrupts between its vCPUs, by the kernel's own numbers.</summary>
internal static class Ipis
{
    internal static HypercallResult Send(int vcpu, int number)
    {
        if ((uint)number >= IpiPorts.Count || !VcpuStates.IsPrepared(vcpu))
        {
            return XenErrno.NotFound;
        }

        ref VcpuState target = ref VcpuStates.Of(vcpu);
        uint port = Volatile.Read(ref target.IpiPorts[number]);
        if (port == 0)
        {
            if (KernelHasBound(number))
            {
                Change(ref target.EarlyIpis, set: 1u << number, clear: 0);
                port = Volatile.Read(ref target.IpiPorts[number]);
            }
            else
            {
                return XenErrno.NotFound;
            }
        }

        return port == 0 ? HypercallResult.Success : Events.Send(new Port(port));
    }

    internal static void Open(int vcpu, int number, Port port)
    {
        ref VcpuState state = ref VcpuStates.Of(vcpu);
        Volatile.Write(ref state.IpiPorts[number], port.Value);
        Interlocked.MemoryBarrier();
        if ((Change(ref state.EarlyIpis, set: 0, clear: 1u << number) >> number & 1) != 0)
        {
            _ = Events.Send(port); // the port was bound a moment ago, by us
        }
    }

    // vCPU 0 has bound all that the kernel has before any other is started.
    private static bool KernelHasBound(int number) => Volatile.Read(ref VcpuStates.Of(0).IpiPorts[number]) != 0;

    private static uint Change(ref uint bits, uint set, uint clear)
    {
        uint seen = Volatile.Read(ref bits);
        while (true)
        {
            uint was = Interlocked.CompareExchange(ref bits, (seen | set) & ~clear, seen);
            if (was == seen)
            {
                return was;
            }

            seen = was;
        }
    }
}
