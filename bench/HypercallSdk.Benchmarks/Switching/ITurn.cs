using System;

namespace HypercallSdk.Benchmarks.Switching;

/// <summary>How a thread is given its turn and waits for it.</summary>
internal interface ITurn : IDisposable
{
    /// <summary>Lets one waiting thread go on.</summary>
    void Give();

    /// <summary>Waits to be let go on.</summary>
    void Take();
}
