using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>A user's own contract, on one of the numbers that are a user's.</summary>
[HypercallContract]
public interface IToy
{
    /// <summary>Adds.</summary>
    [Hypercall((HypercallNumber)50, Command = 0)]
    HypercallResult Add(uint left, uint right);

    /// <summary>Sums an array.</summary>
    [Hypercall((HypercallNumber)50, Command = 1)]
    HypercallResult Sum([MaxCount(100)] ReadOnlySpan<uint> values);

    /// <summary>Turns a structure round.</summary>
    [Hypercall((HypercallNumber)50, Command = 2)]
    HypercallResult Swap(ref ToyPair pair);

    /// <summary>Fills an array.</summary>
    [Hypercall((HypercallNumber)50, Command = 3)]
    HypercallResult Fill(byte value, Span<byte> buffer);

    /// <summary>Fails without a word.</summary>
    [Hypercall((HypercallNumber)50, Command = 4)]
    HypercallResult Fail();

    /// <summary>The control domain's own.</summary>
    [Hypercall((HypercallNumber)50, Command = 5, Privilege = HypercallPrivilege.ControlDomain)]
    HypercallResult Secret(out ulong answer);
}
