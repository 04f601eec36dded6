namespace HypercallSdk.Hypervisor.Machine;

/// <summary>
/// What the frame table asks of the cached translations: that none leads to a frame which has become something else.
/// </summary>
internal interface ITranslationFlush
{
    /// <summary>Goes up with each flush of everything.</summary>
    uint Clock { get; }

    /// <summary>Flushes everything, unless that was done after the clock showed <paramref name="stamp"/>.</summary>
    void FlushIfStale(uint stamp);
}
