using HypercallSdk.Abi;

namespace HypercallSdk.Testing.Tests.Exploring;

/// <summary>A back end that does not try again where a hypercall is refused for the moment.</summary>
public class MissingRetry : PairScenario<ImpatientKernel, ReadingKernel>
{
    protected override string Words => "patient=1";

    protected override void Run()
    {
        // The first mapping is that of the pair's own page, without which there is no run.
        Back.RunUntil(() => Back.Kernel.HasPage);
        Back.Faults.Refuse("GrantTableOp.Map", XenErrno.TryAgain, Occurrence.Sometimes);
        Front.RunUntilEnd();
    }
}
