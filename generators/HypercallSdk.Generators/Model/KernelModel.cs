namespace HypercallSdk.Generators.Model;

/// <summary>A kernel as its entries need it.</summary>
/// <param name="Place">Where the struct stands.</param>
/// <param name="Traps">Its trap handlers, each vector once.</param>
/// <param name="Events">Its event handlers in the order of their numbers, which start from 1.</param>
internal sealed record KernelModel(TypePlace Place, EquatableArray<TrapModel> Traps, EquatableArray<EventModel> Events)
{
    public KernelMethod? Boot { get; init; }

    public KernelMethod? VcpuBoot { get; init; }

    public KernelMethod? Syscall { get; init; }

    /// <summary>The dispatcher of the contract of system calls that it implements, where no method of its own handles them.</summary>
    public string? SyscallDispatcher { get; init; }

    public KernelMethod? Idle { get; init; }

    public KernelMethod? Suspend { get; init; }

    public KernelMethod? Resume { get; init; }
}
