using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

// What the control domain is answered about logs of written pages: as by a Xen without shadow paging. (DeclaredAnswersTests
// asks real Xen the same.)
public sealed class LogDirtyTests
{
    [Fact]
    public void A_log_of_written_pages_cannot_be_turned_on_and_is_empty_while_it_is_not()
    {
        using Host host = new(new HostOptions());
        GuestProbe zero = GuestProbe.Boot(host);
        GuestProbe one = GuestProbe.Boot(host);
        zero.AssertRefused(XenErrno.NotSupported, () => Log(one.Domain.Id, ShadowCommand.EnableLogDirty));
        zero.AssertRefused(XenErrno.InvalidArgument, () => Log(one.Domain.Id, ShadowCommand.Off));
        zero.AssertRefused(XenErrno.InvalidArgument, () => Log(one.Domain.Id, (ShadowCommand)99));
        zero.AssertRefused(XenErrno.InvalidArgument, () => Log(one.Domain.Id, ShadowCommand.Clean, (ShadowModes)2));
        zero.AssertRefused(XenErrno.BadAddress, () => Log(one.Domain.Id, ShadowCommand.Clean, bitmap: 8));
        zero.AssertRefused(XenErrno.InvalidArgument, () => Log(zero.Domain.Id, ShadowCommand.Clean));
        zero.AssertRefused(XenErrno.NoSuchDomain, () => Log(new DomainId(77), ShadowCommand.Clean));
        one.AssertRefused(XenErrno.NotPermitted, () => Log(zero.Domain.Id, ShadowCommand.Clean));

        ulong bitmap = 0;
        HypercallResult result = zero.Call(() =>
        {
            bitmap = KernelMemory.ScratchPage.Value;
            new GuestPointer<ulong>(bitmap).Write(ulong.MaxValue);
            new GuestPointer<ulong>(bitmap + 8).Write(ulong.MaxValue);
            return Log(one.Domain.Id, ShadowCommand.Clean, bitmap: bitmap, pages: 65);
        });
        Assert.True(result.IsSuccess);
        Assert.True(zero.Vcpu.TryCopyIn(bitmap, out ulong first));
        Assert.True(zero.Vcpu.TryCopyIn(bitmap + 8, out ulong second));
        Assert.Equal((0UL, 0xffff_ffff_ffff_ff00UL), (first, second));
    }

    private static HypercallResult Log(DomainId domain, ShadowCommand command, ShadowModes modes = default, ulong bitmap = 0, ulong pages = 1024)
    {
        var op = new DomctlOperation { Domain = domain, ShadowOp = new() { Command = command, Modes = modes, Bitmap = new(bitmap), Pages = pages } };
        return Domctl.ShadowOp(ref op);
    }
}
