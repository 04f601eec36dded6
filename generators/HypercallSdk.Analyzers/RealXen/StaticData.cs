using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HypercallSdk.Analyzers.RealXen;

/// <summary>
/// What the ahead-of-time compiler lays out in the image: what static readonly fields are initialised with, objects and
/// arrays of plain values. It cannot do so with an array of references, nor with a delegate.
/// </summary>
internal static class StaticData
{
    /// <summary>Whether <paramref name="creation"/> is made when the image is, not when the kernel runs.</summary>
    public static bool IsLaidOut(IOperation creation)
    {
        IOperation? place = creation;
        while (place is not null and not IFieldInitializerOperation)
        {
            if (place is IAnonymousFunctionOperation || (place.Type is IArrayTypeSymbol { ElementType.IsReferenceType: true } && place is not IConversionOperation))
                return false;

            place = place.Parent;
        }

        return place is IFieldInitializerOperation { InitializedFields: [{ IsStatic: true, IsReadOnly: true }, ..] };
    }
}
