namespace Harness.ReferenceConnector.Gateway;

/// <summary>What a gateway has to look at before it trusts a token.</summary>
internal enum TokenDuty
{
    Presence,
    Signature,
    KnownKeyOnly,
    SignedOnly,
    AsymmetricOnly,
    Issuer,
    Audience,
    Expiry,
    ExpiryPresent,
    NotBefore,
    Policy,
    Scope,
    Claim,
}
