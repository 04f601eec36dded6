using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Tour;

/// <summary>A kernel that says what it was given, and ends.</summary>
[GuestKernel]
public partial struct TourKernel
{
    [Boot]
    private void Start(in StartInfo info)
    {
        GuestConsole.WriteLine($"hello: {info.PageCount} pages of memory");
        SchedOp.PowerOff();
    }
}
