namespace System.Runtime.CompilerServices;

/// <summary>What a method's body is made of.</summary>
public enum MethodCodeType
{
    IL = 0,
    Native = 1,
    Runtime = 3,
}
