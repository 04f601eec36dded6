using System;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Sets of physical CPUs in a guest's memory (<c>struct xenctl_bitmap</c>).</summary>
internal static class CpuBitmap
{
    /// <summary>Reads one. What the machine does not have, and what is beyond the bits that there are, is not in it.</summary>
    public static bool TryRead(Vcpu caller, in ControlBitmap bitmap, CpuMask online, out CpuMask mask)
    {
        mask = default;
        ulong bits = 0;
        int count = BytesFor(bitmap, online);
        Span<byte> bytes = MemoryMarshal.AsBytes(new Span<ulong>(ref bits))[..count];
        if (count > 0 && !caller.TryCopyIn(bitmap.Bytes.Address, bytes))
            return false;

        if (bitmap.BitCount < 64)
            bits &= (1UL << (int)bitmap.BitCount) - 1;

        mask = new CpuMask(bits) & online;
        return true;
    }

    /// <summary>Writes one: as much as there is room for, and 0 where there is room for more.</summary>
    public static bool TryWrite(Vcpu caller, in ControlBitmap bitmap, CpuMask mask)
    {
        ulong bits = mask.Bits;
        ulong room = (bitmap.BitCount + 7UL) / 8;
        Span<byte> bytes = MemoryMarshal.AsBytes(new Span<ulong>(ref bits))[..(int)ulong.Min(room, sizeof(ulong))];
        if (!bytes.IsEmpty && !caller.TryCopyOut(bitmap.Bytes.Address, (ReadOnlySpan<byte>)bytes))
            return false;

        Span<byte> zeros = stackalloc byte[256];
        zeros.Clear();
        for (ulong done = sizeof(ulong); done < room; done += (ulong)zeros.Length)
        {
            if (!caller.TryCopyOut(bitmap.Bytes.Address + done, (ReadOnlySpan<byte>)zeros[..(int)ulong.Min((ulong)zeros.Length, room - done)]))
                return false;
        }

        return true;
    }

    private static int BytesFor(in ControlBitmap bitmap, CpuMask online) =>
        (int)ulong.Min((bitmap.BitCount + 7UL) / 8, ((ulong)online.Count + 7) / 8);
}
