// A vCPU's view of memory in one of its modes: the tables that a root frame leads to, and what of them is cached.
//
// Invariants that make a walk safe without checking every step:
//  - An entry in a frame typed L1 to L4 got there through the builder or a validated update, so its frame exists.
//  - Frames typed L1 to L4 are nowhere mapped writable, so the guest cannot change an entry behind the hypervisor.
//  - The hypervisor's own range (0xffff800000000000 to 0xffff87ffffffffff) is not looked up in a guest's root, and nothing of
//    it is cached. The guest itself may read one part, the machine-to-physical table at its start.
//
// What makes the cached part safe stands in TranslationCache.
using System.Diagnostics;
using System.Runtime.CompilerServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Debugging;
using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>One of a vCPU's two address spaces: its root table, its translations, and the walk where one is missing.</summary>
[DebuggerDisplay("{DebugText,nq}")]
[DebuggerTypeProxy(typeof(AddressSpaceView))]
internal unsafe class AddressSpace
{
    // Xen's DIRECTMAP_VIRT_START, which its public headers do not name; its faults tell.
    private const ulong DirectMapStart = 0xffff_8300_0000_0000;

    private readonly MachineMemory _memory;
    private TranslationCache _translations;
    private readonly VcpuMode _mode;
    private MachineFrame _root;
    private bool _hasRoot;

    // The table for reads; the other two lie a fixed way behind it.
    private TranslationEntry* _tables;
    private ulong _tag;

    /// <summary>An address space without a root.</summary>
    public AddressSpace(MachineMemory memory, TranslationCache translations, VcpuMode mode)
    {
        _memory = memory;
        _translations = translations;
        _mode = mode;
        SetTag(TranslationCache.NoTag);
    }

    /// <summary>Whether there is a root: a guest without user code has none for it.</summary>
    public bool HasRoot => _hasRoot;

    /// <summary>The root table's frame (what CR3 holds on the machine); frame 0 while there is none. Setting it flushes.</summary>
    public MachineFrame Root
    {
        get => _root;
        set
        {
            _root = value;
            _hasRoot = true;
            Flush();
        }
    }

    /// <summary>What marks the space's cached translations; <see cref="TranslationCache.NoTag"/> while it has none.</summary>
    public ulong Tag => _tag;

    /// <summary>The memory that its tables lie in.</summary>
    public MachineMemory Memory => _memory;

    /// <summary>The mode that runs on it.</summary>
    public VcpuMode Mode => _mode;

    /// <summary>The cache of the processor that the vCPU runs on. A new one has nothing of the space.</summary>
    public TranslationCache Translations
    {
        get => _translations;
        set
        {
            _translations = value;
            SetTag(TranslationCache.NoTag);
            ForgotAll();
        }
    }

    private TranslationEntry* Reads => _tables;

    private TranslationEntry* Writes => _tables + TranslationCache.BetweenTables;

    private TranslationEntry* Executes => _tables + (2 * TranslationCache.BetweenTables);

    /// <summary>How the tables are laid out.</summary>
    public PagingMode Paging => FourLevelPaging.Instance;

    /// <summary>Whether <paramref name="address"/> is canonical and outside the hypervisor's own range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGuestAddress(ulong address) =>
        address < 0x0000_8000_0000_0000 || address >= HypervisorMemory.End;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText => AddressSpaceView.Describe(this);

    /// <summary>Takes the root away: every access faults.</summary>
    public void RemoveRoot()
    {
        _root = default;
        _hasRoot = false;
        Flush();
    }

    /// <summary>Forgets all translations of this space.</summary>
    public void Flush()
    {
        // What was entered under the old tag matches nobody any more.
        LoseTag();
    }

    /// <summary>Forgets the translation of one page.</summary>
    public void Flush(VirtualAddress address)
    {
        ulong tag = PageOf(address.Value) | _tag;
        Forget(Reads, address.Value, tag);
        Forget(Writes, address.Value, tag);
        Forget(Executes, address.Value, tag);
        Forgot(address.Value);
    }

    /// <summary>The cache has taken the space's tag: nothing that was entered under it matches any more.</summary>
    public void LoseTag()
    {
        _tag = TranslationCache.NoTag;
        ForgotAll();
    }

    /// <summary>
    /// The host address of <paramref name="address"/> where the space allows a read of the next <paramref name="size"/>
    /// bytes and they lie in one page.
    /// </summary>
    /// <remarks>False says only that the quick way did not succeed: <see cref="TryTranslate"/> tells more.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadQuickly(ulong address, int size, out byte* host) => TryFind(Reads, address, size, out host);

    /// <summary>The same, for writing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWriteQuickly(ulong address, int size, out byte* host) => TryFind(Writes, address, size, out host);

    /// <summary>
    /// The host address of <paramref name="address"/>, when its page is mapped and allows <paramref name="access"/>. Valid to
    /// the end of the page, until guest code runs or a mapping changes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTranslate(ulong address, MemoryAccess access, out byte* host) =>
        TryFind(TableOf(access), address, 1, out host) || TryFill(address, access, out host);

    /// <summary>
    /// The host address of <paramref name="address"/>, when it is in what guests may read of the hypervisor's own range: the
    /// machine-to-physical table. Xen's copies for hypercalls refuse the whole range, so this is for the guest's own reads.
    /// </summary>
    public bool TryFindInHole(ulong address, MemoryAccess access, out byte* host)
    {
        ulong offset = address - HypervisorMemory.MachineToPhysicalStart;
        bool readable = access == MemoryAccess.Read && offset < _memory.MachineToPhysicalSize;

        // SAFETY: the table is whole pages from its start on.
        host = readable ? (byte*)_memory.MachineToPhysical + offset : null;
        return readable;
    }

    /// <summary>
    /// Whether the hypervisor itself has something at <paramref name="address"/> of its range: a guest's fault there says
    /// "present". It does at its machine-to-physical table and where it maps all of memory for itself.
    /// </summary>
    public bool IsPresentInHole(ulong address) =>
        address - HypervisorMemory.MachineToPhysicalStart < _memory.MachineToPhysicalSize
        || address - DirectMapStart < _memory.FrameCount << Page.Shift;

    /// <summary>
    /// Finds the L1 entry that maps <paramref name="address"/>; null when a level above it is not present. Xen reads the L2
    /// entry through its linear mapping of the tables, so the processor marks those above it.
    /// </summary>
    public ulong* FindL1Entry(ulong address, out MachineFrame table)
    {
        table = Root;
        if (!_hasRoot)
            return null;

        for (int level = Paging.Levels; level > 1; level--)
        {
            ulong* place = PlaceOf(table, address, level);
            var entry = new PageTableEntry(*place);
            if (!entry.IsPresent)
                return null;

            if (level > 2)
                MarkAccessed(place);

            table = entry.Frame;
        }

        return PlaceOf(table, address, 1);
    }

    /// <summary>
    /// Marks the entries for <paramref name="address"/> as accessed, from the root down to <paramref name="level"/> or to one
    /// that is not present: what a walk of the processor leaves behind that goes so far.
    /// </summary>
    public void MarkAccessed(ulong address, int level)
    {
        MachineFrame table = Root;
        for (int current = Paging.Levels; current >= level && _hasRoot; current--)
        {
            ulong* place = PlaceOf(table, address, current);
            var entry = new PageTableEntry(*place);
            if (!entry.IsPresent)
                return;

            MarkAccessed(place);
            table = entry.Frame;
        }
    }

    /// <summary>Walks the tables and keeps what it met; it changes nothing and asks nothing of the cache.</summary>
    public PageWalk Walk(ulong address, MemoryAccess access = MemoryAccess.Read)
    {
        var walk = new PageWalk(_memory, this, address, access);
        MachineFrame table = Root;
        for (int level = Paging.Levels; level > 0 && _hasRoot && Paging.IsGuestAddress(address); level--)
        {
            PageTableEntry entry = ReadEntry(table, Paging.IndexOf(address, level));
            walk.Note(level, entry);
            if (!entry.IsPresent)
                break;

            table = entry.Frame;
        }

        return walk;
    }

    // SAFETY: for tables that present entries lead to, which are existing frames; an index is below 512.
    private ulong* PlaceOf(MachineFrame table, ulong address, int level) => (ulong*)(_memory.Base + table.Address.Value) + Paging.IndexOf(address, level);

    private static void MarkAccessed(ulong* entry)
    {
        if ((*entry & (ulong)PageTableFlags.Accessed) == 0)
            *entry |= (ulong)PageTableFlags.Accessed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PageOf(ulong address) => address & ~(ulong)(Page.Size - 1);

    // SAFETY: Place stays within its table. The tag that is looked for is that of the page with the last byte: where this is
    // not the first one's, the entry found has another page's tag, for neighbours have different places.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryFind(TranslationEntry* table, ulong address, int size, out byte* host)
    {
        TranslationEntry* entry = TranslationCache.Place(table, address);
        host = (byte*)address + entry->Addend;
        return entry->Tag == (PageOf(address + (ulong)size - 1) | _tag);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TranslationEntry* TableOf(MemoryAccess access) => access switch
    {
        MemoryAccess.Read => Reads,
        MemoryAccess.Write => Writes,
        _ => Executes,
    };

    private void SetTag(ulong tag)
    {
        _tag = tag;
        _tables = _translations.Table(_mode, MemoryAccess.Read, tag);
    }

    /// <summary>
    /// Whether <paramref name="access"/> is allowed to the page of <paramref name="address"/>, asked without making it: no
    /// bit of an entry is set, and nothing is cached.
    /// </summary>
    public bool Allows(ulong address, MemoryAccess access) =>
        TryFind(TableOf(access), address, 1, out _) || Walk(address, access).IsAllowed;

    /// <summary>The same as <see cref="TryTranslate"/>, for what is known not to be cached: walks the tables.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryFill(ulong address, MemoryAccess access, out byte* host)
    {
        host = null;
        if (!Paging.IsGuestAddress(address) || !_hasRoot || !Paging.TryWalk(_memory.Base, _root, address, _mode, access, out ulong page))
            return false;

        if (access == MemoryAccess.Write)
            _memory.Changed(new MachineFrame(page >> Page.Shift));

        if (_tag == TranslationCache.NoTag)
            SetTag(_translations.Tag(this));

        // SAFETY: Place stays within its table.
        TranslationEntry* entry = TranslationCache.Place(TableOf(access), address);
        entry->Tag = PageOf(address) | _tag;
        entry->Addend = (nint)(_memory.Base + page - PageOf(address));
        host = (byte*)address + entry->Addend;
        return true;
    }

    /// <summary>The translation of a page was forgotten.</summary>
    protected virtual void Forgot(ulong address)
    {
    }

    /// <summary>All translations were forgotten.</summary>
    protected virtual void ForgotAll()
    {
    }

    private void Forget(TranslationEntry* table, ulong address, ulong tag)
    {
        TranslationEntry* entry = TranslationCache.Place(table, address);
        if (entry->Tag == tag)
            *entry = default;
    }

    private PageTableEntry ReadEntry(MachineFrame table, int index) =>
        new(((ulong*)(_memory.Base + table.Address.Value))[index]);
}
