namespace HypercallSdk.Abi;

/// <summary>Who built Xen, with what and when, each ended by a zero (<c>struct xen_compile_info</c>).</summary>
[XenName("struct xen_compile_info")]
public struct XenCompileInfo
{
    /// <summary>The compiler (<c>compiler</c>).</summary>
    [XenName("compiler")]
    public Bytes64 Compiler;

    /// <summary>Who (<c>compile_by</c>).</summary>
    [XenName("compile_by")]
    public Bytes16 CompiledBy;

    /// <summary>Where (<c>compile_domain</c>).</summary>
    [XenName("compile_domain")]
    public Bytes32 CompileDomain;

    /// <summary>When (<c>compile_date</c>).</summary>
    [XenName("compile_date")]
    public Bytes32 CompileDate;
}
