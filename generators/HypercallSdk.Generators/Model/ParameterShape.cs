namespace HypercallSdk.Generators.Model;

/// <summary>How a parameter travels; the names are those of the SDK's <c>ParameterDirection</c>.</summary>
internal enum ParameterShape
{
    Value,
    GuestPointer,
    In,
    Out,
    Ref,
    ReadOnlySpan,
    Span,
    SentinelEnded,
}
