using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>Argument of <see cref="ISysctl.LivePatchOp"/> (<c>struct xen_sysctl_livepatch_op</c>).</summary>
[XenName("struct xen_sysctl_livepatch_op")]
[StructLayout(LayoutKind.Explicit, Size = 72)]
public struct SysctlLivePatchOp
{
    /// <summary>In: what to do (<c>cmd</c>).</summary>
    [FieldOffset(0)]
    [XenName("cmd")]
    public LivePatchCommand Command;

    /// <summary>0 (<c>pad</c>).</summary>
    [FieldOffset(4)]
    [XenName("pad")]
    public uint Padding;

    /// <summary>For <see cref="LivePatchCommand.Upload"/> (<c>u.upload</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.upload")]
    public LivePatchUpload Upload;

    /// <summary>For <see cref="LivePatchCommand.List"/> (<c>u.list</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.list")]
    public LivePatchList List;

    /// <summary>For <see cref="LivePatchCommand.Get"/> (<c>u.get</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.get")]
    public LivePatchGet Get;

    /// <summary>For <see cref="LivePatchCommand.Act"/> (<c>u.action</c>).</summary>
    [FieldOffset(8)]
    [XenName("u.action")]
    public LivePatchActionArguments Action;
}
