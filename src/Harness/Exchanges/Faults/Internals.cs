using System.Collections.Immutable;

namespace Harness.Exchanges.Faults;

/// <summary>What broken services say that is meant for nobody but their makers, as real ones do.</summary>
public static class Internals
{
    /// <summary>Parts of these texts that no answer to a person may hold.</summary>
    public static ImmutableArray<string> Telltales { get; } =
        ["NpgsqlException", "db-7.loyalty.internal", "MemberStore", "/srv/loyalty", "loyalty.members", "idp-2.loyalty.internal", "edge-3.loyalty.internal"];

    internal const string Exception = """
        {"type":"Npgsql.NpgsqlException","message":"Failed to connect to db-7.loyalty.internal:5432","sql":"SELECT member_id, promo_code FROM loyalty.members WHERE member_id = '212342'","stackTrace":"Npgsql.NpgsqlException (0x80004005): Failed to connect to db-7.loyalty.internal:5432\r\n   at Loyalty.Data.MemberStore.Find(String memberId) in /srv/loyalty/src/Loyalty.Data/MemberStore.cs:line 118\r\n   at Loyalty.Api.MembersController.Get(String memberId) in /srv/loyalty/src/Loyalty.Api/MembersController.cs:line 42"}
        """;

    internal const string NoUpstream = """
        <html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>edge-3.loyalty.internal: connect() failed (111: Connection refused) while connecting to upstream http://db-7.loyalty.internal:5432</center></body></html>
        """;

    internal const string Unavailable = """
        {"error":"no healthy upstream","upstream":"db-7.loyalty.internal:5432","exception":"Npgsql.NpgsqlException: remaining connection slots are reserved","at":"/srv/loyalty/src/Loyalty.Data/MemberStore.cs:118"}
        """;

    internal const string TooMany = """
        {"error":"rate limit of client 'b2c-connector' exceeded","limiter":"edge-3.loyalty.internal","store":"redis://db-7.loyalty.internal:6379"}
        """;

    internal const string Unauthorized = """
        {"error":"invalid_client","error_description":"The secret of client 'b2c-connector' has expired, says https://idp-2.loyalty.internal/token (/srv/loyalty/src/Loyalty.Api/TokenCheck.cs:line 31)"}
        """;

    internal const string NotFound = """
        {"error":"No route","path":"/srv/loyalty/www/members","host":"edge-3.loyalty.internal","sql":"SELECT member_id FROM loyalty.members"}
        """;

    internal const string Page = """
        <!DOCTYPE html><html><head><title>Maintenance</title></head><body><h1>We will be back soon</h1><!-- edge-3.loyalty.internal, deployment of /srv/loyalty --></body></html>
        """;
}
