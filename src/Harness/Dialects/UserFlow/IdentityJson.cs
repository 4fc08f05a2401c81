using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Harness.Claims;

namespace Harness.Dialects.UserFlow;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<Identity>))]
internal sealed partial class IdentityJson : JsonSerializerContext;
