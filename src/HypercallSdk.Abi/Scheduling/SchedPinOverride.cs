namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISchedOp.PinOverride"/> (<c>sched_pin_override_t</c>).</summary>
[XenName("sched_pin_override_t")]
public struct SchedPinOverride
{
    /// <summary>The physical CPU to stay on; negative to undo it (<c>pcpu</c>).</summary>
    [XenName("pcpu")]
    public int Pcpu;
}
