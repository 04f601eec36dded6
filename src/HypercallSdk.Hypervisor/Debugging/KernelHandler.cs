namespace HypercallSdk.Hypervisor.Debugging;

/// <summary>A method of a hosted kernel, and where it stands in its source.</summary>
/// <param name="name">The kernel's name and the method's.</param>
/// <param name="file">The source file, without its folder; null where there are no symbols.</param>
/// <param name="line">The line of its first statement.</param>
internal sealed class KernelHandler(string name, string? file, int line)
{
    /// <summary>The kernel's name and the method's: <c>Hello.OnTick</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The source file, without its folder; null where there are no symbols.</summary>
    public string? File { get; } = file;

    /// <summary>The line of its first statement; 0 where there are no symbols.</summary>
    public int Line { get; } = line;

    /// <inheritdoc/>
    public override string ToString() => File is null ? Name : $"{Name} ({File}:{Line})";
}
