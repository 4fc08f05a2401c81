using System.Collections.Immutable;
using Harness.Exchanges;

namespace Harness.Scenarios.Mappings;

/// <summary>What came of reading mapping files. Nothing should be played while there are problems.</summary>
/// <param name="Stubs">The stubs in the order of the files, whose later ones win over earlier ones of the same priority.</param>
/// <param name="Problems">Every mistake of every file, in the order of the files.</param>
public sealed record MappingReading(ImmutableArray<Stub> Stubs, ImmutableArray<PackProblem> Problems);
