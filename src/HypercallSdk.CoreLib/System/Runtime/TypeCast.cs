using Internal.Runtime;
using Internal.Runtime.CompilerHelpers;

namespace System.Runtime;

/// <summary>Casts between reference types, as compiled code calls them: on strings and what else is laid out at build time.</summary>
internal static unsafe class TypeCast
{
    private const string BadCast = "an object was cast to a type that it does not have";

    [RuntimeExport("RhTypeCast_IsInstanceOfAny")]
    public static object? IsInstanceOfAny(MethodTable* type, object? value) => Is(type, value) ? value : null;

    [RuntimeExport("RhTypeCast_IsInstanceOfInterface")]
    public static object? IsInstanceOfInterface(MethodTable* type, object? value) => Is(type, value) ? value : null;

    [RuntimeExport("RhTypeCast_IsInstanceOfClass")]
    public static object? IsInstanceOfClass(MethodTable* type, object? value) => Is(type, value) ? value : null;

    [RuntimeExport("RhTypeCast_IsInstanceOfException")]
    public static bool IsInstanceOfException(MethodTable* type, object? value) => Is(type, value);

    [RuntimeExport("RhTypeCast_CheckCastAny")]
    public static object? CheckCastAny(MethodTable* type, object? value) => Check(type, value);

    [RuntimeExport("RhTypeCast_CheckCastInterface")]
    public static object? CheckCastInterface(MethodTable* type, object? value) => Check(type, value);

    [RuntimeExport("RhTypeCast_CheckCastClass")]
    public static object? CheckCastClass(MethodTable* type, object? value) => Check(type, value);

    [RuntimeExport("RhTypeCast_CheckCastClassSpecial")]
    public static object? CheckCastClassSpecial(MethodTable* type, object? value) => Check(type, value);

    [RuntimeExport("RhpStelemRef")]
    public static void StoreElement(object?[] array, nint index, object? value) => Element(array, index) = value;

    [RuntimeExport("RhpLdelemaRef")]
    public static ref object? LoadElementAddress(object?[] array, nint index, MethodTable* type) => ref Element(array, index);

    private static ref object? Element(object?[] array, nint index)
    {
        if ((nuint)index >= (nuint)array.Length)
        {
            ThrowHelpers.ThrowIndexOutOfRangeException();
        }

        return ref CompilerServices.Unsafe.Add(ref InteropServices.MemoryMarshal.GetArrayDataReference(array), (int)index);
    }

    private static object? Check(MethodTable* type, object? value)
    {
        if (value is not null && !Is(type, value))
        {
            Panic.Because(BadCast);
        }

        return value;
    }

    private static bool Is(MethodTable* type, object? value)
    {
        if (value is null)
        {
            return false;
        }

        // SAFETY: a reference is the address of an object, and an object begins with its method table.
        MethodTable* actual = **(MethodTable***)CompilerServices.Unsafe.AsPointer(in value);
        return MethodTable.Derives(actual, type) || MethodTable.Implements(actual, type);
    }
}
