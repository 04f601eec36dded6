using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>
/// How a kernel under test tells the machine around it how it ended. With <c>hypercallsdk.exit=isa-debug</c> on its command
/// line, and only then, domain 0 writes a verdict to the port of QEMU's <c>isa-debug-exit</c> device before it ends:
/// <see cref="Passed"/> for power-off, <see cref="Failed"/> for anything else. QEMU then exits with twice the value plus one.
/// </summary>
internal static unsafe class DebugExit
{
    /// <summary>What is written when the domain powers off: QEMU exits with 33.</summary>
    internal const uint Passed = 0x10;

    /// <summary>What is written when the domain ends in any other way: QEMU exits with 35.</summary>
    internal const uint Failed = 0x11;

    private const ushort Port = 0xf4;
    private const ulong PhysicalDeviceOp = 33;
    private const ulong SetIoPrivilegeLevel = 6;

    private static ReadOnlySpan<byte> Argument => "hypercallsdk.exit=isa-debug"u8;

    internal static void Tell(ShutdownReason reason)
    {
        // SAFETY: the entry saved the address that Xen passed in RSI before any C# ran.
        StartInfo* info = BootStartInfo();
        if ((info->Flags & StartInfoFlags.InitialDomain) == 0 || !IsAsked(in *info))
        {
            return;
        }

        ArgumentArea area = ArgumentArea.Open();
        ulong level = area.Place<uint>(1);
        if (!area.Overflowed && Gate.Invoke(PhysicalDeviceOp, SetIoPrivilegeLevel, level) == 0)
        {
            WritePort(Port, reason == ShutdownReason.PowerOff ? Passed : Failed);
        }

        area.Close();
    }

    private static bool IsAsked(in StartInfo info)
    {
        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpan(in info.CommandLine[0], StartInfo.CommandLineSize);
        for (int index = 0; index + Argument.Length < text.Length && text[index] != 0; index++)
        {
            if (text.Slice(index).StartsWith(Argument))
            {
                return true;
            }
        }

        return false;
    }

    [RuntimeImport("*", "hypercallsdk_start_info")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern StartInfo* BootStartInfo();

    [RuntimeImport("*", "hypercallsdk_write_port")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void WritePort(ushort port, uint value);
}
