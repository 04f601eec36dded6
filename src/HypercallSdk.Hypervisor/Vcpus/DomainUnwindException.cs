using System;

namespace HypercallSdk.Hypervisor.Vcpus;

/// <summary>
/// Leaves the guest code of a domain that has ended: thrown by the call that ended it and again by every later one, caught
/// at the domain's boundary and nowhere else.
/// </summary>
internal sealed class DomainUnwindException : Exception
{
    public DomainUnwindException()
        : base("The domain has ended; its guest code is being left.")
    {
    }
}
