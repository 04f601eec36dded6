// The state of all objects that can be reached from some, at some time: which ones there are, their bytes and their references. It is put
// back in place: every object stays the one that it is, so whoever has one outside has it still. Objects that are made later are not
// reached any more then, and nobody looks after them.
//
// SAFETY: places are those that the runtime gave the fields of an object's type (FieldPlace) or the elements of an array, so what is
// read and written lies within the object; a reference is read and written as one, so that the collector sees it.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Testing.Snapshots;

/// <summary>The objects of a machine at some time.</summary>
internal sealed class ObjectImage
{
    private static readonly ConcurrentDictionary<Type, TypePlan> _plans = new();

    private readonly List<KeptObject> _objects = [];
    private readonly List<(INativeState Owner, object Copy)> _native = [];
    private readonly Stack<(object Target, object? Giver)> _open = new();
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private byte[] _bytes = new byte[1 << 17];
    private object?[] _references = new object?[1 << 13];
    private int _byteCount;
    private int _referenceCount;

    /// <summary>An image of all that is reached from <paramref name="roots"/>.</summary>
    /// <exception cref="InvalidOperationException">There is something of which nobody has said what is to be done with it.</exception>
    public ObjectImage(IEnumerable<object> roots)
    {
        foreach (object root in roots)
            Open(root, null);

        while (_open.TryPop(out (object Target, object? Giver) next))
            Visit(next.Target, next.Giver);

        _open.TrimExcess();
        _seen.Clear();
        _seen.TrimExcess();
    }

    /// <summary>How many objects it has state of.</summary>
    public int Count => _objects.Count;

    /// <summary>Puts everything back.</summary>
    public void PutBack()
    {
        foreach ((INativeState owner, object copy) in _native)
            owner.PutBackNative(copy);

        foreach (ref readonly KeptObject kept in CollectionsMarshal.AsSpan(_objects))
            PutBack(in kept);
    }

    /// <summary>The first object that two images of the same roots have otherwise, native memory left out; null when they are the same.</summary>
    public object? FindDifference(ObjectImage other)
    {
        for (int i = 0; i < int.Max(_objects.Count, other._objects.Count); i++)
        {
            if (i >= _objects.Count || i >= other._objects.Count || !ReferenceEquals(_objects[i].Target, other._objects[i].Target))
                return i < _objects.Count ? _objects[i].Target : other._objects[i].Target;

            (int end, int referencesEnd) = i + 1 < _objects.Count ? (_objects[i + 1].Bytes, _objects[i + 1].References) : (_byteCount, _referenceCount);
            KeptObject kept = _objects[i];
            if (!_bytes.AsSpan(kept.Bytes..end).SequenceEqual(other._bytes.AsSpan(kept.Bytes..end)))
                return kept.Target;

            for (int reference = kept.References; reference < referencesEnd; reference++)
            {
                if (!ReferenceEquals(_references[reference], other._references[reference]))
                    return kept.Target;
            }
        }

        return null;
    }

    // An object of the user's own is kept if it, or one that led here, was given to the host.
    private void Visit(object target, object? giver)
    {
        TypePlan plan = _plans.GetOrAdd(target.GetType(), static (_, instance) => TypePlan.Of(instance), target);
        switch (plan.Kind)
        {
            case TypeKind.Leaf:
                return;
            case TypeKind.Delegate:
                foreach (Delegate each in Delegate.EnumerateInvocationList((Delegate)target))
                {
                    if (each.Target is { } bound && SnapshotTypes.KindOf(bound.GetType()) == TypeKind.Kept)
                        Open(bound, giver);
                }

                return;
            case TypeKind.Users when SnapshotTypes.IsRegistered(target):
                giver = target;
                break;
            case TypeKind.Users when giver?.GetType().Assembly == target.GetType().Assembly:
                break;
            case TypeKind.Users:
                return;
            case TypeKind.Unknown when giver is not null:
                return;
            case TypeKind.Unknown:
                throw new InvalidOperationException($"A snapshot cannot have a {target.GetType()}: nobody has said whether it is the machine's.");
        }

        if (target is INativeState native)
            _native.Add((native, native.CopyNative()));

        if (plan.IsKept)
        {
            _objects.Add(new KeptObject(target, plan, _byteCount, _referenceCount));
            Keep(target, plan);
        }

        Follow(target, plan, giver);
    }

    private void Open(object target, object? giver)
    {
        if (_seen.Add(target))
            _open.Push((target, giver));
    }

    private void Follow(object target, TypePlan plan, object? giver)
    {
        if (plan.Followed.Length == 0)
            return;

        ref byte data = ref DataOf(target, plan, out int elements);
        for (; elements > 0; elements--)
        {
            foreach (int place in plan.Followed)
            {
                if (ReferenceAt(ref data, place) is { } next)
                    Open(next, giver);
            }

            data = ref Unsafe.Add(ref data, plan.ElementSize);
        }
    }

    private void Keep(object target, TypePlan plan)
    {
        ref byte data = ref DataOf(target, plan, out int elements);
        Reserve(elements * plan.ByteCount, elements * plan.References.Length);
        if (IsPlain(plan))
        {
            Copy(ref data, ref _bytes[_byteCount], elements * plan.ByteCount);
            _byteCount += elements * plan.ByteCount;
            return;
        }

        for (; elements > 0; elements--)
        {
            foreach (ByteRange range in plan.Bytes)
            {
                Copy(ref Unsafe.Add(ref data, range.Start), ref _bytes[_byteCount], range.Length);
                _byteCount += range.Length;
            }

            foreach (int place in plan.References)
                _references[_referenceCount++] = ReferenceAt(ref data, place);

            data = ref Unsafe.Add(ref data, plan.ElementSize);
        }
    }

    private void PutBack(in KeptObject kept)
    {
        TypePlan plan = kept.Plan;
        (int bytes, int references) = (kept.Bytes, kept.References);
        ref byte data = ref DataOf(kept.Target, plan, out int elements);
        if (IsPlain(plan))
        {
            Copy(ref _bytes[bytes], ref data, elements * plan.ByteCount);
            return;
        }

        for (; elements > 0; elements--)
        {
            foreach (ByteRange range in plan.Bytes)
            {
                Copy(ref _bytes[bytes], ref Unsafe.Add(ref data, range.Start), range.Length);
                bytes += range.Length;
            }

            foreach (int place in plan.References)
                ReferenceAt(ref data, place) = _references[references++];

            data = ref Unsafe.Add(ref data, plan.ElementSize);
        }
    }

    // An array without references.
    private static bool IsPlain(TypePlan plan) => plan.References.Length == 0 && plan.ElementSize == plan.ByteCount && plan.ElementSize > 0;

    private static ref byte DataOf(object target, TypePlan plan, out int elements)
    {
        if (plan.ElementSize == 0)
        {
            elements = 1;
            return ref Unsafe.As<ObjectData>(target).First;
        }

        var array = (Array)target;
        elements = array.Length;
        return ref MemoryMarshal.GetArrayDataReference(array);
    }

    private static ref object? ReferenceAt(ref byte data, int place) => ref Unsafe.As<byte, object?>(ref Unsafe.Add(ref data, place));

    private static void Copy(ref byte from, ref byte to, int length) =>
        MemoryMarshal.CreateReadOnlySpan(ref from, length).CopyTo(MemoryMarshal.CreateSpan(ref to, length));

    // One more than is needed: the place behind the last is referred to, and not written.
    private void Reserve(int bytes, int references)
    {
        if (_byteCount + bytes >= _bytes.Length)
            Array.Resize(ref _bytes, 2 * (_byteCount + bytes));

        if (_referenceCount + references >= _references.Length)
            Array.Resize(ref _references, 2 * (_referenceCount + references));
    }
}
