using System.Text.Json;
using Harness.Claims;
using Harness.Dialects.CustomPolicies;
using Harness.Importing;
using Harness.Rules;
using Harness.Running;
using Harness.Scenarios;
using static Harness.Tests.Importing.PolicyFolder;

namespace Harness.Tests.Importing;

public sealed class PolicyImportTests
{
    private static readonly string Url = Item("ServiceUrl", "https://api.contoso.com/check");

    [Test]
    public void A_profile_is_its_bases_and_includes_with_what_is_nearer_over_what_is_farther()
    {
        using var folder = new PolicyFolder()
            .Write("Base.xml", Policy("B2C_1A_Base", null,
                Profile("REST-Common", Item("AuthenticationType", "Basic") + Item("SendClaimsIn", "Form"))
                + $"""<TechnicalProfile Id="REST-Check"><Metadata>{Url}{Item("DebugMode", "true")}</Metadata><InputClaims><InputClaim ClaimTypeReferenceId="visits" DefaultValue="1" /></InputClaims><IncludeTechnicalProfile ReferenceId="REST-Common" /></TechnicalProfile>""",
                """<BuildingBlocks><ClaimsSchema><ClaimType Id="visits"><DataType>int</DataType></ClaimType></ClaimsSchema></BuildingBlocks>"""))
            .Write("SignUp.xml", Policy("B2C_1A_SignUp", "B2C_1A_Base",
                $"""<TechnicalProfile Id="REST-Check"><Metadata>{Item("DebugMode", "false")}{Item("SendClaimsIn", "QueryString")}</Metadata><InputClaims><InputClaim ClaimTypeReferenceId="visits" DefaultValue="2" /><InputClaim ClaimTypeReferenceId="visits" PartnerClaimType="count" /></InputClaims></TechnicalProfile>"""));
        var import = folder.Import();
        var profile = import.Packs.Single(pack => pack.Name == "REST-Check").Profile.Profile.Profile;
        Assert.Multiple(() =>
        {
            Assert.That(import.Profiles, Is.EqualTo(new[] { "REST-Check", "REST-Common" }));
            Assert.That((profile.SendClaimsIn, profile.Authentication, profile.IsDebugMode), Is.EqualTo((SendClaimsIn.QueryString, AuthenticationType.Basic, false)));
            Assert.That(profile.InputClaims.Select(claim => (claim.Name, claim.Type, claim.Default)), Is.EqualTo(new[] { ("visits", ClaimDataType.Int, "2"), ("count", ClaimDataType.Int, (string?)null) }));
        });
    }

    [Test]
    public void The_localised_text_of_the_policy_stands_over_that_of_its_base()
    {
        static string Text(string text) => $"""<BuildingBlocks><Localization><LocalizedResources Id="api.error.en"><LocalizedStrings><LocalizedString ElementType="ErrorMessage" StringId="DefaultUserMessageIfRequestFailed">{text}</LocalizedString></LocalizedStrings></LocalizedResources></Localization></BuildingBlocks>""";
        using var folder = new PolicyFolder()
            .Write("Base.xml", Policy("B2C_1A_Base", null, Profile("REST-Check", Url), Text("Of the base.")))
            .Write("SignUp.xml", Policy("B2C_1A_SignUp", "B2C_1A_Base", "", Text("Of the policy.")));
        Assert.That(folder.Import().Packs.Single().Profile.Profile.Profile.RequestFailedText, Is.EqualTo("Of the policy."));
    }

    [TestCase("?ocp-apim-subscription-key=S3CRET&amp;a=1", "", "")]
    [TestCase("?clientSecret=S3CRET", "", "")]
    [TestCase("", "code", "S3CRET-aX81kd93jd82hd7==")]
    [TestCase("", "Authorization", "Basic S3CRETdXNlcg==")]
    [TestCase("", "client_secret", "MyS3CRET")]
    public void A_secret_by_any_of_its_usual_names_is_told_and_goes_into_no_file(string query, string name, string text)
    {
        var claims = name.Length == 0 ? "" : $"""<InputClaims><InputClaim ClaimTypeReferenceId="functionProof" PartnerClaimType="{name}" DefaultValue="{text}" /></InputClaims>""";
        using var folder = new PolicyFolder().Write("SignUp.xml", Policy("B2C_1A_SignUp", null, Profile("REST-Check", Item("ServiceUrl", "https://api.contoso.com/check" + query), claims)));
        var import = folder.Import();
        var written = string.Concat(import.Write(folder.Packs).Select(file => File.ReadAllText(file.Path)));
        Assert.Multiple(() =>
        {
            Assert.That(import.Findings.Select(finding => finding.Rule), Does.Contain("CP-XML-009"));
            Assert.That(written + string.Concat(import.Findings), Does.Not.Contain("S3CRET"));
        });
    }

    [TestCase("code", "482913")]
    [TestCase("accessToken", "none")]
    [TestCase("client_secret", "your-client-secret")]
    [TestCase("apiKey", "YourApiKey")]
    public void A_default_that_is_no_secret_stays(string name, string text)
    {
        using var folder = new PolicyFolder().Write("SignUp.xml", Policy("B2C_1A_SignUp", null,
            Profile("REST-Check", Url, $"""<InputClaims><InputClaim ClaimTypeReferenceId="{name}" DefaultValue="{text}" /></InputClaims>""")));
        Assert.That(folder.Import().Packs.Single().Profile.Profile.Profile.InputClaims.Single().Default, Is.EqualTo(text));
    }

    [Test]
    public void A_pack_of_somebodys_own_is_not_written_over()
    {
        using var folder = new PolicyFolder().Write("SignUp.xml", Policy("B2C_1A_SignUp", null, Profile("REST-Check", Url)));
        Directory.CreateDirectory(folder.Packs);
        File.WriteAllText(Path.Combine(folder.Packs, "REST-Check.json"), "{ }");
        var changes = folder.Import().Write(folder.Packs);
        Assert.That((changes.First(file => Path.GetFileName(file.Path) == "REST-Check.json").Change, folder.Pack("REST-Check.json")), Is.EqualTo((FileChange.Kept, "{ }")));
    }

    [Test]
    public void The_caller_decides_the_step_and_the_one_that_the_relying_party_comes_by_is_the_first()
    {
        using var folder = new PolicyFolder().Write("SignUp.xml", Policy("B2C_1A_SignUp", null,
            Profile("REST-Check", Url) + """
            <TechnicalProfile Id="OtherPage"><ValidationTechnicalProfiles><ValidationTechnicalProfile ReferenceId="REST-Check" /></ValidationTechnicalProfiles></TechnicalProfile>
            """,
            """
            <UserJourneys><UserJourney Id="SignUp"><OrchestrationSteps><OrchestrationStep Order="2" Type="ClaimsExchange">
              <Preconditions><Precondition Type="ClaimEquals" ExecuteActionsIf="true"><Value>isNew</Value><Value>true</Value><Action>SkipThisOrchestrationStep</Action></Precondition></Preconditions>
              <ClaimsExchanges><ClaimsExchange Id="Check" TechnicalProfileReferenceId="REST-Check" /></ClaimsExchanges></OrchestrationStep></OrchestrationSteps></UserJourney></UserJourneys>
            <RelyingParty><DefaultUserJourney ReferenceId="SignUp" /><TechnicalProfile Id="PolicyProfile"><OutputClaims><OutputClaim ClaimTypeReferenceId="promo" PartnerClaimType="code" DefaultValue="" /></OutputClaims></TechnicalProfile></RelyingParty>
            """));
        var profile = folder.Import().Packs.Single().Profile.Profile;
        Assert.Multiple(() =>
        {
            Assert.That(profile.Uses.Select(use => use.Caller), Is.EqualTo(new[] { "step 2 of the journey SignUp", "the page OtherPage" }));
            Assert.That(profile.Profile.Preconditions, Is.EqualTo(new[] { new Precondition(PreconditionType.ClaimEquals, true, "isNew") { Value = "true" } }));
            Assert.That(profile.Profile.TokenClaims, Is.EqualTo(new[] { new TokenClaim("promo", "code") { Default = "" } }));
        });
    }

    [Test]
    public void A_check_that_a_child_adds_to_a_page_stands_before_the_directory_write_of_the_base()
    {
        using var folder = new PolicyFolder()
            .Write("Base.xml", Policy("B2C_1A_Base", null, """
                <TechnicalProfile Id="Directory-Write"><Protocol Name="Proprietary" Handler="Web.TPEngine.Providers.AzureActiveDirectoryProvider, Web.TPEngine" /><Metadata><Item Key="Operation">Write</Item></Metadata></TechnicalProfile>
                <TechnicalProfile Id="Page"><Protocol Name="Proprietary" Handler="Web.TPEngine.Providers.SelfAssertedAttributeProvider, Web.TPEngine" /><ValidationTechnicalProfiles><ValidationTechnicalProfile ReferenceId="Directory-Write" /></ValidationTechnicalProfiles></TechnicalProfile>
                """))
            .Write("SignUp.xml", Policy("B2C_1A_SignUp", "B2C_1A_Base", Profile("REST-Check", Url) + """
                <TechnicalProfile Id="Page"><ValidationTechnicalProfiles><ValidationTechnicalProfile ReferenceId="REST-Check" /></ValidationTechnicalProfiles></TechnicalProfile>
                """));
        Assert.That(folder.Import().Findings.Select(finding => finding.Rule), Does.Not.Contain("CP-XML-001"));
    }

    [Test]
    public void A_value_that_somebody_wrote_into_a_pack_stays_when_its_policy_is_imported_again()
    {
        using var folder = new PolicyFolder().Write("SignUp.xml", Policy("B2C_1A_SignUp", null, $"""<TechnicalProfile Id="REST-Check">{Rest}<Metadata>{Url}</Metadata><InputClaims><InputClaim ClaimTypeReferenceId="companyId" /><InputClaim ClaimTypeReferenceId="email" /></InputClaims></TechnicalProfile>"""));
        folder.Import().Write(folder.Packs);
        var pack = Path.Combine(folder.Packs, "REST-Check.json");
        File.WriteAllText(pack, folder.Pack("REST-Check.json").Replace("\"companyId\": \"", "\"email\": \"known@contoso.com\", \"companyId\": \"own ", StringComparison.Ordinal));
        folder.Import().Write(folder.Packs);
        Assert.That(folder.Pack("REST-Check.json"), Does.Contain("\"companyId\": \"own ").And.Contain("\"email\": \"known@contoso.com\""));
        Assert.That(folder.Import().Write(folder.Packs).Select(file => file.Change), Is.All.EqualTo(FileChange.Same));
    }

    [Test]
    public void References_to_nobody_and_profiles_that_nobody_calls_are_told()
    {
        using var folder = new PolicyFolder().Write("SignUp.xml", Policy("B2C_1A_SignUp", null, Profile("REST-Check", Url) + """
            <TechnicalProfile Id="Page"><ValidationTechnicalProfiles><ValidationTechnicalProfile ReferenceId="REST-Chek" /></ValidationTechnicalProfiles></TechnicalProfile>
            """, """<RelyingParty><DefaultUserJourney ReferenceId="SignUp" /></RelyingParty>"""));
        Assert.That(folder.Import().Notes.Select(note => $"{note.What} {note.Hint}"), Is.EquivalentTo(new[]
        {
            "Nobody calls REST-Check in these files; its pack plays it as a claims exchange. Name the files with its page or journey too, or take it out.",
            "No file defines the technical profile 'REST-Chek', which the page Page calls. Did you mean 'REST-Check'?",
        }));
    }

    [Test]
    public void One_id_with_two_results_gives_two_packs_with_telling_names()
    {
        using var folder = new PolicyFolder()
            .Write("a/Extensions.xml", Policy("B2C_1A_A", null, Profile("REST-Check", Url)))
            .Write("b/Extensions.xml", Policy("B2C_1A_B", null, Profile("REST-Check", Url + Item("SendClaimsIn", "Form"))))
            .Write("c/Extensions.xml", Policy("B2C_1A_C", null, Profile("REST-Check", Url)));
        Assert.That(folder.Import().Packs.Select(pack => pack.Name), Is.EqualTo(new[] { "REST-Check-B2C-1A-A", "REST-Check-B2C-1A-B" }));
    }

    [Test]
    public void The_base_is_looked_for_nearby_and_none_is_guessed_among_others_that_are_equally_near()
    {
        using var folder = new PolicyFolder()
            .Write("a/Base.xml", Policy("B2C_1A_Base", null, Profile("REST-Check", Url + Item("SendClaimsIn", "Form"))))
            .Write("a/deeper/SignUp.xml", Policy("B2C_1A_SignUp", "B2C_1A_Base", ""))
            .Write("b/Base.xml", Policy("B2C_1A_Base", null, Profile("REST-Check", Url + Item("SendClaimsIn", "Header"))))
            .Write("b/SignUp.xml", Policy("B2C_1A_SignUp", "B2C_1A_Base", ""))
            .Write("c/SignUp.xml", Policy("B2C_1A_SignUp", "B2C_1A_Base", Profile("REST-Check", Url + Item("DebugMode", "true"))));
        var import = folder.Import();
        Assert.Multiple(() =>
        {
            Assert.That(import.Packs.Select(pack => (pack.Profile.Source.Name, pack.Profile.Profile.Profile.SendClaimsIn)), Is.EquivalentTo(new[] { ("a/Base.xml", SendClaimsIn.Form), ("b/Base.xml", SendClaimsIn.Header), ("c/SignUp.xml", SendClaimsIn.Body) }));
            Assert.That(import.Notes.Single().ToString(), Does.Contain("SignUp.xml:3:3: The base B2C_1A_Base of B2C_1A_SignUp stands in 2 files that are equally near: ").And.Contain("None was taken"));
        });
    }

    [Test]
    public void A_profile_without_protocol_is_told_and_one_that_lacks_its_include_is_not_judged_by_what_may_stand_there()
    {
        using var folder = new PolicyFolder().Write("A.xml", Policy("B2C_1A_A", "B2C_1A_Gone",
            $"""<TechnicalProfile Id="REST-Override"><Metadata>{Url}</Metadata></TechnicalProfile>"""
            + Profile("REST-Part", Item("AuthenticationType", "Basic"), """<IncludeTechnicalProfile ReferenceId="REST-Common" />""")));
        var import = folder.Import();
        Assert.Multiple(() =>
        {
            Assert.That(import.Profiles, Is.EqualTo(new[] { "REST-Part" }));
            Assert.That(import.Notes.Select(note => note.ToString()), Has.One.Contains("A.xml:5:3: REST-Override looks like a RESTful profile and has no Protocol"));
            Assert.That(import.Findings, Is.Empty);
        });
    }

    [Test]
    public void Claims_with_one_name_in_the_call_and_spellings_in_another_case_are_taken_as_they_are_meant()
    {
        using var folder = new PolicyFolder().Write("A.xml", Policy("B2C_1A_A", null,
            Profile("REST-Score", Url + Item("SendClaimsIn", "form") + Item("AuthenticationType", "Bearer") + Item("UseClaimAsBearerToken", "AccessToken"),
                """<InputClaims><InputClaim ClaimTypeReferenceId="accessToken" /><InputClaim ClaimTypeReferenceId="ip" PartnerClaimType="address" DefaultValue="1" /><InputClaim ClaimTypeReferenceId="device" PartnerClaimType="address" /></InputClaims>""")));
        var import = folder.Import();
        import.Write(folder.Packs);
        var profile = import.Packs.Single().Profile.Profile.Profile;
        Assert.Multiple(() =>
        {
            Assert.That((profile.SendClaimsIn, profile.BearerClaim), Is.EqualTo((SendClaimsIn.Form, "accessToken")));
            Assert.That(profile.InputClaims.Select(claim => claim.Name), Is.EqualTo(new[] { "accessToken", "address", "address" }));
            Assert.That(import.Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "CP-XML-008", "CP-XML-004" }));
            Assert.That(PackReader.Read([folder.Packs], PackContexts.Of(PersonaBook.Open())).Problems, Is.Empty);
        });
    }

    [TestCase("""<InputClaims><InputClaim ClaimTypeReferenceId="LOYALTYID" /></InputClaims>""", "", TestName = "given to the page, in another case")]
    [TestCase("""<InputClaimsTransformations><InputClaimsTransformation ReferenceId="Make" /></InputClaimsTransformations>""", "", TestName = "made before the page")]
    [TestCase("", """<OrchestrationStep Order="1" Type="GetClaims" CpimIssuerTechnicalProfileReferenceId="Hint" />""", TestName = "from the hint of the application")]
    [TestCase("", """<OrchestrationStep Order="1" Type="ClaimsExchange"><ClaimsExchanges><ClaimsExchange Id="x" TechnicalProfileReferenceId="Federation" /></ClaimsExchanges></OrchestrationStep>""", TestName = "made after an earlier step")]
    [TestCase("", """<OrchestrationStep Order="1" Type="ClaimsExchange"><ClaimsExchanges><ClaimsExchange Id="x" TechnicalProfileReferenceId="OfTheMissingBase" /></ClaimsExchanges></OrchestrationStep>""", TestName = "perhaps from a base that is missing")]
    public void A_page_has_what_it_is_given_and_what_the_journey_has(string page, string step)
    {
        Assert.That(Missing("", ""), Is.EqualTo(new[] { "REST-Check sends loyaltyId; the page Page does not have it" }));
        Assert.That(Missing(page, step), Is.Empty);

        static IEnumerable<string> Missing(string page, string step)
        {
            using var folder = new PolicyFolder().Write("A.xml", Policy("B2C_1A_A", null,
                Profile("REST-Check", Url, """<InputClaims><InputClaim ClaimTypeReferenceId="loyaltyId" /></InputClaims>""")
                + """<TechnicalProfile Id="Hint"><Protocol Name="None" /><OutputClaims><OutputClaim ClaimTypeReferenceId="loyaltyId" /></OutputClaims></TechnicalProfile>"""
                + """<TechnicalProfile Id="Federation"><Protocol Name="OAuth2" /><OutputClaimsTransformations><OutputClaimsTransformation ReferenceId="Make" /></OutputClaimsTransformations></TechnicalProfile>"""
                + $"""<TechnicalProfile Id="Page"><Protocol Name="Proprietary" Handler="Web.TPEngine.Providers.SelfAssertedAttributeProvider, Web.TPEngine" />{page}<ValidationTechnicalProfiles><ValidationTechnicalProfile ReferenceId="REST-Check" /></ValidationTechnicalProfiles></TechnicalProfile>""",
                $"""
                <BuildingBlocks><ClaimsTransformations><ClaimsTransformation Id="Make" TransformationMethod="CreateStringClaim"><OutputClaims><OutputClaim ClaimTypeReferenceId="loyaltyId" TransformationClaimType="createdClaim" /></OutputClaims></ClaimsTransformation></ClaimsTransformations></BuildingBlocks>
                <UserJourneys><UserJourney Id="J"><OrchestrationSteps>{step}<OrchestrationStep Order="2" Type="ClaimsExchange"><ClaimsExchanges><ClaimsExchange Id="p" TechnicalProfileReferenceId="Page" /></ClaimsExchanges></OrchestrationStep></OrchestrationSteps></UserJourney></UserJourneys>
                """));
            return folder.Import().Findings.Where(finding => finding.Rule == "CP-XML-002").Select(finding => finding.Actual);
        }
    }

    [Test]
    public void Of_a_page_whose_base_is_missing_only_claims_are_missed_that_the_base_cannot_know()
    {
        using var folder = new PolicyFolder().Write("A.xml", Policy("B2C_1A_A", "B2C_1A_Gone",
            Profile("REST-Check", Url, """<InputClaims><InputClaim ClaimTypeReferenceId="email" /><InputClaim ClaimTypeReferenceId="partnerId" /><InputClaim ClaimTypeReferenceId="loyaltyId" /></InputClaims>""")
            + """<TechnicalProfile Id="Page"><ValidationTechnicalProfiles><ValidationTechnicalProfile ReferenceId="REST-Check" /></ValidationTechnicalProfiles></TechnicalProfile>""",
            """<BuildingBlocks><ClaimsSchema><ClaimType Id="email"><DataType>string</DataType></ClaimType><ClaimType Id="loyaltyId"><DataType>string</DataType></ClaimType></ClaimsSchema></BuildingBlocks>"""));
        Assert.That(folder.Import().Findings.Where(finding => finding.Rule == "CP-XML-002").Select(finding => finding.Actual), Is.EqualTo(new[] { "REST-Check sends loyaltyId; the page Page does not have it" }));
    }

    [Test]
    [MaxTime(2000)]
    public void Sub_journeys_that_call_each_other_many_times_over_are_walked_once()
    {
        var steps = Enumerable.Range(0, 16).Select(number => $"<SubJourney Id=\"S{number}\"><OrchestrationSteps>{string.Concat(Enumerable.Range(1, 3).Select(order => $"<OrchestrationStep Order=\"{order}\" Type=\"InvokeSubJourney\"><JourneyList><Candidate SubJourneyReferenceId=\"S{number + 1}\" /></JourneyList></OrchestrationStep>"))}</OrchestrationSteps></SubJourney>");
        using var folder = new PolicyFolder().Write("A.xml", Policy("B2C_1A_A", null, Profile("REST-Check", Url), $"""
            <UserJourneys><UserJourney Id="J"><OrchestrationSteps>
              <OrchestrationStep Order="1" Type="InvokeSubJourney"><JourneyList><Candidate SubJourneyReferenceId="S0" /></JourneyList></OrchestrationStep>
              <OrchestrationStep Order="2" Type="ClaimsExchange"><ClaimsExchanges><ClaimsExchange Id="c" TechnicalProfileReferenceId="REST-Check" /></ClaimsExchanges></OrchestrationStep>
            </OrchestrationSteps></UserJourney></UserJourneys>
            <SubJourneys>{string.Concat(steps)}<SubJourney Id="S16"><OrchestrationSteps /></SubJourney></SubJourneys>
            """));
        Assert.That(folder.Import().Findings.Select(finding => finding.Rule), Does.Contain("CP-XML-006"));
    }

    [Test]
    public void A_step_of_a_child_keeps_what_it_does_not_give_anew()
    {
        const string order = "<UserJourneys><UserJourney Id=\"J\"><OrchestrationSteps><OrchestrationStep Order=\"3\" Type=\"ClaimsExchange\">{0}</OrchestrationStep></OrchestrationSteps></UserJourney></UserJourneys>";
        using var folder = new PolicyFolder()
            .Write("Base.xml", Policy("B2C_1A_Base", null, Profile("REST-Check", Url), order.Replace("{0}", """<ClaimsExchanges><ClaimsExchange Id="c" TechnicalProfileReferenceId="REST-Check" /></ClaimsExchanges>""", StringComparison.Ordinal)))
            .Write("SignUp.xml", Policy("B2C_1A_SignUp", "B2C_1A_Base", "", order.Replace("{0}", """<Preconditions><Precondition Type="ClaimsExist" ExecuteActionsIf="true"><Value>done</Value><Action>SkipThisOrchestrationStep</Action></Precondition></Preconditions>""", StringComparison.Ordinal)));
        var use = folder.Import().Packs.Single().Profile.Profile.Uses.Single();
        Assert.That((use.Caller, use.Preconditions.Single().Claim), Is.EqualTo(("step 3 of the journey J", "done")));
    }

    [Test]
    public void Chains_that_lead_round_or_nowhere_are_told_and_end()
    {
        using var folder = new PolicyFolder()
            .Write("A.xml", Policy("B2C_1A_A", "B2C_1A_B", $"""<TechnicalProfile Id="REST-1">{Rest}<IncludeTechnicalProfile ReferenceId="REST-2" /></TechnicalProfile><TechnicalProfile Id="REST-2"><IncludeTechnicalProfile ReferenceId="REST-1" /></TechnicalProfile>"""))
            .Write("B.xml", Policy("B2C_1A_B", "B2C_1A_A", ""))
            .Write("C.xml", Policy("B2C_1A_C", "B2C_1A_Gone", ""));
        var import = folder.Import();
        Assert.Multiple(() =>
        {
            Assert.That(import.Profiles, Is.EqualTo(new[] { "REST-1", "REST-2" }));
            Assert.That(string.Join('\n', import.Notes), Does.Contain("lead round in a circle").And.Contain("includes REST-1, which includes it again").And.Contain("The base B2C_1A_Gone of B2C_1A_C is not among the files."));
        });
    }

    [Test]
    public void The_same_files_give_the_same_packs_a_change_is_told_and_what_is_gone_stays()
    {
        using var folder = new PolicyFolder().Write("A.xml", Policy("B2C_1A_A", null, Profile("REST-1", Url) + Profile("REST-2", Url)));
        var first = folder.Import().Write(folder.Packs);
        var second = folder.Import().Write(folder.Packs);
        folder.Write("A.xml", Policy("B2C_1A_A", null, Profile("REST-1", Url + Item("SendClaimsIn", "Form"))));
        File.WriteAllText(Path.Combine(folder.Packs, "own.json"), "{}");
        var third = folder.Import().Write(folder.Packs);
        Assert.Multiple(() =>
        {
            Assert.That(first.Select(file => file.Change), Has.Exactly(6).Items.And.All.EqualTo(FileChange.New));
            Assert.That(second.Select(file => file.Change), Has.Exactly(6).Items.And.All.EqualTo(FileChange.Same));
            Assert.That(third.Select(file => (Path.GetFileName(file.Path), file.Change)), Is.EqualTo(new[]
            {
                ("REST-1.json", FileChange.Changed), ("REST-1.request.schema.json", FileChange.Changed), ("REST-1.response.schema.json", FileChange.Same), ("REST-2.json", FileChange.Left),
            }));
        });
    }

    [Test]
    public void Packs_pass_lint_schemas_have_only_keywords_that_are_enforced_and_no_folder_of_this_machine_stands_in_them()
    {
        using var folder = new PolicyFolder().Write("sub/A.xml", Policy("B2C_1A_A", null,
            Profile("REST-Check", Url + Item("AuthenticationType", "ApiKeyHeader") + Item("UseClaimAsBearerToken", "gone") + Item("UserMessageIfRequestTimeout", "Zu \"langsam\""), """
                <InputClaims>
                  <InputClaim ClaimTypeReferenceId="email" PartnerClaimType="mail" /><InputClaim ClaimTypeReferenceId="signInName" PartnerClaimType="mail" />
                  <InputClaim ClaimTypeReferenceId="userLanguage" PartnerClaimType="lang" DefaultValue="{Culture:LCID}" AlwaysUseDefaultValue="true" />
                  <InputClaim ClaimTypeReferenceId="size" /><InputClaim ClaimTypeReferenceId="since" /><InputClaim ClaimTypeReferenceId="tags" /><InputClaim ClaimTypeReferenceId="loyaltyId" AlwaysUseDefaultValue="true" />
                </InputClaims>
                <OutputClaims><OutputClaim ClaimTypeReferenceId="size" /><OutputClaim ClaimTypeReferenceId="since" DefaultValue="x" /><OutputClaim ClaimTypeReferenceId="tags" /></OutputClaims>
                """),
            """
            <BuildingBlocks><ClaimsSchema>
              <ClaimType Id="size"><DataType>string</DataType><Restriction><Enumeration Text="Small" Value="S" /><Enumeration Text="Large" Value="L" SelectByDefault="true" /></Restriction></ClaimType>
              <ClaimType Id="since"><DataType>dateTime</DataType></ClaimType><ClaimType Id="tags"><DataType>stringCollection</DataType></ClaimType>
              <ClaimType Id="loyaltyId"><DataType>string</DataType><Restriction><Pattern RegularExpression="^[A-C0-9]{6}$" /></Restriction></ClaimType>
            </ClaimsSchema></BuildingBlocks>
            """));
        var import = folder.Import();
        import.Write(folder.Packs);
        var reading = PackReader.Read([folder.Packs], PackContexts.Of(PersonaBook.Open()));
        var files = Directory.GetFiles(folder.Packs).Select(File.ReadAllText).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems.Concat(reading.ForEditors), Is.Empty);
            Assert.That(reading.Packs.Single().Scenarios.Select(scenario => scenario.Id), Does.Contain("plain").And.Contain("payloads"));
            Assert.That(Directory.GetFiles(folder.Packs, "*.schema.json").SelectMany(file => SchemaKeywords.Check(JsonElement.Parse(File.ReadAllText(file)))), Is.Empty);
            Assert.That(files, Has.All.Not.Contain(Path.GetFileName(Path.GetDirectoryName(folder.Packs)!)));
            Assert.That(folder.Pack("REST-Check.json"), Does.StartWith("// Made by 'b2c-harness import policy' from sub/A.xml:5, technical profile REST-Check,\n").And.Contain("\"size\": \"L\"").And.Contain("\"loyaltyId\": \"212342\"").And.Not.Contain("\"lang\":"));
        });
    }

    [Test]
    public void A_secret_of_a_policy_is_told_and_stands_in_nothing_that_is_written()
    {
        const string secret = "c2VjcmV0LXZhbHVl";
        using var folder = new PolicyFolder().Write("A.xml", Policy("B2C_1A_A", null,
            Profile("REST-1", Item("ServiceUrl", $"https://api.contoso.com/check?code={secret}&amp;v=1"))
            + Profile("REST-2", Item("ServiceUrl", $"https://user:{secret}@api.contoso.com/check"), $"""<InputClaims><InputClaim ClaimTypeReferenceId="clientSecret" DefaultValue="{secret}" /></InputClaims>""")));
        var import = folder.Import();
        import.Write(folder.Packs);
        Assert.Multiple(() =>
        {
            Assert.That(import.Findings.Count(finding => finding.Rule == "CP-XML-009"), Is.EqualTo(3));
            Assert.That(string.Join('\n', import.Findings), Does.Not.Contain(secret));
            Assert.That(Directory.GetFiles(folder.Packs).Select(File.ReadAllText), Has.All.Not.Contain(secret));
            Assert.That(folder.Pack("REST-1.json"), Does.Contain("check?code=***&v=1"));
        });
    }

    [Test]
    public void What_is_only_there_to_be_included_is_imported_and_not_judged()
    {
        using var folder = new PolicyFolder().Write("A.xml", Policy("B2C_1A_A", null,
            Profile("REST-Common", "") + $"""<TechnicalProfile Id="REST-Check"><Metadata>{Url}</Metadata><IncludeTechnicalProfile ReferenceId="REST-Common" /></TechnicalProfile>"""));
        var import = folder.Import();
        Assert.Multiple(() =>
        {
            Assert.That(import.Packs, Has.Length.EqualTo(2));
            Assert.That(import.Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "CP-XML-004" }));
        });
    }
}
