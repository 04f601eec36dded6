// The edge between guest code and the hypervisor, and the hot path of the whole product. A call costs: one thread-static
// read in the stub, one virtual call into here, one table lookup, one virtual call into the generated dispatcher.
//
// A gate serves whichever vCPU runs: what it holds is a handler's, and begins anew with each. So a vCPU that waits costs none of it.
//
// _callsLeft does four things at once: it bounds the hypercalls of one handler, it is zero when the domain has ended (so
// that the one comparison at the top also raises the unwind again), it tells one call's explanation and scratch buffer from
// the next one's, and the calls made since it was last looked at are what virtual time is charged for when somebody asks what
// time it is.
using System;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Hypercalls;
using HypercallSdk.Hypervisor.Time;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Vcpus;

/// <summary>The <see cref="HypercallGate"/> of the vCPU that runs.</summary>
[DebuggerNonUserCode]
internal unsafe class VcpuGate : HypercallGate
{
    private const long NoCall = long.MinValue;

    private readonly HypercallDispatcher[] _table;
    private readonly MachineClock _clock;
    private readonly ulong _cost;
    private Vcpu _vcpu;
    private HypercallHistory _history;
    private byte[] _scratch = new byte[4096];
    private long _callsLeft;
    private long _settledAt;
    private long _explainedCall = NoCall;
    private long _scratchCall = NoCall;
    private int _scratchTop;
    private long _entryCall = NoCall;
    private int _entry;

    public VcpuGate(Vcpu vcpu, HypercallTable table, MachineClock clock, CostModel costs)
    {
        Serve(vcpu);
        _table = table.Dispatchers;
        _clock = clock;
        _cost = costs.Hypercall;
    }

    /// <summary>The vCPU whose gate it is.</summary>
    public Vcpu Vcpu => _vcpu;

    /// <summary>Whether the running call was explained already: each failing call is explained once.</summary>
    public bool Explained
    {
        get => _explainedCall == _callsLeft;
        set => _explainedCall = value ? _callsLeft : NoCall;
    }

    /// <summary>Which entry of its batch the running call is at; -1 for none.</summary>
    public int Entry
    {
        get => _entryCall == _callsLeft ? _entry : -1;
        set => (_entryCall, _entry) = (_callsLeft, value);
    }

    /// <summary>Which entry of a multicall runs; -1 while none does.</summary>
    public int MulticallEntry { get; set; } = -1;

    // How much of the scratch buffer the running call has taken.
    private int ScratchTop
    {
        get => _scratchCall == _callsLeft ? _scratchTop : 0;
        set => (_scratchCall, _scratchTop) = (_callsLeft, value);
    }

    /// <inheritdoc/>
    public override ulong StackTop(int vcpu) => _vcpu.Domain.Image.StackTopOf(vcpu);

    /// <inheritdoc/>
    public override void* LibraryState => _vcpu.Domain.Image.LibraryState;

    /// <inheritdoc/>
    public override int VcpuId => (int)_vcpu.Id.Value;

    /// <inheritdoc/>
    public override long Enter()
    {
        ulong number = Registers.Rax;
        long call = --_callsLeft;
        if (call < 0)
            RefuseEntry();

        // SAFETY: the table has Size places.
        HypercallDispatcher dispatcher = number < HypercallTable.Size
            ? Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_table), (nint)number)
            : HypercallTable.Nobody;
        HypercallHistory history = _history;
        long noted = history.Begin();
        long result = dispatcher.Dispatch(_vcpu, ref Registers);

        ref HypercallRecord record = ref history[noted];
        record.RawNumber = Registers.Rax;
        record.RawFirstArgument = Registers.Rdi;
        record.RawVcpu = _vcpu.Id.Value;
        record.Result = result;

        if ((ulong)result >= unchecked((ulong)-4095L) && _explainedCall != call)
            Explain(result);

        return result;
    }

    /// <summary>Is <paramref name="vcpu"/>'s from here on.</summary>
    [MemberNotNull(nameof(_vcpu), nameof(_history))]
    public void Serve(Vcpu vcpu)
    {
        _vcpu = vcpu;
        _history = vcpu.Domain.History;
        int id = (int)vcpu.Id.Value;
        ArgumentBase = vcpu.Domain.Image.ArgumentBaseOf(id);
        ArgumentAddress = vcpu.Domain.Image.ArgumentAddressOf(id);
    }

    /// <summary>Allows a handler that is about to run its number of hypercalls, and empties the argument area.</summary>
    public virtual void BeginHandler(long calls)
    {
        _callsLeft = calls;
        _settledAt = calls;
        _explainedCall = NoCall;
        _scratchCall = NoCall;
        _entryCall = NoCall;
        MulticallEntry = -1;
        ArgumentTop = 0;
        UserFrame = null;
    }

    /// <summary>The cost of the calls made since this was last asked.</summary>
    public ulong TakeCost()
    {
        ulong calls = (ulong)(_settledAt - _callsLeft);
        _settledAt = _callsLeft;
        return calls * _cost;
    }

    /// <summary>What <see cref="TakeCost"/> would return, without taking it.</summary>
    public ulong PendingCost => (ulong)(_settledAt - _callsLeft) * _cost;

    /// <summary>Shuts the gate: every later call unwinds.</summary>
    public void Shut()
    {
        // What was done until now is paid for.
        _clock.Charge(TakeCost());
        _callsLeft = 0;
        _settledAt = 0;
    }

    /// <summary>A buffer for the running call, not cleared.</summary>
    public Span<byte> Scratch(int bytes)
    {
        int start = ScratchTop;
        int end = checked(start + ((bytes + 15) & ~15));
        if (end > _scratch.Length)
        {
            // Parts handed out before keep the old buffer alive.
            _scratch = new byte[int.Max(end, _scratch.Length * 2)];
        }

        ScratchTop = end;
        return _scratch.AsSpan(start, bytes);
    }

    /// <inheritdoc/>
    public override void ReadMemory(ulong address, void* destination, nuint length)
    {
        ThrowIfEnded();

        // SAFETY: the guest library passes a destination of length bytes.
        _vcpu.GuestRead(address, destination, length);
    }

    /// <inheritdoc/>
    public override void WriteMemory(ulong address, void* source, nuint length)
    {
        ThrowIfEnded();

        // SAFETY: the guest library passes a source of length bytes.
        _vcpu.GuestWrite(address, source, length);
    }

    /// <inheritdoc/>
    public override ulong CompareExchange(ulong address, ulong value, ulong comparand, int size)
    {
        ThrowIfEnded();
        return _vcpu.GuestCompareExchange(address, value, comparand, size);
    }

    /// <inheritdoc/>
    public override void Execute(ulong address)
    {
        ThrowIfEnded();
        _vcpu.GuestFetch(address);
    }

    /// <inheritdoc/>
    public override void RaiseTrap(byte vector)
    {
        ThrowIfEnded();
        _vcpu.Traps.Raise(vector);
    }

    /// <inheritdoc/>
    public override void EnterUserMode(void* frame)
    {
        ThrowIfEnded();

        // SAFETY: the guest library passes a whole frame, or null.
        _vcpu.EnterUserLater((TrapFrame*)frame);
    }

    /// <inheritdoc/>
    public override void SaveFpu(void* image)
    {
        ThrowIfEnded();

        // SAFETY: the guest library passes 512 bytes.
        _vcpu.SaveFpu(new Span<byte>(image, FpuState.Size));
    }

    /// <inheritdoc/>
    public override void RestoreFpu(void* image)
    {
        ThrowIfEnded();

        // SAFETY: the guest library passes 512 bytes.
        _vcpu.RestoreFpu(new ReadOnlySpan<byte>(image, FpuState.Size));
    }

    /// <inheritdoc/>
    public override ulong ImageAddress(KernelImagePlace place) => _vcpu.Domain.Image.AddressOf(place);

    /// <inheritdoc/>
    public override ulong EntryAddress(int index) => _vcpu.Domain.Image.EntryAddress(index);

    /// <inheritdoc/>
    public override ulong ReadTimestamp()
    {
        _clock.Charge(_vcpu.Domain.Host.Options.Costs.Timestamp);
        return _vcpu.Domain.Host.Timestamps.At(_clock.Now);
    }

    /// <inheritdoc/>
    public override void Spend(ulong nanoseconds) => _clock.Charge(nanoseconds);

    private protected void ThrowIfEnded()
    {
        if (_vcpu.Domain.HasEnded)
            Unwind();
    }

    [DoesNotReturn]
    private static void Unwind() => throw new DomainUnwindException();

    private void RefuseEntry()
    {
        ThrowIfEnded();
        _callsLeft = 0;
        _settledAt = 0;
        _vcpu.Crash($"a handler made more than {_vcpu.Domain.Host.Options.HypercallsPerHandler} hypercalls: it waits for something that cannot happen while it runs");
    }

    private void Explain(long result) =>
        _ = _vcpu.Refuse((XenErrno)(int)-result, "the handler gave no reason", null, 0, null);
}
