using System;
using HypercallSdk.Abi;

namespace MiniUnix;

/// <summary>
/// What the host program of this sample does for the kernel besides: it keeps standard error and the kernel's log apart from
/// standard output, and ends with the first process's status. On real Xen nobody serves number 50, and all three go to the
/// console.
/// </summary>
[HypercallContract]
public interface ISession
{
    /// <summary>Prints what a program wrote to standard error.</summary>
    /// <param name="text">The bytes.</param>
    /// <returns>Success. Where nobody serves it, <see cref="XenErrno.NotImplemented"/>.</returns>
    [Hypercall((HypercallNumber)50, Command = 0)]
    HypercallResult WriteError([MaxCount(1024)] ReadOnlySpan<byte> text);

    /// <summary>Keeps a line of the kernel's log.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <returns>Success. Where nobody serves it, <see cref="XenErrno.NotImplemented"/>.</returns>
    [Hypercall((HypercallNumber)50, Command = 1)]
    HypercallResult Log([MaxCount(1024)] ReadOnlySpan<byte> line);

    /// <summary>The first process has ended.</summary>
    /// <param name="status">What a shell would say: 0 to 255, 128 and more for a signal.</param>
    /// <returns>Success. Where nobody serves it, <see cref="XenErrno.NotImplemented"/>.</returns>
    [Hypercall((HypercallNumber)50, Command = 2)]
    HypercallResult End(uint status);
}
