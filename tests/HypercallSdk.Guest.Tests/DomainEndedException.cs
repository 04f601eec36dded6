using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest.Tests;

/// <summary>The guest shut its domain down: what the hypervisor's unwind is in these tests.</summary>
internal sealed class DomainEndedException(ShutdownReason reason) : Exception($"The domain ended: {reason}.")
{
    public ShutdownReason Reason { get; } = reason;
}
