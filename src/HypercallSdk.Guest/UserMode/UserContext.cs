using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>
/// All that a processor has of one process while another one runs: registers, x87 and SSE state, the bases of FS and GS. Its
/// address space is the kernel's to switch.
/// </summary>
public struct UserContext
{
    /// <summary>The registers.</summary>
    public TrapFrame Frame;

    /// <summary>The x87 and SSE state.</summary>
    public FpuState Fpu;

    /// <summary>The base of FS.</summary>
    public ulong FsBase;

    /// <summary>The base of GS.</summary>
    public ulong GsBase;

    /// <summary>What a new program starts with: registers zero, the x87 and SSE state as after reset.</summary>
    /// <param name="code">Where it starts.</param>
    /// <param name="stack">Its stack pointer.</param>
    public static UserContext Create(VirtualAddress code, VirtualAddress stack) => new()
    {
        Frame = TrapFrame.ForUserMode(code, stack),
        Fpu = FpuState.Initial,
    };

    /// <summary>
    /// Keeps what the running handler interrupted (<see cref="UserMode.IsInterrupted"/>). What the handler changes in the
    /// frame afterwards is not in it.
    /// </summary>
    public void Save()
    {
        Frame = UserMode.Frame;
        FpuState.Save(out Fpu);
        FsBase = UserMode.FsBase;
        GsBase = UserMode.GsBase;
    }

    /// <summary>The vCPU goes on with this when the running handler has ended.</summary>
    /// <returns>What setting the bases of FS and GS answers.</returns>
    public readonly HypercallResult Resume()
    {
        HypercallResult result = UserMode.FsBase == FsBase ? HypercallResult.Success : UserMode.SetFsBase(FsBase);
        if (result.IsSuccess && UserMode.GsBase != GsBase)
        {
            result = UserMode.SetGsBase(GsBase);
        }

        if (result.IsSuccess)
        {
            FpuState.Restore(in Fpu);
            UserMode.Enter(in Frame);
        }

        return result;
    }
}
