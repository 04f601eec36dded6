namespace HypercallSdk.Generators.Model;

/// <summary>What a kernel's event handler is bound to.</summary>
internal enum EventKind
{
    /// <summary>A virtual interrupt, bound at boot.</summary>
    Virq,

    /// <summary>An interrupt between vCPUs, bound at boot.</summary>
    Ipi,

    /// <summary>Ports that the kernel binds itself.</summary>
    Port,
}
