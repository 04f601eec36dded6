// A small machine with three domains (the control domain and two others) for random sequences of memory and grant
// operations. Calls are made from bytes, at the gate: number, registers, structures as xen/memory.h, grant_table.h and xen.h
// lay them out. So what is tested is what a kernel of any origin would pass, not what the SDK's stubs allow.
//
// After each step everything is recounted, and some things are predicted by rules much simpler than the hypervisor's:
//
//  - Nothing throws. A call that fails is explained.
//  - A mapping that was made reads back as what was asked for, with the user bit.
//  - A word that a guest stored is found in frames alone that it owns, that were granted to it for writing, or in
//    anybody's when it is the control domain; never in a page table but through the one way in which tables are written.
//  - What failed with a status moved no pages; what succeeded moved as many as it says.
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Checking;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tests.Model;

/// <summary>The machine on which a random sequence runs.</summary>
internal sealed unsafe partial class MemoryWorld : IDisposable
{
    private const int DomainCount = 3;
    private const ulong Garbage = 0xdead_beef_dead_b000;

    private readonly Host _host;
    private readonly PlayDomain[] _domains = new PlayDomain[DomainCount];
    private PlayDomain _caller = null!;
    private int _argumentTop;
    private ulong _unique = 0x5eed_0000_0000_0000;
    private MachineFrame _lastGivenAway;

    public MemoryWorld(HostOptions options)
    {
        _host = new Host(options);
        for (int i = 0; i < DomainCount; i++)
            _domains[i] = Start();

        foreach (PlayDomain play in _domains)
            MakeOffers(play);
    }

    /// <summary>What the last step did, in words.</summary>
    public string LastAction { get; private set; } = string.Empty;

    /// <summary>Whether the last step did what it was to do.</summary>
    public bool LastSucceeded { get; private set; }

    public void Dispose() => _host.Dispose();

    /// <summary>Does a step, recounts, and compares with what is predicted.</summary>
    /// <exception cref="BrokenModelException">Something is not as it should be.</exception>
    public void Do(Step step)
    {
        _caller = _domains[step.Domain % DomainCount];
        if (_caller.Domain.HasEnded && step.Kind != StepKind.Replace)
            return;

        LastAction = string.Empty;
        LastSucceeded = false;
        try
        {
            Act(step);
        }
        catch (Exception exception) when (exception is not BrokenModelException)
        {
            throw new BrokenModelException($"{LastAction}\n  threw {exception.GetType().Name}: {exception.Message}\n{exception.StackTrace}");
        }

        if (_caller.Domain.CrashReport?.Exception is { } thrown)
            throw new BrokenModelException($"{LastAction}\n  the hypervisor threw {thrown}");

        IReadOnlyList<string> lines = Invariants.Recount(_host);
        if (lines.Count > 0)
            throw new BrokenModelException($"{LastAction}\n  the recount disagrees:\n    {string.Join("\n    ", lines)}");
    }

    private void Act(Step step)
    {
        switch (step.Kind)
        {
            case StepKind.Map: Map(step); break;
            case StepKind.MapForeign: MapForeign(step); break;
            case StepKind.WriteEntry: WriteEntry(step); break;
            case StepKind.ChangeFlags: ChangeFlags(step); break;
            case StepKind.WriteMachineToPhysical: WriteMachineToPhysical(step); break;
            case StepKind.WriteEntries: WriteEntries(step); break;
            case StepKind.Pin: Pin(step); break;
            case StepKind.Unpin: Extended(step, 4, Frame(step.A).Value); break;
            case StepKind.NewRoot: Extended(step, 5, Frame(step.A).Value); break;
            case StepKind.NewUserRoot: Extended(step, 15, step.B % 4 == 0 ? 0 : Frame(step.A).Value); break;
            case StepKind.Flush: Flush(step); break;
            case StepKind.ClearOrCopy: ClearOrCopy(step); break;
            case StepKind.SetLdt: SetLdt(step); break;
            case StepKind.OtherExtended: Extended(step, (uint)step.B % 32, Frame(step.A).Value, (ulong)step.C); break;
            case StepKind.SetGdt: SetGdt(step); break;
            case StepKind.UpdateDescriptor: UpdateDescriptor(step); break;
            case StepKind.Store: Store(step); break;
            case StepKind.StoreEntry: StoreEntry(step); break;
            case StepKind.Load: Load(step); break;
            case StepKind.Decrease: Decrease(step); break;
            case StepKind.Increase: Increase(step); break;
            case StepKind.Exchange: Exchange(step); break;
            case StepKind.OtherMemory: OtherMemory(step); break;
            case StepKind.WriteGrant: WriteGrant(step); break;
            case StepKind.MapGrant: MapGrant(step); break;
            case StepKind.UnmapGrant: UnmapGrant(step); break;
            case StepKind.ReplaceGrant: ReplaceGrant(step); break;
            case StepKind.CopyGrant: CopyGrant(step); break;
            case StepKind.Transfer: Transfer(step); break;
            case StepKind.SetVersion: SetVersion(step); break;
            case StepKind.SetUpTable: SetUpTable(step); break;
            case StepKind.OtherGrant: OtherGrant(step); break;
            case StepKind.Multicall: Multicall(step); break;
            default: ReplaceDomain(step); break;
        }
    }

    private PlayDomain Start()
    {
        var play = new PlayDomain(GuestProbe.Boot(_host, new DomainConfig { MemoryMegabytes = 4 }));
        _caller = play;

        // A quarter of the window read-only: those frames may become tables. A quarter not at all: those may be given away.
        for (int i = PlayDomain.WindowPages / 2; i < PlayDomain.WindowPages; i++)
            Call(HypercallNumber.UpdateVaMapping, PlayDomain.AddressOf(i), i < 12 ? (play.Frames[i].Value << Page.Shift) | ReadOnly : 0, InvalidateLocal);

        return play;
    }

    private void ReplaceDomain(Step step)
    {
        int index = step.Domain % DomainCount;
        if (index == 0 || (!_caller.Domain.HasEnded && step.A % 4 != 0))
            return;

        LastAction = $"{_caller.Domain} is destroyed and another made";
        _host.DestroyDomain(_caller.Domain);
        _offers.RemoveAll(offer => offer.Granter == _caller);
        if (Invariants.Recount(_host) is { Count: > 0 } lines)
            throw new BrokenModelException($"{LastAction}\n  after the destruction the recount disagrees:\n    {string.Join("\n    ", lines)}");

        _domains[index] = Start();
        MakeOffers(_domains[index]);
        _caller = _domains[index];
        LastSucceeded = true;
    }

    // A hypercall by the caller of this step. Structures were put into its argument area before.
    private long Call(HypercallNumber number, ulong a = 0, ulong b = 0, ulong c = 0, ulong d = 0, ulong e = 0)
    {
        long result = 0;
        GuestProbe probe = _caller.Probe;
        Vcpu vcpu = probe.Vcpu;
        probe.InGuest(() =>
        {
            vcpu.Gate.Registers = new HypercallRegisters { Rax = (ulong)number, Rdi = a, Rsi = b, Rdx = c, R10 = d, R8 = e };
            long explained = probe.Domain.Log.RefusalCount;
            result = vcpu.Gate.Enter();
            if (new HypercallResult(result).IsError && probe.Domain.Log.RefusalCount == explained)
                throw new BrokenModelException($"{LastAction}\n  -> {result}, which nobody explained");
        });
        _argumentTop = 0;
        LastSucceeded = !new HypercallResult(result).IsError;
        LastAction += $" -> {(result is < 0 and >= -4095 ? ((XenErrno)(int)-result).ToString() : result.ToString(System.Globalization.CultureInfo.InvariantCulture))}";
        return result;
    }

    // Puts a structure into the caller's argument area; returns its address there.
    private ulong Put(params ReadOnlySpan<ulong> values)
    {
        int at = _argumentTop;
        int bytes = values.Length * sizeof(ulong);
        _argumentTop = (at + bytes + 15) & ~15;

        // SAFETY: a step puts less than the area's 64 KiB.
        MemoryMarshal.AsBytes(values).CopyTo(new Span<byte>(_caller.Probe.Vcpu.Gate.ArgumentBase + at, bytes));
        return _caller.Probe.Vcpu.Gate.ArgumentAddress + (ulong)at;
    }

    // What a call left in a structure that was put at an address.
    private T Get<T>(ulong address)
        where T : unmanaged
    {
        Vcpu vcpu = _caller.Probe.Vcpu;

        // SAFETY: the address came from Put.
        return Unsafe.ReadUnaligned<T>(vcpu.Gate.ArgumentBase + (address - vcpu.Gate.ArgumentAddress));
    }

    private PlayDomain Other(int which = 1) => _domains[(Array.IndexOf(_domains, _caller) + 1 + (which & 1)) % DomainCount];

    // A frame that a call may name: mostly the caller's own, some of others, of the hypervisor, of nobody.
    private MachineFrame Frame(int choice)
    {
        PlayDomain other = Other(choice >> 5);
        return (choice % 32) switch
        {
            < 4 => _caller.Frames[8 + (choice % 4)],
            4 => _caller.LastUnmapped,
            < 10 => _caller.Frames[12 + (choice % 4)],
            < 13 => _caller.Frames[choice % 8],
            13 or 14 => _caller.Root,
            15 => _caller.L3,
            16 => _caller.L2,
            17 => _caller.L1,
            18 or 31 => _caller.LastUnmapped,
            19 => other.Frames[0],
            20 => other.Frames[8],
            21 => other.L1,
            22 => _caller.Domain.Shared.Frame,
            23 => _caller.GrantFrames.Count > 0 ? _caller.GrantFrames[0] : default,
            24 => _caller.StatusFrames.Count > 0 ? _caller.StatusFrames[0] : default,
            25 => other.GrantFrames.Count > 0 ? other.GrantFrames[0] : default,
            26 => _lastGivenAway,
            27 => _caller.Walk(_caller.Domain.Image.TextAddress).Entry(1).Frame,
            28 => new MachineFrame(_host.Memory.FrameCount),
            29 => new MachineFrame((1UL << 40) - 1),
            _ => _caller.Walk(PlayDomain.AddressOf(choice % 16)).Entry(1).Frame,
        };
    }

    private string Name(MachineFrame frame)
    {
        foreach (PlayDomain play in _domains)
        {
            string owner = $"d{play.Domain.Id}";
            int index = Array.IndexOf(play.Frames, frame);
            if (index >= 0)
                return $"{owner}.F{index}";

            if (frame == play.Root)
                return $"{owner}.Root";

            if (frame == play.L3)
                return $"{owner}.L3";

            if (frame == play.L2)
                return $"{owner}.L2";

            if (frame == play.L1)
                return $"{owner}.L1";

            if (frame == play.Domain.Shared.Frame)
                return $"{owner}.SharedInfo";

            if (play.GrantFrames.Contains(frame))
                return $"{owner}.GrantFrame";

            if (play.StatusFrames.Contains(frame))
                return $"{owner}.StatusFrame";
        }

        return $"frame 0x{frame.Value:x}";
    }

    private void Say(string action) => LastAction = $"d{_caller.Domain.Id}: {action}";
}
