using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>Does nothing: domain 0, where another is to be unprivileged.</summary>
[GuestKernel]
public partial struct BystanderKernel
{
    [Boot]
    private void Start(in StartInfo info)
    {
    }
}
