namespace HypercallSdk.Benchmarks.Hypercalls;

/// <summary>What the DispatchProxy peer implements.</summary>
public interface INullCall
{
    /// <summary>Answers a version, as the null hypercall does.</summary>
    long Version(long command);
}
