namespace HypercallSdk.Hypervisor.Time;

/// <summary>Which clock a host runs on.</summary>
public enum TimeMode
{
    /// <summary>
    /// Time is charged by a cost model and jumps over idle stretches: a run is a function of its inputs and its seed.
    /// </summary>
    Virtual,

    /// <summary>Time is the machine's: a second of guest time lasts a second.</summary>
    WallClock,
}
