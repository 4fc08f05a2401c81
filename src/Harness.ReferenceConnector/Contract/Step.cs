namespace Harness.ReferenceConnector.Contract;

/// <summary>The point of the user flow at which the connector is called.</summary>
internal enum Step
{
    /// <summary>The body of 2021 names no step, and a later one may name a step that this code has not heard of.</summary>
    Unknown,
    PostFederationSignup,
    PostAttributeCollection,
    PreTokenIssuance,
}
