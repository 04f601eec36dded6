using System;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Debugging;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Traps;

namespace HypercallSdk.Hypervisor.Vcpus;

/// <summary>
/// One virtual processor of a domain. Handlers of hypercalls get it as <c>caller</c>: it knows the domain, copies to and
/// from the guest's memory, and explains refusals.
/// </summary>
[DebuggerDisplay("{DebugText,nq}")]
[DebuggerTypeProxy(typeof(VcpuView))]
public sealed unsafe partial class Vcpu
{
    private SavedContext _saved;

    // The one of the two that the mode says; what guest memory is reached through.
    private AddressSpace _addressSpace;
    private UserAddressSpace? _userSpace;
    private VcpuTimer? _singleShotTimer;

    internal Vcpu(Domain domain, VcpuId id, VcpuInfo* info)
    {
        Domain = domain;
        Id = id;
        KernelSpace = new AddressSpace(domain.Host.Memory, domain.Host.Translations, VcpuMode.Kernel);
        _addressSpace = KernelSpace;
        Info = info;
        _saved.KernelStackSelector = FlatSelector.KernelStack;
    }

    /// <summary>The domain that the vCPU belongs to.</summary>
    public Domain Domain { get; }

    /// <summary>The vCPU's number within its domain.</summary>
    public VcpuId Id { get; }

    /// <summary>The gate that the vCPU's guest code goes through; while none runs, one that could be.</summary>
    // A debugger does not look at this or at other properties that make what they return.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal VcpuGate Gate => _gate ?? Domain.Host.GateOf(this);

    /// <summary>The tables that the guest's kernel runs on.</summary>
    internal AddressSpace KernelSpace { get; }

    /// <summary>The tables that its user code runs on; they may have no root.</summary>
    // A hosted kernel without user code, which is most of them, has none.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal UserAddressSpace UserSpace => _userSpace ??= new UserAddressSpace(Domain.Host.Memory, Domain.Host.Translations);

    /// <summary>Whether there are tables for user code.</summary>
    internal bool HasUserRoot => _userSpace is { HasRoot: true };

    /// <summary>The tables in use.</summary>
    internal AddressSpace AddressSpace => _addressSpace;

    /// <summary>Whether the guest's kernel or its user code runs.</summary>
    internal VcpuMode Mode
    {
        get => _addressSpace == KernelSpace ? VcpuMode.Kernel : VcpuMode.User;
        set => _addressSpace = value == VcpuMode.Kernel ? KernelSpace : UserSpace;
    }

    /// <summary>Forgets the vCPU's translations, of both modes.</summary>
    internal void FlushTranslations()
    {
        KernelSpace.Flush();
        _userSpace?.Flush();
    }

    /// <summary>Forgets the vCPU's translations of one page, of both modes.</summary>
    internal void FlushTranslation(VirtualAddress address)
    {
        KernelSpace.Flush(address);
        _userSpace?.Flush(address);
    }

    /// <summary>Delivers traps and upcalls to the guest's kernel.</summary>
    internal TrapDelivery Traps => new(this);

    /// <summary>The registers that the guest stands at between two entries; <see cref="Traps"/> keeps them.</summary>
    internal ref SavedContext Saved => ref _saved;

    /// <summary>The kernel's handlers by vector, on this vCPU.</summary>
    internal VirtualIdt TrapTable { get; set; } = VirtualIdt.Empty;

    /// <summary>The kernel's other entry points, on this vCPU.</summary>
    internal EntryPoints EntryPoints { get; private set; } = EntryPoints.None;

    /// <summary>Sets one entry point; false when the type does not exist.</summary>
    internal bool TrySetEntryPoint(CallbackType type, ulong address, bool maskEvents)
    {
        if (EntryPoints.With(type, address, maskEvents) is not { } entryPoints)
            return false;

        // vCPUs of a kernel have the same ones: with vCPU 0 the others share them.
        Vcpu first = Domain.Vcpus[0];
        EntryPoints = first.EntryPoints == entryPoints ? first.EntryPoints : entryPoints;
        return true;
    }

    internal ref PeriodicTimer PeriodicTimer => ref Unit.PeriodicTimer;

    /// <summary>The one-shot timer, from when it is first asked for.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal VcpuTimer SingleShotTimer => _singleShotTimer ??= new VcpuTimer(this, Domain.Host.NextTimerOrder());

    /// <summary>When the one-shot timer goes off; 0 while it is not armed.</summary>
    internal ulong SingleShotDeadline => _singleShotTimer is { IsArmed: true } timer ? timer.Deadline : 0;

    /// <summary>Stops the one-shot timer.</summary>
    internal void DisarmSingleShot()
    {
        if (_singleShotTimer is not null)
            Domain.Host.Timers.Disarm(_singleShotTimer);
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText => VcpuView.Describe(this);

    /// <inheritdoc/>
    public override string ToString() => $"d{Domain.Id}v{Id}";

    /// <summary>
    /// A buffer of the host's for <paramref name="count"/> elements, valid until the running call ends. Its content is
    /// not cleared.
    /// </summary>
    public Span<T> Scratch<T>(int count)
        where T : unmanaged
    {
        int bytes = checked(count * sizeof(T));
        return MemoryMarshal.Cast<byte, T>(Gate.Scratch(bytes));
    }

    /// <summary>Crashes the vCPU's domain and leaves its guest code.</summary>
    [DoesNotReturn]
    internal void Crash(string reason, PageWalk? walk = null)
    {
        Domain.Crash(this, reason, walk, null);
        throw new DomainUnwindException();
    }
}
