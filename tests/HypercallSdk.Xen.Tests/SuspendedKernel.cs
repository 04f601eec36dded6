using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Is suspended once, and says before and behind it what it finds: its fields, pages that it maps, frames that it looks up, its
/// grants, its timers, a vCPU that is up and one that is down. What it prints does not depend on where it runs.
/// </summary>
[GuestKernel]
public partial struct SuspendedKernel
{
    private const ulong Millisecond = 1_000_000;
    private const ulong Pages = 600;
    private const ulong Start = 0x1000_0000;
    private const int Grants = 600;
    private const int Hello = 0;
    private const int Reply = 1;

    private AddressSpace _space;
    private PseudoPhysicalFrame _first;
    private PerVcpu<ulong> _lastTime;
    private PerVcpu<int> _ticks;
    private PerVcpu<int> _ticksBefore;
    private PerVcpu<bool> _timeWentBack;
    private PerVcpu<int> _boots;
    private int _replies;
    private int _suspends;
    private int _resumes;
    private bool _isFifo;

    [Boot]
    private void OnBoot(in StartInfo info)
    {
        Check(Timers.StopPeriodic());
        _isFifo = info.TryGetArgument("fifo"u8, out _);
        if (_isFifo)
        {
            Check(Events.UseFifo());
        }

        if (info.TryGetArgument("registered"u8, out _))
        {
            Check(Vcpus.RegisterInfo(0));
        }

        Check(AddressSpace.TryCreate(out _space));
        for (ulong page = 0; page < Pages; page++)
        {
            if (!PageAllocator.TryAllocate(out PseudoPhysicalFrame frame))
            {
                GuestConsole.WriteLine("no page");
                SchedOp.Crash();
            }

            _first = page == 0 ? frame : _first;
            KernelMemory.AddressOf(frame).As<ulong>().Write(Mark(page));
            Check(_space.Map(PlaceOf(page), frame));
        }

        Check(_space.SwitchTo());
        Tell("before");
        Check(Vcpus.Start(2));
        Check(Timers.SetOneShot(Timers.SystemTime + (5 * Millisecond)));
    }

    [VcpuBoot]
    private void OnVcpu()
    {
        Check(Timers.StopPeriodic());
        _boots.Current++;
        if (Vcpu.Id == 2)
        {
            Check(Vcpus.Start(1));
            Check(Vcpus.Stop(2));
            return;
        }

        Check(Timers.SetOneShot(Timers.SystemTime + (5 * Millisecond)));
        Check(Events.SendIpi(0, Reply));
    }

    [IpiHandler(Hello)]
    private static void OnHello() => Check(Events.SendIpi(0, Reply));

    [IpiHandler(Reply)]
    private void OnReply()
    {
        int replies = System.Threading.Interlocked.Increment(ref _replies);
        GuestConsole.WriteLine($"answer {replies}, booted {_boots[1]} {_boots[2]}");
        if (replies == 1)
        {
            GuestConsole.WriteLine("ready");
        }
        else if (replies == 2)
        {
            Check(Vcpus.Start(2));
            Check(Events.SendIpi(2, Hello));
        }
    }

    [VirqHandler(Virq.Timer)]
    private void OnTick()
    {
        ulong now = Timers.SystemTime;
        _timeWentBack.Current |= now < _lastTime.Current;
        _lastTime.Current = now;
        _ticks.Current++;
        if (Vcpu.Id == 0 && _resumes != 0 && _replies == 3 && HasTicked(0) && HasTicked(1))
        {
            GuestConsole.WriteLine($"timers tick, time {(_timeWentBack[0] || _timeWentBack[1] ? "went back" : "goes on")}");
            SchedOp.PowerOff();
        }

        Check(Timers.SetOneShot(now + (5 * Millisecond)));
    }

    [Suspend]
    private void OnSuspend()
    {
        _suspends++;
        _ticksBefore[0] = _ticks[0];
        _ticksBefore[1] = _ticks[1];
        _lastTime[0] = Timers.SystemTime;
        GuestConsole.WriteLine("suspending");
    }

    [Resume]
    private void OnResume()
    {
        _resumes++;
        GuestConsole.WriteLine($"resumed: {_suspends} {_resumes}");
        Tell("after");
        GuestConsole.WriteLine($"{Vcpus.UpCount} vCPUs up");
        Check(Events.SendIpi(1, Hello));
    }

    private bool HasTicked(int vcpu) => _ticks[vcpu] >= _ticksBefore[vcpu] + 3;

    private static VirtualAddress PlaceOf(ulong page) => new(Start + (page << Page.Shift));

    private static ulong Mark(ulong page) => 0x5a5a_0000_0000_0000 + (page * 0x1_0001);

    private readonly void Tell(string when)
    {
        ulong intact = 0;
        ulong known = 0;
        for (ulong page = 0; page < Pages; page++)
        {
            intact += PlaceOf(page).As<ulong>().Read() == Mark(page) ? 1UL : 0;
            known += _space.TryGetEntry(PlaceOf(page), out PageTableEntry entry)
                && KernelMemory.TryGetPseudoPhysicalFrame(entry.Frame, out PseudoPhysicalFrame frame)
                && KernelMemory.MachineFrameOf(frame) == entry.Frame ? 1UL : 0;
        }

        GuestConsole.WriteLine($"{when}: {intact} pages intact, {known} frames known, fifo as asked {Events.UsesFifo == _isFifo}");
        GrantMany();
    }

    private readonly void GrantMany()
    {
        Span<uint> references = stackalloc uint[Grants];
        int ended = 0;
        for (int index = 0; index < Grants; index++)
        {
            Check(Grant.TryMake(DomainId.Zero, _first, GrantAccess.ReadOnly, out Grant grant));
            references[index] = grant.Keep().Value;
        }

        foreach (uint reference in references)
        {
            ended += Grant.Resume(new GrantReference(reference)).End() ? 1 : 0;
        }

        GuestConsole.WriteLine($"{Grants} grants in {GrantEntries.FrameCount} frames from {references[0]} on, {ended} ended");
    }

    private static void Check(HypercallResult result)
    {
        if (result.IsError)
        {
            GuestConsole.WriteLine($"error {(int)result.Error}");
            SchedOp.Crash();
        }
    }
}
