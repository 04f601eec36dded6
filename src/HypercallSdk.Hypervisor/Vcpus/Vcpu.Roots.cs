// A vCPU's page-table roots. Each is a reference to its frame and a use of it as an L4 table, taken before those of the one
// before it are put back. (A root named once more is not taken again.)
using System.Diagnostics;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Vcpus;

public sealed unsafe partial class Vcpu
{
    private DescriptorTables? _descriptors;

    /// <summary>The GDT and LDT.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal DescriptorTables Descriptors => _descriptors ??= new DescriptorTables();

    /// <summary>Whether the kernel has set up either.</summary>
    internal bool HasDescriptors => _descriptors is not null;

    /// <summary>Whether <paramref name="frame"/> is one of the vCPU's roots.</summary>
    internal bool IsRoot(MachineFrame frame) =>
        (KernelSpace.HasRoot && KernelSpace.Root == frame) || (HasUserRoot && UserSpace.Root == frame);

    /// <summary>Installs the kernel's root (<c>MMUEXT_NEW_BASEPTR</c>). It flushes, be it the same root.</summary>
    /// <param name="caller">Who gets the explanation; null when the host itself acts.</param>
    /// <param name="root">The root.</param>
    internal HypercallResult SetKernelRoot(Vcpu? caller, MachineFrame root) => SetRoot(caller, KernelSpace, root);

    /// <summary>Installs user mode's root; frame 0 takes it away (<c>MMUEXT_NEW_USER_BASEPTR</c>).</summary>
    internal HypercallResult SetUserRoot(Vcpu caller, MachineFrame root)
    {
        if (root != default)
            return SetRoot(caller, UserSpace, root);

        DropUserRoot();
        return HypercallResult.Success;
    }

    /// <summary>Takes both roots away: the vCPU does not run again.</summary>
    internal void DropRoots()
    {
        DropRoot(KernelSpace);
        DropUserRoot();
    }

    private HypercallResult SetRoot(Vcpu? caller, AddressSpace space, MachineFrame root)
    {
        PageTables tables = Domain.Host.PageTables;
        bool replaces = space.HasRoot;
        MachineFrame old = space.Root;
        if (!replaces || old != root)
        {
            HypercallResult result = tables.GetRoot(caller, Domain, root);
            if (result.IsError)
                return result;
        }

        space.Root = root;
        if (replaces && old != root)
            tables.PutRoot(old);

        return HypercallResult.Success;
    }

    private void DropUserRoot()
    {
        if (_userSpace is not null)
            DropRoot(_userSpace);
    }

    private void DropRoot(AddressSpace space)
    {
        if (!space.HasRoot)
            return;

        MachineFrame root = space.Root;
        space.RemoveRoot();
        Domain.Host.PageTables.PutRoot(root);
    }
}
