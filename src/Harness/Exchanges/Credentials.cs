using System.Text;

namespace Harness.Exchanges;

/// <summary>What the caller proves itself with. A user-flow connector has either Basic credentials or a client certificate.</summary>
public abstract record Credentials
{
    private Credentials()
    {
    }

    /// <summary>No credentials: the endpoint is called unprotected, and the report says so.</summary>
    public sealed record None : Credentials;

    /// <summary>HTTP Basic (RFC 7617, UTF-8). Colons are legal in the password, not in the user name.</summary>
    /// <param name="User">The user name, without colon.</param>
    /// <param name="Password">The password; never shown.</param>
    public sealed record Basic(string User, string Password) : Credentials
    {
        /// <summary>The value of the <c>Authorization</c> header.</summary>
        public string HeaderValue => "Basic " + Token;

        /// <summary>The base64 part of the header, which is a secret as much as the password is.</summary>
        public string Token => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));

        /// <summary>Names the user and hides the password.</summary>
        public override string ToString() => $"Basic {User}:***";
    }
}
