namespace HypercallSdk.Guest;

/// <summary>
/// Where the fields of shared_info lie, in bytes. Constants, because the address of a field behind a pointer is not one
/// that the runtime always computes without a look at the structure (its check for null), and a guest address is not to
/// be looked at; a test compares them with <see cref="Abi.SharedInfo"/>.
/// </summary>
internal static class SharedInfoLayout
{
    internal const int VcpuSize = 64;
    internal const int UpcallPending = 0;
    internal const int UpcallMask = 1;
    internal const int PendingSelector = 8;
    internal const int FaultAddress = 16;
    internal const int Time = 32;

    internal const int EventPending = 2048;
    internal const int EventMask = 2560;
    internal const int WallClockVersion = 3072;
    internal const int WallClockSeconds = 3076;
    internal const int WallClockNanoseconds = 3080;
    internal const int WallClockSecondsHigh = 3084;
    internal const int MaxFrame = 3088;
    internal const int FrameListList = 3096;
}
