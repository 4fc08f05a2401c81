namespace Harness.Reporting;

/// <summary>A case by its place among the cases of the run file, from 0.</summary>
internal readonly record struct CaseReference(long Ordinal, string Case);
