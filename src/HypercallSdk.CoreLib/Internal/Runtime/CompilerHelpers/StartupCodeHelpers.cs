namespace Internal.Runtime.CompilerHelpers;

/// <summary>The compiler looks for the name; <see cref="KernelModules"/> does the work.</summary>
internal static class StartupCodeHelpers
{
}
