using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor.Tests;

// Kinds of help: those that real Xen 4.17 accepts from a 64-bit PV domain, and no others.
public sealed class VmAssistTests : IDisposable
{
    private readonly Host _host = new();
    private readonly GuestProbe _guest;

    public VmAssistTests() => _guest = GuestProbe.Boot(_host);

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(VmAssistType.FullSegments)]
    [InlineData(VmAssistType.FullSegmentsNotify)]
    [InlineData(VmAssistType.WritablePageTables)]
    [InlineData(VmAssistType.PaeExtendedCr3)]
    [InlineData(VmAssistType.ArchitecturalIopl)]
    [InlineData(VmAssistType.RunstateUpdateFlag)]
    [InlineData(VmAssistType.MachineToPhysicalStrict)]
    public void Each_kind_of_64_bit_pv_is_turned_on_and_off_as_often_as_one_likes(VmAssistType type)
    {
        Assert.False(_guest.Domain.Has(type));
        foreach (VmAssistCommand command in (ReadOnlySpan<VmAssistCommand>)[VmAssistCommand.Enable, VmAssistCommand.Enable, VmAssistCommand.Disable, VmAssistCommand.Disable])
        {
            _guest.AssertSuccess(() => VmAssist.Change(command, type));
            Assert.Equal(command == VmAssistCommand.Enable, _guest.Domain.Has(type));
        }

        _guest.AssertRefused(XenErrno.NotImplemented, () => VmAssist.Change((VmAssistCommand)2, type));
        Assert.Equal(0UL, _guest.Domain.Assists);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(96)]
    [InlineData(uint.MaxValue)]
    public void Any_other_kind_is_refused_whatever_the_command(uint type)
    {
        _guest.AssertRefused(XenErrno.InvalidArgument, () => VmAssist.Change(VmAssistCommand.Enable, (VmAssistType)type));
        _guest.AssertRefused(XenErrno.InvalidArgument, () => VmAssist.Change((VmAssistCommand)2, (VmAssistType)type));
        Assert.Equal(0UL, _guest.Domain.Assists);
    }

    [Fact]
    public void One_domains_help_is_not_anothers()
    {
        GuestProbe other = GuestProbe.Boot(_host);
        _guest.AssertSuccess(() => VmAssist.Change(VmAssistCommand.Enable, VmAssistType.WritablePageTables));
        Assert.False(other.Domain.Has(VmAssistType.WritablePageTables));
    }
}
