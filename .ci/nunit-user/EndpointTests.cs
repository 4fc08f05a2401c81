using Harness.Dialects;
using Harness.NUnit;
using NUnit.Framework;

[ConnectorTests("builtin:user-flow/before-creating-user")]
public sealed class EndpointTests : ConnectorFixture;

public sealed class ByHandTests
{
    [Test]
    public Task A_short_name_is_refused() => Conforms.To(
        new ConnectorUnderTest(new Uri(Environment.GetEnvironmentVariable("B2C_HARNESS_ENDPOINT")!)),
        "PostAttributeCollection",
        person => person.With("displayName", "Al").ExpectReply(ReplyKind.ValidationError));
}
