using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HypercallSdk.Guest;

/// <summary>One value for each vCPU, as a field of a kernel.</summary>
/// <remarks>
/// It has room for <see cref="Vcpu.MaximumCount"/> values, whether the domain has as many vCPUs or not. Where a value is
/// large, keep a page of <see cref="PageAllocator"/> for each vCPU instead, and its frame here.
/// </remarks>
/// <typeparam name="T">The value's type.</typeparam>
public struct PerVcpu<T>
    where T : unmanaged
{
    private Slots _slots;

    /// <summary>The running vCPU's value.</summary>
    [UnscopedRef]
    public ref T Current => ref _slots[Vcpu.Id];

    /// <summary>The value of vCPU <paramref name="vcpu"/>.</summary>
    [UnscopedRef]
    public ref T this[int vcpu] => ref _slots[vcpu];

    [InlineArray(Vcpu.MaximumCount)]
    private struct Slots
    {
        private T _first;
    }
}
