using System;

namespace HypercallSdk.Guest;

/// <summary>
/// Marks a partial struct as a guest kernel: the generator implements <see cref="IGuestKernel{TSelf}"/> on it from the
/// methods that carry the other attributes of this folder.
/// </summary>
/// <remarks>
/// The struct's fields are the kernel's state. They live in the guest's own pages, so they are saved, moved and replayed
/// with the domain, and are the same on real Xen.
/// </remarks>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class)]
public sealed class GuestKernelAttribute : Attribute
{
}
