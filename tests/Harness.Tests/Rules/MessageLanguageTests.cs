using Harness.Rules;

namespace Harness.Tests.Rules;

public sealed class MessageLanguageTests
{
    private static IEnumerable<string> Languages => MessageLanguage.Tags;

    [TestCaseSource(nameof(Languages))]
    public void No_message_is_taken_for_another_language_and_hardly_any_for_none(string language)
    {
        var messages = SignUpMessages.All.Where(one => one.Language == language).Select(one => one.Message).ToArray();
        var told = messages.Select(MessageLanguage.Of).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(messages, Is.Not.Empty);
            Assert.That(told, Is.All.EqualTo(language).Or.Null, string.Join('\n', messages));
            Assert.That(told.Count(tag => tag is null), Is.LessThanOrEqualTo(messages.Length / 6), string.Join('\n', messages));
        });
    }

    [TestCase("en"), TestCase("de"), TestCase("fr"), TestCase("es"), TestCase("pt"), TestCase("it"), TestCase("nl"), TestCase("pl"), TestCase("sv")]
    [TestCase("da"), TestCase("nb"), TestCase("fi"), TestCase("cs"), TestCase("tr"), TestCase("ro"), TestCase("hu"), TestCase("vi"), TestCase("id")]
    public void Languages_with_many_neighbours_are_tried_with_six_messages_or_more(string language) =>
        Assert.That(SignUpMessages.All.Count(one => one.Language == language), Is.GreaterThanOrEqualTo(6));

    [TestCase("")]
    [TestCase("OK")]
    [TestCase("Error 400")]
    [TestCase("AADB2C90075: extension_loyaltyId, jobTitle")]
    [TestCase("Emily Smith, 12 Main Street, Springfield")]
    [TestCase("Müller Schmidt Meier")]
    [TestCase("Jméno / Name / Nom")]
    [TestCase("Fehler / Error / Erreur / Errore")]
    [TestCase("asdf qwer zxcv uiop hjkl")]
    [TestCase("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.")]
    [TestCase("Navnet er for kort.", Description = "Danish as well as Norwegian")]
    [TestCase("Pendaftaran gagal, nama pengguna terlalu pendek.", Description = "Indonesian as well as Malay")]
    [TestCase("表示名必須", Description = "no Kana, but Japanese")]
    public void What_shows_no_one_language_is_not_told(string message) => Assert.That(MessageLanguage.Of(message), Is.Null);

    [TestCase("Please enter a valid email. Bitte geben Sie eine gültige E-Mail-Adresse ein.")]
    [TestCase("Hola, please sign in con tu cuenta de empresa y try again.")]
    [TestCase("Votre / your / Ihr Konto account compte")]
    [TestCase("Please enter your name. Введите ваше имя.")]
    public void A_message_in_two_languages_is_in_none(string message) => Assert.That(MessageLanguage.Of(message), Is.Null);

    [TestCase("Vinsamlegast sláðu inn gilt netfang. Nafnið er of stutt og verður að vera að minnsta kosti fimm stafir.", Description = "Icelandic")]
    [TestCase("Ju lutemi vendosni një adresë email të vlefshme. Emri është shumë i shkurtër.", Description = "Albanian")]
    [TestCase("Mesedez, idatzi baliozko helbide elektroniko bat. Izena laburregia da.", Description = "Basque")]
    [TestCase("Rhowch gyfeiriad e-bost dilys. Mae'r enw yn rhy fyr.", Description = "Welsh")]
    [TestCase("Cuir isteach seoladh ríomhphoist bailí le do thoil.", Description = "Irish")]
    [TestCase("Tafadhali weka anwani sahihi ya barua pepe. Jina ni fupi sana.", Description = "Swahili")]
    [TestCase("Pakilagay ang wastong email address. Masyadong maikli ang pangalan.", Description = "Filipino")]
    [TestCase("Iltzam daħħal indirizz tal-posta elettronika validu. L-isem huwa qasir wisq.", Description = "Maltese")]
    [TestCase("Skriv inn gyldig postnummer, eg veit ikkje kva som er feil her.", Description = "Nynorsk")]
    [TestCase("Registriĝo malsukcesis. Bonvolu provi denove post kelkaj minutoj.", Description = "Esperanto")]
    [TestCase("Nomen nimis breve est. Quinque litterae saltem requiruntur.", Description = "Latin")]
    [TestCase("Калі ласка, увядзіце сапраўдны адрас электроннай пошты.", Description = "Belarusian")]
    [TestCase("Внесете важечка адреса за е-пошта. Името е прекратко.", Description = "Macedonian")]
    [TestCase("Жарамды электрондық пошта мекенжайын енгізіңіз.", Description = "Kazakh")]
    public void A_language_nobody_taught_is_not_taken_for_another(string message) => Assert.That(MessageLanguage.Of(message), Is.Null);

    [TestCase("The address emily.müller@größe.example is not allowed here.", "en")]
    [TestCase("Das Feld \"Please choose your job title\" darf nicht leer sein.", "de")]
    [TestCase("Der Wert von extension_loyaltyId ist ungültig, siehe https://help.example/the/way/it/works.", "de")]
    [TestCase("GEÇERSİZ E-POSTA ADRESİ, LÜTFEN TEKRAR DENEYİN.", "tr")]
    [TestCase("B2C: 有効なメールアドレスを入力してください (emily@fabrikam.com)", "ja")]
    public void Addresses_claims_and_quotations_do_not_count(string message, string language) =>
        Assert.That(MessageLanguage.Of(message), Is.EqualTo(language));

    [Test]
    public void Letters_in_two_pieces_are_the_same_letters()
    {
        const string message = "Diese Adresse können Sie für die Prüfung nicht ändern.";
        Assert.That(MessageLanguage.Of(message.Normalize(System.Text.NormalizationForm.FormD)), Is.EqualTo("de"));
    }

    [Test]
    public void No_text_throws()
    {
        var random = new Random(20240229);
        for (var i = 0; i < 2000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(char.MaxValue + 1))]);
            Assert.That(() => MessageLanguage.Of(text), Throws.Nothing);
        }
    }
}
