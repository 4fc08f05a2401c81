using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Guests;

/// <summary>Lets guests in who have a code. A code invites a group and is not used up, so that the caller's second attempt finds it as good as the first.</summary>
internal static class Invitations
{
    private const string Code = "GUEST-4711";
    private const string Withdrawn = "GUEST-0000";

    public static Answer Decide(Claims claims) => claims.Custom("invitationCode") switch
    {
        Code => new Continue([]),
        Withdrawn => new ShowBlockPage("This invitation has been withdrawn. Please ask your host for another."),
        null => new ValidationError("Please enter your invitation code."),
        _ => new ValidationError("This invitation code is not valid. Please check it and try again."),
    };
}
