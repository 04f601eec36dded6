using System;

namespace HypercallSdk.Abi;

/// <summary>One operation of a contract: its hypercall number and, where the number has several, its command.</summary>
/// <param name="number">The number placed in RAX (<c>__HYPERVISOR_*</c> in <c>xen.h</c>).</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HypercallAttribute(HypercallNumber number) : Attribute
{
    /// <summary>The value of <see cref="Command"/> for a hypercall without commands.</summary>
    public const int NoCommand = -1;

    /// <summary>The number placed in RAX.</summary>
    public HypercallNumber Number { get; } = number;

    /// <summary>The command, or <see cref="NoCommand"/>.</summary>
    public int Command { get; set; } = NoCommand;

    /// <summary>Where the command travels. <see cref="CommandPlace.Register"/> unless told.</summary>
    public CommandPlace CommandPlace { get; set; }

    /// <summary>
    /// The bits of the command register that hold the command; the others carry a continuation
    /// (<c>MEMOP_CMD_MASK</c>). The register's lower half unless told; <see cref="ulong.MaxValue"/> where Xen looks at all of it,
    /// as it does at those of <c>memory_op</c> that are never continued.
    /// </summary>
    public ulong CommandMask { get; set; } = 0xffff_ffff;

    /// <summary>
    /// The version of the interface, which travels in the four bytes behind a command in the first field; the stub writes it,
    /// and a caller with another one gets <see cref="XenErrno.AccessDenied"/> before the command is looked at. Zero, unless
    /// told: none travels.
    /// </summary>
    public uint InterfaceVersion { get; set; }

    /// <summary>Who may call. Any domain unless told; others get <see cref="XenErrno.NotPermitted"/>.</summary>
    public HypercallPrivilege Privilege { get; set; }
}
