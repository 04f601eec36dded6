using System.Runtime;

namespace Internal.Runtime;

/// <summary>The allocator's entries, as compiled code calls them. A kernel has no heap: each is a panic.</summary>
internal static unsafe class Allocation
{
    private const string Reason = "a kernel has no heap, and its code made an object (a class, an array, a closure or a boxed value)";

    [RuntimeExport("RhpNewFast")]
    private static void* NewFast(MethodTable* type) => Refuse();

    [RuntimeExport("RhNewObject")]
    private static void* NewObject(MethodTable* type) => Refuse();

    [RuntimeExport("RhpNewArrayFast")]
    private static void* NewArrayFast(MethodTable* type, nint length) => Refuse();

    [RuntimeExport("RhpNewPtrArrayFast")]
    private static void* NewPointerArrayFast(MethodTable* type, nint length) => Refuse();

    [RuntimeExport("RhNewArray")]
    private static void* NewArray(MethodTable* type, nint length) => Refuse();

    [RuntimeExport("RhNewString")]
    private static void* NewString(MethodTable* type, nint length) => Refuse();

    private static void* Refuse()
    {
        Panic.Because(Reason);
        return null;
    }
}
