using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <content>Why a frame cannot be what is asked for.</content>
internal sealed partial class PageTypes
{
    /// <summary>What a type is called in explanations.</summary>
    public static string NameOf(FrameType type) => type switch
    {
        FrameType.None => "of no type yet",
        FrameType.Writable => "writable memory",
        FrameType.SegmentDescriptor => "a descriptor table",
        FrameType.Shared => "the hypervisor's, shared with its domain",
        _ => $"an {type} page table",
    };

    /// <summary>Refuses a frame that is not <paramref name="owner"/>'s.</summary>
    public HypercallResult RefuseOwner(Vcpu? caller, Domain owner, MachineFrame frame)
    {
        string rule = _memory.Contains(frame)
            ? $"{FrameDescription.Of(caller, _memory, frame)}: not domain {owner.Id}'s"
            : $"the machine has no frame {frame}";
        return Refuse(caller, XenErrno.InvalidArgument, rule, "frame", frame.Value, $"a frame of domain {owner.Id}");
    }

    /// <summary>Notes a refusal; where the host itself acts, its own mistake is thrown.</summary>
    public static HypercallResult Refuse(Vcpu? caller, XenErrno error, string rule, string argument, ulong value, string expected) =>
        caller is null
            ? throw new InvalidOperationException($"{rule} ({argument} = 0x{value:x}; expected {expected}).")
            : caller.Refuse(error, rule, argument, value, expected);

    private HypercallResult RefuseType(Vcpu? caller, MachineFrame frame, FrameType type) => Refuse(
        caller,
        XenErrno.InvalidArgument,
        $"a frame is one thing at a time: {FrameDescription.Of(caller, _memory, frame)}",
        "frame",
        frame.Value,
        type == FrameType.Writable
            ? "a frame that is no page table and no descriptor table"
            : $"a frame that can become {NameOf(type)}: mapped nowhere writable, and no other table");
}
