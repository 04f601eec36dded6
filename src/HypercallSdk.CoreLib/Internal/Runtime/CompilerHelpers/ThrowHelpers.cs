using System.Diagnostics.CodeAnalysis;

namespace Internal.Runtime.CompilerHelpers;

/// <summary>What compiled code calls where it would throw; the compiler looks for the names. Nothing is thrown here.</summary>
public static class ThrowHelpers
{
    [DoesNotReturn]
    public static void ThrowIndexOutOfRangeException() => Panic.Because("an index is out of range");

    [DoesNotReturn]
    public static void ThrowNullReferenceException() => Panic.Because("a null reference was followed");

    [DoesNotReturn]
    public static void ThrowDivideByZeroException() => Panic.Because("a number was divided by zero");

    [DoesNotReturn]
    public static void ThrowOverflowException() => Panic.Because("a checked calculation overflowed");

    [DoesNotReturn]
    public static void ThrowPlatformNotSupportedException() => Panic.Because("the operation does not exist on this target");

    [DoesNotReturn]
    public static void ThrowArgumentException() => Panic.Because("an argument is wrong");

    [DoesNotReturn]
    public static void ThrowArgumentOutOfRangeException() => Panic.Because("an argument is out of range");

    [DoesNotReturn]
    public static void ThrowArrayTypeMismatchException() => Panic.Because("an array holds another type");

    [DoesNotReturn]
    public static void ThrowNotImplementedException() => Panic.Because("the operation is not implemented");

    [DoesNotReturn]
    public static void ThrowNotSupportedException() => Panic.Because("the operation is not supported");

    [DoesNotReturn]
    public static void ThrowInvalidProgramException() => Panic.Because("the compiler met code it could not compile");

    [DoesNotReturn]
    public static void ThrowFeatureBodyRemoved() => Panic.Because("the body of a disabled feature was reached");

    [DoesNotReturn]
    public static void ThrowBodyRemoved() => Panic.Because("a removed body was reached");

    [DoesNotReturn]
    public static void ThrowUnavailableType() => Panic.Because("a type that was compiled away was used");

    [DoesNotReturn]
    public static void ThrowInvalidProgramExceptionWithArgument(string argument) => Panic.Because(argument);
}
