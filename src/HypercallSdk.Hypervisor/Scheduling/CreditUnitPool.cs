namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Makes units of the credit scheduler, many at once: those lie beside each other, and an accounting goes through all of them.</summary>
internal sealed class CreditUnitPool
{
    private readonly CreditUnit?[] _units = new CreditUnit?[32];
    private int _taken;

    /// <summary>Makes an empty one.</summary>
    public CreditUnitPool() => _taken = _units.Length;

    /// <summary>A new unit.</summary>
    public CreditUnit Take()
    {
        if (_taken == _units.Length)
        {
            for (int i = 0; i < _units.Length; i++)
                _units[i] = new CreditUnit();

            _taken = 0;
        }

        CreditUnit unit = _units[_taken]!;
        _units[_taken++] = null;
        return unit;
    }
}
