using System;

namespace System.Diagnostics;

/// <summary>Passed over by debuggers.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class DebuggerNonUserCodeAttribute : Attribute
{
}
