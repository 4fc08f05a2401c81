namespace Harness.ReferenceConnector.Contract;

/// <summary>The point at which the connector is called.</summary>
internal enum Step
{
    /// <summary>The body of 2021 names no step, and a later one may name a step that this code has not heard of.</summary>
    Unknown,
    PostFederationSignup,
    PostAttributeCollection,
    PreTokenIssuance,

    /// <summary>A RESTful technical profile of a custom policy, which has a contract of its own.</summary>
    CustomPolicy,
}
