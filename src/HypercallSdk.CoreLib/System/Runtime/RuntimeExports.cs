using Internal.Runtime;

namespace System.Runtime;

/// <summary>Boxing, which the compiler looks for by these names and which needs a heap.</summary>
internal static unsafe class RuntimeExports
{
    private const string Reason = "a kernel has no heap, and its code boxed a value";

    public static object? RhBox(MethodTable* type, ref byte data)
    {
        Panic.Because(Reason);
        return null;
    }

    public static ref byte RhUnbox2(MethodTable* type, object value)
    {
        Panic.Because(Reason);
        return ref System.Runtime.CompilerServices.Unsafe.NullRef<byte>();
    }

    public static void RhUnboxNullable(ref byte data, MethodTable* type, object value) => Panic.Because(Reason);
}
