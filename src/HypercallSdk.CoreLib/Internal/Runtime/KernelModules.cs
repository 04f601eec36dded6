using System.Runtime;
using System.Runtime.CompilerServices;

namespace Internal.Runtime;

/// <summary>
/// What the compiler leaves to be done at start: making the objects that hold static fields of reference types, and
/// running the static constructors that it did not evaluate itself.
/// </summary>
/// <remarks>
/// The linker collects a pointer to each compiled module's header between two symbols. A header is followed by rows, each
/// naming a section by number and its bounds; the sections walked here are lists of addresses relative to themselves.
/// The objects come from <see cref="StaticsArena"/>; there is no other allocation.
/// </remarks>
internal static unsafe class KernelModules
{
    private const int ReferenceStaticsSection = 201;
    private const int EagerConstructorsSection = 205;
    private const nint Uninitialized = 1;
    private const nint HasInitialData = 2;
    private const nint Flags = 3;

    // SAFETY: (the whole file) the sections are data of this image, laid out by the compiler as described above;
    // this runs once, before any other code of the kernel.
    [RuntimeExport("hypercallsdk_start_modules")]
    private static void Start()
    {
        ModuleHeader** end = ModulesEnd();
        for (ModuleHeader** module = ModulesStart(); module < end; module++)
        {
            if (*module != null)
            {
                Walk(*module, ReferenceStaticsSection, &MakeStatics);
            }
        }

        for (ModuleHeader** module = ModulesStart(); module < end; module++)
        {
            if (*module != null)
            {
                Walk(*module, EagerConstructorsSection, &RunConstructor);
            }
        }
    }

    [RuntimeImport("*", "hypercallsdk_modules_start")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ModuleHeader** ModulesStart();

    [RuntimeImport("*", "hypercallsdk_modules_end")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ModuleHeader** ModulesEnd();

    private static void Walk(ModuleHeader* header, int section, delegate*<byte*, void> visit)
    {
        var row = (ModuleSection*)(header + 1);
        for (int index = 0; index < header->SectionCount; index++, row++)
        {
            if (row->Id != section)
            {
                continue;
            }

            for (byte* entry = row->Start; entry < row->End; entry += sizeof(int))
            {
                visit(Follow(entry));
            }
        }
    }

    private static void MakeStatics(byte* block)
    {
        nint content = (nint)Follow(block);
        if ((content & Uninitialized) == 0)
        {
            return;
        }

        var type = (MethodTable*)(content & ~Flags);
        byte* holder = StaticsArena.Take(type->BaseSize);
        *(MethodTable**)holder = type;
        if ((content & HasInitialData) != 0)
        {
            // An object's fields lie behind its table pointer; its base size counts that and a header before it.
            byte* data = Follow(block + sizeof(int));
            for (uint offset = 0; offset < type->BaseSize - (2 * sizeof(void*)); offset++)
            {
                holder[sizeof(void*) + offset] = data[offset];
            }
        }

        *(byte**)block = holder;
    }

    private static void RunConstructor(byte* code) => ((delegate*<void>)code)();

    private static byte* Follow(byte* place) => place + *(int*)place;
}
