using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// The page of the kernel's image that shared_info is mapped over, and the addresses of what lies in it. Nothing here
/// holds a reference into the page: others write it at any time, so each access is a single one of the field's size.
/// </summary>
internal static unsafe class SharedInfoWindow
{
    /// <summary>Where shared_info is, or zero before it is mapped.</summary>
    internal static ulong Address => GuestLibraryState.Current.SharedInfoAddress;

    internal static bool IsMapped => Address != 0;

    // Sums, and not the addresses of fields: the runtime may read a structure's first byte before it takes a field's address
    // (its check for null), and a guest address is not to be read so. Abi's tests hold the layouts to Xen's headers.
    private static ulong VcpuAddress => Address + ((ulong)Vcpu.Id * (ulong)sizeof(VcpuInfo));

    private static ulong PendingAddress => Address + (SharedInfo.VcpuCount * (ulong)sizeof(VcpuInfo));

    private static ulong MaskAddress => PendingAddress + (ulong)sizeof(Words64);

    private static ulong WallClockAddress => MaskAddress + (ulong)sizeof(Words64);

    internal static GuestPointer<byte> UpcallPending => new(VcpuAddress);

    internal static GuestPointer<byte> UpcallMask => new(VcpuAddress + 1);

    internal static GuestPointer<ulong> PendingSelector => new(VcpuAddress + 8);

    internal static GuestPointer<ulong> FaultAddress => new(VcpuAddress + 16);

    internal static GuestPointer<VcpuTimeInfo> Time => new(VcpuAddress + 32);

    internal static GuestPointer<uint> WallClockVersion => new(WallClockAddress);

    internal static GuestPointer<uint> WallClockSeconds => new(WallClockAddress + 4);

    internal static GuestPointer<uint> WallClockNanoseconds => new(WallClockAddress + 8);

    internal static GuestPointer<uint> WallClockSecondsHigh => new(WallClockAddress + 12);

    internal static GuestPointer<ulong> PendingBits => new(PendingAddress);

    internal static GuestPointer<ulong> MaskBits => new(MaskAddress);

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
        for (int index = 0; index < PortTable.Count / 64; index++)
        {
            MaskBits[index].Write(ulong.MaxValue);
        }

        return result;
    }
}
