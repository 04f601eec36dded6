// Where a field lies in an object or in a structure. Reflection reads and writes fields one by one and boxes what it reads, which for
// the thousands of objects of a machine takes longer than to boot it again; so the places are asked for once a type, by a method of
// three instructions, and fields are read and written there.
using System;
using System.Reflection;
using System.Reflection.Emit;

namespace HypercallSdk.Testing.Snapshots;

/// <summary>Finds the places of fields.</summary>
internal static class FieldPlace
{
    /// <summary>How many bytes behind the first field of an object of its type a field lies.</summary>
    /// <param name="field">The field of a class.</param>
    /// <param name="instance">Any object that has it.</param>
    public static nint InObject(FieldInfo field, object instance)
    {
        DynamicMethod method = Begin(typeof(object));
        ILGenerator code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Castclass, field.DeclaringType!);
        code.Emit(OpCodes.Ldflda, field);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldflda, typeof(ObjectData).GetField(nameof(ObjectData.First))!);
        code.Emit(OpCodes.Sub);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<object, nint>>()(instance);
    }

    /// <summary>How many bytes behind the start of its structure a field lies.</summary>
    /// <param name="field">The field of a structure.</param>
    public static nint InStructure(FieldInfo field)
    {
        Type structure = field.DeclaringType!;
        DynamicMethod method = Begin(typeof(object));
        ILGenerator code = method.GetILGenerator();
        EmitFirstElement(code, structure);
        code.Emit(OpCodes.Ldflda, field);
        EmitFirstElement(code, structure);
        code.Emit(OpCodes.Sub);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<object, nint>>()(Array.CreateInstance(structure, 1));
    }

    // The address of the first element of the array that is the argument.
    private static void EmitFirstElement(ILGenerator code, Type element)
    {
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Castclass, element.MakeArrayType());
        code.Emit(OpCodes.Ldc_I4_0);
        code.Emit(OpCodes.Ldelema, element);
    }

    // The rules of visibility are not its: fields are private.
    private static DynamicMethod Begin(Type parameter) =>
        new("PlaceOf", typeof(nint), [parameter], typeof(FieldPlace).Module, skipVisibility: true);
}
