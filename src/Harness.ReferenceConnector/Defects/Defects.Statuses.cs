using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private static Defect[] Statuses =>
    [
        new("success-201", "Continue is answered with HTTP 201.", ["UF-RES-025"])
        {
            After = On<Continue>(answer => answer with { Status = StatusCodes.Status201Created }),
        },
        new("success-204", "Continue is answered with HTTP 204 and no body.", ["UF-RES-025"])
        {
            After = On<Continue>(answer => new(StatusCodes.Status204NoContent, null) { Meaning = answer.Meaning }),
        },
        new("continue-with-400", "Continue is answered with HTTP 400.", ["UF-RES-001"])
        {
            After = On<Continue>(answer => answer with { Status = StatusCodes.Status400BadRequest }),
        },
        new("block-with-400", "The block page is answered with HTTP 400.", ["UF-RES-011"])
        {
            After = On<ShowBlockPage>(answer => answer with { Status = StatusCodes.Status400BadRequest }),
        },
        new("block-with-403", "The block page is answered with HTTP 403.", ["UF-RES-011"])
        {
            After = On<ShowBlockPage>(answer => answer with { Status = StatusCodes.Status403Forbidden }),
        },
        new("validation-error-with-200", "The validation error is answered with HTTP 200.", ["UF-RES-012"])
        {
            After = On<ValidationError>(answer => answer with { Status = StatusCodes.Status200OK }),
        },
        new("refuses-with-403", "A blocked person is refused with HTTP 403 and a body of the API's own making.", ["UF-AUT-015", "UF-STA-001"])
        {
            After = On<ShowBlockPage>(answer => answer with
            {
                Status = StatusCodes.Status403Forbidden,
                Body = new JsonObject { ["error"] = "blocked" },
            }),
        },
        new("refuses-with-422", "Invalid input is answered with HTTP 422.", ["UF-STA-001"])
        {
            After = On<ValidationError>(answer => answer with { Status = StatusCodes.Status422UnprocessableEntity }),
        },
    ];
}
