namespace HypercallSdk.Analyzers.Contracts.Layout;

/// <summary>One argument register as both sides have to understand it.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Size">A value's bytes.</param>
/// <param name="TypeName">The value's, structure's or element's type, as C# writes it.</param>
/// <param name="Layout">Where a structure's numbers lie, or null where that is nobody's business.</param>
/// <param name="IsWritten">Whether the hypervisor writes through it, as the declaration has it.</param>
/// <param name="IsOpen">Whether the declaration leaves that to the handler.</param>
internal sealed record WireRegister(WireKind Kind, int Size, string TypeName, string? Layout, bool IsWritten, bool IsOpen)
{
    private const int AddressSize = 8;

    /// <summary>The register in words.</summary>
    public string Description => Kind switch
    {
        WireKind.Pointer => $"the address of a '{TypeName}'",
        WireKind.Count => "a number of elements",
        _ => $"a '{TypeName}'",
    };

    /// <summary>What Xen's register is, where this one is something else; or null.</summary>
    public string? Difference(WireRegister xens)
    {
        if (xens.Kind == WireKind.Pointer)
        {
            // An address may be declared as a plain number that has room for it.
            if (Kind != WireKind.Pointer)
                return Kind == WireKind.Value && Size == AddressSize ? null : $"{xens.Description}, and not {Description}";

            if (xens.Layout is not null && Layout is not null && xens.Layout != Layout)
                return $"{xens.Description}, whose fields lie elsewhere than those of '{TypeName}'";

            return xens.IsWritten && !IsWritten && !IsOpen ? $"{xens.Description} that Xen writes; pass it by ref" : null;
        }

        return Kind == WireKind.Pointer ? $"{xens.Description}, and not {Description}" : null;
    }
}
