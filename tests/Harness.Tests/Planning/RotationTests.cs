using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Planning;
using Harness.Running;

namespace Harness.Tests.Planning;

/// <summary>The credentials that the endpoint had before, beside those of the run.</summary>
public sealed class RotationTests
{
    private const string Secret = "HARNESS_TESTS_NEW_SECRET";

    private const string OldSecret = "HARNESS_TESTS_OLD_SECRET";

    private static readonly string[] New = ["--user", "b2c", "--password-env", Secret];

    [SetUp]
    public void HideSecrets()
    {
        Environment.SetEnvironmentVariable(Secret, "correct-horse");
        Environment.SetEnvironmentVariable(OldSecret, "battery-staple");
    }

    [TearDown]
    public void ForgetSecrets()
    {
        Environment.SetEnvironmentVariable(Secret, null);
        Environment.SetEnvironmentVariable(OldSecret, null);
    }

    [TestCase(Rotation.UnderWay)]
    [TestCase(Rotation.UnderWay, "--rotation", "under-way")]
    [TestCase(Rotation.Done, "--rotation", "done")]
    public void Every_step_knows_the_old_credentials_and_hides_them(Rotation rotation, params string[] state)
    {
        var plan = Asked([.. New, "--old-user", "b2c-2024", "--old-password-env", OldSecret, .. state]).Setup!.Plan;
        var profiles = plan.Profiles.Values.ToArray();
        using var client = new ConnectorClient(TimeProvider.System);
        Assert.Multiple(() =>
        {
            Assert.That(profiles.Select(profile => profile.OldCredentials).Distinct(), Is.EqualTo(new Credentials[] { new Credentials.Basic("b2c-2024", "battery-staple") }));
            Assert.That(new Runner(plan, client, TimeProvider.System).Header().Credentials, Is.EqualTo($"basic; old: b2c-2024; change {(rotation == Rotation.Done ? "done" : "under way")}"));
            Assert.That(profiles.Select(profile => profile.OldPasswordVariable).Distinct(), Is.EqualTo(new[] { OldSecret }));
            Assert.That(profiles.Select(profile => profile.Rotation).Distinct(), Is.EqualTo(new[] { rotation }));
            Assert.That(new Redactor(profiles).Clean("battery-staple and correct-horse"), Is.EqualTo("*** and ***"));
        });
    }

    [Test]
    public void From_a_password_to_a_certificate_is_a_change_too()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=b2c", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, "battery-staple"));
            var profile = Asked([.. New, "--old-certificate", file, "--old-certificate-password-env", OldSecret]).Setup!.Plan.Profiles.Values.First();
            Assert.That(profile.OldCredentials, Is.InstanceOf<Credentials.Certificate>());
            Assert.That(new Redactor([profile]).Clean("battery-staple"), Is.EqualTo("***"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestCase("--old-user needs the new credentials beside the old ones: --user and --password-env, or --certificate.", false, "--old-user", "b2c", "--old-password-env", OldSecret)]
    [TestCase("--rotation needs the old credentials: --old-user and --old-password-env, or --old-certificate.", true, "--rotation", "done")]
    [TestCase("--rotation takes under-way or done, not 'over'.", true, "--old-user", "b2c", "--old-password-env", OldSecret, "--rotation", "over")]
    [TestCase("--old-user b2c needs --old-password-env VARIABLE: the name of the environment variable that holds the password.", true, "--old-user", "b2c")]
    [TestCase("--old-password-env goes with --old-user.", true, "--old-password-env", OldSecret)]
    [TestCase("--old-certificate-password-env goes with --old-certificate.", true, "--old-user", "b2c", "--old-password-env", OldSecret, "--old-certificate-password-env", OldSecret)]
    [TestCase("The old credentials are the new ones: --old-user and --old-password-env, or --old-certificate, name what the endpoint was called with before.", true, "--old-user", "b2c", "--old-password-env", Secret)]
    public void Half_a_change_is_a_mistake(string expected, bool hasNew, params string[] options) =>
        Assert.That(Asked(hasNew ? [.. New, .. options] : options).Problems, Is.EqualTo(new[] { expected }));

    [Test]
    public void A_log_may_begin_with_its_first_line_and_needs_a_folder()
    {
        var missing = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Assert.Multiple(() =>
        {
            Assert.That(Asked("--watch-log", missing).Setup!.Plan.WatchLog, Is.EqualTo(missing));
            Assert.That(Asked("--watch-log", Path.Combine(missing, "connector.log")).Problems.Single(), Does.Contain("there is no folder for"));
            Assert.That(Asked("--watch-log", Path.GetTempPath()).Problems.Single(), Does.Contain("is a folder"));
        });
    }

    [Test]
    public void A_mistake_of_a_pack_comes_before_options_that_depend_on_it()
    {
        var pack = Path.GetTempFileName();
        try
        {
            File.WriteAllText(pack, """{ "pack": "mine", "dialect": "protected-apy", "scenarios": [] }""");
            var asked = Asked([pack], "--token-env", Secret);
            Assert.That((asked.ExitCode, asked.Problems.Any(problem => problem.Contains("protected-apy", StringComparison.Ordinal)), asked.Problems.Any(problem => problem.Contains("--token-env", StringComparison.Ordinal))),
                Is.EqualTo((ExitCode.Packs, true, false)));
        }
        finally
        {
            File.Delete(pack);
        }
    }

    private static Asked Asked(params string[] options) => Asked(["builtin:user-flow/before-creating-user"], options);

    private static Asked Asked(string[] sources, params string[] options)
    {
        string[] all = ["--endpoint", "http://127.0.0.1:1/", .. options];
        return RunSetup.Make(new(option => Enumerable.Range(0, all.Length / 2).Where(i => all[2 * i] == option.Name).Select(i => all[(2 * i) + 1]).ToArray() is { Length: > 0 } values ? values : null), sources);
    }
}
