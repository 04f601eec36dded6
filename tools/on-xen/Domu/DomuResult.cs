using System.Collections.Generic;

namespace OnXen.Domu;

/// <summary>What came of one unprivileged guest.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Lines">What it printed on its console.</param>
/// <param name="Errors">What the toolstack said where it could not be started.</param>
public sealed record DomuResult(Verdict Verdict, IReadOnlyList<string> Lines, IReadOnlyList<string> Errors);
