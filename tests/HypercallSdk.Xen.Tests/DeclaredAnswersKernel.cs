using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Asks real Xen what the documentation of the operations says that the built-in hypervisor does not serve: domain 0 does
/// things wrongly, and rightly where that leaves the machine as it was, and prints each answer that is not as documented.
/// </summary>
[GuestKernel]
public partial struct DeclaredAnswersKernel
{
    private const long Success = 0;
    private const long NotPermitted = -1;
    private const long NotFound = -2;
    private const long NoSuchDomain = -3;
    private const long TooBig = -7;
    private const long AccessDenied = -13;
    private const long BadAddress = -14;
    private const long AlreadyExists = -17;
    private const long NoSuchDevice = -19;
    private const long InvalidArgument = -22;
    private const long OutOfRange = -34;
    private const long NotImplemented = -38;
    private const long NoData = -61;
    private const long NotSupported = -95;
    private const ulong BadPointer = 8;
    private const ulong NotCanonical = 0x8000_0000_0000_0000;

    private static readonly DomainId _nobody = new(77);

    private int _asDocumented;
    private Caller _caller;

    [Boot]
    private void Start(in StartInfo info)
    {
        _caller = Caller.Of(in info);
        Registers();
        Interrupts();
        Devices();
        Platform();
        Machine();
        Pools();
        OtherKernels();
        WhatMayBeMissing();
        Domains();
        OwnDomain();
        NewDomain();
        GuestConsole.WriteLine($"{_asDocumented} answers as documented");
        SchedOp.PowerOff();
    }

    private void Expect(ReadOnlySpan<byte> call, long documented, HypercallResult result) => Expect(call, documented, result.Value);

    private void Expect(ReadOnlySpan<byte> call, long documented, long result)
    {
        if (result == documented)
        {
            _asDocumented++;
            return;
        }

        GuestConsole.WriteLine($"{call}: {result}, documented {documented}");
    }

    private void Registers()
    {
        Expect("clear the FPU's flag"u8, Success, FpuTaskSwitch.Set(0));
        Expect("debug register 0"u8, Success, DebugRegister.Set(0, 0x1000));
        Expect("debug register 0, read"u8, 0x1000, DebugRegister.Get(0));
        Expect("debug register 0, cleared"u8, Success, DebugRegister.Set(0, 0));
        Expect("debug register 1, hypervisor's address"u8, NotPermitted, DebugRegister.Set(1, 0xffff_8300_0000_0000));
        Expect("debug register 7, general detection"u8, NotPermitted, DebugRegister.Set(7, 1 << 13));
        Expect("debug register 8"u8, NoSuchDevice, DebugRegister.Set(8, 0));
        Expect("debug register 8, read"u8, NoSuchDevice, DebugRegister.Get(8));
        Expect("base of FS"u8, Success, SegmentBase.Set(SegmentBaseKind.Fs, 0));
        Expect("base of FS, not canonical"u8, InvalidArgument, SegmentBase.Set(SegmentBaseKind.Fs, NotCanonical));
        Expect("base of GS in user mode"u8, Success, SegmentBase.Set(SegmentBaseKind.GsUser, 0x1000));
        Expect("no such segment"u8, InvalidArgument, SegmentBase.Set((SegmentBaseKind)4, 0));
        Expect("nmi callback, bad pointer"u8, BadAddress, Gate.Invoke(28, 0, BadPointer));
        Expect("no such nmi command"u8, NotImplemented, Gate.Invoke(28, 2, 0));
        Expect("nmi callback, not canonical"u8, InvalidArgument, NmiOp.RegisterCallback(new() { Handler = new VirtualAddress(NotCanonical) }));
        Expect("no nmi callback"u8, Success, NmiOp.UnregisterCallback(default));
    }

    private void Interrupts()
    {
        Expect("no such physdev command"u8, NotImplemented, Gate.Invoke(33, 99, 0));
        Expect("physdev, bad pointer"u8, BadAddress, Gate.Invoke(33, 6, BadPointer));
        Expect("unmask notify"u8, Success, PhysicalDeviceOp.IrqUnmaskNotify());
        Expect("privilege level 4"u8, InvalidArgument, PhysicalDeviceOp.SetPrivilegeLevel(new() { Level = 4 }));
        Expect("privilege level 1"u8, Success, PhysicalDeviceOp.SetPrivilegeLevel(new() { Level = 1 }));
        Expect("port bitmap, too many"u8, InvalidArgument, PhysicalDeviceOp.SetIoBitmap(new() { Count = 65_537 }));
        Expect("no port bitmap"u8, Success, PhysicalDeviceOp.SetIoBitmap(default));
        var query = new PhysicalIrqStatusQuery { Irq = 100_000 };
        Expect("irq status, no such irq"u8, InvalidArgument, PhysicalDeviceOp.IrqStatusQuery(ref query));
        query.Irq = 1;
        Expect("irq status"u8, Success, PhysicalDeviceOp.IrqStatusQuery(ref query));
        Expect("end of interrupt, no such irq"u8, InvalidArgument, PhysicalDeviceOp.EndOfInterrupt(new() { Irq = 100_000 }));
        Expect("end of interrupt, not bound"u8, InvalidArgument, PhysicalDeviceOp.EndOfInterrupt(new() { Irq = 200 }));
        Expect("page of interrupts, no such frame"u8, InvalidArgument, PhysicalDeviceOp.EndOfInterruptPage(new() { Frame = 0xffff_ffff }));
        Expect("page of interrupts, older, no such frame"u8, InvalidArgument, PhysicalDeviceOp.EndOfInterruptPageUnmasking(new() { Frame = 0xffff_ffff }));
        var vector = new PhysicalIrqVector { Irq = 100_000 };
        Expect("free a vector"u8, NotImplemented, PhysicalDeviceOp.FreeIrqVector(vector));
        Expect("a vector that means nothing"u8, _caller.Told(Success, NotPermitted), PhysicalDeviceOp.AllocateIrqVector(ref vector));
        var map = new PhysicalMapIrq { Domain = _nobody, Type = PhysicalIrqType.Gsi, Index = 1, PhysicalIrq = 1 };
        Expect("map irq, no such domain"u8, NoSuchDomain, PhysicalDeviceOp.MapIrq(ref map));
        map = new() { Domain = DomainId.Self, Type = PhysicalIrqType.Unknown };
        Expect("map irq, no such type"u8, _caller.Told(InvalidArgument, NotPermitted), PhysicalDeviceOp.MapIrq(ref map));
        Expect("unmap irq, no such domain"u8, NoSuchDomain, PhysicalDeviceOp.UnmapIrq(new() { Domain = _nobody }));
        Expect("unmap irq, no such irq"u8, _caller.Told(InvalidArgument, NotPermitted), PhysicalDeviceOp.UnmapIrq(new() { Domain = DomainId.Self, PhysicalIrq = 100_000 }));
        var apic = new PhysicalIoApic { Base = 0x1234 };
        Expect("no such router, read"u8, _caller.Told(InvalidArgument, NotPermitted), PhysicalDeviceOp.IoApicRead(ref apic));
        Expect("router, bad pointer"u8, BadAddress, Gate.Invoke(33, 8, BadPointer));
        Expect("a vector, bad pointer"u8, BadAddress, Gate.Invoke(33, 10, BadPointer));
        Expect("no such router, write"u8, _caller.Told(InvalidArgument, NotPermitted), PhysicalDeviceOp.IoApicWrite(apic));
        var free = new PhysicalGetFreeIrq { Type = PhysicalIrqType.Gsi };
        Expect("a free irq"u8, Success, PhysicalDeviceOp.GetFreeIrq(ref free));
    }

    private void Devices()
    {
        var place = new PciDevice { Bus = 77, DeviceFunction = 8 };
        Expect("remove no device"u8, _caller.Told(NoSuchDevice, NotPermitted), PhysicalDeviceOp.PciDeviceRemove(place));
        Expect("remove no device, older"u8, _caller.Told(NoSuchDevice, NotPermitted), PhysicalDeviceOp.ManagePciRemove(new() { Bus = 77 }));
        Expect("add a device, no such flag"u8, InvalidArgument, PhysicalDeviceOp.ManagePciAddExtended(new() { Bus = 77, IsExtendedFunction = 2 }));
        Expect("messages of no device"u8, NoSuchDevice, PhysicalDeviceOp.RestoreMsi(new() { Bus = 77 }));
        Expect("messages of no device of a segment"u8, NoSuchDevice, PhysicalDeviceOp.RestoreMsiExtended(place));
        Expect("table of no device"u8, _caller.Told(NoSuchDevice, NotPermitted), PhysicalDeviceOp.PrepareMsix(place));
        Expect("table of no device, back"u8, _caller.Told(NoSuchDevice, NotPermitted), PhysicalDeviceOp.ReleaseMsix(place));
        Expect("no debug port"u8, _caller.Told(Success, NotPermitted), PhysicalDeviceOp.DebugPortOp(new() { Command = (DebugPortCommand)9 }));
        Expect("no configuration space"u8, _caller.Told(NoSuchDevice, NotPermitted), PhysicalDeviceOp.PciConfigurationReserved(new() { Address = 0x1000, Segment = 77 }));
    }
}
