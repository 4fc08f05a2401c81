namespace Harness.ReferenceConnector;

/// <summary>What becomes of a sign-up while the loyalty service cannot be had. A token is issued in any case.</summary>
public enum WithoutLoyalty
{
    /// <summary>It goes on without a promo code.</summary>
    Continue,

    /// <summary>The person stays on the attribute page and is asked to try again later.</summary>
    Refuse,
}
