using System.Collections.Immutable;

namespace Harness.Rules.Languages;

/// <summary>Languages in Latin letters, one row each.</summary>
internal static class LatinLanguages
{
    public static ImmutableArray<Language> Rows { get; } =
    [
        new("af", "Afrikaans", Script.Latin, "êëéèôûîï", """
            die n en of maar is was word het nie geen ek jy jou u ons hulle hy sy dit hierdie daardie wat van vir met op in aan by na uit deur oor onder sonder om te as dan wanneer net reeds al nog ook meer minstens weer probeer asseblief
            kan mag moet sal moenie gebruik kies kontak adres posadres wagwoord naam voornaam van rekening kode nommer veld karakters letters geldige geldig ongeldig bestaan registreer geregistreer vereis kort lank toegelaat jammer maatskappy
            """, "heid lik eer"),
        new("ca", "Catalan", Script.Latin, "àçèéíïòóúü·", """
            el la els les un una uns unes i o però que no és són està estan ha han s d l n m t de del dels al als a amb en per sense pel pels com si ja més
            aquest aquesta aquests aquestes això vostè el seu la seva les seves els seus teu teva adreça correu electrònic contrasenya usuari nom cognom compte codi telèfon domini
            introduïu introdueix escriviu torneu tornar provar ha de han de cal pot podeu es hem heu vàlid vàlida vàlids no vàlid incorrecte almenys caràcters lletres camp
            contacteu sisplau si us plau existeix ja registrat registrar només fer servir permès permesa obligatori sol·licitud aprovada rebutjada pendent postal país ciutat invitació caducat disponible rebreu vostre vostra massa curt hi ara mateix ningú
            """, "eu ció ment"),
        new("cs", "Czech", Script.Latin, "áčďéěíňóřšťúůýž", """
            a i o u v ve z ze k ke s se si je jsou být bude byl byla bylo byly není nejsou nebo ale aby že jako na do od po pro při za před přes pod nad už jen pouze také tak
            tento tato toto tuto těchto této tohoto ten ta to vaše váš vaši vašeho vaší vás vám prosím zadejte zadaná zadané zadaný zadali uveďte vyplňte zkuste znovu zkontrolujte kontaktujte
            adresa adresu adresy adresou e mailová mailovou mailu heslo hesla jméno jména příjmení účet účtu číslo čísla telefonní kód kódu pole doména domény uživatel uživatelské registrace registraci
            platná platné platný neplatná neplatné neplatný musí může nelze můžete máte mít obsahovat alespoň nejméně znaků znaky příliš krátké povinné existuje již podporu společnosti nám omlouváme žádost schválena schválení zamítnuta psč obsazené obsazeno zemi země město pozvánky pozvánka vypršela dostupná zákazníka zaměstnanci
            správná správné nesprávné nejsme nemůžeme již tímto těmito jste jsme jsem nemáte chvíli později došlo tomu tom které která který máme byli
            """, "ého ému ých ými ovat ejte ujte ení ost"),
        new("da", "Danish", Script.Latin, "æøåé", """
            og i at er en et den det de der som på til for af med fra om ikke kan kunne skal skulle vil har havde være været blev bliver bliv du dig din dit dine vi os vores jeg mig han hun man
            eller men så hvis når efter før ved under over denne dette disse ingen intet nogen noget kun mindst højst mere allerede igen også hos ind ud op venligst desværre indtast indtaste angiv angive prøv ansøgning ansøgningen godkendt godkendes afvist behandles postnummer brugernavn brugernavnet taget optaget land landet tilmelding invitation invitationskode tilgængelig tilgængeligt modtager gang
            kontakt kontakte brug bruge bruges adgangskode adgangskoden kodeord navn navnet adresse adressen mail mailadresse mailadressen konto kontoen kode koden nummer telefonnummer felt feltet tegn bogstaver tal
            gyldig gyldigt ugyldig ugyldigt tilladt findes oprette oprettes oprettet tilmelde registreret udfylde udfyldes udfyld skriv virksomhed domæne hvad hvor nu endnu jeres end gennem virksomheden mellem medarbejdere udløbet fornavn efternavn skal tilføj telefon
            """, "erne else eren hed"),
        new("de", "German", Script.Latin, "äöüß", """
            der die das den dem des ein eine einen einem einer eines und oder aber ist sind war wird werden wurde worden sein hat haben kann können konnte darf dürfen muss müssen soll sollte nicht kein keine keinen
            ich sie er es wir ihr ihre ihren ihrem ihrer uns unser unsere unserem mit von vom zu zum zur bei für auf aus an am im in ins nach vor über unter durch ohne um als wie wenn weil dass damit bitte leider schon bereits
            nur noch auch mehr mindestens höchstens dieser diese dieses diesem diesen geben gib sie ein versuchen versuche erneut später prüfen wenden kontaktieren wählen verwenden verwendet
            adresse mail passwort kennwort name namen vorname nachname konto benutzername nummer telefonnummer zeichen buchstaben feld eingabe eingegebene angegebene angegeben gültig gültige ungültig ungültige
            existiert registrieren registriert anmelden anmeldung registrierung erforderlich enthalten lang kurz zulässig erlaubt firma domäne stimmt haben ihnen dein deine deinen deiner wurde gesperrt noch antrag anfrage genehmigt genehmigung abgelehnt geprüft postleitzahl vergeben land stadt ort einladung einladungscode abgelaufen verfügbar erhalten sobald ihrem mitarbeiter kunde
            """, "ung ungen keit heit lich isch ieren iert"),
        new("en", "English", Script.Latin, "", """
            the a an and or but is are was were be been being has have had do does did not no can cannot could may might must shall should will would we you your our us i it its this that these those they them their
            of to in on at by for from with without about into than as if when because so only already again also too more least most please sorry enter provide choose use used using try check contact sign up
            address email mail password name username user account code number phone field character characters letter letters valid invalid required allowed registered exists exist domain company support later another there here
            match matches long short blank empty correct incorrect unable work created blocked complete request application approved approval rejected denied pending review postal country city invitation expired available taken receive once employees partner who yet contain contains before after any
            t isn don doesn couldn didn ll re ve
            """, "ing ed tion ly"),
        new("es", "Spanish", Script.Latin, "áéíóúüñ", """
            el la los las un una unos unas y e o u pero que no es son está están ha han ser fue fueron haber hay tiene tienen debe deben puede pueden podemos hemos de del al a con en por para sin sobre como si cuando porque ya más muy solo sólo
            este esta estos estas esto ese esa su sus usted tu tus nuestro nuestra nos se le les lo me mi por favor introduzca ingrese escriba indique intente intentar inténtelo pruebe vuelva nuevo otra vez póngase contacto comuníquese seleccione elija utilice usar
            dirección correo electrónico contraseña nombre nombres apellido apellidos cuenta usuario código número teléfono campo caracteres letras dominio empresa válido válida válidos válidas inválido inválida incorrecto incorrecta
            existe registrado registrada registrarse registro obligatorio obligatoria menos mínimo permitido permitida lamentablemente sentimos contener tener puesto solicitud aprobada rechazada pendiente revisión postal país ciudad invitación caducado expirado disponible recibirá momento empleados ahora cargo
            """, "ción ciones mente dad ado ada"),
        new("et", "Estonian", Script.Latin, "äöüõšž", """
            ja või aga ei on oli ole pole olema et kui siis see selle seda need nende teie sinu meie ma te me mis kes ka juba ainult veel uuesti palun sisestage sisesta kontrollige proovige võtke ühendust peab peavad saa saab võib
            aadress aadressi e posti post parool parooli nimi nime perekonnanimi konto kontot kood koodi number telefoninumber väli tähemärki märki vähemalt liiga lühike kehtiv kehtetu vale olemas kasutusel kasutaja registreerida registreeritud
            kohustuslik lubatud domeen domeeni ettevõte ettevõtte kahjuks vabandust sellest selles sellel pikk taotlus kinnitatud tagasi lükatud postiindeks riigis linn kutse aegunud kasutajanimi saadaval toega hiljem ei saa te teil praegu olla olnud tuleb
            """, "mine ge vad sse st ks"),
        new("fi", "Finnish", Script.Latin, "äöå", """
            ja tai sekä mutta ei eivät en et emme on ovat oli ole olla olet että jos kun koska joka jotka jota tämä tämän tätä nämä se sen sitä ne hän me te sinä sinun teidän meidän myös jo vain vielä uudelleen uudestaan
            anna antaa antamasi antamanne syötä kirjoita tarkista yritä käytä valitse ota yhteyttä ole hyvä täytyy pitää voi voit voida voidaan saa saat vähintään enintään liian lyhyt pitkä
            osoite osoitetta osoitteesi sähköposti sähköpostiosoite sähköpostiosoitetta sähköpostiosoitteesi salasana salasanan salasanassa nimi nimen etunimi sukunimi tili tiliä tilin tunnus koodi koodin numero puhelinnumero kenttä merkkiä merkin pituinen
            virheellinen kelvollinen kelpaa kelvoton pakollinen olemassa käytössä rekisteröitynyt rekisteröityä rekisteröinti sallittu verkkotunnus yrityksen tukeen valitettavasti hakemus hakemuksesi hyväksytty hylätty käsitellään postinumero varattu maassasi kaupunki kutsu kutsukoodi vanhentunut saatavilla työntekijät nyt juuri
            """, "ssa ssä sta stä lla llä lta ltä lle nen ksi aan ään een isi tään taan mme nsa nsä vat vät"),
        new("fr", "French", Script.Latin, "àâæçéèêëîïôœùûüÿ", """
            le la les un une des du de d l au aux et ou mais que qu qui ne n pas plus est sont a ont été être avoir avez avons doit doivent peut peuvent pouvez pouvons en dans sur sous par pour avec sans chez comme si car ce cet cette ces c s j
            il elle ils elles on nous vous votre vos notre nos son sa ses leur veuillez merci saisir saisissez entrer entrez indiquer indiquez choisir choisissez essayer essayez réessayer réessayez contacter contactez vérifier vérifiez utiliser utilisez nouveau
            adresse mail courriel électronique mot passe nom prénom compte identifiant utilisateur code numéro téléphone champ caractères lettres domaine entreprise société valide valides invalide incorrect incorrecte
            existe déjà seulement inscrire inscription obligatoire requis moins minimum trop court autorisé autorisée désolé désolés malheureusement contenir poste assistance demande approuvée refusée attente examen postal pays ville invitation expiré disponible recevrez pris moment employés déjà être
            """, "tion ment eur euse ez"),
        new("gl", "Galician", Script.Latin, "áéíóúüñ", """
            o a os as un unha uns unhas e ou pero que non é son está están ten teñen debe deben pode poden podemos do da dos das de no na nos nas ao á aos ás por polo pola para con sen sobre como se cando porque xa máis só moi tamén
            este esta estes estas isto seu súa seus súas vostede noso nosa lle me introduza escriba indique tente tentar volva comprobe contacte póñase contacto escolla utilice enderezo correo electrónico contrasinal nome apelidos conta usuario código número teléfono
            campo caracteres letras dominio empresa válido válida incorrecto existe rexistrado rexistrada rexistrarse rexistro obrigatorio menos mínimo permitido desculpe solicitude aprobada aquí momento demasiado curto hai xente
            """, "ción cións mente dade"),
        new("hr", "Croatian", Script.Latin, "čćđšž", """
            i ili ali a je su nije nisu biti bio bila bude sam smo ste će ne se u na od do za iz s sa po pri kao ako kada jer da što koji koja koje ovaj ova ovo taj ta to vaš vaša vaše vašu vam vas naš nama molimo već samo još ponovno ponovo
            unesite unesena uneseni upišite provjerite pokušajte odaberite kontaktirajte obratite koristite mora moraju može možete moguće adresa adresu adrese e pošte pošta lozinka lozinku zaporka ime prezime račun računa korisničko korisnik
            broj kod polje znakova znaka slova domena domenu tvrtka tvrtke valjana valjan valjano nevažeća neispravna neispravan ispravna ispravan postoji registrirana registrirati registracija obavezno najmanje prekratko dopuštena dopušteno zahtjev odobren odbijen poštanski zemlji država grad pozivnica istekao dostupna zauzeto zaposlenici kupca nažalost podršci kasnije ovdje ovim mogu samo nije došlo bi bili kojem koju trenutačno trenutno vaši gdje
            """, "ije ijeni nje ost"),
        new("hu", "Hungarian", Script.Latin, "áéíóöőúüű", """
            a az egy és vagy de hogy nem ne van vannak volt lesz legyen lehet kell kellene már csak még is ha mert mint ez ezt ezzel az azt ön öné önt kérjük kérem adja adjon meg írja ellenőrizze próbálja újra használjon válasszon lépjen kapcsolatba vegye fel
            cím címet e mail mailcím mailcímet jelszó jelszót jelszónak név nevet neve vezetéknév keresztnév fiók fiókot kód kódot szám telefonszám mező karakter karaktert karakterből betű legalább legfeljebb túl rövid hosszú
            érvényes érvénytelen helyes hibás megadott kötelező létezik regisztrált regisztrálni regisztráció engedélyezett domain cég vállalat ügyfélszolgálat ügyfélszolgálattal sajnáljuk kérelem kérelmét jóváhagyás jóváhagyva elutasítva irányítószám foglalt országában város meghívó meghívókód lejárt elérhető jelenleg felhasználónév amint küldünk sajnos később ezzel ehhez tartományból
            """, "nak nek ban ben ból ből hoz hez höz tól től ság ség ért ással éssel ható hető tatott tett ja je"),
        new("id", "Indonesian", Script.Latin, "", """
            yang dan atau tetapi tidak bukan belum sudah telah akan bisa dapat harus ini itu di ke dari untuk dengan pada dalam oleh sebagai jika karena agar anda kami kita saya silakan mohon maaf masukkan periksa coba lagi hubungi gunakan pilih isi
            alamat surel email kata sandi nama pengguna akun kode nomor telepon kolom karakter huruf domain perusahaan valid sah benar salah terdaftar mendaftar pendaftaran digunakan wajib diisi minimal setidaknya terlalu pendek panjang diizinkan permintaan disetujui ditolak ditinjau menunggu pos negara kota undangan kedaluwarsa tersedia dipakai menerima karyawan perusahaan pelanggan hanya ada lain sebelum setelah bagi saat terjadi kesalahan
            """, "nya kan annya"),
        new("it", "Italian", Script.Latin, "àèéìíòóùú", """
            il lo la i gli le un uno una l un dell della delle degli del dei dal dalla al alla alle ai nel nella sul sulla e ed o ma che non è sono ha hanno essere stato stata stati deve devono può possono possiamo abbiamo di a da in con su per tra fra senza come se quando perché già più solo anche
            questo questa questi queste quello suo sua suoi tuo tua nostro nostra ci si lei voi noi mi c prego favore inserire inserisci immettere inserito inserita indicare scegliere riprova riprovare provare verifica verificare contatta contattare utilizzare utilizza nuovo
            indirizzo posta elettronica mail password nome cognome account utente codice numero telefono campo caratteri lettere dominio azienda società valido valida validi non corretto valide corretta errato esiste registrato registrata registrarsi registrazione
            obbligatorio obbligatoria almeno minimo troppo corto breve consentito consentita spiacenti purtroppo contenere richiesta approvata rifiutata attesa esame postale paese città invito scaduto disponibile riceverai riceverà uso dipendenti momento cap
            """, "zione zioni mente ato ata ità"),
        new("lt", "Lithuanian", Script.Latin, "ąčęėįšųūž", """
            ir ar bet ne nėra yra buvo būti bus turi gali galite tai šis ši šio šiuo tas kad kai jei kaip į iš su be per po prie nuo už dėl jūsų jūs mes mūsų jau tik dar prašome įveskite patikrinkite bandykite dar kartą iš naujo susisiekite naudokite pasirinkite
            adresas adresą adreso el pašto paštas slaptažodis slaptažodį slaptažodyje vardas vardą pavardė paskyra paskyrą kodas kodą numeris telefono laukas laukelis simbolių simboliai raidžių domenas įmonės netinkamas neteisingas neteisinga galiojantis galioja
            egzistuoja registruotis užregistruotas privalomas privaloma bent mažiausiai per trumpas leidžiamas deja atsiprašome vėliau
            """, "imas ymas ti te kite ių"),
        new("lv", "Latvian", Script.Latin, "āčēģīķļņšūž", """
            un vai bet ne nav ir bija būt būs jābūt var varat šis šī šo tas ka ja kad kā uz no ar bez par pēc pie pirms jūsu jūs mēs mūsu jau tikai vēl lūdzu ievadiet pārbaudiet mēģiniet vēlreiz sazinieties izmantojiet izvēlieties
            adrese adresi e pasta pasts parole parolei paroli vārds vārdu uzvārds konts kontu kods kodu numurs tālruņa lauks rakstzīmes rakstzīmēm simboli burti domēns uzņēmuma nederīga nederīgs derīga derīgs nepareiza nepareizs eksistē pastāv
            reģistrēties reģistrēta reģistrēts obligāts obligāti vismaz pārāk īss īsa atļauts atļauta diemžēl atvainojiet vēlāk
            """, "šana iet ties"),
        new("ms", "Malay", Script.Latin, "", """
            yang dan atau tetapi tidak bukan belum sudah telah akan boleh mesti perlu hendaklah ini itu di ke dari daripada untuk dengan pada dalam oleh sebagai jika kerana supaya anda kami kita saya sila minta maaf masukkan semak cuba lagi semula hubungi gunakan pilih isi
            alamat e mel emel kata laluan nama pengguna akaun kod nombor telefon medan aksara huruf domain syarikat sah betul salah berdaftar didaftarkan mendaftar pendaftaran digunakan wajib diisi sekurang kurangnya terlalu permohonan diluluskan ditolak disemak menunggu poskod negara bandar jemputan tamat tempoh tersedia diambil menerima pekerja pelanggan selepas pendek panjang dibenarkan sahaja wujud lain sebelum selepas telah tidak anda bagi masa hanya berlaku tiada
            """, "nya kan"),
        new("nb", "Norwegian", Script.Latin, "æøåé", """
            og i at er en et den det de der som på til for av med fra om ikke kan kunne skal skulle vil har hadde være vært ble blir bli du deg din ditt dine dere vi oss vår vårt våre jeg meg han hun man
            eller men så hvis når etter før ved under over denne dette disse ingen ingenting noen noe bare kun minst høyst mer allerede igjen også hos inn ut opp vennligst dessverre oppgi skriv prøv
            kontakt kontakte bruk bruke brukes passord passordet navn navnet adresse adressen e post postadresse postadressen konto kontoen kode koden nummer telefonnummer felt feltet tegn bokstaver tall
            gyldig ugyldig tillatt finnes opprette opprettes søknad søknaden godkjent avslått behandles postnummer brukernavnet tatt opptatt land landet registrering invitasjon invitasjonskode tilgjengelig mottar gang opprettet registrere registrert fylle fylles fyll bedrift domene hva hvor må velg brukernavn ta nå ennå deres noen enn gjennom bedriften mellom ansatte utløpt fornavn etternavn
            """, "ene else eren het"),
        new("nl", "Dutch", Script.Latin, "éëïöü", """
            de het een en of maar is zijn was waren wordt worden werd geworden heeft hebben had kan kunnen kunt mag mogen moet moeten zal zullen niet geen ik je jij jouw u uw wij we ons onze hij zij ze dit dat deze die er
            van voor met op in aan bij naar uit door over onder zonder om te als dan wanneer omdat zodat alleen al reeds nog ook meer minstens minimaal minste opnieuw probeer vul voer controleer neem contact kies gebruik gebruikt gebruiken alstublieft helaas sorry
            adres mailadres mail wachtwoord naam voornaam achternaam account code nummer telefoonnummer veld tekens letters domein bedrijf geldig geldige ongeldig ongeldige bestaat geregistreerd registreren registratie aanmelden verplicht
            bevatten lang kort toegestaan aanvraag goedgekeurd goedkeuring afgewezen behandeling beoordeeld postcode bezet land stad uitnodiging uitnodigingscode verlopen beschikbaar ontvangt zodra mogelijk medewerkers uw ingevoerde opgegeven ingevuld later gebruikersnaam
            """, "ing ijk heid eerd ijn"),
        new("pl", "Polish", Script.Latin, "ąćęłńóśźż", """
            i a o w we z ze na do od po za przez przy dla bez pod nad jest są być był była było będzie nie tak ale lub albo oraz czy że żeby jeśli gdy jak już tylko jeszcze także się ten ta to tego tej tym te ci pan pani państwa twój twoja twoje twojego nas nam
            proszę podaj podać podany podana podane wpisz wprowadź wprowadzony sprawdź spróbuj ponownie skontaktuj skontaktować użyj wybierz adres adresu e mail mailowy hasło hasła imię nazwisko nazwa konto konta kod kodu numer telefonu pole domena domeny użytkownik użytkownika
            musi może możesz można należy zawierać znaków znaki znak litery prawidłowy prawidłowe nieprawidłowy nieprawidłowe nieprawidłowa niepoprawny poprawny istnieje zarejestrowany rejestracja rejestracji wymagane wymagany co najmniej zbyt krótkie dozwolony dozwolona niestety wniosek musisz mieć masz lat zatwierdzony odrzucony rozpatrywany pocztowy zajęta zajęty kraju miasto zaproszenie zaproszenia wygasł wygasło dostępna otrzymasz pracownicy gdy chwili przepraszamy firmy później
            """, "ego emu ych ymi ość ować anie enie ów"),
        new("pt", "Portuguese", Script.Latin, "áâãàçéêíóôõú", """
            o a os as um uma uns umas e ou mas que não é são está estão foi foram ser ter há tem têm deve devem pode podem podemos de do da dos das em no na nos nas ao à aos por pelo pela para com sem sobre como se quando porque já mais só apenas muito também
            este esta estes estas esse essa isto seu sua seus suas você vocês nosso nossa me por favor introduza insira digite informe indique tente tentar novamente verifique contacte contate entre contato contacto escolha utilize use
            endereço e mail email correio eletrônico eletrónico senha palavra passe nome sobrenome apelido conta usuário utilizador código número telefone telemóvel campo caracteres letras domínio empresa válido válida válidos inválido inválida incorreto incorreta
            existe registrado registado cadastrado cadastro cadastrar registrar registo obrigatório obrigatória menos mínimo permitido permitida infelizmente desculpe lamentamos conter isso isto outra vez daqui alguns pedido solicitação aprovado aprovada rejeitado pendente análise postal país cidade convite expirou expirado disponível receberá quando momento funcionários
            """, "ção ções mente dade ado ada"),
        new("ro", "Romanian", Script.Latin, "ăâîșțşţ", """
            și sau dar că nu este e sunt a au fi fost era are aveți trebuie poate pot puteți vă rugăm te rog de la din în pe cu fără pentru prin până după ca dacă când deja doar numai mai foarte încă acest această acestei acestui aceste cel cea cele un o unei unui al ale
            dumneavoastră dvs tău ta noastră nostru ne se introduceți introdu verificați încercați reîncercați contactați alegeți folosiți utilizați adresa adresă e mail email parola parolă nume numele prenume prenumele cont contul cod codul număr numărul telefon câmp câmpul
            caractere litere domeniu domeniul companie companiei validă valid valide invalidă invalid incorectă incorect există înregistrat înregistrată înregistrare înregistra obligatoriu puțin minimum prea scurt scurtă permis permisă păcate scuze asistență conțină cererea cerere aprobată respinsă curs poștal țara oraș invitație invitației expirat disponibilă disponibil primi folosit angajații moment nu
            """, "ului ilor ează ește ați eți"),
        new("sk", "Slovak", Script.Latin, "áäčďéíĺľňóôŕšťúýž", """
            a i o u v vo z zo k ku s so sa si je sú byť bude bol bola bolo boli nie alebo ale aby že ako na do od po pre pri za pred cez pod nad už len iba tiež tak
            tento táto toto túto týchto tejto tohto ten tá to vaša váš vaše vášho vašej vás vám prosím zadajte zadaná zadané zadaný zadali uveďte vyplňte skúste znova znovu skontrolujte kontaktujte
            adresa adresu adresy e mailová mailovú mailu heslo hesla meno mena priezvisko účet účtu číslo čísla telefónne kód kódu pole doména domény používateľ používateľské registrácia registráciu
            platná platné platný neplatná neplatné neplatný musí môže nemožno môžete máte mať obsahovať aspoň najmenej znakov znaky príliš krátke povinné existuje podporu spoločnosti nám žiadosť schválená zamietnutá psč obsadené krajine mesto pozvánky pozvánka vypršala dostupná zákazníka zákazníckym zamestnanci chvíli ospravedlňujeme správne nesprávne už týmto týmito ste sme som nemáte neskôr tomu tom ktoré ktorá ktorý máme boli
            """, "ého ému ých ými ovať ajte ujte enie osť"),
        new("sl", "Slovenian", Script.Latin, "čšž", """
            in ali a je so ni niso biti bil bila bo sem smo ste ne se v na od do za iz s z po pri kot če ko ker da kar ki ta to tega te vaš vaša vaše vašo vam vas naš nam prosimo že samo še ponovno znova
            vnesite vnesena vneseni vpišite preverite poskusite izberite obrnite uporabite mora morajo lahko naslov naslova e pošte poštni pošta geslo gesla ime imena priimek račun računa uporabniško uporabnik
            številka koda kodo polje znakov znake črk domena domene podjetje podjetja veljaven veljavna neveljaven neveljavna napačen napačno obstaja zahteva odobrena zavrnjena poštna državi mesto povabilo povabila potekla voljo zasedeno zaposleni stranke prišlo težave registriran registracija registrirati obvezno vsaj prekratko dovoljena dovoljen žal podporo pozneje vsebovati tukaj ni morete more moramo ste smo kjer trenutno vaši katera kateri
            """, "anje enje ost ega"),
        new("sv", "Swedish", Script.Latin, "åäöé", """
            och i att är en ett den det de som på till för av med från om inte kan kunna ska skall skulle vill har hade vara varit blev blir bli du dig din ditt dina ni er vi oss vår vårt våra jag mig han hon man
            eller men så när efter före vid under över denna detta dessa ingen inget någon något bara endast minst högst mer redan igen också hos in ut upp vänligen tyvärr ange angav skriv försök var god
            kontakta använd använda används lösenord lösenordet namn namnet förnamn efternamn adress adressen e post postadress postadressen konto kontot kod koden nummer telefonnummer fält fältet tecken bokstäver siffror
            giltig giltigt giltiga ogiltig ogiltigt tillåten tillåtet tillåtna finns skapa skapas registrera registrerad fylla fyll företag företaget domän domänen vad var måste välj användarnamn innehålla ansökan godkänd godkänts godkännas avslagits granskas postnummer upptaget användarnamnet land landet stad inbjudan inbjudningskod tillgänglig tillgängligt anställda får mejl registrering
            """, "erna ning heten arna ades"),
        new("tr", "Turkish", Script.Latin, "çğıöşüâî", """
            ve veya ya da ile için bir bu şu o değil değildir var yok olarak olan olmalıdır olmalı gerekir gerekli gereklidir lütfen tekrar yeniden daha sonra önce zaten sadece yalnızca en az çok fazla kadar gibi ancak ama eğer mi
            girin giriniz girdiğiniz deneyin deneyiniz kontrol edin ediniz kullanın seçin iletişime geçin bulunamadı edilemedi yapılamadı geçerli geçersiz geçerlidir geçersizdir hatalı yanlış eksik zorunludur zorunlu
            e posta mail adresi adresiniz adres şifre şifreniz parola parolanız ad adı adınız soyadı isim hesap hesabınız hesabı kod kodu numarası telefon alan alanı karakter karakterden harf alan etki şirket kullanıcı kayıt kayıtlı kısa uzun içermelidir izin verilmiyor üzgünüz maalesef mevcut sizin bizimle destek başvuru başvurunuz onay onaylandığında reddedildi inceleniyor ülke ülkenizde şehir davet davetiye süresi dolmuş kullanılamıyor alınmış çalışanları şu anda oluştu
            """, "ınız iniz unuz ünüz ları leri lar ler dır dir dur dür malıdır melidir mıyor miyor ın in"),
        new("vi", "Vietnamese", Script.Latin, "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ", """
            và hoặc là của có không được cho với trong này đó để khi nếu vui lòng bạn quý khách chúng tôi hãy nhập thử lại kiểm tra liên hệ sử dụng địa chỉ thư điện tử mật khẩu tên họ tài khoản mã số trường ký tự hợp lệ phải ít nhất đã tồn tại đăng chỉ cần yêu cầu xem xét phê duyệt từ chối bưu điện quốc gia thành phố lời mời hết hạn người dùng ký mới hiện xin lỗi sai
            """),
    ];
}
