namespace Harness.Tests.Samples.Right;

internal sealed class Thing;
