using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <content>What the control domain does to domains: to none, to itself, and to one that it makes.</content>
public partial struct DeclaredAnswersKernel
{
    private void Domains()
    {
        var op = new DomctlOperation { Domain = _nobody };
        Expect("destroy no domain"u8, NoSuchDomain, Domctl.DestroyDomain(op));
        Expect("about no domain"u8, NoSuchDomain, Domctl.GetDomainInfo(ref op));
        op.Domain = DomainId.Self;
        Expect("about a reserved number"u8, InvalidArgument, Domctl.GetDomainInfo(ref op));
        op.Domain = _nobody;
        Expect("memory of no domain"u8, NoSuchDomain, Domctl.MaxMemory(op));
        Expect("context for no domain"u8, NoSuchDomain, Domctl.SetVcpuContext(op));
        Expect("frames of no domain"u8, NoSuchDomain, Domctl.GetPageFrameInfo3(op));
        Expect("log of no domain"u8, NoSuchDomain, Domctl.ShadowOp(ref op));
        op = new() { CreateDomain = new() { Flags = (DomainCreationFlags)0x8000_0000, MaximumVcpus = 1 } };
        Expect("make a domain, no such flag"u8, InvalidArgument, Domctl.CreateDomain(ref op));
        op = new() { CreateDomain = new() };
        Expect("make a domain without vcpus"u8, InvalidArgument, Domctl.CreateDomain(ref op));
    }

    private void OwnDomain()
    {
        DomctlOperation op = default;
        Expect("about domain 0"u8, Success, Domctl.GetDomainInfo(ref op));
        Expect("about domain 0, vcpus"u8, 1, op.DomainInfo.OnlineVcpus);
        op = default;
        Expect("destroy oneself"u8, InvalidArgument, Domctl.DestroyDomain(op));
        Expect("debug oneself"u8, InvalidArgument, Domctl.SetDebugging(op));
        Expect("resume oneself"u8, InvalidArgument, Domctl.ResumeDomain(op));
        Expect("own context, set"u8, InvalidArgument, Domctl.SetVcpuContext(op));
        Expect("own context"u8, InvalidArgument, Domctl.GetVcpuContext(op));
        Expect("own further context"u8, NoSuchDomain, Domctl.GetExtendedVcpuContext(ref op));
        op = new() { ExtendedVcpuContext = new() { Vcpu = new VcpuId(9) } };
        Expect("further context, no such vcpu"u8, NoSuchDomain, Domctl.GetExtendedVcpuContext(ref op));
        op = default;
        Expect("log oneself"u8, InvalidArgument, Domctl.ShadowOp(ref op));
        Expect("serve oneself"u8, InvalidArgument, Domctl.SetTarget(op));
        Expect("rights of oneself"u8, NotPermitted, Domctl.SetAccessRequired(op));
        Expect("own size"u8, Success, Domctl.GetAddressSize(ref op));
        Expect("own size, bits"u8, 64, op.AddressSize.Bits);
        Expect("no such global virq"u8, InvalidArgument, Domctl.SetVirqHandler(new() { SetVirqHandler = new() { Virq = Virq.Timer } }));
        Expect("too many frames"u8, TooBig, Domctl.GetPageFrameInfo3(new() { GetPageFrameInfo3 = new() { Count = 1025 } }));
        Expect("frames, bad pointer"u8, BadAddress, Domctl.GetPageFrameInfo3(new() { GetPageFrameInfo3 = new() { Count = 1, Frames = new(BadPointer) } }));
        Expect("no such irq"u8, InvalidArgument, Domctl.IrqPermission(new() { IrqPermission = new() { PhysicalIrq = 100_000 } }));
        Expect("no memory"u8, InvalidArgument, Domctl.IoMemoryPermission(new() { IoMemoryPermission = new() { First = new MachineFrame(2) } }));
        Expect("ports beyond the last"u8, InvalidArgument, Domctl.IoPortPermission(new() { IoPortPermission = new() { First = 65_535, Count = 2 } }));
        Expect("trigger, no such vcpu"u8, NoSuchDomain, Domctl.SendTrigger(new() { SendTrigger = new() { Vcpu = new VcpuId(9) } }));
        Expect("power button"u8, InvalidArgument, Domctl.SendTrigger(new() { SendTrigger = new() { Trigger = DomctlTrigger.PowerButton } }));
        Expect("cache flush"u8, NotImplemented, Domctl.CacheFlush(default));
        op = default;
        Expect("serial line"u8, NotImplemented, Domctl.VirtualUartOp(ref op));
        Expect("context of a PV domain"u8, InvalidArgument, Domctl.GetHvmContext(ref op));
        Expect("own hypercall page, no such frame"u8, InvalidArgument, Domctl.HypercallInit(new() { HypercallInit = new() { Frame = 0xffff_ffff } }));
        op = default;
        Expect("own counter"u8, InvalidArgument, Domctl.GetTscInfo(ref op));
        Expect("own registers"u8, InvalidArgument, Domctl.GetVcpuMsrs(ref op));
        Expect("no virtual nodes"u8, InvalidArgument, Domctl.SetVirtualNumaInfo(default));
        Expect("no nodes"u8, InvalidArgument, Domctl.SetNodeAffinity(default));
        Expect("monitor oneself"u8, NotPermitted, Domctl.MonitorOp(ref op));
        Expect("unassigned"u8, NotSupported, Domctl.DeassignDevice(default));
    }

    private void NewDomain()
    {
        var op = new DomctlOperation { CreateDomain = new() { MaximumVcpus = 1, MaximumPort = 1023, MaximumGrantFrames = -1, MaximumMaptrackFrames = -1, GrantOptions = 2 } };
        Expect("make a domain"u8, Success, Domctl.CreateDomain(ref op));
        DomainId domain = op.Domain;
        op = new() { Domain = domain, CreateDomain = new() { MaximumVcpus = 1, GrantOptions = 2 } };
        Expect("make it again"u8, AlreadyExists, Domctl.CreateDomain(ref op));
        op = new() { Domain = domain };
        Expect("about it"u8, Success, Domctl.GetDomainInfo(ref op));
        Expect("about it, stopped"u8, (long)DomainStateFlags.Paused, (long)(op.DomainInfo.Flags & DomainStateFlags.Paused));
        Expect("about it, vcpus"u8, DomctlDomainInfo.NoVcpu, op.DomainInfo.MaximumVcpu);
        Expect("its vcpus"u8, Success, Domctl.MaxVcpus(new() { Domain = domain, MaxVcpus = new() { Maximum = 1 } }));
        Expect("its memory"u8, Success, Domctl.MaxMemory(new() { Domain = domain, MaxMemory = new() { MaximumKilobytes = 4096 } }));
        op = new() { Domain = domain };
        Expect("about it, again"u8, Success, Domctl.GetDomainInfo(ref op));
        Expect("about it, pages"u8, 1024, (long)op.DomainInfo.MaximumPages);
        Expect("its context"u8, NoData, Domctl.GetVcpuContext(new() { Domain = domain }));
        Expect("its context, no such vcpu"u8, InvalidArgument, Domctl.GetVcpuContext(new() { Domain = domain, VcpuContext = new() { Vcpu = new VcpuId(1) } }));
        Expect("no context"u8, Success, Domctl.SetVcpuContext(new() { Domain = domain }));
        Expect("context, bad pointer"u8, BadAddress, Domctl.SetVcpuContext(new() { Domain = domain, VcpuContext = new() { Context = new(BadPointer) } }));
        Expect("its hypercall page, no such frame"u8, InvalidArgument, Domctl.HypercallInit(new() { Domain = domain, HypercallInit = new() { Frame = 0xffff_ffff } }));
        op = new() { Domain = domain };
        Expect("its further context"u8, Success, Domctl.GetExtendedVcpuContext(ref op));
        Expect("its further context, too short"u8, InvalidArgument, Domctl.SetExtendedVcpuContext(new() { Domain = domain }));
        op = new() { Domain = domain, ShadowOp = new() { Command = ShadowCommand.EnableLogDirty } };
        Expect("log it, built without"u8, NotSupported, Domctl.ShadowOp(ref op));
        Expect("its name"u8, Success, Domctl.SetDomainHandle(new() { Domain = domain }));
        Expect("its clock"u8, Success, Domctl.SetTimeOffset(new() { Domain = domain, SetTimeOffset = new() { Seconds = 60 } }));
        Expect("its size, 48"u8, InvalidArgument, Domctl.SetAddressSize(new() { Domain = domain, AddressSize = new() { Bits = 48 } }));
        Expect("its size, 64"u8, Success, Domctl.SetAddressSize(new() { Domain = domain, AddressSize = new() { Bits = 64 } }));
        op = new() { Domain = domain };
        Expect("its counter"u8, Success, Domctl.GetTscInfo(ref op));
        op = new() { Domain = domain, ShadowOp = new() { Command = (ShadowCommand)99 } };
        Expect("log, no such command"u8, InvalidArgument, Domctl.ShadowOp(ref op));
        op = new() { Domain = domain, ShadowOp = new() { Command = ShadowCommand.Clean } };
        Expect("log that is not on"u8, Success, Domctl.ShadowOp(ref op));
        Expect("soft reset of what did not ask"u8, InvalidArgument, Domctl.SoftReset(new() { Domain = domain }));
        Expect("served by it"u8, NotSupported, Domctl.SetTarget(new() { Domain = domain }));
        op = new() { Domain = domain };
        Expect("its policy, how much"u8, Success, Domctl.GetCpuPolicy(ref op));
        Expect("destroy it"u8, Success, Domctl.DestroyDomain(new() { Domain = domain }));
    }
}
