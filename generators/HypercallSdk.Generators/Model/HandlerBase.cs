namespace HypercallSdk.Generators.Model;

/// <summary>What a handler class derives from as its user wrote it.</summary>
internal enum HandlerBase
{
    /// <summary>Nothing: the emitted part derives it from the hypervisor's dispatcher.</summary>
    None,

    /// <summary>A class that derives from the hypervisor's dispatcher already.</summary>
    Dispatcher,

    /// <summary>Something else, or the hypervisor is not referenced: the emitted part says no more than which base it needs.</summary>
    Unusable,
}
