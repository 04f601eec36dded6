using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Does what its command line names.</summary>
[GuestKernel]
public partial struct MisbehavingKernel
{
    private int _calls;

    [Boot]
    private void Start(in StartInfo info)
    {
        byte what = info.CommandLine[0];
        switch (what)
        {
            case (byte)'t':
                throw new InvalidOperationException("on purpose");
            case (byte)'n':
                ((string?)null)!.ToString();
                break;
            case (byte)'l':
#pragma warning disable HCS0215 // misbehaves on purpose
                while (true)
#pragma warning restore HCS0215
                    _ = XenVersion.Version();

            case (byte)'c':
                // Swallows the unwind, and finds that no call works any more.
                try
                {
                    SchedOp.PowerOff();
                }
#pragma warning disable HCS0210 // misbehaves on purpose
                catch (Exception)
#pragma warning restore HCS0210
                {
                    _calls++;
                    GuestConsole.WriteLine($"never printed");
                }

                break;
            default:
                break;
        }
    }
}
