using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Prints what is typed, and goes at a zero.</summary>
[GuestKernel]
public partial struct EchoKernel
{
    [Boot]
    private void Start(in StartInfo info)
    {
        if ((info.Flags & StartInfoFlags.InitialDomain) == 0 && Events.Attach(info.Console.Port, Ports.OnTyped).IsError)
            SchedOp.Crash();
    }

    [VirqHandler(Virq.Console)]
    private void OnConsole() => Echo();

    [PortHandler]
    private void OnTyped() => Echo();

    private static void Echo()
    {
        Span<byte> typed = stackalloc byte[100];
        for (int length = GuestConsole.Read(typed); length > 0; length = GuestConsole.Read(typed))
        {
            int end = ((ReadOnlySpan<byte>)typed.Slice(0, length)).IndexOf((byte)0);
            GuestConsole.Write(typed.Slice(0, end < 0 ? length : end));
            if (end >= 0)
                SchedOp.PowerOff();
        }
    }
}
