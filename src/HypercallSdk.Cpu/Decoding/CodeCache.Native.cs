// The decoded blocks as an image of a machine has them. They are put back and not decoded anew, so that a run goes on exactly as it did:
// decoding tells the owner, who then forgets where writes go. Blocks name each other and their handlers by address; both stay where they
// are as long as the cache and the process.
//
// SAFETY: the arena is filled up to _used, and there are BucketCount buckets.
using System;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.Decoding;

/// <content>Its native memory as a copy.</content>
public sealed unsafe partial class CodeCache : INativeState
{
    /// <inheritdoc/>
    object INativeState.CopyNative()
    {
        ObjectDisposedException.ThrowIf(_arena is null, this);
        return (new ReadOnlySpan<byte>(_arena, (int)_used).ToArray(), new ReadOnlySpan<nint>(_buckets, BucketCount).ToArray());
    }

    /// <inheritdoc/>
    void INativeState.PutBackNative(object copy)
    {
        ObjectDisposedException.ThrowIf(_arena is null, this);
        (byte[] blocks, nint[] buckets) = ((byte[], nint[]))copy;
        blocks.CopyTo(new Span<byte>(_arena, blocks.Length));
        buckets.CopyTo(new Span<nint>(_buckets, BucketCount));
    }
}
