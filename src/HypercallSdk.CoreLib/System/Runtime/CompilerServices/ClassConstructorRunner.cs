namespace System.Runtime.CompilerServices;

/// <summary>Runs a type's static constructor before the first use of its static fields; compiled code calls it by name.</summary>
/// <remarks>
/// The constructor counts as run from the moment that it starts: one that comes back to its own type sees the fields as
/// they are, as in .NET. The boot vCPU runs alone when it first touches what a kernel's statics hold.
/// </remarks>
internal static unsafe class ClassConstructorRunner
{
    private static nint CheckStaticClassConstructionReturnNonGCStaticBase(ref StaticClassConstructionContext context, nint staticBase)
    {
        CheckStaticClassConstruction(ref context);
        return staticBase;
    }

    private static object CheckStaticClassConstructionReturnGCStaticBase(ref StaticClassConstructionContext context, object staticBase)
    {
        CheckStaticClassConstruction(ref context);
        return staticBase;
    }

    private static void CheckStaticClassConstruction(ref StaticClassConstructionContext context)
    {
        nint constructor = context.ConstructorAddress;
        if (constructor != 0)
        {
            context.ConstructorAddress = 0;

            // SAFETY: the compiler put the address of a method without parameters there.
            ((delegate*<void>)constructor)();
        }
    }
}
