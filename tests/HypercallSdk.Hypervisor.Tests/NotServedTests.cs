using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Hypercalls;

namespace HypercallSdk.Hypervisor.Tests;

// What Abi declares and nobody serves is answered as by a Xen that was built without it, whoever asks, and harms nobody.
public sealed class NotServedTests
{
    private delegate ReadOnlySpan<HypercallDescription> OperationsGetter();

    [Fact]
    public void What_is_declared_and_not_served_does_not_exist_for_any_domain()
    {
        using Host host = new(new HostOptions { RecountInvariants = false });
        GuestProbe zero = GuestProbe.Boot(host);
        GuestProbe one = GuestProbe.Boot(host);
        HypercallDescription[] notServed = [.. Declared().Where(operation => !IsServed(host.Table[(ulong)operation.Number], operation))];
        Assert.NotEmpty(notServed);
        foreach (HypercallDescription operation in notServed)
        {
            // A domctl or sysctl is for the control domain alone, whatever it is.
            XenErrno forOthers = operation.Number is HypercallNumber.Domctl or HypercallNumber.Sysctl ? XenErrno.NotPermitted : XenErrno.NotImplemented;
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

    private static HypercallResult Make(HypercallDescription operation) => Make(operation, operation.InterfaceVersion);

    private static HypercallResult Make(HypercallDescription operation, uint version)
    {
        uint[] argument = new uint[256];
        bool isFirst = operation.CommandPlace == CommandPlace.FirstField;
        if (isFirst)
        {
            argument[0] = (uint)operation.Command;
            argument[1] = version;
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
        dispatcher.GetType().GetNestedType("IOperations", BindingFlags.Public | BindingFlags.NonPublic)?.GetMethod(operation.Method) is not null;
}
