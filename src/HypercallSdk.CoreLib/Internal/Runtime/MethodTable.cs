namespace Internal.Runtime;

/// <summary>The head of a type's table as the compiler lays it out; virtual methods and interfaces follow it.</summary>
internal unsafe struct MethodTable
{
#pragma warning disable CS0649 // Laid out by the compiler.
    internal uint Flags;
    internal uint BaseSize;
    internal MethodTable* Parent;
    internal ushort VirtualMethodCount;
    internal ushort InterfaceCount;
    internal uint HashCode;
#pragma warning restore CS0649

    internal static bool Derives(MethodTable* type, MethodTable* from)
    {
        // SAFETY: tables are read-only data that the compiler linked to one another; the root's parent is null.
        while (type != null && type != from)
        {
            type = type->Parent;
        }

        return type != null;
    }

    internal static bool Implements(MethodTable* type, MethodTable* contract)
    {
        // SAFETY: the interface map follows the head and the virtual methods, as long as the head says.
        var map = (MethodTable**)((byte*)(type + 1) + (sizeof(void*) * type->VirtualMethodCount));
        for (int index = 0; index < type->InterfaceCount; index++)
        {
            if (map[index] == contract)
            {
                return true;
            }
        }

        return type == contract;
    }
}
