using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Harness.EndToEnd.Tests.Tokens;

/// <summary>Somebody else's code that checks tokens: it fetches metadata and keys by itself, and knows nothing of the harness.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Variable">The environment variable that names it.</param>
/// <param name="About">What the variable names, and how to get that.</param>
/// <param name="Start">How it is started, with the value of the variable.</param>
internal sealed record TokenValidator(string Name, string Variable, string About, Func<string, ProcessStartInfo> Start)
{
    private const string JavaScript = """
        import { readFileSync } from 'node:fs';
        const jose = await import(process.env.JOSE);
        const asked = JSON.parse(readFileSync(0, 'utf8'));
        const metadata = await (await fetch(asked.metadata)).json();
        const keys = jose.createRemoteJWKSet(new URL(metadata.jwks_uri));
        const verdicts = {};
        for (const [name, token] of Object.entries(asked.tokens)) {
          try {
            await jose.jwtVerify(token, keys, { issuer: metadata.issuer, audience: asked.audience, algorithms: metadata.id_token_signing_alg_values_supported, requiredClaims: ['exp'] });
            verdicts[name] = 'accepted';
          } catch (problem) { verdicts[name] = 'refused'; if (!problem.code) throw problem; }
        }
        console.log(JSON.stringify(verdicts));
        """;

    private const string Python = """
        import json, sys, urllib.request, jwt
        asked = json.load(sys.stdin)
        metadata = json.load(urllib.request.urlopen(asked['metadata']))
        keys = jwt.PyJWKClient(metadata['jwks_uri'])
        verdicts = {}
        for name, token in asked['tokens'].items():
            try:
                key = keys.get_signing_key_from_jwt(token).key
                jwt.decode(token, key, algorithms=metadata['id_token_signing_alg_values_supported'], audience=asked['audience'], issuer=metadata['issuer'], options={'require': ['exp']})
                verdicts[name] = 'accepted'
            except jwt.exceptions.PyJWTError:
                verdicts[name] = 'refused'
        print(json.dumps(verdicts))
        """;

    public static readonly TokenValidator Jose = new(
        "jose", "JOSE", "the file dist/webapi/index.js of the npm package jose; 'npm install jose' brings it", _ => new("node", ["--input-type=module", "-e", JavaScript]));

    public static readonly TokenValidator PyJwt = new(
        "PyJWT", "PYTHON_JWT", "a python3 with PyJWT and cryptography; Debian's has them with 'apt-get install python3-jwt python3-cryptography'", python => new(python, ["-c", Python]));

    /// <summary>Why it is not here, or null.</summary>
    public string? Missing() =>
        Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } file ? $"{Variable} does not name {About}."
        : !File.Exists(file) ? $"{Variable} names '{file}', and there is no such file."
        : null;

    /// <summary>The names of the tokens that it accepts.</summary>
    public async Task<string[]> Accepts(Uri metadata, string audience, ImmutableDictionary<string, string> tokens)
    {
        var start = Start(Environment.GetEnvironmentVariable(Variable)!);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using var process = Process.Start(start)!;
        var asked = new JsonObject { ["metadata"] = metadata.ToString(), ["audience"] = audience, ["tokens"] = new JsonObject(tokens.Select(token => new KeyValuePair<string, JsonNode?>(token.Key, token.Value))) };
        await process.StandardInput.WriteAsync(asked.ToJsonString());
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, await error);
        return [.. JsonNode.Parse(output)!.AsObject().Where(verdict => verdict.Value!.GetValue<string>() == "accepted").Select(verdict => verdict.Key).Order(StringComparer.Ordinal)];
    }

    public override string ToString() => Name;
}
