using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Mistakes;

/// <summary>Fifteen mistakes, all of which compile.</summary>
[GuestKernel]
public partial struct MistakesKernel
{
    private static int _ticks; // HCS0208

    private Port _peer; // HCS0207
    private GuestPointer<uint> _shared;
    private string? _name; // HCS0202

    [Boot]
    private void Start(in StartInfo info)
    {
        _peer = new Port(1);
        _shared = new GuestPointer<uint>(0x10000);
        _name = "mistakes";
        EventChannelOp.Send(new EventChannelSend { Port = _peer }); // HCS0301
        int[] counts = new int[4]; // HCS0401
        object boxed = _ticks; // HCS0402
        GuestConsole.WriteLine("pages: " + info.PageCount); // HCS0408
        GuestConsole.WriteLine(typeof(MistakesKernel).Name); // HCS0404
        Console.WriteLine(counts[0]); // HCS0411
        if (boxed is null)
            throw new InvalidOperationException(_name); // HCS0413
    }

    [TrapHandler(TrapVector.PageFault)]
    private void OnFault(TrapFrame frame) // HCS0203
    {
    }

    [TrapHandler(TrapVector.DoubleFault)] // HCS0206
    private void OnDoubleFault(ref TrapFrame frame)
    {
    }

    [VirqHandler(Virq.Timer)]
    private void OnTick()
    {
        try
        {
            _ticks += (int)DateTime.UtcNow.Ticks; // HCS0211
            if (_shared.Read() < 8)
                _ticks += Table((int)_shared.Read()); // HCS0302
        }
        catch (OverflowException) // HCS0210
        {
            _ticks = 0;
        }
    }

    private static int Table(int slot) => slot * 2;
}
