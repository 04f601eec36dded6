namespace HypercallSdk.Abi;

/// <summary>When another kernel is started (<c>KEXEC_TYPE_*</c>).</summary>
public enum KexecType : byte
{
    /// <summary>When it is asked for (<c>KEXEC_TYPE_DEFAULT</c>).</summary>
    [XenName("KEXEC_TYPE_DEFAULT")]
    Default = 0,

    /// <summary>When the hypervisor or the control domain crashes (<c>KEXEC_TYPE_CRASH</c>).</summary>
    [XenName("KEXEC_TYPE_CRASH")]
    Crash = 1,
}
