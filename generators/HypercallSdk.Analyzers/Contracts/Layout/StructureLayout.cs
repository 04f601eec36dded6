using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Analyzers.Contracts.Layout;

/// <summary>A structure's bytes.</summary>
/// <param name="Size">How many there are.</param>
/// <param name="Alignment">What its address is a multiple of.</param>
/// <param name="Fields">Where its fields lie.</param>
/// <param name="IsExplicit">Whether the structure says itself where they do.</param>
internal sealed record StructureLayout(int Size, int Alignment, ImmutableArray<FieldPlace> Fields, bool IsExplicit)
{
    /// <summary>The bytes that belong to no field, in their order.</summary>
    public IEnumerable<Hole> Holes
    {
        get
        {
            int end = 0;
            IFieldSymbol? last = null;
            foreach (FieldPlace place in Fields.OrderBy(static place => place.Offset).ThenBy(static place => place.Size))
            {
                if (place.Offset > end)
                    yield return new Hole(last, place.Field, end, place.Offset - end);

                if (place.Offset + place.Size >= end)
                    last = place.Field;

                end = Math.Max(end, place.Offset + place.Size);
            }

            if (Size > end && last is not null)
                yield return new Hole(last, null, end, Size - end);
        }
    }
}
