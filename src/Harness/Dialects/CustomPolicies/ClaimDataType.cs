namespace Harness.Dialects.CustomPolicies;

/// <summary>The data type of a claim (azure-docs claimsschema.md). The types of collections of users are read as text.</summary>
public enum ClaimDataType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of 32 bits.</summary>
    Int,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>A day, as text such as <c>2026-11-21</c>.</summary>
    Date,

    /// <summary>A point in time, as text of ISO 8601.</summary>
    DateTime,

    /// <summary>A length of time, as text of ISO 8601.</summary>
    Duration,

    /// <summary>A phone number, as text.</summary>
    PhoneNumber,

    /// <summary>A list of texts.</summary>
    StringCollection,
}
