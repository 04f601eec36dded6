using System;

namespace HypercallSdk.Hypervisor.Tests.Model;

/// <summary>A step's outcome is not what the model says, or a recount disagrees.</summary>
public sealed class BrokenModelException(string message) : Exception(message);
