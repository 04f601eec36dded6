using System;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace HypercallSdk.Abi.Tests.Probe;

/// <summary>
/// The layout that the runtime gives a structure: not the marshaller's, which <c>Marshal.OffsetOf</c> tells, but the one
/// that pointers see.
/// </summary>
internal static class ManagedLayout
{
    private static readonly MethodInfo _sizeOf = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!;
    private static readonly MethodInfo _alignmentOf = typeof(ManagedLayout).GetMethod(nameof(AlignmentOfType), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Bytes of a value.</summary>
    public static int SizeOf(Type type) => (int)_sizeOf.MakeGenericMethod(type).Invoke(null, null)!;

    /// <summary>The alignment of a value.</summary>
    public static int AlignmentOf(Type type) => (int)_alignmentOf.MakeGenericMethod(type).Invoke(null, null)!;

    /// <summary>The offset of a field: the distance between two addresses, taken by a method made for it.</summary>
    public static int OffsetOf(FieldInfo field)
    {
        Type type = field.DeclaringType!;
        DynamicMethod method = new("OffsetOf", typeof(int), null, typeof(ManagedLayout).Module, skipVisibility: true);
        ILGenerator code = method.GetILGenerator();
        code.DeclareLocal(type);
        code.Emit(OpCodes.Ldloca_S, (byte)0);
        code.Emit(OpCodes.Ldflda, field);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Ldloca_S, (byte)0);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Sub);
        code.Emit(OpCodes.Conv_I4);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<int>>()();
    }

    private static int AlignmentOfType<T>()
        where T : unmanaged => Unsafe.SizeOf<AfterOneByte<T>>() - Unsafe.SizeOf<T>();

    private readonly struct AfterOneByte<T>(byte first, T second)
        where T : unmanaged
    {
        public readonly byte First = first;
        public readonly T Second = second;
    }
}
