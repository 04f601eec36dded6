namespace HypercallSdk.Hypervisor.Scheduling;

/// <summary>Makes objects many at once, so that they lie beside each other: an accounting goes through all of them.</summary>
internal sealed class NeighbourPool<T>
    where T : class, new()
{
    private readonly T?[] _made = new T?[32];
    private int _taken;

    /// <summary>Makes an empty one.</summary>
    public NeighbourPool() => _taken = _made.Length;

    /// <summary>A new object.</summary>
    public T Take()
    {
        if (_taken == _made.Length)
        {
            for (int i = 0; i < _made.Length; i++)
                _made[i] = new T();

            _taken = 0;
        }

        T taken = _made[_taken]!;
        _made[_taken++] = null;
        return taken;
    }
}
