using System.Runtime.CompilerServices;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>The library's offsets into shared_info are those of Abi's structures, which the C compiler checks.</summary>
public sealed class SharedInfoLayoutTests
{
    [Fact]
    public void Offsets_are_those_of_the_structures()
    {
        SharedInfo info = default;
        ref byte start = ref Unsafe.As<SharedInfo, byte>(ref info);
        ref VcpuInfo vcpu = ref info.Vcpus[0];
        Assert.Equal(SharedInfoLayout.VcpuSize, Unsafe.SizeOf<VcpuInfo>());
        Assert.Equal(SharedInfoLayout.UpcallPending, Offset(ref start, ref vcpu.UpcallPending));
        Assert.Equal(SharedInfoLayout.UpcallMask, Offset(ref start, ref vcpu.UpcallMask));
        Assert.Equal(SharedInfoLayout.PendingSelector, Offset(ref start, ref vcpu.PendingSelector));
        Assert.Equal(SharedInfoLayout.FaultAddress, Offset(ref start, ref vcpu.Arch.FaultAddress));
        Assert.Equal(SharedInfoLayout.Time, Offset(ref start, ref vcpu.Time));
        Assert.Equal(SharedInfoLayout.EventPending, Offset(ref start, ref info.EventPending));
        Assert.Equal(SharedInfoLayout.EventMask, Offset(ref start, ref info.EventMask));
        Assert.Equal(SharedInfoLayout.WallClockVersion, Offset(ref start, ref info.WallClockVersion));
        Assert.Equal(SharedInfoLayout.WallClockSeconds, Offset(ref start, ref info.WallClockSeconds));
        Assert.Equal(SharedInfoLayout.WallClockNanoseconds, Offset(ref start, ref info.WallClockNanoseconds));
        Assert.Equal(SharedInfoLayout.WallClockSecondsHigh, Offset(ref start, ref info.WallClockSecondsHigh));
        Assert.Equal(SharedInfoLayout.MaxFrame, Offset(ref start, ref info.Arch.MaxFrame));
        Assert.Equal(SharedInfoLayout.FrameListList, Offset(ref start, ref info.Arch.FrameListList));
    }

    private static int Offset<T>(ref byte start, ref T field) => (int)Unsafe.ByteOffset(ref start, ref Unsafe.As<T, byte>(ref field));
}
