namespace Harness.Tests.Samples.Right;

[AttributeUsage(AttributeTargets.All)]
internal sealed class RightAttribute : Attribute;
