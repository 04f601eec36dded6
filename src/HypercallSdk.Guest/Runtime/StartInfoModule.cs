using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The boot module: a file that the kernel was given beside its image (<c>ramdisk</c> of an xl config).</summary>
public static class StartInfoModule
{
    /// <summary>Finds it; it is mapped for the kernel, on pages of its own.</summary>
    /// <param name="info">The domain's start_info.</param>
    /// <param name="start">Its first byte.</param>
    /// <param name="length">Its bytes.</param>
    /// <returns>Whether the kernel was given one.</returns>
    public static bool TryGetBootModule(this in StartInfo info, out GuestPointer<byte> start, out ulong length)
    {
        // The image's notes do not ask for it to be left unmapped, so the address is what Xen and its tools give.
        bool isFrame = (info.Flags & StartInfoFlags.ModuleStartIsFrame) != 0;
        start = isFrame ? new GuestPointer<byte>(KernelMemory.AddressOf(new PseudoPhysicalFrame(info.ModuleStart)).Value) : new GuestPointer<byte>(info.ModuleStart);
        length = info.ModuleLength;
        return length != 0;
    }
}
