namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>The x87 unit's operations of arithmetic.</summary>
internal static class X87Operations
{
    /// <summary><c>fadd</c>.</summary>
    public readonly struct Add : IX87Operation
    {
        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Add(in left, in right, in format);
    }

    /// <summary><c>fmul</c>.</summary>
    public readonly struct Multiply : IX87Operation
    {
        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Multiply(in left, in right, in format);
    }

    /// <summary><c>fsub</c>.</summary>
    public readonly struct Subtract : IX87Operation
    {
        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Add(in left, right with { Negative = !right.Negative }, in format);
    }

    /// <summary><c>fsubr</c>.</summary>
    public readonly struct SubtractReversed : IX87Operation
    {
        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Add(in right, left with { Negative = !left.Negative }, in format);
    }

    /// <summary><c>fdiv</c>.</summary>
    public readonly struct Divide : IX87Operation
    {
        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Divide(in left, in right, in format);
    }

    /// <summary><c>fdivr</c>.</summary>
    public readonly struct DivideReversed : IX87Operation
    {
        /// <inheritdoc/>
        public static Number Apply(ref FloatUnit unit, in Number left, in Number right, in FloatFormat format) => unit.Divide(in right, in left, in format);
    }
}
