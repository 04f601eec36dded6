using System;

namespace System.Runtime.CompilerServices;

/// <summary>Must be set when made.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class RequiredMemberAttribute : Attribute
{
}
