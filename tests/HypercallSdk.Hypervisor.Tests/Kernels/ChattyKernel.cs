using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>Prints more than its console ring holds, then goes.</summary>
[GuestKernel]
public partial struct ChattyKernel
{

    [Boot]
    private void Start(in StartInfo info)
    {
        for (int i = 0; i < 200; i++)
            GuestConsole.WriteLine($"line {i}: größer als der Ring");

        SchedOp.PowerOff();
    }
}
