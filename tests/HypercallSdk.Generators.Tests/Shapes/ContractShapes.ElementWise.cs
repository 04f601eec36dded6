namespace HypercallSdk.Generators.Tests.Shapes;

/// <content>Arrays that are done element by element.</content>
internal static partial class ContractShapes
{
    /// <summary>
    /// Arrays whose elements are done one by one; a count of what was done that may not arrive; a structure whose absence is
    /// answered with what was done.
    /// </summary>
    public const string ElementWise = Usings + """
        internal struct Step { public uint Value; public short Status; }

        [HypercallContract]
        internal interface IElementWise
        {
            /// <summary>Does steps, each with a status.</summary>
            [Hypercall((HypercallNumber)50, Command = 0)]
            HypercallResult Do([ElementWise(SignedCount = true)] Span<Step> steps);

            /// <summary>Reads steps and tells how many.</summary>
            [Hypercall((HypercallNumber)50, Command = 1)]
            HypercallResult Read([ElementWise] ReadOnlySpan<Step> steps, [NullAllowed][CopyOut(CopyOutWhen.Always, FaultIgnored = true)] out uint done);

            /// <summary>Tells how many, if anyone reads it.</summary>
            [Hypercall((HypercallNumber)50, Command = 2)]
            HypercallResult Tell([CopyOut(FaultIgnored = true)] ref uint done);

            /// <summary>Answers how far it came.</summary>
            [Hypercall((HypercallNumber)51, Command = 3, CommandMask = 0x3f)]
            HypercallResult Count([ProgressOnFault] in Step step);
        }

        [HypercallHandler<IElementWise>]
        internal sealed partial class ElementWiseHandler
        {
            public HypercallResult Do(Vcpu caller, Span<Step> steps)
            {
                foreach (ref Step step in steps)
                {
                    step.Status = unchecked((short)-(int)step.Value);
                    if (step.Value == 99)
                    {
                        return XenErrno.Busy;
                    }
                }

                return HypercallResult.Success;
            }

            public HypercallResult Read(Vcpu caller, ReadOnlySpan<Step> steps, out uint done)
            {
                done = 0;
                foreach (Step step in steps)
                {
                    if (step.Value == 99)
                    {
                        return XenErrno.Busy;
                    }

                    done++;
                }

                return HypercallResult.Success;
            }

            public HypercallResult Tell(Vcpu caller, ref uint done)
            {
                done++;
                return HypercallResult.Success;
            }

            public HypercallResult Count(Vcpu caller, in Step step) => new(step.Value);
        }
        """;
}
