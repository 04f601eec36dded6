using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Testing.Tests;

/// <summary>Greets, asks, and repeats each key that is typed on a line of its own; goes at a <c>q</c>.</summary>
[GuestKernel]
public partial struct TalkingKernel
{
    public ulong Pages;
    public ulong Tables;
    public int Keys;

    [Boot]
    private void Start(in StartInfo info)
    {
        _ = Timers.StopPeriodic();
        Pages = info.PageCount;
        Tables = info.PageTableBase.Value;
        if ((info.Flags & StartInfoFlags.InitialDomain) == 0 && Events.Attach(info.Console.Port, Ports.OnTyped).IsError)
            SchedOp.Crash();

        GuestConsole.WriteLine($"hello");
        GuestConsole.WriteLine($"{Pages} pages");
        GuestConsole.WriteLine($"hello");
        GuestConsole.Write("> "u8);
    }

    [VirqHandler(Virq.Console)]
    private void OnConsole() => Repeat();

    [PortHandler]
    private void OnTyped() => Repeat();

    private void Repeat()
    {
        Span<byte> key = stackalloc byte[1];
        while (GuestConsole.Read(key) == 1)
        {
            Keys++;
            GuestConsole.WriteLine($"key {key[0]}");
            if (key[0] == (byte)'q')
                SchedOp.PowerOff();

            GuestConsole.Write("> "u8);
        }
    }
}
