using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Harness.Reporting.Html;

/// <summary>The language in which a page is drawn: the first that the call asked for.</summary>
/// <param name="Tag">Its tag, as in <c>ui_locales</c>.</param>
/// <param name="IsRightToLeft">Whether it is written from right to left.</param>
/// <param name="Create">What the button says.</param>
internal sealed partial record ScreenLanguage(string Tag, bool IsRightToLeft, string Create)
{
    private const string InEnglish = "Create";

    private static readonly FrozenSet<string> RightToLeft = FrozenSet.ToFrozenSet(["ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Creates = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["ar"] = "إنشاء", ["cs"] = "Vytvořit", ["da"] = "Opret", ["de"] = "Erstellen", ["el"] = "Δημιουργία", ["es"] = "Crear", ["fi"] = "Luo", ["fr"] = "Créer", ["he"] = "צור",
        ["hu"] = "Létrehozás", ["id"] = "Buat", ["it"] = "Crea", ["ja"] = "作成", ["ko"] = "만들기", ["nb"] = "Opprett", ["nl"] = "Maken", ["no"] = "Opprett", ["pl"] = "Utwórz", ["pt"] = "Criar",
        ["ro"] = "Creare", ["ru"] = "Создать", ["sk"] = "Vytvoriť", ["sv"] = "Skapa", ["th"] = "สร้าง", ["tr"] = "Oluştur", ["uk"] = "Створити", ["vi"] = "Tạo", ["zh"] = "创建",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static ScreenLanguage English { get; } = new("en", false, InEnglish);

    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The language of a call, or English where its body names none.</summary>
    public static ScreenLanguage Of(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("ui_locales", out var locales) || locales.ValueKind != JsonValueKind.String) return English;
        if (FirstTag().Match(locales.GetRawText()) is not { Success: true } match) return English;
        var language = match.Groups["language"].Value;
        return new(match.Groups["tag"].Value, RightToLeft.Contains(language), Creates.GetValueOrDefault(language, InEnglish));
    }

    [GeneratedRegex("^\"(?<tag>(?<language>[A-Za-z]{2,3})(?:-[A-Za-z0-9]{1,8}){0,3})(?![A-Za-z0-9_-])")]
    private static partial Regex FirstTag();
}
