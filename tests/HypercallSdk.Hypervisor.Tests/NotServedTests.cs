using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Hypercalls;

namespace HypercallSdk.Hypervisor.Tests;

// What Abi declares and nobody serves is answered as by a Xen that was built without it, and harms nobody. Who has no right to
// it is told that, where Xen does so for the caller alone.
public sealed class NotServedTests
{
    private delegate ReadOnlySpan<HypercallDescription> OperationsGetter();

    [Fact]
    public void What_is_declared_and_not_served_does_not_exist_for_who_has_a_right_to_it()
    {
        using Host host = new(new HostOptions { RecountInvariants = false });
        GuestProbe zero = GuestProbe.Boot(host);
        GuestProbe one = GuestProbe.Boot(host);
        HypercallDescription[] notServed = [.. Declared().Where(operation => !IsServed(host.Table[(ulong)operation.Number], operation))];
        Assert.NotEmpty(notServed);
        foreach (HypercallDescription operation in notServed)
        {
            XenErrno forOthers = IsControlDomains(operation) ? XenErrno.NotPermitted : XenErrno.NotImplemented;
            string name = $"{operation.Contract}.{operation.Method}";
            Assert.Equal((name, XenErrno.NotImplemented, forOthers), (name, zero.Call(() => Make(operation)).Error, one.Call(() => Make(operation)).Error));
        }

        Assert.False(zero.Domain.HasEnded || one.Domain.HasEnded);
        Assert.Equal(notServed.Length, zero.Domain.Log.RefusalCount);
    }

    [Fact]
    public void A_domctl_or_sysctl_that_is_not_served_is_asked_for_its_version_first()
    {
        using Host host = new(new HostOptions { RecountInvariants = false });
        GuestProbe zero = GuestProbe.Boot(host);
        foreach (HypercallDescription operation in Declared().Where(static operation => operation.Number is HypercallNumber.Domctl or HypercallNumber.Sysctl))
        {
            zero.AssertRefused(XenErrno.AccessDenied, () => Make(operation, operation.InterfaceVersion - 1));
        }
    }

    // A call without an argument, in another version, of another command: what Xen looks at before and after rights.
    [Fact]
    public void Rights_to_what_is_not_served_are_looked_at_where_Xen_looks_at_them()
    {
        using Host host = new(new HostOptions { RecountInvariants = false });
        _ = GuestProbe.Boot(host);
        GuestProbe one = GuestProbe.Boot(host);
        HypercallDescription platform = Declared().First(static operation => operation.Number == HypercallNumber.PlatformOp);
        one.AssertRefused(XenErrno.AccessDenied, () => Make(platform, platform.InterfaceVersion - 1));
        one.AssertRefused(XenErrno.NotPermitted, () => Make(platform, platform.InterfaceVersion, command: 999));
        Assert.Equal(XenErrno.BadAddress, Answer(HypercallNumber.PlatformOp, 0, 0));
        Assert.Equal(XenErrno.NotPermitted, Answer(HypercallNumber.KexecOp, 0, 0));
        Assert.Equal(XenErrno.NotPermitted, Answer(HypercallNumber.KexecOp, 99, 0));
        Assert.Equal(XenErrno.NotPermitted, Answer(HypercallNumber.HypfsOp, 99, 0));
        Assert.Equal(XenErrno.NotPermitted, Answer(HypercallNumber.Mca, 0, 0));
        Assert.Equal(XenErrno.BadAddress, Answer(HypercallNumber.PhysdevOp, 8, 0)); // PHYSDEVOP_apic_read
        Assert.Equal(XenErrno.NotImplemented, Answer(HypercallNumber.PhysdevOp, 99, 0));
        one.InGuest(static () =>
        {
            ArgumentArea area = ArgumentArea.Open();
            Assert.Equal(XenErrno.NoSuchDomain, new HypercallResult(Gate.Invoke((ulong)HypercallNumber.PhysdevOp, 13, area.Place<uint>([77, 0, 0, 0, 0, 0, 0, 0]))).Error); // PHYSDEVOP_map_pirq
            Assert.Equal(XenErrno.NotPermitted, new HypercallResult(Gate.Invoke((ulong)HypercallNumber.PhysdevOp, 13, area.Place<uint>([DomainId.Self.Value, 0, 0, 0, 0, 0, 0, 0]))).Error);
            area.Close();
        });

        XenErrno Answer(HypercallNumber number, ulong first, ulong second) => one.Call(() => new HypercallResult(Gate.Invoke((ulong)number, first, second))).Error;
    }

    [Fact]
    public void A_domctl_that_does_not_exist_is_told_after_the_domain_and_rights()
    {
        using Host host = new(new HostOptions { RecountInvariants = false });
        GuestProbe zero = GuestProbe.Boot(host);
        GuestProbe one = GuestProbe.Boot(host);
        HypercallDescription any = Declared().First(static operation => operation.Number == HypercallNumber.Domctl);
        zero.AssertRefused(XenErrno.NotImplemented, () => Make(any, any.InterfaceVersion, command: 9999));
        one.AssertRefused(XenErrno.NotPermitted, () => Make(any, any.InterfaceVersion, command: 9999));
        zero.AssertRefused(XenErrno.NoSuchDomain, () => Make(any, any.InterfaceVersion, command: 9999, domain: 77));
        one.AssertRefused(XenErrno.NoSuchDomain, () => Make(any, any.InterfaceVersion, command: 9999, domain: 77));

        // XEN_DOMCTL_createdomain, whose domain is not there yet.
        one.AssertRefused(XenErrno.NotPermitted, () => Make(any, any.InterfaceVersion, command: 1, domain: 77));
    }

    private static bool IsControlDomains(HypercallDescription operation) => operation.Number switch
    {
        HypercallNumber.Domctl or HypercallNumber.Sysctl or HypercallNumber.PlatformOp or HypercallNumber.KexecOp or HypercallNumber.HypfsOp or HypercallNumber.Mca => true,

        // Without a device, its messages are not there to be restored, and a vector is not freed for anybody.
        HypercallNumber.PhysdevOp => operation.Privilege != HypercallPrivilege.Any
            && operation.Method is not (nameof(IPhysicalDeviceOp.FreeIrqVector) or nameof(IPhysicalDeviceOp.RestoreMsi) or nameof(IPhysicalDeviceOp.RestoreMsiExtended)),
        _ => false,
    };

    private static HypercallResult Make(HypercallDescription operation) => Make(operation, operation.InterfaceVersion);

    private static HypercallResult Make(HypercallDescription operation, uint version) => Make(operation, version, (uint)operation.Command);

    private static HypercallResult Make(HypercallDescription operation, uint version, uint command, uint domain = 0)
    {
        uint[] argument = new uint[256];
        bool isFirst = operation.CommandPlace == CommandPlace.FirstField;
        if (isFirst)
        {
            argument[0] = command;
            argument[1] = version;
            argument[2] = domain;
        }

        ArgumentArea area = ArgumentArea.Open();
        ulong address = area.Place<uint>(argument);
        long result = isFirst || operation.Command == HypercallAttribute.NoCommand
            ? Gate.Invoke((ulong)operation.Number, address)
            : Gate.Invoke((ulong)operation.Number, (ulong)operation.Command, address);
        area.Close();
        return new HypercallResult(result);
    }

    private static IEnumerable<HypercallDescription> Declared() =>
        typeof(DomainId).Assembly.GetTypes()
            .Where(static type => type.IsInterface && type.IsDefined(typeof(HypercallContractAttribute), inherit: false))
            .SelectMany(static contract => typeof(DomainId).Assembly.GetType($"{contract.Namespace}.{contract.Name[1..]}", throwOnError: true)!
                .GetProperty("Operations", BindingFlags.Public | BindingFlags.Static)!.GetMethod!.CreateDelegate<OperationsGetter>()().ToArray());

    private static bool IsServed(HypercallDispatcher dispatcher, HypercallDescription operation) =>
        (dispatcher is FirstLookDispatcher first ? first.Inner : dispatcher).GetType().GetNestedType("IOperations", BindingFlags.Public | BindingFlags.NonPublic)?.GetMethod(operation.Method) is not null;
}
