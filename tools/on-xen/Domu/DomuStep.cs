namespace OnXen.Domu;

/// <summary>One thing that happens to a guest while it runs.</summary>
/// <param name="Action">What.</param>
/// <param name="After">Once the guest has printed a line that has this text; any line where it is empty.</param>
public sealed record DomuStep(DomuAction Action, string After);
