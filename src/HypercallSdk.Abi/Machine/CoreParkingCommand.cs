namespace HypercallSdk.Abi;

/// <summary>What <see cref="IPlatformOp.CoreParking"/> does (<c>XEN_CORE_PARKING_*</c>).</summary>
public enum CoreParkingCommand : uint
{
    /// <summary>Takes physical CPUs out of use (<c>XEN_CORE_PARKING_SET</c>).</summary>
    [XenName("XEN_CORE_PARKING_SET")]
    Set = 1,

    /// <summary>Tells how many are (<c>XEN_CORE_PARKING_GET</c>).</summary>
    [XenName("XEN_CORE_PARKING_GET")]
    Get = 2,
}
