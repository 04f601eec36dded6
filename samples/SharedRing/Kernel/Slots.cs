using System.Runtime.CompilerServices;

namespace SharedRing;

/// <summary>One value for each slot of the ring.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[InlineArray(RingPage.Slots)]
internal struct Slots<T>
    where T : unmanaged
{
    private T _first;
}
