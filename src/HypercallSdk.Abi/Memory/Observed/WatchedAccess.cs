namespace HypercallSdk.Abi;

/// <summary>The rights to a page that a monitor watches (<c>xenmem_access_t</c>).</summary>
public enum WatchedAccess : byte
{
    /// <summary>None (<c>XENMEM_access_n</c>).</summary>
    [XenName("XENMEM_access_n")]
    None = 0,

    /// <summary>To read (<c>XENMEM_access_r</c>).</summary>
    [XenName("XENMEM_access_r")]
    Read = 1,

    /// <summary>To write (<c>XENMEM_access_w</c>).</summary>
    [XenName("XENMEM_access_w")]
    Write = 2,

    /// <summary>To read and write (<c>XENMEM_access_rw</c>).</summary>
    [XenName("XENMEM_access_rw")]
    ReadWrite = 3,

    /// <summary>To execute (<c>XENMEM_access_x</c>).</summary>
    [XenName("XENMEM_access_x")]
    Execute = 4,

    /// <summary>To read and execute (<c>XENMEM_access_rx</c>).</summary>
    [XenName("XENMEM_access_rx")]
    ReadExecute = 5,

    /// <summary>To write and execute (<c>XENMEM_access_wx</c>).</summary>
    [XenName("XENMEM_access_wx")]
    WriteExecute = 6,

    /// <summary>All (<c>XENMEM_access_rwx</c>).</summary>
    [XenName("XENMEM_access_rwx")]
    All = 7,

    /// <summary>To read and execute; after a write, to read and write (<c>XENMEM_access_rx2rw</c>).</summary>
    [XenName("XENMEM_access_rx2rw")]
    ReadExecuteToReadWrite = 8,

    /// <summary>None; after one access, all (<c>XENMEM_access_n2rwx</c>).</summary>
    [XenName("XENMEM_access_n2rwx")]
    NoneToAll = 9,

    /// <summary>Those of the domain (<c>XENMEM_access_default</c>).</summary>
    [XenName("XENMEM_access_default")]
    Default = 10,
}
