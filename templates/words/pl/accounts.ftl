# Konta pracowników: logowanie, drugi składnik, własne konto, współpracownicy,
# dziennik czynności i listy w tych sprawach.

## Role

accounts-role-organiser-hint = Przygotowuje głosowania, wczytuje spis mieszkańców, ogłasza wyniki.
accounts-role-clerk-hint = Pomaga mieszkańcom w urzędzie i liczy karty papierowe.
accounts-role-planner-hint = Przekłada wyniki na potrzeby i usługi.
accounts-role-auditor-hint = Czyta wszystkie dzienniki, niczego nie zmienia.
accounts-role-administrator-hint = Zaprasza współpracowników i decyduje, co im wolno.

## Logowanie

accounts-sign-in-title = Logowanie
accounts-sign-in-lead = Dla pracowników urzędu. Mieszkańcy głosują kodem z listu i nie potrzebują konta.
accounts-email = Adres e-mail
accounts-password = Hasło
accounts-sign-in-submit = Zaloguj się
accounts-sign-in-forgot = Nie pamiętam hasła
accounts-sign-in-wrong = Adres lub hasło jest nieprawidłowe. Sprawdź jedno i drugie i spróbuj ponownie.
accounts-sign-in-wait = Zbyt wiele nieudanych prób. Spróbuj ponownie po { $time }. Jeśli nie pamiętasz hasła, ustaw nowe.
accounts-signed-out-title = Wylogowano
accounts-signed-out-lead = Jesteś wylogowany lub wylogowana. Na wspólnym komputerze zamknij także przeglądarkę.
accounts-signed-out-again = Zaloguj się ponownie
accounts-sign-out = Wyloguj się

accounts-email-empty = Wpisz adres e-mail.
accounts-email-form = Wpisz adres w postaci anna.nowak@urzad.example, bez polskich znaków.
accounts-password-empty = Wpisz hasło.

## Drugi składnik

accounts-second-factor-title = Kod z telefonu
accounts-second-factor-lead = Otwórz na telefonie aplikację uwierzytelniającą i przepisz sześć cyfr, które pokazuje przy nazwie { $town }.
accounts-second-factor-code = Kod
accounts-second-factor-code-hint = Sześć cyfr. Jeśli nie masz przy sobie telefonu, wpisz jeden z kodów zapasowych.
accounts-second-factor-submit = Dalej
accounts-second-factor-empty = Wpisz kod.
accounts-second-factor-wrong = Kod jest nieprawidłowy lub został już użyty. Poczekaj na następny i przepisz go.
accounts-second-factor-wait = Zbyt wiele błędnych kodów. Spróbuj ponownie po { $time }.

accounts-enrol-title = Włącz drugi składnik logowania
accounts-enrol-required = Twoja rola pozwala otwierać głosowania albo nadawać uprawnienia innym. Dlatego do logowania oprócz hasła potrzebny jest telefon.
accounts-enrol-optional = Z drugim składnikiem nikt nie zaloguje się samym hasłem: potrzebny będzie także telefon.
accounts-enrol-again = Nowy telefon zastąpi dotychczasowy, a stare kody zapasowe stracą ważność.
accounts-enrol-install = Zainstaluj na telefonie aplikację uwierzytelniającą (dowolną, która tworzy kody „TOTP”, na przykład Aegis, 2FAS lub FreeOTP).
accounts-enrol-scan = Dodaj w aplikacji konto: zeskanuj ten obrazek albo przepisz klucz podany pod nim.
accounts-enrol-type = Następnie przepisz sześć cyfr, które pokazuje aplikacja.
accounts-enrol-qr = Kod QR z kluczem dla aplikacji uwierzytelniającej
accounts-enrol-key = Klucz
accounts-enrol-submit = Włącz drugi składnik
accounts-enrol-wrong = Kod nie pasuje do tego klucza. Sprawdź, czy telefon sam ustawia godzinę, i przepisz najnowszy kod.
accounts-enrol-stale = Strona była otwarta zbyt długo. Oto nowy klucz: zeskanuj go ponownie.

accounts-codes-title = Zachowaj kody zapasowe
accounts-codes-lead = Każdy z nich pozwala raz zalogować się bez telefonu. Pokazujemy je tylko teraz: wydrukuj je lub przepisz i trzymaj z dala od komputera.
accounts-codes-list = Kody zapasowe
accounts-codes-done = Kody są zachowane: dalej

## Własne konto

accounts-own-title = Moje konto
accounts-own-name = Imię i nazwisko
accounts-own-roles = Role
accounts-own-second-factor = Drugi składnik
accounts-own-second-factor-on = Włączony; { $left ->
    [0] nie został żaden kod zapasowy
    [one] został jeden kod zapasowy
    [few] zostały { $left } kody zapasowe
   *[many] zostało { $left } kodów zapasowych
  }
accounts-own-second-factor-off = Wyłączony
accounts-own-second-factor-set = Włącz drugi składnik
accounts-own-second-factor-replace = Użyj innego telefonu
accounts-own-codes-renew = Utwórz nowe kody zapasowe
accounts-own-password-title = Zmiana hasła
accounts-own-password-old = Obecne hasło
accounts-own-password-new = Nowe hasło
accounts-own-password-hint = Co najmniej { $shortest } znaków. Trzy lub cztery niezwiązane ze sobą słowa łatwo zapamiętać, a trudno odgadnąć.
accounts-own-password-submit = Zmień hasło
accounts-own-password-changed = Hasło zostało zmienione. Na pozostałych urządzeniach nastąpiło wylogowanie.
accounts-own-password-wrong = To nie jest obecne hasło.
accounts-password-too-short = { $length ->
    [one] To hasło ma jeden znak, a potrzeba co najmniej { $shortest }.
    [few] To hasło ma { $length } znaki, a potrzeba co najmniej { $shortest }.
   *[many] To hasło ma { $length } znaków, a potrzeba co najmniej { $shortest }.
  }
accounts-password-too-long = To hasło jest dłuższe niż { $longest } znaków. Wybierz krótsze.
accounts-password-common = To jedno z haseł, które odgaduje się najpierw. Wybierz takie, które nie jest popularnym słowem, rzędem klawiszy ani powtórzeniem.
accounts-password-personal = To hasło jest niewiele więcej niż nazwą związaną z Tobą lub z miastem. Dodaj słowa, które nie mają z nimi nic wspólnego.

accounts-sessions-title = Gdzie trwa logowanie
accounts-sessions-caption = Twoje sesje
accounts-sessions-where = Przeglądarka
accounts-sessions-since = Od kiedy
accounts-sessions-seen = Ostatnio używana
accounts-sessions-end = Zakończ
accounts-sessions-this = Ta sesja
accounts-sessions-program = Program, przez token
accounts-sessions-unknown = Nieznana przeglądarka
accounts-sessions-everywhere = Wyloguj wszędzie

## Zapomniane hasło

accounts-forgot-title = Nie pamiętam hasła
accounts-forgot-lead = Wyślemy odnośnik na Twój adres. W ciągu godziny można za jego pomocą ustawić nowe hasło. Drugi składnik pozostaje bez zmian.
accounts-forgot-submit = Wyślij odnośnik
accounts-forgot-sent-title = Sprawdź pocztę
accounts-forgot-sent-lead = Jeśli podany adres ma tu konto, odnośnik jest już w drodze. Działa przez godzinę. Jeśli nic nie przyjdzie, zajrzyj do niechcianej poczty lub zapytaj administratora.
accounts-forgot-wait = O odnośnik na ten adres proszono już kilka razy. Sprawdź pocztę albo spróbuj ponownie po { $time }.
accounts-reset-title = Ustaw nowe hasło
accounts-reset-lead = Konto: { $email }. Na wszystkich urządzeniach nastąpi wylogowanie.
accounts-reset-submit = Ustaw hasło
accounts-reset-done = Nowe hasło jest ustawione. Zaloguj się nim.
accounts-link-ended-title = Ten odnośnik już nie działa
accounts-link-ended-reset = Odnośnik do ustawienia hasła działa raz i tylko przez godzinę. Poproś o nowy.
accounts-link-ended-reset-again = Poproś o nowy odnośnik
accounts-link-ended-invitation = Zaproszenie działa raz i tylko przez siedem dni. Poproś o następne osobę, która je wysłała.

## Zaproszenia

accounts-join-title = Witamy
accounts-join-lead = { $name }, oto zaproszenie do pracy: { $town }. Role: { $roles }. Ustaw hasło do konta { $email }.
accounts-join-second-factor = W następnym kroku telefon stanie się drugim składnikiem logowania.
accounts-join-submit = Ustaw hasło i przejdź dalej
accounts-join-done = Konto jest gotowe. Zaloguj się nowym hasłem.

## Współpracownicy

accounts-staff-title = Pracownicy
accounts-staff-caption = Konta
accounts-staff-name = Imię i nazwisko
accounts-staff-email = Adres
accounts-staff-roles = Role
accounts-staff-second-factor = Drugi składnik
accounts-staff-state = Stan
accounts-staff-active = Czynne
accounts-staff-disabled = Wyłączone
accounts-staff-on = Włączony
accounts-staff-off = Wyłączony
accounts-staff-missing = Brak, a jest wymagany
accounts-staff-invite = Zaproś osobę
accounts-invited-caption = Wysłane zaproszenia
accounts-invited-until = Działa do
accounts-invited-withdraw = Wycofaj zaproszenie: { $name }
accounts-undelivered-title = Listy, których nie udało się doręczyć
accounts-undelivered-lead = Serwer poczty odrzucił je dwanaście razy w ciągu dwóch dni. Sprawdź adres i ustawienia poczty, a potem wyślij je ponownie.
accounts-undelivered-caption = Listy, z których zrezygnowano
accounts-undelivered-to = Do kogo
accounts-undelivered-when = Napisano
accounts-undelivered-why = Dlaczego

accounts-invite-title = Zaproś osobę
accounts-invite-lead = Dostanie list z odnośnikiem, który działa raz, przez siedem dni.
accounts-invite-name = Imię i nazwisko
accounts-invite-name-hint = Tak będą je widzieć współpracownicy, również w dzienniku czynności.
accounts-invite-lang = Język listów
accounts-invite-roles = Co tej osobie wolno?
accounts-invite-submit = Wyślij zaproszenie
accounts-invite-sent = Zaproszenie jest w drodze.
accounts-name-empty = Wpisz imię i nazwisko.
accounts-name-form = Imię i nazwisko zawiera niedozwolony znak lub ma więcej niż 200 znaków.
accounts-roles-empty = Wybierz co najmniej jedną rolę.
accounts-lang-form = Wybierz język.
accounts-invite-taken = Konto z tym adresem już istnieje.

accounts-member-roles = Role
accounts-member-roles-submit = Zmień role
accounts-member-disable-title = Wyłączenie konta
accounts-member-disable-lead = Wszystkie sesje kończą się od razu. To, co zrobiono, pozostaje w dzienniku czynności.
accounts-member-reason = Powód
accounts-member-reason-hint = Zostaje w dzienniku czynności.
accounts-member-reason-empty = Wpisz powód.
accounts-member-reason-form = Powód zawiera niedozwolony znak lub ma więcej niż 500 znaków.
accounts-member-disable-submit = Wyłącz konto
accounts-member-enable-submit = Włącz konto ponownie
accounts-member-second-factor-title = Odebranie drugiego składnika
accounts-member-second-factor-lead = Gdy przepadły i telefon, i kody zapasowe. Upewnij się, że rozmawiasz z właściwą osobą ({ $name }): przy następnym logowaniu ustawi inny telefon i dostanie o tym list.
accounts-member-second-factor-submit = Odbierz drugi składnik
accounts-member-log = Co zrobił(a) { $name }
accounts-member-last-administrator = To ostatni administrator. Najpierw nadaj tę rolę komuś innemu.
accounts-member-unchanged = Nic się nie zmieniło: tak już jest.
accounts-done = Gotowe. Zapisano w dzienniku czynności.

## Strona początkowa pracownika

accounts-desk-title = Dzień dobry, { $name }
accounts-desk-staff = Pracownicy
accounts-desk-staff-hint = Konta, zaproszenia i role
accounts-desk-log = Dziennik czynności
accounts-desk-log-hint = Kto, co i kiedy zrobił
accounts-desk-account = Moje konto
accounts-desk-account-hint = Hasło, telefon, sesje

## Dziennik czynności

accounts-log-title = Dziennik czynności
accounts-log-lead = Wszystko, co zrobili pracownicy i sam program. Każdy wpis jest związany z poprzednim, więc żadnego nie da się niepostrzeżenie zmienić ani usunąć.
accounts-log-whole = Łańcuch jest nienaruszony: { $count ->
    [one] sprawdzono jeden wpis
    [few] sprawdzono { $count } wpisy
   *[many] sprawdzono { $count } wpisów
  }, skrót ostatniego to { $hash }.
accounts-log-broken = Łańcuch jest przerwany przy wpisie { $seq }: zmieniono ten wpis lub któryś z wcześniejszych. Zawiadom audytora i porównaj z kopią zapasową.
accounts-log-check = Sprawdź łańcuch
accounts-log-checked-not = Łańcuch sprawdza się na życzenie.
accounts-log-caption = Wpisy, od najnowszego
accounts-log-seq = Nr
accounts-log-at = Kiedy
accounts-log-who = Kto
accounts-log-what = Co
accounts-log-subject = Czego dotyczy
accounts-log-detail = Szczegóły
accounts-log-system = Program
accounts-log-cli = Wiersz poleceń
accounts-log-former = Nieznane konto
accounts-log-filter = Filtruj
accounts-log-any = Wszystko
accounts-log-older = Starsze wpisy
accounts-log-newest = Najnowsze wpisy
accounts-log-download = Pobierz jako wiersze JSON
accounts-log-none = Nie ma takich wpisów.
accounts-log-filter-wrong = Adres tej strony zawiera filtr, którego nie ma. Pokazano wszystkie wpisy.

## Czynności w dzienniku

log-staff-added = Dodano konto
log-staff-invited = Wysłano zaproszenie
log-staff-invitation-withdrawn = Wycofano zaproszenie
log-staff-joined = Przyjęto zaproszenie
log-staff-disabled = Wyłączono konto
log-staff-enabled = Włączono konto ponownie
log-staff-roles-changed = Zmieniono role
log-staff-signed-in = Zalogowano
log-staff-signed-out = Wylogowano
log-staff-signed-out-everywhere = Wylogowano wszędzie
log-staff-sign-in-blocked = Wstrzymano logowanie po nieudanych próbach
log-staff-second-factor-enrolled = Włączono drugi składnik
log-staff-second-factor-reset = Odebrano drugi składnik
log-staff-recovery-codes-renewed = Utworzono nowe kody zapasowe
log-staff-password-changed = Zmieniono hasło
log-staff-password-reset-sent = Wysłano odnośnik do ustawienia hasła
log-staff-password-reset = Ustawiono hasło przez odnośnik
log-staff-token-made = Utworzono token dla programu

## Listy

accounts-letter-invitation-subject = Zaproszenie do pracy: { $town }
accounts-letter-invitation-text =
    Dzień dobry, { $name },

    { $inviter } zaprasza do pracy w serwisie głosowań Wiec ({ $town }). Role: { $roles }.

    Aby przyjąć zaproszenie, należy otworzyć ten odnośnik do { $until }. Działa on raz:

    { $link }

    Jeśli ten list jest pomyłką, nie trzeba nic robić.
accounts-letter-reset-subject = Nowe hasło: { $town }
accounts-letter-reset-text =
    Dzień dobry, { $name },

    ktoś poprosił o nowe hasło do konta w serwisie głosowań Wiec ({ $town }). Jeśli to właściwa prośba, należy otworzyć ten odnośnik do { $until }. Działa on raz:

    { $link }

    Jeśli nie, nie trzeba nic robić: hasło pozostaje bez zmian.
accounts-letter-changed-subject = Zmiana na koncie: { $town }
accounts-letter-changed-password =
    Dzień dobry, { $name },

    { $when } zmieniono hasło do konta. Jeśli to własna zmiana, wszystko jest w porządku.

    Jeśli nie, należy od razu ustawić nowe hasło i zawiadomić administratora:

    { $link }
accounts-letter-changed-second-factor =
    Dzień dobry, { $name },

    { $when } administrator odebrał kontu drugi składnik logowania. Przy następnym logowaniu trzeba będzie ponownie ustawić telefon.

    Jeśli nie było takiej prośby, należy od razu ustawić nowe hasło i zawiadomić administratora:

    { $link }
