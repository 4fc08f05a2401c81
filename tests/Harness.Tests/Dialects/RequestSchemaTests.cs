using System.Text;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Rules;

namespace Harness.Tests.Dialects;

/// <summary>What the harness sends keeps to its own request schemas: every person, step and form of the body.</summary>
public sealed class RequestSchemaTests
{
    private static readonly PersonaBook Personas = PersonaBook.Open();
    private static readonly Dialect Dialect = new UserFlowDialect();

    [Test]
    public void Every_body_satisfies_the_schema_of_its_step([ValueSource(nameof(Steps))] string step, [Values] BodyForm form, [Values(1, 2, 77)] int seed)
    {
        var at = Dialect.Step(step)!;
        var schema = Load(form == BodyForm.Body2021 ? "body-2021" : at.Slug);
        var profile = new Profile { Endpoint = new("http://localhost/"), BodyForm = form };
        foreach (var persona in Personas.Ids.Select(id => Personas.Make(id, seed, seed)))
        {
            if (at == UserFlowSteps.PostFederationSignup && persona.Account == AccountKind.Local) continue;
            if (form == BodyForm.Body2021 && at == UserFlowSteps.PreTokenIssuance) continue;
            var body = Encoding.UTF8.GetString(Dialect.Compose(profile, Dialect.Claims(profile, at, persona)).Body.Span);
            Assert.That(schema.Errors(body), Is.Empty, $"{persona.Id}: {body}");
        }
    }

    [Test]
    public void The_schemas_refuse_what_is_never_sent([Values("{}", """{"step":"PostAttributeCollection","client_id":"93fd07aa-333c-409d-955d-96008fd08dd9","ui_locales":"en-US","email":"a@b.c","objectId":"x"}""", """{"step":"PreTokenIssuance","client_id":"93fd07aa-333c-409d-955d-96008fd08dd9","ui_locales":"en-US","email":"a@b.c"}""")] string body) =>
        Assert.That(Load("before-creating-user").Errors(body), Is.Not.Empty);

    public static IEnumerable<string> Steps => UserFlowSteps.All.Select(step => step.Id);

    private static AnswerSchema Load(string slug)
    {
        var name = $"schemas/user-flow/{slug}.request.schema.json";
        return AnswerSchema.Load(name, Encoding.UTF8.GetString(EmbeddedContent.Read(name)!));
    }
}
