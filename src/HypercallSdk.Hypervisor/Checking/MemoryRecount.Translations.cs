namespace HypercallSdk.Hypervisor.Checking;

internal sealed unsafe partial class MemoryRecount
{
    private void CheckTranslations()
    {
    }
}
