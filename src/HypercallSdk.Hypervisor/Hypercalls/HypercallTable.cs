using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>
/// The dispatchers by hypercall number; a number that nobody serves has one that says so, after a look at the caller's rights
/// where Xen has that look too.
/// </summary>
internal sealed class HypercallTable
{
    /// <summary>Xen's table has 64 places (<c>NR_hypercalls</c>).</summary>
    public const int Size = 64;

    // Commands of physdev_op.
    private const int FreeIrqVector = 11;
    private const int RestoreMsi = 19;
    private const int RestoreMsiExtended = 27;

    private static readonly UnknownHypercall _unknown = new();
    private readonly HypercallDispatcher[] _dispatchers = new HypercallDispatcher[Size];

    private readonly Func<HypercallDispatcher, HypercallDispatcher>? _wrap;

    /// <summary>Makes an empty table.</summary>
    /// <param name="wrap">What stands before each dispatcher that is entered; nothing when null.</param>
    public HypercallTable(Func<HypercallDispatcher, HypercallDispatcher>? wrap = null)
    {
        _wrap = wrap;
        Array.Fill(_dispatchers, _unknown);
        _dispatchers[(int)HypercallNumber.PlatformOp] = new DeclaredHypercall(PlatformOp.Operations);
        _dispatchers[(int)HypercallNumber.PhysdevOp] = new DeclaredHypercall(PhysicalDeviceOp.Operations) { LooksAtNoRights = [FreeIrqVector, RestoreMsi, RestoreMsiExtended] };
        _dispatchers[(int)HypercallNumber.KexecOp] = new DeclaredHypercall(KexecOp.Operations) { LooksAtRightsFirst = true };
        _dispatchers[(int)HypercallNumber.HypfsOp] = new DeclaredHypercall(SettingsOp.Operations) { LooksAtRightsFirst = true };
        _dispatchers[(int)HypercallNumber.Mca] = new DeclaredHypercall(MachineCheckOp.Operations) { LooksAtRightsFirst = true };
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
            if (place is not UnknownHypercall && place != entered)
                throw new InvalidOperationException($"Hypercall {(int)operation.Number} ({operation}) is served by {place.GetType().Name} already.");

            place = entered;
        }
    }
}
