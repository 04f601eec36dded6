namespace HypercallSdk.Abi;

/// <summary>A vCPU's registers as the interface carries them (<c>struct cpu_user_regs</c>).</summary>
[XenName("struct cpu_user_regs")]
public struct UserRegisters
{
    /// <summary>R15 (<c>r15</c>).</summary>
    [XenName("r15")]
    public ulong R15;

    /// <summary>R14 (<c>r14</c>).</summary>
    [XenName("r14")]
    public ulong R14;

    /// <summary>R13 (<c>r13</c>).</summary>
    [XenName("r13")]
    public ulong R13;

    /// <summary>R12 (<c>r12</c>).</summary>
    [XenName("r12")]
    public ulong R12;

    /// <summary>RBP (<c>rbp</c>).</summary>
    [XenName("rbp")]
    public ulong Rbp;

    /// <summary>RBX (<c>rbx</c>).</summary>
    [XenName("rbx")]
    public ulong Rbx;

    /// <summary>R11 (<c>r11</c>).</summary>
    [XenName("r11")]
    public ulong R11;

    /// <summary>R10 (<c>r10</c>).</summary>
    [XenName("r10")]
    public ulong R10;

    /// <summary>R9 (<c>r9</c>).</summary>
    [XenName("r9")]
    public ulong R9;

    /// <summary>R8 (<c>r8</c>).</summary>
    [XenName("r8")]
    public ulong R8;

    /// <summary>RAX (<c>rax</c>).</summary>
    [XenName("rax")]
    public ulong Rax;

    /// <summary>RCX (<c>rcx</c>).</summary>
    [XenName("rcx")]
    public ulong Rcx;

    /// <summary>RDX (<c>rdx</c>).</summary>
    [XenName("rdx")]
    public ulong Rdx;

    /// <summary>RSI (<c>rsi</c>).</summary>
    [XenName("rsi")]
    public ulong Rsi;

    /// <summary>RDI (<c>rdi</c>).</summary>
    [XenName("rdi")]
    public ulong Rdi;

    /// <summary>Xen's own (<c>error_code</c>).</summary>
    [XenName("error_code")]
    public uint ErrorCode;

    /// <summary>Xen's own (<c>entry_vector</c>).</summary>
    [XenName("entry_vector")]
    public uint EntryVector;

    /// <summary>RIP (<c>rip</c>).</summary>
    [XenName("rip")]
    public ulong Rip;

    /// <summary>CS (<c>cs</c>).</summary>
    [XenName("cs")]
    public ushort Cs;

    /// <summary>Padding (<c>_pad0</c>).</summary>
    [XenName("_pad0")]
    public ushort Padding0;

    /// <summary>The upcall mask when the registers were saved (<c>saved_upcall_mask</c>).</summary>
    [XenName("saved_upcall_mask")]
    public byte SavedUpcallMask;

    /// <summary>Padding (<c>_pad1</c>).</summary>
    [XenName("_pad1")]
    public Bytes3 Padding1;

    /// <summary>RFLAGS; its IF is the opposite of the upcall mask (<c>rflags</c>).</summary>
    [XenName("rflags")]
    public ulong Rflags;

    /// <summary>RSP (<c>rsp</c>).</summary>
    [XenName("rsp")]
    public ulong Rsp;

    /// <summary>SS (<c>ss</c>).</summary>
    [XenName("ss")]
    public ushort Ss;

    /// <summary>Padding (<c>_pad2</c>).</summary>
    [XenName("_pad2")]
    public Bytes6 Padding2;

    /// <summary>ES (<c>es</c>).</summary>
    [XenName("es")]
    public ushort Es;

    /// <summary>Padding (<c>_pad3</c>).</summary>
    [XenName("_pad3")]
    public Bytes6 Padding3;

    /// <summary>DS (<c>ds</c>).</summary>
    [XenName("ds")]
    public ushort Ds;

    /// <summary>Padding (<c>_pad4</c>).</summary>
    [XenName("_pad4")]
    public Bytes6 Padding4;

    /// <summary>FS (<c>fs</c>).</summary>
    [XenName("fs")]
    public ushort Fs;

    /// <summary>Padding (<c>_pad5</c>).</summary>
    [XenName("_pad5")]
    public Bytes6 Padding5;

    /// <summary>GS (<c>gs</c>).</summary>
    [XenName("gs")]
    public ushort Gs;

    /// <summary>Padding (<c>_pad6</c>).</summary>
    [XenName("_pad6")]
    public Bytes6 Padding6;
}
