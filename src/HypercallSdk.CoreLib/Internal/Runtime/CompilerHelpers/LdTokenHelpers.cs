using System;

namespace Internal.Runtime.CompilerHelpers;

/// <summary>What <c>typeof</c> and its kin compile to: there is no reflection, so the handles are empty.</summary>
internal static class LdTokenHelpers
{
    private static RuntimeTypeHandle GetRuntimeTypeHandle(nint methodTable) => default;

    private static RuntimeMethodHandle GetRuntimeMethodHandle(nint method) => default;

    private static RuntimeFieldHandle GetRuntimeFieldHandle(nint field) => default;

    private static Type? GetRuntimeType(nint methodTable) => null;
}
