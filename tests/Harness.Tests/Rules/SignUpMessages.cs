namespace Harness.Tests.Rules;

/// <summary>What connectors tell people whom they refuse or send back to the page, by language.</summary>
internal static class SignUpMessages
{
    public static IEnumerable<(string Language, string Message)> All => ByLanguage.SelectMany(entry =>
        entry.Messages.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(message => (entry.Language, message)));

    private static (string Language, string Messages)[] ByLanguage { get; } =
    [
        ("en", """
            Please enter a valid email address.
            Your display name is too short. Use at least five characters.
            There was a problem with your request. You are not able to sign up at this time.
            An account with this loyalty number already exists.
            Only employees of partner companies may register here.
            Sorry, we could not verify your invitation code. Please contact support.
            Job title must be at least 5 characters long.
            Sign-ups from Björn Müller's company are not accepted.
            """),
        ("de", """
            Bitte geben Sie eine gültige E-Mail-Adresse ein.
            Der Anzeigename ist zu kurz. Er muss mindestens fünf Zeichen lang sein.
            Mit dieser Adresse können Sie sich leider nicht registrieren.
            Ein Konto mit dieser Kundennummer ist bereits vorhanden.
            Nur Mitarbeiter unserer Partnerfirmen dürfen sich hier anmelden.
            Der Einladungscode ist abgelaufen. Wenden Sie sich an den Support.
            Das Feld „Job Title“ darf nicht leer sein.
            """),
        ("fr", """
            Veuillez saisir une adresse e-mail valide.
            Le nom d'affichage est trop court. Il doit comporter au moins cinq caractères.
            Un problème est survenu. Vous ne pouvez pas vous inscrire pour le moment.
            Un compte avec ce numéro de fidélité existe déjà.
            Seuls les employés de nos partenaires peuvent s'inscrire ici.
            Votre code d'invitation a expiré, contactez l'assistance.
            Le poste doit contenir au minimum 5 caractères.
            """),
        ("es", """
            Introduzca una dirección de correo electrónico válida.
            El nombre para mostrar es demasiado corto. Debe tener al menos cinco caracteres.
            Se ha producido un problema. No puede registrarse en este momento.
            Ya existe una cuenta con este número de cliente.
            Solo los empleados de empresas asociadas pueden registrarse aquí.
            El código de invitación ha caducado. Póngase en contacto con soporte.
            El cargo debe tener un mínimo de 5 letras.
            """),
        ("pt", """
            Insira um endereço de email válido.
            O nome de exibição é muito curto. Use pelo menos cinco caracteres.
            Ocorreu um problema. Não é possível inscrever-se neste momento.
            Já existe uma conta com este número de cliente.
            Apenas funcionários de empresas parceiras podem se cadastrar aqui.
            O seu código de convite expirou. Contacte o suporte.
            O cargo deve conter no mínimo 5 letras.
            """),
        ("it", """
            Inserisci un indirizzo email valido.
            Il nome visualizzato è troppo corto. Deve contenere almeno cinque caratteri.
            Si è verificato un problema. Al momento non è possibile registrarsi.
            Esiste già un account con questo numero cliente.
            Solo i dipendenti delle aziende partner possono registrarsi qui.
            Il codice di invito è scaduto. Contatta l'assistenza.
            La qualifica deve avere almeno 5 lettere.
            """),
        ("nl", """
            Voer een geldig e-mailadres in.
            De weergavenaam is te kort. Gebruik minstens vijf tekens.
            Er is een probleem opgetreden. U kunt zich op dit moment niet registreren.
            Er bestaat al een account met dit klantnummer.
            Alleen medewerkers van partnerbedrijven mogen zich hier aanmelden.
            Uw uitnodigingscode is verlopen. Neem contact op met de helpdesk.
            De functietitel moet minimaal 5 letters bevatten.
            """),
        ("pl", """
            Podaj prawidłowy adres e-mail.
            Nazwa wyświetlana jest za krótka. Musi mieć co najmniej pięć znaków.
            Wystąpił problem. W tej chwili nie można się zarejestrować.
            Konto z tym numerem klienta już istnieje.
            Tylko pracownicy firm partnerskich mogą się tutaj rejestrować.
            Kod zaproszenia wygasł. Skontaktuj się z pomocą techniczną.
            Stanowisko musi zawierać co najmniej 5 liter.
            """),
        ("sv", """
            Ange en giltig e-postadress.
            Visningsnamnet är för kort. Använd minst fem tecken.
            Ett problem har uppstått. Du kan inte registrera dig just nu.
            Det finns redan ett konto med det här kundnumret.
            Endast anställda hos våra partner får registrera sig här.
            Din inbjudningskod har gått ut. Kontakta supporten.
            Yrkestiteln måste vara minst 5 tecken lång.
            """),
        ("da", """
            Indtast en gyldig e-mailadresse.
            Det viste navn er for kort. Brug mindst fem tegn.
            Der opstod et problem. Du kan ikke tilmelde dig lige nu.
            Der findes allerede en konto med dette kundenummer.
            Kun medarbejdere hos vores partnere kan oprette sig her.
            Din invitationskode er udløbet. Kontakt venligst support.
            Stillingen skal indeholde mindst 5 bogstaver.
            """),
        ("nb", """
            Skriv inn en gyldig e-postadresse.
            Visningsnavnet er for kort. Bruk minst fem tegn.
            Det oppstod et problem. Du kan ikke registrere deg akkurat nå.
            Det finnes allerede en konto med dette kundenummeret.
            Bare ansatte hos våre partnere kan registrere seg her.
            Invitasjonskoden din er utløpt. Ta kontakt med brukerstøtte.
            Stillingstittelen må være på minst 5 tegn.
            """),
        ("fi", """
            Anna kelvollinen sähköpostiosoite.
            Näyttönimi on liian lyhyt. Käytä vähintään viittä merkkiä.
            Tapahtui virhe. Et voi rekisteröityä juuri nyt.
            Tällä asiakasnumerolla on jo tili.
            Vain yhteistyökumppaneiden työntekijät voivat rekisteröityä täällä.
            Kutsukoodisi on vanhentunut. Ota yhteyttä tukeen.
            Tehtävänimikkeessä on oltava vähintään 5 kirjainta.
            """),
        ("cs", """
            Zadejte platnou e-mailovou adresu.
            Zobrazované jméno je příliš krátké. Musí mít alespoň pět znaků.
            Došlo k potížím. V tuto chvíli se nemůžete zaregistrovat.
            Účet s tímto zákaznickým číslem již existuje.
            Registrovat se mohou pouze zaměstnanci partnerských firem.
            Platnost vašeho kódu pozvánky vypršela. Kontaktujte podporu.
            Pracovní pozice musí obsahovat alespoň 5 písmen.
            """),
        ("sk", """
            Zadajte platnú e-mailovú adresu.
            Zobrazované meno je príliš krátke. Musí mať aspoň päť znakov.
            Vyskytol sa problém. Momentálne sa nemôžete zaregistrovať.
            Účet s týmto zákazníckym číslom už existuje.
            Registrovať sa môžu iba zamestnanci partnerských firiem.
            Platnosť vášho kódu pozvánky uplynula. Kontaktujte podporu.
            """),
        ("tr", """
            Lütfen geçerli bir e-posta adresi girin.
            Görünen ad çok kısa. En az beş karakter olmalıdır.
            Bir sorun oluştu. Şu anda kaydolamazsınız.
            Bu müşteri numarasıyla zaten bir hesap var.
            Buraya yalnızca iş ortağı şirketlerin çalışanları kaydolabilir.
            Davet kodunuzun süresi dolmuş. Destek ekibiyle iletişime geçin.
            İş unvanı en az 5 harf içermelidir.
            """),
        ("ro", """
            Introduceți o adresă de e-mail validă.
            Numele afișat este prea scurt. Trebuie să aibă cel puțin cinci caractere.
            A apărut o problemă. Nu vă puteți înscrie în acest moment.
            Există deja un cont cu acest număr de client.
            Doar angajații companiilor partenere se pot înregistra aici.
            Codul de invitație a expirat. Contactați echipa de asistență.
            Funcția trebuie să conțină minimum 5 litere.
            """),
        ("hu", """
            Adjon meg egy érvényes e-mail-címet.
            A megjelenítendő név túl rövid. Legalább öt karakter legyen.
            Hiba történt. Jelenleg nem tud regisztrálni.
            Ezzel az ügyfélszámmal már létezik fiók.
            Itt csak partnercégeink munkatársai regisztrálhatnak.
            A meghívókódja lejárt. Forduljon az ügyfélszolgálathoz.
            A beosztásnak legalább 5 betűből kell állnia.
            """),
        ("vi", """
            Vui lòng nhập địa chỉ email hợp lệ.
            Tên hiển thị quá ngắn. Tên phải có ít nhất năm ký tự.
            Đã xảy ra sự cố. Hiện tại bạn không thể đăng ký.
            Đã có tài khoản với số khách hàng này.
            Chỉ nhân viên của các công ty đối tác mới được đăng ký tại đây.
            Mã mời của bạn đã hết hạn. Hãy liên hệ bộ phận hỗ trợ.
            """),
        ("id", """
            Masukkan alamat email yang valid.
            Nama tampilan terlalu pendek. Gunakan setidaknya lima karakter.
            Terjadi masalah. Anda tidak dapat mendaftar saat ini.
            Akun dengan nomor pelanggan ini sudah ada.
            Hanya karyawan perusahaan mitra yang bisa mendaftar di sini.
            Kode undangan Anda sudah kedaluwarsa. Silakan hubungi dukungan.
            """),
        ("ms", """
            Sila masukkan alamat e-mel yang sah.
            Nama paparan terlalu pendek. Gunakan sekurang-kurangnya lima aksara.
            Masalah telah berlaku. Anda tidak boleh mendaftar buat masa ini.
            Akaun dengan nombor pelanggan ini sudah wujud.
            Hanya pekerja syarikat rakan kongsi boleh mendaftar di sini.
            Kod jemputan anda telah tamat tempoh. Sila hubungi sokongan.
            """),
        ("hr", """
            Unesite valjanu adresu e-pošte.
            Ime za prikaz je prekratko. Mora imati najmanje pet znakova.
            Došlo je do pogreške. Trenutačno se ne možete registrirati.
            Račun s ovim brojem kupca već postoji.
            Ovdje se mogu registrirati samo zaposlenici partnerskih tvrtki.
            Vaš pozivni kod je istekao. Obratite se podršci.
            """),
        ("sl", """
            Vnesite veljaven e-poštni naslov.
            Prikazno ime je prekratko. Imeti mora vsaj pet znakov.
            Prišlo je do težave. Trenutno se ne morete registrirati.
            Račun s to številko stranke že obstaja.
            Tukaj se lahko registrirajo samo zaposleni v partnerskih podjetjih.
            Vaša koda povabila je potekla. Obrnite se na podporo.
            """),
        ("ca", """
            Introduïu una adreça de correu electrònic vàlida.
            El nom que es mostra és massa curt. Ha de tenir almenys cinc caràcters.
            Hi ha hagut un problema. Ara mateix no us podeu registrar.
            Ja existeix un compte amb aquest número de client.
            Només els empleats de les empreses associades es poden registrar aquí.
            El vostre codi d'invitació ha caducat. Contacteu amb el suport.
            """),
        ("gl", """
            Introduza un enderezo de correo electrónico válido.
            O nome que se mostra é demasiado curto. Ten que ter polo menos cinco caracteres.
            Houbo un problema. Agora mesmo non pode rexistrarse.
            Xa existe unha conta con este número de cliente.
            Só os empregados das empresas asociadas poden rexistrarse aquí.
            O seu código de convite caducou. Póñase en contacto co soporte.
            """),
        ("af", """
            Voer asseblief ’n geldige e-posadres in.
            Die vertoonnaam is te kort. Gebruik minstens vyf karakters.
            Daar was ’n probleem. U kan nie nou registreer nie.
            ’n Rekening met hierdie kliëntnommer bestaan reeds.
            Net werknemers van vennootmaatskappye mag hier registreer.
            U uitnodigingskode het verval. Kontak asseblief ondersteuning.
            """),
        ("et", """
            Palun sisestage kehtiv e-posti aadress.
            Kuvatav nimi on liiga lühike. Kasutage vähemalt viit tähemärki.
            Tekkis probleem. Te ei saa praegu registreeruda.
            Selle kliendinumbriga konto on juba olemas.
            Siin saavad registreeruda ainult meie partnerite töötajad.
            Teie kutsekood on aegunud. Võtke ühendust klienditoega.
            """),
        ("lt", """
            Įveskite galiojantį el. pašto adresą.
            Rodomas vardas per trumpas. Jį turi sudaryti bent penki simboliai.
            Įvyko klaida. Šiuo metu negalite užsiregistruoti.
            Paskyra su šiuo kliento numeriu jau egzistuoja.
            Čia registruotis gali tik mūsų partnerių darbuotojai.
            Jūsų kvietimo kodas nebegalioja. Susisiekite su pagalbos tarnyba.
            """),
        ("lv", """
            Lūdzu, ievadiet derīgu e-pasta adresi.
            Parādāmais vārds ir pārāk īss. Tajā jābūt vismaz piecām rakstzīmēm.
            Radās problēma. Jūs pašlaik nevarat reģistrēties.
            Konts ar šo klienta numuru jau pastāv.
            Šeit var reģistrēties tikai mūsu partneru darbinieki.
            Jūsu ielūguma koda derīgums ir beidzies. Sazinieties ar atbalsta dienestu.
            """),
        ("ru", """
            Введите действительный адрес электронной почты.
            Отображаемое имя слишком короткое. Используйте не менее пяти символов.
            Возникла проблема. Сейчас вы не можете зарегистрироваться.
            Учётная запись с этим номером клиента уже существует.
            Здесь могут регистрироваться только сотрудники компаний-партнёров.
            Срок действия кода приглашения истёк. Обратитесь в службу поддержки.
            """),
        ("uk", """
            Введіть дійсну адресу електронної пошти.
            Відображуване ім’я закоротке. Використайте щонайменше п’ять символів.
            Виникла проблема. Зараз ви не можете зареєструватися.
            Обліковий запис із цим номером клієнта вже існує.
            Тут можуть реєструватися лише працівники компаній-партнерів.
            Термін дії коду запрошення минув. Зверніться до служби підтримки.
            """),
        ("bg", """
            Въведете валиден имейл адрес.
            Показваното име е твърде кратко. Използвайте поне пет знака.
            Възникна проблем. В момента не можете да се регистрирате.
            Вече съществува профил с този клиентски номер.
            Тук могат да се регистрират само служители на нашите партньори.
            Кодът на поканата ви е изтекъл. Свържете се с поддръжката.
            """),
        ("sr", """
            Унесите важећу адресу е-поште.
            Име за приказ је прекратко. Мора имати најмање пет знакова.
            Дошло је до грешке. Тренутно не можете да се региструјете.
            Налог са овим бројем купца већ постоји.
            Овде могу да се региструју само запослени партнерских компанија.
            Ваш позивни кôд је истекао. Обратите се подршци.
            """),
        ("ar", """
            يرجى إدخال عنوان بريد إلكتروني صالح.
            اسم العرض قصير جدًا. يجب أن يتكون من خمسة أحرف على الأقل.
            حدثت مشكلة. لا يمكنك التسجيل في الوقت الحالي.
            يوجد بالفعل حساب بهذا الرقم.
            يمكن لموظفي الشركات الشريكة فقط التسجيل هنا.
            انتهت صلاحية رمز الدعوة. اتصل بالدعم.
            """),
        ("fa", """
            لطفاً یک نشانی ایمیل معتبر وارد کنید.
            نام نمایشی خیلی کوتاه است. باید حداقل پنج نویسه داشته باشد.
            مشکلی پیش آمد. در حال حاضر نمی‌توانید ثبت‌نام کنید.
            حسابی با این شماره مشتری از قبل وجود دارد.
            فقط کارکنان شرکت‌های همکار می‌توانند اینجا ثبت‌نام کنند.
            کد دعوت شما منقضی شده است. با پشتیبانی تماس بگیرید.
            """),
        ("ur", """
            براہ کرم ایک درست ای میل پتہ درج کریں۔
            ڈسپلے نام بہت چھوٹا ہے۔ کم از کم پانچ حروف استعمال کریں۔
            ایک مسئلہ پیش آ گیا۔ آپ اس وقت رجسٹر نہیں کر سکتے۔
            اس کسٹمر نمبر کے ساتھ ایک اکاؤنٹ پہلے ہی موجود ہے۔
            یہاں صرف ہماری شراکت دار کمپنیوں کے ملازمین رجسٹر ہو سکتے ہیں۔
            آپ کے دعوتی کوڈ کی میعاد ختم ہو گئی ہے۔
            """),
        ("he", """
            נא להזין כתובת דואר אלקטרוני חוקית.
            שם התצוגה קצר מדי. יש להשתמש בחמישה תווים לפחות.
            אירעה בעיה. לא ניתן להירשם כעת.
            כבר קיים חשבון עם מספר הלקוח הזה.
            רק עובדים של חברות שותפות יכולים להירשם כאן.
            תוקף קוד ההזמנה פג. פנה לתמיכה.
            """),
        ("el", """
            Εισαγάγετε μια έγκυρη διεύθυνση email.
            Το εμφανιζόμενο όνομα είναι πολύ μικρό.
            Παρουσιάστηκε πρόβλημα. Δεν μπορείτε να εγγραφείτε αυτήν τη στιγμή.
            Υπάρχει ήδη λογαριασμός με αυτόν τον αριθμό πελάτη.
            Μόνο υπάλληλοι συνεργαζόμενων εταιρειών μπορούν να εγγραφούν εδώ.
            Ο κωδικός πρόσκλησης έληξε.
            """),
        ("hi", """
            कृपया एक मान्य ईमेल पता दर्ज करें।
            प्रदर्शन नाम बहुत छोटा है। कम से कम पाँच वर्ण होने चाहिए।
            एक समस्या हुई। आप इस समय पंजीकरण नहीं कर सकते।
            इस ग्राहक संख्या वाला खाता पहले से मौजूद है।
            केवल भागीदार कंपनियों के कर्मचारी ही यहाँ पंजीकरण कर सकते हैं।
            आपके आमंत्रण कोड की अवधि समाप्त हो गई है।
            """),
        ("mr", """
            कृपया वैध ईमेल पत्ता प्रविष्ट करा.
            प्रदर्शन नाव खूप लहान आहे. किमान पाच अक्षरे असणे आवश्यक आहे.
            तुम्ही यावेळी नोंदणी करू शकत नाही.
            या ग्राहक क्रमांकाचे खाते आधीच अस्तित्वात आहे.
            """),
        ("ja", """
            有効なメールアドレスを入力してください。
            表示名が短すぎます。5 文字以上にしてください。
            問題が発生しました。現在、サインアップできません。
            この会員番号のアカウントは既に存在します。
            登録できるのはパートナー企業の従業員のみです。
            招待コードの有効期限が切れています。
            """),
        ("zh", """
            请输入有效的电子邮件地址。
            显示名称太短，至少需要五个字符，请重新输入。
            出现问题，您目前无法注册。
            使用该客户编号的帐户已存在。
            只有合作伙伴公司的员工才能在此注册。
            您的邀請碼已過期，請聯絡支援人員。
            """),
        ("ko", """
            유효한 이메일 주소를 입력하세요.
            표시 이름이 너무 짧습니다.
            문제가 발생했습니다. 지금은 가입할 수 없습니다.
            이 고객 번호로 된 계정이 이미 있습니다.
            파트너 회사 직원만 여기에서 등록할 수 있습니다.
            초대 코드가 만료되었습니다.
            """),
        ("th", """
            โปรดป้อนที่อยู่อีเมลที่ถูกต้อง
            ชื่อที่แสดงสั้นเกินไป
            เกิดปัญหา คุณไม่สามารถลงทะเบียนได้ในขณะนี้
            มีบัญชีที่ใช้หมายเลขลูกค้านี้อยู่แล้ว
            เฉพาะพนักงานของบริษัทคู่ค้าเท่านั้นที่ลงทะเบียนได้
            รหัสคำเชิญหมดอายุแล้ว
            """),
        ("ka", """
            გთხოვთ, შეიყვანოთ სწორი ელფოსტის მისამართი.
            საჩვენებელი სახელი ძალიან მოკლეა.
            """),
        ("hy", "Խնդրում ենք մուտքագրել վավեր էլփոստի հասցե։"),
        ("bn", "অনুগ্রহ করে একটি বৈধ ইমেল ঠিকানা লিখুন।"),
        ("pa", "ਕਿਰਪਾ ਕਰਕੇ ਇੱਕ ਵੈਧ ਈਮੇਲ ਪਤਾ ਦਰਜ ਕਰੋ।"),
        ("gu", "કૃપા કરીને માન્ય ઇમેઇલ સરનામું દાખલ કરો."),
        ("ta", "சரியான மின்னஞ்சல் முகவரியை உள்ளிடவும்."),
        ("te", "దయచేసి చెల్లుబాటు అయ్యే ఇమెయిల్ చిరునామాను నమోదు చేయండి."),
        ("kn", "ದಯವಿಟ್ಟು ಮಾನ್ಯವಾದ ಇಮೇಲ್ ವಿಳಾಸವನ್ನು ನಮೂದಿಸಿ."),
        ("ml", "ദയവായി സാധുവായ ഇമെയിൽ വിലാസം നൽകുക."),
    ];
}
