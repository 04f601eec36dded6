using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// The page of the kernel's image that shared_info is mapped over, and the addresses of what lies in it. Nothing here
/// holds a reference into the page: others write it at any time, so each access is a single one of the field's size.
/// </summary>
internal static class SharedInfoWindow
{
    /// <summary>Where shared_info is, or zero before it is mapped.</summary>
    internal static ulong Address => GuestLibraryState.Current.SharedInfoAddress;

    /// <summary>How many ports the two-level interface has (<c>EVTCHN_2L_NR_CHANNELS</c>).</summary>
    internal const int TwoLevelPorts = 4096;

    internal static bool IsMapped => Address != 0;

    internal static GuestPointer<byte> UpcallPending => new(CurrentVcpu + SharedInfoLayout.UpcallPending);

    internal static GuestPointer<byte> UpcallMask => new(CurrentVcpu + SharedInfoLayout.UpcallMask);

    internal static GuestPointer<ulong> PendingSelector => new(CurrentVcpu + SharedInfoLayout.PendingSelector);

    internal static GuestPointer<ulong> FaultAddress => new(CurrentVcpu + SharedInfoLayout.FaultAddress);

    internal static GuestPointer<VcpuTimeInfo> Time => new(CurrentVcpu + SharedInfoLayout.Time);

    internal static GuestPointer<uint> WallClockVersion => new(Address + SharedInfoLayout.WallClockVersion);

    internal static GuestPointer<uint> WallClockSeconds => new(Address + SharedInfoLayout.WallClockSeconds);

    internal static GuestPointer<uint> WallClockNanoseconds => new(Address + SharedInfoLayout.WallClockNanoseconds);

    internal static GuestPointer<uint> WallClockSecondsHigh => new(Address + SharedInfoLayout.WallClockSecondsHigh);

    internal static GuestPointer<ulong> MaxFrame => new(Address + SharedInfoLayout.MaxFrame);

    internal static GuestPointer<MachineFrame> FrameListList => new(Address + SharedInfoLayout.FrameListList);

    internal static GuestPointer<ulong> PendingBits => new(Address + SharedInfoLayout.EventPending);

    internal static GuestPointer<ulong> MaskBits => new(Address + SharedInfoLayout.EventMask);

    /// <summary>Where a vCPU's <c>vcpu_info</c> is: where it was registered, or in shared_info.</summary>
    internal static ulong InfoOf(int vcpu)
    {
        ulong registered = VcpuStates.Of(vcpu).InfoAddress;
        return registered != 0 ? registered : Address + ((ulong)(uint)vcpu * SharedInfoLayout.VcpuSize);
    }

    private static ulong CurrentVcpu => InfoOf(Vcpu.Id);

    /// <summary>Maps shared_info over its window and masks every port.</summary>
    internal static HypercallResult Map(MachineAddress sharedInfo)
    {
        ulong window = Gate.ImageAddress(KernelImagePlace.SharedInfo);
        HypercallResult result = KernelMemory.MapPage(new VirtualAddress(window), sharedInfo.Frame);
        if (result.IsError)
        {
            return result;
        }

        GuestLibraryState.Current.SharedInfoAddress = window;
        for (int index = 0; index < TwoLevelPorts / 64; index++)
        {
            MaskBits[index].Write(ulong.MaxValue);
        }

        return result;
    }

    /// <summary>Before a suspend: nothing of it may be touched until it is mapped again.</summary>
    internal static HypercallResult Unmap()
    {
        GuestLibraryState.Current.SharedInfoAddress = 0;
        return KernelMemory.UnmapPage(new VirtualAddress(Gate.ImageAddress(KernelImagePlace.SharedInfo)));
    }
}
