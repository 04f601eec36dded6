using System.Collections.Generic;

namespace HypercallSdk.Testing.Exploring;

/// <summary>Counts one thing in a run that can be disturbed: a vCPU's points or its timers, or a fault's chances.</summary>
internal sealed class Track
{
    private readonly Queue<(long Number, ulong Nanoseconds)> _planned = new();

    /// <summary>How often it could have been disturbed so far.</summary>
    public long Count { get; private set; }

    /// <summary>Plans a disturbance; they are planned in the order of their numbers.</summary>
    public void Plan(long number, ulong nanoseconds) => _planned.Enqueue((number, nanoseconds));

    /// <summary>Once more it can be disturbed: whether that is planned.</summary>
    /// <param name="nanoseconds">By how much; two that have one number add up.</param>
    public bool Pass(out ulong nanoseconds)
    {
        Count++;
        nanoseconds = 0;
        bool isPlanned = false;
        while (_planned.TryPeek(out (long Number, ulong Nanoseconds) next) && next.Number <= Count)
        {
            _planned.Dequeue();
            nanoseconds += next.Nanoseconds;
            isPlanned = true;
        }

        return isPlanned;
    }
}
