using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Time;
using HypercallSdk.Hypervisor.Traps;
using HypercallSdk.Hypervisor.Vcpus;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Tests;

// Whatever a run may depend on is in its hash: two machines that differ in one such thing, and in nothing else, have other
// hashes. Each piece is changed alone, where no call of a guest's could change it alone, in its field.
public sealed class StateHashPieceTests
{
    private static readonly Dictionary<string, Action<Host, Domain>> _pieces = new()
    {
        ["a handler in a trap table"] = (host, domain) => Second(domain).TrapTable = WithHandler(host, 14),
        ["a handler's flags"] = (host, domain) => Second(domain).TrapTable = WithHandler(host, 3, TrapInfoFlags.MaskUpcalls),
        ["the event callback"] = (_, domain) => Second(domain).TrySetEntryPoint(CallbackType.Event, 0x1000, maskEvents: false),
        ["the failsafe callback"] = (_, domain) => Second(domain).TrySetEntryPoint(CallbackType.Failsafe, 0x1000, maskEvents: false),
        ["the system-call callback"] = (_, domain) => Second(domain).TrySetEntryPoint(CallbackType.Syscall, 0x1000, maskEvents: false),
        ["the sysenter callback"] = (_, domain) => Second(domain).TrySetEntryPoint(CallbackType.Sysenter, 0x1000, maskEvents: false),
        ["the 32-bit system-call callback"] = (_, domain) => Second(domain).TrySetEntryPoint(CallbackType.Syscall32, 0x1000, maskEvents: false),
        ["the failsafe callback masks"] = (_, domain) => Second(domain).TrySetEntryPoint(CallbackType.Failsafe, 0, maskEvents: true),
        ["the system-call callback masks"] = (_, domain) => Second(domain).TrySetEntryPoint(CallbackType.Syscall, 0, maskEvents: true),
        ["the sysenter callback masks"] = (_, domain) => Second(domain).TrySetEntryPoint(CallbackType.Sysenter, 0, maskEvents: true),
        ["the 32-bit system-call callback masks"] = (_, domain) => Second(domain).TrySetEntryPoint(CallbackType.Syscall32, 0, maskEvents: true),
        ["the kernel stack's selector"] = (_, domain) => Second(domain).Traps.SetKernelStack(3, 0),
        ["the kernel stack's pointer"] = (_, domain) => Second(domain).Traps.SetKernelStack(FlatSelector.KernelStack, 16),
        ["the stack pointer"] = (_, domain) => Second(domain).Saved.Rsp++,
        ["a general register"] = (_, domain) => SetR15(Second(domain)),
        ["whether it has booted"] = (_, domain) => HasBooted(Second(domain)) = true,
        ["whether it has idle work"] = (_, domain) => domain.Vcpus[0].Unit.HasIdleWork = true,
        ["the mode"] = (_, domain) => domain.Vcpus[0].Mode = VcpuMode.User,
        ["when its time is stamped next"] = (_, domain) => NextStamp(domain.Vcpus[0])++,
        ["a one-shot timer for the time 0"] = (host, domain) => host.Timers.Arm(domain.Vcpus[0].SingleShotTimer, 0),
        ["that a wake waits"] = (host, domain) => ArmWake(host, domain, 0),
        ["until when a wake waits"] = (host, domain) => ArmWake(host, domain, 5),
        ["which timer is the older"] = (host, domain) => MakeTimers(domain, 1, 0),
        ["where a vCPU runs"] = (host, domain) => domain.Vcpus[0].Unit.MoveTo(host.PhysicalCpus[1]),
        ["where it may run"] = (_, domain) => domain.Vcpus[0].Unit.HardAffinity = CpuMask.Of(1),
        ["where it would rather run"] = (_, domain) => domain.Vcpus[0].Unit.SoftAffinity = CpuMask.Of(1),
        ["whether it is parked"] = (_, domain) => domain.Vcpus[0].Unit.IsParked = true,
        ["that it is pinned for a while"] = (_, domain) => Pin(domain, CpuMask.All),
        ["where it ran before it was pinned"] = (_, domain) => Pin(domain, CpuMask.Of(1)),
        ["the weight"] = (_, domain) => domain.Weight = 300,
        ["the cap"] = (_, domain) => domain.Cap = 30,
        ["a physical CPU's clock"] = (host, _) => host.PhysicalCpus[1].LocalTime++,
        ["the end of a slice"] = (host, _) => host.PhysicalCpus[1].SliceEnd = 77,
        ["what a physical CPU runs"] = (host, domain) => host.PhysicalCpus[1].Current = domain.Vcpus[0],
        ["that a physical CPU is to look"] = (host, _) => host.PhysicalCpus[1].Tickle(0),
        ["since when a physical CPU idles"] = (host, _) => host.PhysicalCpus[1].BeginIdle(5),
        ["how long a physical CPU idled"] = (host, _) => host.PhysicalCpus[1].EndIdle(1UL << 40),
        ["up to when everything has happened"] = (host, _) => Horizon(host)++,
        ["the seed's next number"] = (host, _) => host.NextRandom(2),
        ["the next domain's number"] = (host, _) => NextDomain(host)++,
        ["the grant table's frames"] = (_, domain) => Swap(GrantFrames(domain.Grants)),
        ["the grants of a table"] = (_, domain) => domain.Grants.Active(new GrantReference(9)).Pins = 1,
        ["a page table's place among its level's"] = (host, domain) => host.Memory.Frames[domain.Vcpus[0].KernelSpace.Root].LinearCount = 1,
    };

    public static TheoryData<string, SchedulerKind> Pieces
    {
        get
        {
            var pieces = new TheoryData<string, SchedulerKind>();
            foreach (string piece in _pieces.Keys)
            {
                pieces.Add(piece, SchedulerKind.Credit);
                pieces.Add(piece, SchedulerKind.Null);
            }

            return pieces;
        }
    }

    [Theory]
    [MemberData(nameof(Pieces))]
    public void Each_piece_of_the_state_changes_the_hash(string piece, SchedulerKind scheduler)
    {
        using Host left = Make(scheduler, out _);
        using Host right = Make(scheduler, out Domain domain);
        Assert.Equal(left.StateHash(), right.StateHash());
        _pieces[piece](right, domain);
        Assert.NotEqual(left.StateHash(), right.StateHash());
    }

    [Fact]
    public void Pieces_that_could_be_taken_for_each_other_are_told_apart()
    {
        var hashes = new Dictionary<UInt128, string>();
        foreach ((string piece, Action<Host, Domain> change) in _pieces)
        {
            using Host host = Make(SchedulerKind.Credit, out Domain domain);
            change(host, domain);
            Assert.True(hashes.TryAdd(host.StateHash(), piece), $"{piece} and {hashes.GetValueOrDefault(host.StateHash())} have one hash");
        }
    }

    [Fact]
    public void Where_vcpu_info_lies_within_its_page_changes_the_hash()
    {
        Assert.NotEqual(HashOf(0), HashOf(64));

        // The page is the same, and so is what is written there, but where it is.
        static UInt128 HashOf(uint offset)
        {
            using Host host = Make(SchedulerKind.Credit, out Domain domain);
            domain.Memory.Pages.TryGetFirst(out MachineFrame frame);
            Assert.True(domain.Vcpus[1].RegisterInfo(domain.Vcpus[0], frame, offset).IsSuccess);
            host.Memory.Clear(frame);
            return host.StateHash();
        }
    }

    [Fact]
    public void The_order_in_which_handles_come_back_changes_the_hash()
    {
        Assert.NotEqual(HashOf(0, 1), HashOf(1, 0));

        static UInt128 HashOf(uint first, uint second)
        {
            using Host host = Make(SchedulerKind.Credit, out Domain domain);
            MapTrack track = domain.MapTrack;
            Assert.True(track.TryTake(out _));
            Assert.True(track.TryTake(out _));
            track.Return(new GrantHandle(first));
            track.Return(new GrantHandle(second));
            return host.StateHash();
        }
    }

    // Two that were queued at one time are put in an order by the seed; credits that cannot be shared evenly go to the first.
    [Fact]
    public void When_a_vcpu_was_queued_and_in_which_order_vcpus_earn_changes_the_hash()
    {
        using Host host = Make(SchedulerKind.Credit, out Domain domain);
        Domain other = host.CreateDomain<WorkingKernel>(new DomainConfig { MemoryMegabytes = 8, CommandLine = "round=1000000 rounds=1000" });
        for (int i = 0; i < 100; i++)
            host.Step();

        var unit = (CreditUnit)other.Vcpus[0].Unit;
        Assert.True(unit.IsActive);
        UInt128 before = host.StateHash();
        unit.QueuedAt++;
        UInt128 queued = host.StateHash();
        Assert.NotEqual(before, queued);
        unit.QueuedAt--;
        Assert.Equal(before, host.StateHash());

        // SAFETY: the unit's state is there as long as the unit; nobody has the number that it has meanwhile.
        unsafe
        {
            UnitState* state = domain.Vcpus[1].Unit.State;
            state->Number += 8;
            Assert.NotEqual(before, host.StateHash());
            state->Number -= 8;
        }

        Assert.Equal(before, host.StateHash());
    }

    [Fact]
    public void Looking_at_a_machine_changes_nothing()
    {
        using Host host = Make(SchedulerKind.Credit, out Domain domain);
        UInt128 before = host.StateHash();
        _ = domain.CpuTime;
        _ = domain.Vcpus[1].DescribeRunstate();
        _ = domain.Vcpus[1].UserSpace;
        _ = domain.Vcpus[1].Descriptors;
        _ = host.Recount;
        domain.Vcpus[0].TryCopyIn(domain.Image.ScratchAddress, out byte _);
        Assert.Equal(before, host.StateHash());
    }

    private static Host Make(SchedulerKind scheduler, out Domain domain)
    {
        var host = new Host(new HostOptions { PhysicalCpus = 2, Scheduler = scheduler, MachineMemoryMegabytes = 32, RecountInvariants = false });
        domain = GuestProbe.Boot(host, new DomainConfig { MemoryMegabytes = 8, Vcpus = 2, MaximumGrantFrames = 4 }).Domain;
        Assert.True(domain.Grants.TryGrow(2));
        MakeTimers(domain, 0, 1);
        return host;
    }

    private static Vcpu Second(Domain domain) => domain.Vcpus[1];

    private static void SetR15(Vcpu vcpu)
    {
        var registers = new TrapFrame { R15 = 1 };
        vcpu.Traps.SetGeneralRegisters(ref registers);
    }

    // Between the selector and the address of an entry are four bytes that no field has.
    [Fact]
    public void What_is_in_the_hole_of_a_trap_tables_entry_is_not_in_the_digest()
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        bytes[0] = 14;
        bytes[9] = 0x10;
        var table = new TrapInfo[VirtualIdt.VectorCount];
        VirtualIdt.Set(table, in MemoryMarshal.AsRef<TrapInfo>(bytes));
        bytes.Slice(4, 4).Fill(0xa5);
        var other = new TrapInfo[VirtualIdt.VectorCount];
        VirtualIdt.Set(other, in MemoryMarshal.AsRef<TrapInfo>(bytes));
        Assert.Equal(VirtualIdt.HashOf(table), VirtualIdt.HashOf(other));
        Assert.Equal(0x1000UL, other[14].Address);
    }

    private static VirtualIdt WithHandler(Host host, byte vector, TrapInfoFlags flags = TrapInfoFlags.None)
    {
        var table = new TrapInfo[VirtualIdt.VectorCount];
        VirtualIdt.Set(table, new TrapInfo { Vector = vector, Address = 0x1000, Flags = flags });
        return host.TrapTables.Find(table);
    }

    private static void ArmWake(Host host, Domain domain, ulong deadline)
    {
        WakeTimer timer = Wake(domain.Vcpus[0]) ??= new WakeTimer(domain.Vcpus[0], host.NextTimerOrder());
        host.Timers.Arm(timer, deadline);
    }

    // Which one is made first says which goes off first where both have one deadline.
    private static void MakeTimers(Domain domain, int first, int second)
    {
        SingleShot(domain.Vcpus[first]) = new VcpuTimer(domain.Vcpus[first], 1000);
        SingleShot(domain.Vcpus[second]) = new VcpuTimer(domain.Vcpus[second], 1001);
    }

    private static void Pin(Domain domain, CpuMask before)
    {
        Vcpu vcpu = domain.Vcpus[0];
        vcpu.Unit.HardAffinity = before;
        Assert.True(domain.TryPin(vcpu, 0));
        vcpu.Unit.HardAffinity = CpuMask.All;
    }

    private static void Swap(MachineFrame[] frames) => (frames[0], frames[1]) = (frames[1], frames[0]);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_hasBooted")]
    private static extern ref bool HasBooted(Vcpu vcpu);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_nextStamp")]
    private static extern ref ulong NextStamp(Vcpu vcpu);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_wakeTimer")]
    private static extern ref WakeTimer? Wake(Vcpu vcpu);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_singleShotTimer")]
    private static extern ref VcpuTimer? SingleShot(Vcpu vcpu);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_horizon")]
    private static extern ref ulong Horizon(Host host);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_nextDomain")]
    private static extern ref ushort NextDomain(Host host);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_shared")]
    private static extern ref MachineFrame[] GrantFrames(GrantTable table);
}
