using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>The dispatchers by hypercall number; a number that nobody serves has one that says so.</summary>
internal sealed class HypercallTable
{
    /// <summary>Xen's table has 64 places (<c>NR_hypercalls</c>).</summary>
    public const int Size = 64;

    private static readonly UnknownHypercall _unknown = new();
    private readonly HypercallDispatcher[] _dispatchers = new HypercallDispatcher[Size];

    private readonly Func<HypercallDispatcher, HypercallDispatcher>? _wrap;

    /// <summary>Makes an empty table.</summary>
    /// <param name="wrap">What stands before each dispatcher that is entered; nothing when null.</param>
    public HypercallTable(Func<HypercallDispatcher, HypercallDispatcher>? wrap = null)
    {
        _wrap = wrap;
        Array.Fill(_dispatchers, _unknown);
    }

    /// <summary>The table itself, for the gate.</summary>
    public HypercallDispatcher[] Dispatchers => _dispatchers;

    /// <summary>What serves numbers beyond the table.</summary>
    public static HypercallDispatcher Nobody => _unknown;

    /// <summary>The dispatcher of <paramref name="number"/>.</summary>
    public HypercallDispatcher this[ulong number] => number < Size ? _dispatchers[number] : _unknown;

    /// <summary>Enters <paramref name="dispatcher"/> under each of its numbers.</summary>
    /// <exception cref="InvalidOperationException">Another handler serves one of them.</exception>
    public void Add(HypercallDispatcher dispatcher)
    {
        HypercallDispatcher entered = _wrap?.Invoke(dispatcher) ?? dispatcher;
        foreach (HypercallDescription operation in dispatcher.Operations)
        {
            ref HypercallDispatcher place = ref _dispatchers[(int)operation.Number];
            if (place != _unknown && place != entered)
                throw new InvalidOperationException($"Hypercall {(int)operation.Number} ({operation}) is served by {place.GetType().Name} already.");

            place = entered;
        }
    }
}
