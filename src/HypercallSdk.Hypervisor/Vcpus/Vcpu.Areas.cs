// What the hypervisor writes for a vCPU into the guest's own memory.
//
//  - vcpu_info lies in shared_info for the first 32, until the guest registers a place of its own: any place within one of
//    its pages, once. The page is held, with a reference and a use as a writable page, until the domain is no more. The
//    others have none until then: what is raised for them goes to nobody's.
//  - The runstate area and the time area are known by virtual address and written through the vCPU's tables when it is switched
//    in, and out, and when its time is stamped. Where the tables do not allow the write it is left out without a word, as on
//    Xen.
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.EventChannels;
using HypercallSdk.Hypervisor.Paging;
using HypercallSdk.Hypervisor.Time;

namespace HypercallSdk.Hypervisor.Vcpus;

public sealed unsafe partial class Vcpu
{
    private GuestPointer<VcpuRunstateInfo> _runstateArea;
    private GuestPointer<VcpuTimeInfo> _timeArea;
    private bool _isInfoRegistered;

    /// <summary>The vCPU's <c>vcpu_info</c>.</summary>
    internal VcpuInfo* Info { get; private set; }

    /// <summary>The frame that the guest registered for it; null while it has not.</summary>
    internal MachineFrame? InfoFrame =>
        _isInfoRegistered ? new MachineFrame((ulong)((byte*)Info - Domain.Host.Memory.Base) >> Page.Shift) : null;

    /// <summary>Where the guest wants its runstate; 0 for nowhere.</summary>
    internal ulong RunstateArea => _runstateArea.Address;

    /// <summary>Where the guest wants its time; 0 for nowhere.</summary>
    internal ulong TimeArea => _timeArea.Address;

    /// <summary>Moves <c>vcpu_info</c> to a place in one of the domain's pages.</summary>
    internal HypercallResult RegisterInfo(Vcpu caller, MachineFrame frame, uint offset)
    {
        PageTypes types = Domain.Host.PageTypes;
        HypercallResult result = types.GetPageAndType(caller, Domain, frame, Machine.FrameType.Writable);
        if (result.IsError)
            return XenErrno.InvalidArgument;

        // SAFETY: the frame is held from here on, and the structure lies within it.
        var place = (VcpuInfo*)(Domain.Host.Memory.HostAddress(frame) + offset);
        if (EventChannelTable.HasInfo(this))
        {
            *place = *Info;
        }
        else
        {
            *place = default;
            place->UpcallMask = 1;
        }

        Info = place;
        _isInfoRegistered = true;
        StampKnownTime();
        EventChannelTable.VcpuInfoMoved(this);
        return HypercallResult.Success;
    }

    /// <summary>Lets go of the page that holds <c>vcpu_info</c>: the domain is no more.</summary>
    internal void ReleaseInfo()
    {
        if (InfoFrame is not { } frame)
            return;

        Info = Domain.Host.NobodysVcpuInfo;
        _isInfoRegistered = false;
        Domain.Host.PageTypes.PutPageAndType(frame);
    }

    /// <summary>Writes the runstate there from now on.</summary>
    internal void RegisterRunstateArea(GuestPointer<VcpuRunstateInfo> area, Vcpu caller)
    {
        _runstateArea = area;
        Unit.HasRunstateArea = area.Address != 0;
        caller.WriteRunstate(area, DescribeRunstate());
    }

    /// <summary>Writes the time there from now on.</summary>
    internal void RegisterTimeArea(GuestPointer<VcpuTimeInfo> area)
    {
        _timeArea = area;
        StampKnownTime();
    }

    /// <summary>The runstate as a guest sees it: the time in the current state up to now.</summary>
    internal VcpuRunstateInfo DescribeRunstate()
    {
        var info = new VcpuRunstateInfo { State = Runstate.Kind, StateEntryTime = Runstate.Since };
        for (int kind = 0; kind < 4; kind++)
            info.Time[kind] = TimeIn((RunstateKind)kind);

        return info;
    }

    /// <summary>
    /// How long it was in a state, as far as that is known: one that runs has until its processor's clock, and who waits may
    /// have been woken, or taken, at any time after all processors were there. So it never becomes less.
    /// </summary>
    internal ulong TimeIn(RunstateKind kind)
    {
        Host host = Domain.Host;
        ulong now = host.Clock.Now;
        if (host.Clock.IsVirtual)
            now = ulong.Min(now, Runstate.Kind == RunstateKind.Running ? Unit.Cpu.LocalTime : host.KnownUntil);

        return Runstate.TimeIn(kind, now);
    }

    /// <summary>Tells the guest what time it is, in <c>vcpu_info</c> and in the area that it registered.</summary>
    internal void StampTime(ulong now)
    {
        _nextStamp = TimeInfo.Stamp(ref Info->Time, now, Domain.Host.Timestamps);
        if (_timeArea.Address != 0)
            WriteTime();
    }

    // Where another vCPU asks, its processor's clock may be ahead of that of this one, which must not read a stamp of its future.
    private void StampKnownTime()
    {
        Host host = Domain.Host;
        ulong now = IsInGuest ? host.Clock.Now : ulong.Min(host.Clock.Now, host.KnownUntil);
        if (now >= Info->Time.SystemTime)
            StampTime(now);
        else if (_timeArea.Address != 0)
            WriteTime();
    }

    // The version is odd while the rest is written, for a guest that reads meanwhile.
    private void WriteTime()
    {
        VcpuTimeInfo time = Info->Time;
        time.Version--;
        VcpuMode mode = EnterKernelSpace();
        if (TryCopyOut(_timeArea.Address, time.Version) && TryCopyOut(_timeArea.Address, in time))
            TryCopyOut(_timeArea.Address, time.Version + 1);

        Mode = mode;
    }

    // The areas are the kernel's, whichever mode runs. (Xen writes them when the vCPU comes back from user mode: nobody looks before.)
    private VcpuMode EnterKernelSpace()
    {
        VcpuMode mode = Mode;
        Mode = VcpuMode.Kernel;
        return mode;
    }

    // As it is at the switch: with the flag of an update going on, if the guest asked for that.
    internal void UpdateRunstateArea()
    {
        var info = new VcpuRunstateInfo { State = Runstate.Kind, StateEntryTime = Runstate.Since };
        for (int kind = 0; kind < 4; kind++)
            info.Time[kind] = Runstate.TimeIn((RunstateKind)kind);

        WriteRunstate(_runstateArea, info);
    }

    private void WriteRunstate(GuestPointer<VcpuRunstateInfo> area, VcpuRunstateInfo info)
    {
        if (area.Address == 0)
            return;

        VcpuMode mode = EnterKernelSpace();
        ulong entered = info.StateEntryTime;
        if (!Domain.Has(VmAssistType.RunstateUpdateFlag))
        {
            TryCopyOut(area.Address, in info);
        }
        else
        {
            info.StateEntryTime = entered | VcpuRunstateInfo.UpdateFlag;
            if (TryCopyOut(area.Address, in info))
                TryCopyOut(area.Address + sizeof(ulong), entered);
        }

        Mode = mode;
    }
}
