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
        Expect("make a domain, no such flag"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.CreateDomain(ref op));
        op = new() { CreateDomain = new() };
        Expect("make a domain without vcpus"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.CreateDomain(ref op));
    }

    private void OwnDomain()
    {
        DomctlOperation op = default;
        Expect("about domain 0"u8, _caller.Told(Success, NotPermitted), Domctl.GetDomainInfo(ref op));
        Expect("about domain 0, vcpus"u8, _caller.Told(1, 0), op.DomainInfo.OnlineVcpus);
        op = default;
        Expect("destroy oneself"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.DestroyDomain(op));
        Expect("debug oneself"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.SetDebugging(op));
        Expect("resume oneself"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.ResumeDomain(op));
        Expect("own context, set"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.SetVcpuContext(op));
        Expect("own context"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.GetVcpuContext(op));
        Expect("own further context"u8, _caller.Told(NoSuchDomain, NotPermitted), Domctl.GetExtendedVcpuContext(ref op));
        op = new() { ExtendedVcpuContext = new() { Vcpu = new VcpuId(9) } };
        Expect("further context, no such vcpu"u8, _caller.Told(NoSuchDomain, NotPermitted), Domctl.GetExtendedVcpuContext(ref op));
        op = default;
        Expect("log oneself"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.ShadowOp(ref op));
        Expect("serve oneself"u8, InvalidArgument, Domctl.SetTarget(op));
        Expect("rights of oneself"u8, NotPermitted, Domctl.SetAccessRequired(op));
        Expect("own size"u8, _caller.Told(Success, NotPermitted), Domctl.GetAddressSize(ref op));
        Expect("own size, bits"u8, _caller.Told(64, 0), op.AddressSize.Bits);
        Expect("no such global virq"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.SetVirqHandler(new() { SetVirqHandler = new() { Virq = Virq.Timer } }));
        Expect("too many frames"u8, _caller.Told(TooBig, NotPermitted), Domctl.GetPageFrameInfo3(new() { GetPageFrameInfo3 = new() { Count = 1025 } }));
        Expect("frames, bad pointer"u8, _caller.Told(BadAddress, NotPermitted), Domctl.GetPageFrameInfo3(new() { GetPageFrameInfo3 = new() { Count = 1, Frames = new(BadPointer) } }));
        Expect("no such irq"u8, InvalidArgument, Domctl.IrqPermission(new() { IrqPermission = new() { PhysicalIrq = 100_000 } }));
        Expect("no memory"u8, InvalidArgument, Domctl.IoMemoryPermission(new() { IoMemoryPermission = new() { First = new MachineFrame(2) } }));
        Expect("ports beyond the last"u8, InvalidArgument, Domctl.IoPortPermission(new() { IoPortPermission = new() { First = 65_535, Count = 2 } }));
        Expect("trigger, no such vcpu"u8, _caller.Told(NoSuchDomain, NotPermitted), Domctl.SendTrigger(new() { SendTrigger = new() { Vcpu = new VcpuId(9) } }));
        Expect("power button"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.SendTrigger(new() { SendTrigger = new() { Trigger = DomctlTrigger.PowerButton } }));
        Expect("cache flush"u8, _caller.Told(NotImplemented, NotPermitted), Domctl.CacheFlush(default));
        op = default;
        Expect("serial line"u8, _caller.Told(NotImplemented, NotPermitted), Domctl.VirtualUartOp(ref op));
        Expect("context of a PV domain"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.GetHvmContext(ref op));
        Expect("own hypercall page, no such frame"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.HypercallInit(new() { HypercallInit = new() { Frame = 0xffff_ffff } }));
        op = default;
        Expect("own counter"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.GetTscInfo(ref op));
        Expect("own registers"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.GetVcpuMsrs(ref op));
        Expect("no virtual nodes"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.SetVirtualNumaInfo(default));
        Expect("no nodes"u8, _caller.Told(InvalidArgument, NotPermitted), Domctl.SetNodeAffinity(default));
        Expect("monitor oneself"u8, NotPermitted, Domctl.MonitorOp(ref op));
        Expect("unassigned"u8, _caller.Told(NotSupported, NotPermitted), Domctl.DeassignDevice(default));
    }

    private void NewDomain()
    {
        var op = new DomctlOperation { CreateDomain = new() { MaximumVcpus = 1, MaximumPort = 1023, MaximumGrantFrames = -1, MaximumMaptrackFrames = -1, GrantOptions = 2 } };
        Expect("make a domain"u8, _caller.Told(Success, NotPermitted), Domctl.CreateDomain(ref op));
        if (!_caller.IsDomain0)
        {
            return;
        }

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
        Expect("log that is not on, how much"u8, 0, (long)op.ShadowOp.Pages);
        Expect("log that is not on, bad bitmap"u8, BadAddress, Shadow(domain, ShadowCommand.Clean, pages: 1024));
        Expect("look at a log that is not on"u8, Success, Shadow(domain, ShadowCommand.Peek));
        Expect("log, other modes"u8, InvalidArgument, Shadow(domain, ShadowCommand.Clean, modes: 2));
        Expect("end a log that is not on"u8, InvalidArgument, Shadow(domain, ShadowCommand.Off));
        Expect("shadow it"u8, InvalidArgument, Shadow(domain, ShadowCommand.Enable));
        Expect("shadow it for a test"u8, InvalidArgument, Shadow(domain, ShadowCommand.EnableTest));
        Expect("memory for shadows"u8, InvalidArgument, Shadow(domain, ShadowCommand.GetAllocation));
        Expect("set memory for shadows"u8, InvalidArgument, Shadow(domain, ShadowCommand.SetAllocation));
        Expect("soft reset of what did not ask"u8, InvalidArgument, Domctl.SoftReset(new() { Domain = domain }));
        Expect("served by it"u8, NotSupported, Domctl.SetTarget(new() { Domain = domain }));
        op = new() { Domain = domain };
        Expect("its policy, how much"u8, Success, Domctl.GetCpuPolicy(ref op));
        Expect("destroy it"u8, Success, Domctl.DestroyDomain(new() { Domain = domain }));
    }

    private static HypercallResult Shadow(DomainId domain, ShadowCommand command, ulong pages = 0, uint modes = 0)
    {
        var op = new DomctlOperation { Domain = domain, ShadowOp = new() { Command = command, Pages = pages, Modes = (ShadowModes)modes, Bitmap = new(BadPointer) } };
        return Domctl.ShadowOp(ref op);
    }
}
