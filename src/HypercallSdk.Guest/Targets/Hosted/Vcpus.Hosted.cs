using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <content>In the built-in hypervisor a vCPU that is stopped has finished its handler.</content>
public static partial class Vcpus
{
    /// <summary>Before a suspend: all others are stopped, so that nobody uses what is let go of.</summary>
    internal static void StopOthers()
    {
        for (int vcpu = 0; vcpu < Vcpu.MaximumCount; vcpu++)
        {
            if (vcpu != Vcpu.Id && VcpuStates.IsPrepared(vcpu))
            {
                ref VcpuState state = ref VcpuStates.Of(vcpu);
                state.WasUp = IsUp(vcpu);
                if (state.WasUp)
                {
                    _ = Stop(vcpu); // it exists and is ours, so this cannot fail
                }
            }
        }
    }

    /// <summary>After it: those that were up go on.</summary>
    internal static HypercallResult LetOthersGoOn(bool isRestored)
    {
        HypercallResult result = HypercallResult.Success;
        for (int vcpu = 0; vcpu < Vcpu.MaximumCount && !result.IsError; vcpu++)
        {
            if (VcpuStates.IsPrepared(vcpu) && VcpuStates.Of(vcpu).WasUp)
            {
                VcpuStates.Of(vcpu).WasUp = false;
                result = Start(vcpu);
            }
        }

        return result;
    }
}
