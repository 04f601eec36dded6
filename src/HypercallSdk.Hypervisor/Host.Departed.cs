// A domain that was taken off the machine gives back what nobody else refers to. Frames that others still map, by a grant
// or as the control domain may, stay its own until the last of them lets go: who maps them keeps seeing what is in them, and
// nobody else is given them. Until then the domain's number still names it for those who ask about memory, as on Xen; for
// everybody else it is gone.
using System.Collections.Generic;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;

namespace HypercallSdk.Hypervisor;

public sealed partial class Host
{
    private readonly List<Domain> _departed = [];

    /// <summary>
    /// The domain that <paramref name="id"/> names for <paramref name="caller"/>, one that is no more but has memory left
    /// included; null when there is none.
    /// </summary>
    internal Domain? FindOwner(DomainId id, Domain caller)
    {
        if (FindDomain(id, caller) is { } domain)
            return domain;

        foreach (Domain departed in _departed)
        {
            if (departed.Id == id)
                return Memory.Frames.OwnerOf(id) is null ? null : departed;
        }

        return null;
    }

    private void AddDeparted(Domain domain)
    {
        _departed.RemoveAll(departed => Memory.Frames.OwnerOf(departed.Id) is null);
        if (Memory.Frames.OwnerOf(domain.Id) is not null)
            _departed.Add(domain);
    }
}
