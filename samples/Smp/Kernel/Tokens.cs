using System.Runtime.CompilerServices;
using HypercallSdk.Guest;

namespace Smp;

/// <summary>All tokens, by number: one for each vCPU.</summary>
[InlineArray(Vcpu.MaximumCount)]
internal struct Tokens
{
    private Token _first;
}
