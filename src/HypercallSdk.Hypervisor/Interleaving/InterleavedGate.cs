// Whatever another processor could notice goes through the gate: hypercalls, and memory that is reached by an address and that others can
// reach too. Before each of them the handler can be held up. What a kernel does to its own fields is not seen here, nor can another domain see it; between two
// vCPUs of one kernel it is interleaved at the points around it.
using System.Diagnostics;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Interleaving;

/// <summary>The gate of a vCPU whose handlers are not atomic.</summary>
/// <param name="vcpu">The vCPU whose gate it is first.</param>
/// <param name="host">Its host.</param>
/// <param name="interleaver">Who says where it is held up.</param>
[DebuggerNonUserCode]
internal sealed unsafe class InterleavedGate(Vcpu vcpu, Host host, IInterleaver interleaver)
    : VcpuGate(vcpu, host.Table, host.Clock, host.Options.Costs)
{
    // A handler that spins on a word of memory would keep all others from changing it.
    private const int MostPointsInARow = 1024;
    private const ulong ShortestWait = 1_000;
    private const ulong LongestWait = 1_000_000;

    private const ulong Yield = 0;

    private int _points;
    private ulong _wait = ShortestWait;

    /// <inheritdoc/>
    public override bool IsInterleaved => true;

    /// <inheritdoc/>
    public override void BeginHandler(long calls)
    {
        base.BeginHandler(calls);
        _points = 0;
        _wait = ShortestWait;
    }

    /// <inheritdoc/>
    public override long Enter()
    {
        Pass(InterleavingPoint.Hypercall, waits: Registers.Rax == (ulong)HypercallNumber.SchedOp && Registers.Rdi == Yield);
        return base.Enter();
    }

    /// <inheritdoc/>
    public override void ReadMemory(ulong address, void* destination, nuint length)
    {
        Pass(InterleavingPoint.Read, address);
        base.ReadMemory(address, destination, length);
    }

    /// <inheritdoc/>
    public override void WriteMemory(ulong address, void* source, nuint length)
    {
        Pass(InterleavingPoint.Write, address);
        base.WriteMemory(address, source, length);
    }

    /// <inheritdoc/>
    public override ulong CompareExchange(ulong address, ulong value, ulong comparand, int size)
    {
        Pass(InterleavingPoint.Exchange, address);
        return base.CompareExchange(address, value, comparand, size);
    }

    /// <inheritdoc/>
    public override void Spend(ulong nanoseconds)
    {
        base.Spend(nanoseconds);
        HoldUp(0);
    }

    // Where nobody else can tell when it is done, nothing is lost by doing it at once.
    private void Pass(InterleavingPoint point, ulong address)
    {
        if (Vcpu.IsSeenByOthers(address))
            Pass(point, waits: false);
    }

    private void Pass(InterleavingPoint point, bool waits)
    {
        ulong nanoseconds = interleaver.HoldUp(Vcpu, point);
        if (waits || ++_points >= MostPointsInARow)
        {
            // Each wait twice as long as the one before: nobody waits for long, and who waits for ever comes to the end of it.
            _points = 0;
            nanoseconds += _wait;
            _wait = ulong.Min(_wait * 2, LongestWait);
        }

        if (nanoseconds != 0)
            HoldUp(nanoseconds);
    }

    private void HoldUp(ulong nanoseconds)
    {
        host.HoldUp(Vcpu, nanoseconds);
        ThrowIfEnded();
    }
}
