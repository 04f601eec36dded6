namespace HypercallSdk.Generators;

/// <summary>The names of the pipelines' steps, by which tests see what ran again after an edit.</summary>
internal static class Steps
{
    public const string GatherContracts = nameof(GatherContracts);
    public const string ContractNames = nameof(ContractNames);
    public const string ContractNameClashes = nameof(ContractNameClashes);
    public const string Contracts = nameof(Contracts);

    public const string GatherHandlers = nameof(GatherHandlers);
    public const string HandlerNames = nameof(HandlerNames);
    public const string HandlerNameClashes = nameof(HandlerNameClashes);
    public const string Handlers = nameof(Handlers);

    public const string GatherKernels = nameof(GatherKernels);
    public const string KernelNames = nameof(KernelNames);
    public const string KernelNameClashes = nameof(KernelNameClashes);
    public const string Kernels = nameof(Kernels);

    public const string GatherSyscalls = nameof(GatherSyscalls);
    public const string SyscallNames = nameof(SyscallNames);
    public const string SyscallNameClashes = nameof(SyscallNameClashes);
    public const string Syscalls = nameof(Syscalls);

    /// <summary>A <c>Collect</c> before a search for clashes.</summary>
    public const string CollectNames = nameof(CollectNames);

    /// <summary>A filter on what a gatherer skipped.</summary>
    public const string SkipNull = nameof(SkipNull);
}
