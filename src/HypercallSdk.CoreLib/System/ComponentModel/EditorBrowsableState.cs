namespace System.ComponentModel;

/// <summary>How editors list a member.</summary>
public enum EditorBrowsableState
{
    Always = 0,
    Never = 1,
    Advanced = 2,
}
