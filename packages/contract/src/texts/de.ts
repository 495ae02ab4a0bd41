import { card } from './de-card.ts';
import { csv } from './de-csv.ts';
import type { en } from './en.ts';

/** What every refusal says, in German. */
export const de: typeof en = {
  problem: {
    'malformed-json': { title: 'Ungültiges JSON', detail: 'Die Anfrage enthält kein gültiges JSON.' },
    'body-too-large': { title: 'Zu groß', detail: 'Die Anfrage ist größer als {{limitKb, number}} kB.' },
    'request-unreadable': { title: 'Unlesbare Anfrage', detail: 'Die Anfrage ist kein gültiges HTTP.' },
    'head-too-large': {
      title: 'Adresse oder Kopfzeilen zu lang',
      detail: 'Adresse und Kopfzeilen der Anfrage sind länger als {{limitKb, number}} kB.',
    },
    'request-too-slow': {
      title: 'Zu langsam',
      detail: 'Die Anfrage ist nicht rechtzeitig angekommen. Senden Sie sie noch einmal.',
    },
    'invalid-input': {
      title: 'Bitte prüfen Sie Ihre Eingaben',
      detail: 'Etwas fehlt oder ist ungültig.',
    },
    'foreign-origin': {
      title: 'Anfrage von anderswo',
      detail:
        'Diese Anfrage kam nicht von den Seiten des Portals. Öffnen Sie das Portal und versuchen Sie es dort noch einmal.',
    },
    'vendor-missing': {
      title: 'Tierline-Vendor fehlt',
      detail:
        'Der Header Tierline-Vendor fehlt. Senden Sie darin den Kurznamen des Herstellers: den ersten Teil der Portaladresse. Nur Anfragen mit API-Schlüssel kommen ohne ihn aus.',
    },
    'vendor-not-of-key': {
      title: 'API-Schlüssel eines anderen Herstellers',
      detail:
        'Im Header Tierline-Vendor steht „{{named}}“, dieser API-Schlüssel gehört aber zu „{{own}}“. Lassen Sie den Header weg oder senden Sie „{{own}}“.',
    },
    'key-missing': {
      title: 'Idempotency-Key fehlt',
      detail: 'Senden Sie einen Header Idempotency-Key mit 8 bis 200 Zeichen, für jeden Vorgang einen neuen.',
    },
    'key-reused': {
      title: 'Idempotency-Key schon benutzt',
      detail: 'Dieser Idempotency-Key wurde schon mit anderen Angaben benutzt. Verwenden Sie einen neuen.',
    },
    'too-many-requests': {
      title: 'Zu viele Versuche',
      detail:
        'Zu viele Versuche. Bitte warten Sie {{retryAfterSeconds, number}} Sekunden und versuchen Sie es noch einmal.',
    },
    busy: {
      title: 'Zurzeit nicht verfügbar',
      detail:
        'Das Portal kann dies gerade nicht ausführen; es wurde nichts geändert. Bitte versuchen Sie es gleich noch einmal.',
    },
    'outcome-unknown': {
      title: 'Keine Antwort der Datenbank',
      detail:
        'Es ist nicht bekannt, ob dies ausgeführt wurde. Versuchen Sie es noch einmal: Es wird nicht doppelt ausgeführt.',
    },
    unexpected: {
      title: 'Etwas ist schiefgegangen',
      detail: 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal: Nichts wird doppelt ausgeführt.',
    },
    'not-signed-in': { title: 'Nicht angemeldet', detail: 'Bitte melden Sie sich an.' },
    'other-user-signed-in': {
      title: 'Jemand anderes ist angemeldet',
      detail:
        'In diesem Browser hat sich inzwischen {{user}} angemeldet. Es wurde nichts ausgeführt. Laden Sie die Seite neu, um als {{user}} weiterzuarbeiten.',
    },
    'api-key-invalid': {
      title: 'API-Schlüssel ungültig',
      detail:
        'Dieser API-Schlüssel ist unbekannt, abgelaufen oder widerrufen. Ein {{master}} seines Kontos kann einen neuen erstellen.',
    },
    'people-only': {
      title: 'Nur für Personen',
      detail: 'Ein API-Schlüssel kann das nicht. Jemand muss sich im Portal anmelden und es dort tun.',
    },
    'sign-in-failed': { title: 'Anmeldung fehlgeschlagen', detail: 'E-Mail-Adresse oder Passwort ist falsch.' },
    'initial-password-expired': {
      title: 'Erstpasswort abgelaufen',
      detail:
        'Ihr Erstpasswort ist abgelaufen. Bitten Sie die Person, die Ihren Zugang eingerichtet hat, um ein neues.',
    },
    'password-change-needed': {
      title: 'Bitte zuerst ein Passwort wählen',
      detail: 'Wählen Sie zuerst ein eigenes Passwort; Ihr Erstpasswort gilt nur dafür.',
    },
    'acceptance-needed': {
      title: 'Bitte zuerst lesen und akzeptieren',
      detail: 'Lesen und akzeptieren Sie zuerst die Dokumente dieses Portals.',
    },
    'second-factor-needed': {
      title: 'Code erforderlich',
      detail: 'Geben Sie den Code ein, den Ihre Authenticator-App zeigt, oder einen Ihrer Wiederherstellungscodes.',
    },
    'second-factor-set-up-needed': {
      title: 'Erst einen zweiten Faktor einrichten',
      detail: 'Dieses Portal verlangt einen zweiten Faktor: Richten Sie zuerst eine Authenticator-App ein.',
    },
    'account-not-activated': {
      title: 'Konto nicht aktiviert',
      detail:
        '{{account}} ist noch nicht aktiviert: Zuerst muss sich der erste {{master}}{{who}} anmelden, danach können es alle anderen.',
    },
    'account-suspended': {
      title: 'Konto gesperrt',
      detail:
        '{{account}} ist gesperrt: Sie können alles ansehen, aber nichts ändern. Der Hersteller kann die Sperre aufheben.',
    },
    'account-closed': {
      title: 'Konto geschlossen',
      detail: '{{account}} ist geschlossen. Fragen Sie den Hersteller, wenn Sie das für einen Irrtum halten.',
    },
    'not-found': { title: 'Nicht gefunden', detail: 'Das gibt es nicht, oder Sie haben keinen Zugriff darauf.' },
    'role-too-low': {
      title: 'Mit Ihrer Rolle nicht erlaubt',
      detail: 'Ihre Rolle erlaubt das nicht; {{role}} oder höher kann es.',
    },
    'tier-may-not': {
      title: 'Nicht für Ihr Konto',
      detail: 'Das können nur Mitarbeitende des Herstellers.',
      detail_sites: 'Das kann nur die Firma, die den Standort betreibt.',
    },
    'password-wrong': { title: 'Falsches Passwort', detail: 'Das bisherige Passwort ist falsch.' },
    'second-factor-wrong': {
      title: 'Falscher Code',
      detail:
        'Dieser Code ist falsch oder wurde schon benutzt. Warten Sie auf den nächsten in Ihrer App und versuchen Sie es noch einmal.',
    },
    'second-factor-off': { title: 'Kein zweiter Faktor', detail: 'Hier ist kein zweiter Faktor eingerichtet.' },
    'second-factor-demanded': {
      title: 'Zweiter Faktor verlangt',
      detail:
        'Dieses Portal verlangt einen zweiten Faktor: Er lässt sich auf ein anderes Gerät übertragen, aber nicht ausschalten.',
    },
    'own-second-factor': {
      title: 'Ihr eigener zweiter Faktor',
      detail:
        'Ihren eigenen zweiten Faktor verwalten Sie in Ihren Einstellungen, mit Passwort und Code. Wenn Sie App und Wiederherstellungscodes verloren haben, fragen Sie jemanden aus Ihrem Team.',
    },
    'set-up-expired': {
      title: 'Bitte neu beginnen',
      detail: 'Es ist zu viel Zeit vergangen. Beginnen Sie noch einmal und scannen Sie den neuen Code.',
    },
    'link-invalid': {
      title: 'Link gilt nicht mehr',
      detail:
        'Dieser Link wurde schon benutzt, durch einen neueren ersetzt oder ist abgelaufen. Fordern Sie einen neuen an.',
    },
    'invitation-unknown': {
      title: 'Ungültiger Einladungslink',
      detail:
        'Das ist kein vollständiger Einladungslink. Vielleicht hat Ihr E-Mail-Programm ihn abgeschnitten: Klicken Sie in der E-Mail auf die Schaltfläche, oder kopieren Sie den ganzen Link.',
    },
    'invitation-used': {
      title: 'Einladung schon angenommen',
      detail:
        'Diese Einladung wurde schon angenommen. Melden Sie sich mit Ihrer E-Mail-Adresse und dem Passwort an, das Sie gewählt haben.',
    },
    'invitation-replaced': {
      title: 'Es gibt eine neuere Einladung',
      detail:
        'Nach dieser Einladung wurde Ihnen eine weitere gesendet. Suchen Sie die neueste E-Mail und verwenden Sie deren Link.',
    },
    'invitation-revoked': {
      title: 'Einladung zurückgezogen',
      detail:
        'Diese Einladung wurde zurückgezogen. Wenn Sie das für einen Irrtum halten, fragen Sie bei {{account}} die Person, die Sie eingeladen hat.',
    },
    'invitation-expired': {
      title: 'Einladung abgelaufen',
      detail:
        'Diese Einladung ist abgelaufen. Bitten Sie bei {{account}} die Person, die die Benutzer verwaltet, sie noch einmal zu senden.',
    },
    'password-too-short': {
      title: 'Passwort zu kurz',
      detail:
        'Verwenden Sie mindestens {{minimum, number}} Zeichen. Mehrere Wörter hintereinander sind leicht zu merken.',
    },
    'password-too-long': { title: 'Passwort zu lang', detail: 'Verwenden Sie höchstens {{maximum, number}} Zeichen.' },
    'password-guessable': {
      title: 'Passwort leicht zu erraten',
      detail:
        'Dieses Passwort ist leicht zu erraten, aus einem Datenleck bekannt oder besteht vor allem aus Namen, die andere kennen. Wählen Sie ein anderes.',
    },
    'password-unchanged': { title: 'Dasselbe Passwort', detail: 'Wählen Sie ein anderes Passwort als das bisherige.' },
    'name-taken': {
      title: 'Name vergeben',
      detail:
        'Es gibt schon ein Konto namens „{{name}}“. Wenn Sie dieses meinen, bitten Sie den Hersteller, es mit Ihrem zu verknüpfen.',
    },
    'identifier-taken': {
      title: 'Kennung vergeben',
      detail:
        'Die Kennung „{{identifier}}“ ist schon vergeben. Wenn Sie dieses Konto meinen, bitten Sie den Hersteller, es mit Ihrem zu verknüpfen.',
    },
    'site-administrator': {
      title: 'Kein Zugang für Standortverwalter',
      detail:
        '{{email}} ist als Verwalter des Standorts „{{site}}“ eingetragen; Standortverwalter haben keinen Zugang zu diesem Portal. Gehört die Person zu Ihrem Team, entfernen Sie sie zuerst am Standort.',
    },
    'email-taken': {
      title: 'E-Mail-Adresse schon vergeben',
      detail:
        '„{{email}}“ gehört schon einem Benutzer. Jede Person hat genau einen Zugang; wählen Sie eine andere Adresse.',
    },
    'email-not-usable': {
      title: 'Adresse nicht verwendbar',
      detail:
        '„{{email}}“ kann hier nicht verwendet werden. Wählen Sie eine andere Adresse oder fragen Sie Ihren Hersteller.',
    },
    'email-twice': { title: 'Doppelt in der Liste', detail: '„{{email}}“ steht mehr als einmal in dieser Liste.' },
    'same-name': {
      title: 'Name doppelt in der Liste',
      detail: 'Derselbe Name wie in Zeile {{line, number}}: „{{name}}“.',
    },
    'same-identifier': {
      title: 'Kennung doppelt in der Liste',
      detail: 'Dieselbe Kennung wie in Zeile {{line, number}}: „{{identifier}}“.',
    },
    'same-email': {
      title: 'E-Mail-Adresse doppelt in der Liste',
      detail: 'Dieselbe E-Mail-Adresse wie in Zeile {{line, number}}: „{{email}}“.',
    },
    'not-checked': {
      title: 'Noch nicht geprüft',
      detail:
        'Weil weiter oben viele Namen und Adressen schon vergeben sind, wird diese Zeile vorerst nicht geprüft. Prüfen Sie in {{minutes, number}} Min. noch einmal.',
    },
    'too-many-rows': {
      title: 'Zu viele Zeilen',
      detail:
        'Das sind {{rows, number}} Zeilen; höchstens {{limit, number}} sind möglich. Teilen Sie sie auf mehrere Dateien auf.',
    },
    'rows-refused': {
      title: 'Einige Zeilen müssen korrigiert werden',
      detail: 'Zu korrigierende Zeilen: {{wrong, number}} von {{rows, number}}. Es wurde nichts importiert.',
    },
    'already-related': { title: 'Schon verknüpft', detail: '„{{account}}“ ist mit Ihrem Konto schon verknüpft.' },
    'already-decided': {
      title: 'Schon entschieden',
      detail: 'Über diese Anfrage hat inzwischen jemand anderes entschieden.',
    },
    'role-not-offered': { title: 'Rolle nicht verfügbar', detail: 'Diese Rolle gibt es in diesem Portal nicht.' },
    'role-above-own': {
      title: 'Rolle über Ihrer eigenen',
      detail: 'Sie können keine Rolle vergeben, die höher ist als Ihre eigene.',
    },
    'master-untouchable': {
      title: 'Nur für {{master}}',
      detail: 'Diese Person hat die Rolle {{master}}: Nur wer diese Rolle selbst hat, kann das ändern.',
    },
    'last-master': {
      title: 'Letzter {{master}}',
      detail: 'Nur diese Person hat noch die Rolle {{master}}. Geben Sie die Rolle zuerst jemand anderem.',
    },
    'own-access': {
      title: 'Ihr eigener Zugang',
      detail: 'Sie können sich den eigenen Zugang nicht entziehen. Bitten Sie jemanden aus Ihrem Team.',
    },
    'tier-without-access': {
      title: 'Kein Zugang für dieses Konto',
      detail: 'Personen solcher Konten melden sich hier nicht an; nehmen Sie die Person als Kontakt auf.',
    },
    'users-manage-themselves': {
      title: 'Verwaltet seine Benutzer selbst',
      detail:
        '{{account}} ist aktiviert und verwaltet seine Benutzer selbst. Kontakte können Sie weiterhin hinzufügen.',
    },
    'user-not-waiting': {
      title: 'Hat schon ein Passwort',
      detail: 'Diese Person hat schon ein Passwort gewählt oder meldet sich nicht an.',
    },
    'changed-meanwhile': {
      title: 'Inzwischen geändert',
      detail:
        'Jemand anderes hat das inzwischen geändert. Prüfen Sie den jetzigen Stand und versuchen Sie es noch einmal.',
    },
    'not-yours-to-change': {
      title: 'Nicht von Ihnen änderbar',
      detail:
        'Das kann nur das Konto selbst ändern, oder das Konto, das es angelegt hat, solange es nicht aktiviert ist.',
    },
    'view-name-taken': {
      title: 'Name schon benutzt',
      detail: 'Sie haben für diese Liste schon eine Ansicht mit dem Namen „{{name}}“. Wählen Sie einen anderen Namen.',
    },
    'api-key-expiry': {
      title: 'Datum nicht möglich',
      detail: 'Wählen Sie einen letzten Tag vom {{earliest}} bis zum {{latest}}.',
    },
    'sku-taken': {
      title: 'Artikelnummer vergeben',
      detail: 'Es gibt schon ein Produkt mit der Artikelnummer „{{sku}}“.',
    },
    'order-number-taken': {
      title: 'Bestellnummer vergeben',
      detail:
        '{{account}} hat unter der Bestellnummer „{{orderNumber}}“ bereits eine Berechtigung, ausgegeben am {{issuedOn}}. Geben Sie diese als weitere Lieferung zu derselben Bestellung aus, oder wählen Sie eine andere Nummer.',
    },
    'product-retired': {
      title: 'Produkt abgekündigt',
      detail: 'Das Produkt {{sku}} ist abgekündigt und kann nicht mehr ausgegeben werden.',
    },
    'expiry-before-start': {
      title: 'Läuft vor dem Beginn ab',
      detail: 'Die Position würde am {{expiresOn}} ablaufen, also vor ihrem Beginn am {{startsOn}}.',
    },
    'not-holder': {
      title: 'Nicht Ihre Position',
      detail: 'Diese Kopien liegen bei einem anderen Konto; nur ihr Inhaber kann sie weitergeben oder zurückgeben.',
    },
    'line-on-hold': { title: 'Gesperrt', detail: 'Der Hersteller hat diese Position gesperrt: {{reason}}' },
    'line-closed': { title: 'Geschlossen', detail: 'Diese Position ist geschlossen.' },
    'line-expired': { title: 'Abgelaufen', detail: 'Diese Position ist am {{expiresOn}} abgelaufen.' },
    'quantity-not-whole': {
      title: 'Keine ganze Zahl',
      detail: 'Geben Sie eine ganze Zahl von Kopien ein, mindestens 1.',
    },
    'target-not-related': {
      title: 'Kein verknüpftes Konto',
      detail:
        'Ihr Konto ist mit diesem nicht verknüpft. Legen Sie es an, oder bitten Sie den Hersteller, es mit Ihrem zu verknüpfen.',
    },
    'tier-not-allowed': {
      title: 'Ebene nicht erlaubt',
      detail: 'Mit einem Konto dieser Ebene kann Ihr Konto das nicht tun.',
    },
    'target-suspended': { title: 'Konto gesperrt', detail: '{{account}} ist gesperrt und kann nichts empfangen.' },
    'target-closed': { title: 'Konto geschlossen', detail: '{{account}} ist geschlossen und kann nichts empfangen.' },
    'contact-inactive': {
      title: 'Kontakt inaktiv',
      detail: '{{user}} ({{account}}) ist inaktiv und erhält keine E-Mails. Wählen Sie einen anderen Kontakt.',
    },
    'contact-not-of-target': {
      title: 'Kontakt eines anderen Kontos',
      detail: 'Diese Person gehört nicht zu {{account}}. Wählen Sie einen Kontakt von dort.',
    },
    'only-available': {
      title: 'Nicht genug Kopien',
      detail_zero: 'Es sind keine Kopien verfügbar.',
      detail_one: 'Es ist nur {{count, number}} Kopie verfügbar.',
      detail_other: 'Es sind nur {{count, number}} Kopien verfügbar.',
    },
    'copies-taken': {
      title: 'Kopien nicht mehr verfügbar',
      detail_zero: 'Jemand anderes hat die Kopien inzwischen genommen; es ist keine mehr da.',
      detail_one: 'Jemand anderes hat inzwischen Kopien genommen; {{count, number}} ist noch da.',
      detail_other: 'Jemand anderes hat inzwischen Kopien genommen; {{count, number}} sind noch da.',
    },
    'no-recipient': {
      title: 'Kein Kontakt',
      detail: '{{account}} hat keinen Kontakt für die E-Mail. Legen Sie einen an, oder geben Sie ohne E-Mail weiter.',
    },
    'no-signing-key': {
      title: 'Keine Lizenzdatei möglich',
      detail:
        'Im Moment lässt sich keine Lizenzdatei erstellen: Der Hersteller hat keinen Signaturschlüssel in Gebrauch. Bitte fragen Sie dort nach.',
    },
    'nobody-above': {
      title: 'Nicht für den Hersteller',
      detail: 'Der Hersteller fordert keine Kopien an, er gibt sie aus.',
    },
    'request-not-above': {
      title: 'Nicht über Ihnen',
      detail: 'Kopien werden bei einem Konto angefordert, das über Ihrem steht; {{account}} gehört nicht dazu.',
    },
    'ordered-from-vendor': {
      title: 'Beim Hersteller zu bestellen',
      detail: '{{product}} wird nur beim Hersteller bestellt. Wählen Sie den Hersteller als Empfänger.',
    },
    'fulfilled-apart': {
      title: 'In zwei Schritten',
      detail:
        '{{product}} lässt sich nicht zusammen mit den anderen erfüllen: Kopien werden ausgestellt, Lizenzen und Credits kommen mit einer Bestellung. Erfüllen Sie beides nacheinander.',
    },
    'customer-not-below': {
      title: 'Nicht Ihr Kunde',
      detail: 'Anfordern können Sie nur im Auftrag eines verbundenen Kontos unter Ihrem.',
    },
    'name-not-shown': {
      title: 'Name nicht sichtbar',
      detail:
        '{{account}} ist für Konten über Ihrem nicht sichtbar. Lassen Sie den Namen weg, oder ändern Sie dort zuerst „Für andere Partner sichtbar?“.',
    },
    'wanted-in-past': {
      title: 'Datum in der Vergangenheit',
      detail: 'Der {{wantedOn}} liegt in der Vergangenheit. Wählen Sie den {{today}} oder einen späteren Tag.',
    },
    'reference-used': {
      title: 'Referenz schon verwendet',
      detail:
        'Die Referenz {{reference}} haben Sie schon in Anforderung {{number, number}} an {{account}} vom {{askedOn}} verwendet. Ist das wirklich eine weitere Anforderung?',
    },
    'not-receiver': {
      title: 'Nicht an Sie gerichtet',
      detail: 'Nur das Konto, das diese Anforderung erhalten hat, kann sie beantworten.',
    },
    'not-requester': {
      title: 'Nicht Ihre Anforderung',
      detail: 'Das kann nur das Konto, das diese Anforderung gestellt hat.',
    },
    'request-fulfilled': {
      title: 'Schon erfüllt',
      detail: 'Die Anforderung von {{product}} wurde vollständig erfüllt.',
    },
    'request-declined': { title: 'Abgelehnt', detail: 'Die Anforderung von {{product}} wurde abgelehnt.' },
    'request-cancelled': { title: 'Storniert', detail: 'Die Anforderung von {{product}} wurde storniert.' },
    'request-lapsed': {
      title: 'Verfallen',
      detail: 'Die Anforderung von {{product}} ist verfallen, weil niemand geantwortet hat.',
    },
    'more-than-open': {
      title: 'Mehr als offen ist',
      detail_zero: 'Von {{product}} ist nichts mehr offen.',
      detail_one: 'Von {{product}} ist nur noch {{count, number}} Kopie offen.',
      detail_other: 'Von {{product}} sind nur noch {{count, number}} Kopien offen.',
    },
    'other-product': {
      title: 'Anderes Produkt',
      detail: 'Diese Position fordert {{product}} an; wählen Sie Kopien davon.',
    },
    'forward-too-small': {
      title: 'Zu wenige angefordert',
      detail:
        'Sie fordern {{asked, number}} Kopien von {{product}} an, leiten aber {{forwarded, number}} weiter. Fordern Sie mindestens so viele an.',
    },
    'no-wish': {
      title: 'Keine Stornierung gewünscht',
      detail: 'Niemand hat gebeten, die Anforderung von {{product}} zu stornieren.',
    },
    'wish-waits': {
      title: 'Schon angefragt',
      detail: 'Sie haben schon gebeten, {{product}} zu stornieren; der Empfänger hat noch nicht entschieden.',
    },
    'nothing-asked': { title: 'Keine Rückfrage offen', detail: 'Zu {{product}} ist keine Rückfrage offen.' },
    'rule-without-stock': {
      title: 'Nicht für den Hersteller',
      detail:
        'Automatisch erfüllt werden Anforderungen aus dem Bestand. Der Hersteller hat keinen, er gibt Kopien aus.',
    },
    'rule-not-below': {
      title: 'Nicht unter Ihnen',
      detail: '{{account}} fordert bei Ihrem Konto nichts an. Wählen Sie ein Konto unter Ihrem.',
    },
    'line-perpetual': {
      title: 'Läuft nicht ab',
      detail: 'Die Position {{activationId}} ist unbefristet: Es gibt nichts zu verlängern.',
    },
    'already-renewed': {
      title: 'Schon verlängert',
      detail: 'Die Position {{activationId}} ist schon verlängert, durch {{by}}.',
    },
    'renewal-asked': {
      title: 'Schon angefordert',
      detail: 'Die Verlängerung von {{activationId}} ist schon angefordert: Anforderung {{number, number}}.',
    },
    'renewal-end-past': {
      title: 'In der Vergangenheit',
      detail: 'Das neue Ende {{endsOn}} liegt in der Vergangenheit; heute ist der {{today}}.',
    },
    'renewal-end-far': {
      title: 'Zu weit voraus',
      detail: 'Eine Verlängerung darf höchstens bis {{latest}} reichen, nicht bis {{endsOn}}.',
    },
    'renewal-end-early': {
      title: 'Läuft schon länger',
      detail:
        'Die Position {{activationId}} läuft schon bis {{expiresOn}}; wählen Sie ein späteres Ende als {{endsOn}}.',
    },
    'renewal-devices': {
      title: 'Geräte auswählen',
      detail:
        '{{activated, number}} Kopien sind aktiviert, und nur {{copies, number}} folgen. Wählen Sie die Geräte aus, die weiterlaufen.',
    },
    'renewal-devices-more': {
      title: 'Zu viele Geräte ausgewählt',
      detail: 'Die ausgewählten Geräte haben {{chosen, number}} Kopien, verfügbar sind für sie nur {{copies, number}}.',
    },
    'renewal-mixed': {
      title: 'Nicht zusammen zu verlängern',
      detail:
        'Nicht alle Kopien von {{product}} kamen aus derselben Position mit demselben neuen Ende. Leiten Sie sie einzeln weiter.',
    },
    'renewal-not-arrived': {
      title: 'Verlängerung noch nicht da',
      detail:
        'Die Verlängerung Ihrer eigenen Position von {{product}} ist noch nicht da. Leiten Sie die Anforderung weiter, oder warten Sie darauf.',
    },
    'renewal-other-line': {
      title: 'Nicht aus der Verlängerung',
      detail: 'Kopien von {{product}} müssen aus der Verlängerung der Position kommen, aus der sie vorher kamen.',
    },
    'signing-key-waiting': {
      title: 'Es gibt schon einen nächsten Schlüssel',
      detail:
        'Der Schlüssel {{thumbprint}} wird schon vorbereitet. Zertifizieren Sie ihn und wechseln Sie zu ihm, oder widerrufen Sie ihn.',
    },
    'signing-key-not-next': {
      title: 'Nicht der nächste Schlüssel',
      detail: 'Das geht nur mit dem nächsten Schlüssel; dieser ist es nicht mehr.',
    },
    'signing-key-not-certified': {
      title: 'Noch nicht zertifiziert',
      detail:
        'Dieser Schlüssel hat noch kein Zertifikat. Zertifizieren Sie ihn auf dem Rechner mit Ihrem Stammschlüssel und laden Sie die Datei hoch.',
    },
    'signing-key-revoked': {
      title: 'Schon widerrufen',
      detail: 'Dieser Schlüssel ist bereits widerrufen.',
    },
    'certificate-unreadable': {
      title: 'Kein Zertifikat',
      detail:
        'Das ist keine Zertifikatsdatei, wie „tierline keys certify“ sie schreibt, oder sie wurde danach verändert.',
    },
    'certificate-of-other': {
      title: 'Zertifikat eines anderen Schlüssels',
      detail:
        'Dieses Zertifikat gilt für den Schlüssel {{thumbprint}} von „{{vendor}}“. Wählen Sie die Datei zum hier angezeigten Schlüssel.',
    },
    'certificate-over': {
      title: 'Zertifikat abgelaufen',
      detail:
        'Dieses Zertifikat ist am {{expiredOn}} abgelaufen. Zertifizieren Sie den Schlüssel neu, bis zu einem späteren Tag.',
    },
    'root-unknown': {
      title: 'Ein neuer Stammschlüssel',
      detail:
        'Das Zertifikat stammt von einem Stammschlüssel, den Sie hier noch nicht verwendet haben: {{thumbprint}}. Geräte vertrauen nur dem Stammschlüssel, mit dem sie gebaut wurden. Bestätigen Sie, dass es Ihrer ist.',
    },
    'revocations-unreadable': {
      title: 'Keine Widerrufsliste',
      detail:
        'Das ist keine von „tierline keys revoke“ geschriebene Liste, sie stammt von keinem Ihrer Stammschlüssel, oder sie wurde danach verändert.',
    },
    'revocations-shorter': {
      title: 'Ein widerrufener Schlüssel fehlt',
      detail:
        'In der Liste fehlt der Schlüssel {{thumbprint}}, der schon widerrufen war. Erstellen Sie sie neu, mit --list und der vorigen Datei.',
    },
    'revocations-older': {
      title: 'Ältere Liste',
      detail: 'Es gibt schon eine neuere Liste widerrufener Schlüssel.',
    },
    'not-sender': {
      title: 'Nicht von Ihnen weitergegeben',
      detail: 'Diese Kopien hat ein anderes Konto weitergegeben; nur dieses kann sie zurückholen.',
    },
    'sender-closed': {
      title: 'Rückgabe nicht möglich',
      detail: 'Das Konto, von dem diese Kopien kamen, ist geschlossen und kann sie nicht empfangen.',
    },
    'recall-pending': {
      title: 'Schon erbeten',
      detail: 'Um die Rückgabe von Kopien dieser Position wurde schon gebeten; die Antwort steht noch aus.',
    },
    'line-not-on-hold': { title: 'Nicht gesperrt', detail: 'Diese Position ist nicht gesperrt.' },
    'on-hold-above': {
      title: 'Weiter oben gesperrt',
      detail: 'Die Position, aus der diese Kopien kamen, ist gesperrt. Geben Sie zuerst diese frei.',
    },
    'activation-on-hold': {
      title: 'Gesperrt',
      detail: 'Diese Lizenz ist gesperrt; es gibt keine neue Datei. Fragen Sie die Firma, von der Sie sie haben.',
    },
    'activation-ended': {
      title: 'Nicht mehr aktiviert',
      detail: 'Dieses Gerät ist nicht mehr aktiviert. Aktivieren Sie es erneut, um eine Lizenzdatei zu erhalten.',
    },
    'activation-fetched': {
      title: 'Lizenzdatei abgeholt',
      detail:
        'Die Lizenzdatei wurde inzwischen abgeholt, und ein Gerät kann damit laufen. Geben Sie die Kopien stattdessen zurück.',
    },
    'no-copies-left': {
      title: 'Keine Kopien übrig',
      detail: 'Es sind keine Kopien übrig (0 von {{copies, number}}).',
    },
    'fewer-than-activated': {
      title: 'Mehr Kopien aktiviert',
      detail:
        'Dieses Gerät hat schon {{activated, number}} Kopien. Geben Sie ein, wie viele es insgesamt haben soll, oder geben Sie Kopien zurück.',
    },
    'host-twice': {
      title: 'Das Gerät steht zweimal da',
      detail:
        'Zeile {{otherRow, number}} hat dasselbe Gerät mit einer anderen Zahl von Kopien. Lassen Sie eine der beiden stehen.',
    },
    'too-many-on-host': {
      title: 'Zu viele für ein Gerät',
      detail: 'Ein Gerät darf höchstens {{limit, number}} Kopien dieses Produkts haben; es wären {{asked, number}}.',
    },
    'already-returning': {
      title: 'Kommen schon zurück',
      detail: 'Kopien dieses Geräts kommen bereits zurück und sind ab {{day}} frei.',
    },
    'moved-meanwhile': {
      title: 'Inzwischen geändert',
      detail:
        'Jemand anderes hat dieses Gerät inzwischen geändert: Es hat jetzt {{copies, number}}. Sehen Sie es sich noch einmal an.',
    },
    'not-fewer': {
      title: 'Nicht weniger Kopien',
      detail: 'Dieses Gerät hat {{copies, number}} Kopien. Geben Sie ein, wie viele es behalten soll: weniger als das.',
    },
    'whole-term-file': {
      title: 'Für die ganze Laufzeit',
      detail:
        'Die Lizenzdatei dieses Geräts gilt für die ganze Laufzeit und läuft vorher nicht ab. Fragen Sie den Hersteller.',
    },
    'whole-term-lost': {
      title: 'Nur der Hersteller kann sie freigeben',
      detail:
        'Die Lizenzdatei dieses Geräts gilt für die ganze Laufzeit; deshalb können nur Mitarbeitende des Herstellers seine Kopien freigeben. Fragen Sie den Hersteller.',
    },
    'same-host': {
      title: 'Dieselbe Host-ID',
      detail: 'Diese Host-ID hat das Gerät schon. Geben Sie die neue ein.',
    },
    'host-activated': {
      title: 'Bereits aktiviert',
      detail:
        'Dieser Host hat schon Kopien dieser Position. Geben Sie die Kopien des alten zurück und aktivieren Sie sie dort.',
    },
    'device-key-differs': {
      title: 'Anderer Geräteschlüssel',
      detail:
        'Dieses Gerät wurde mit einem anderen Schlüssel oder ohne Schlüssel aktiviert. Geben Sie seine Kopien zurück und aktivieren Sie es mit diesem Schlüssel erneut.',
    },
    'device-without-key': {
      title: 'Kein Geräteschlüssel',
      detail:
        'Dieses Gerät wurde ohne eigenen Schlüssel aktiviert und kann daher keine Quittung signieren. Geben Sie die Kopien ohne Quittung zurück.',
    },
    'receipt-not-of-device': {
      title: 'Keine Quittung dieses Geräts',
      detail:
        'Diese Quittung wurde nicht von diesem Gerät signiert oder wurde verändert. Kopieren Sie sie noch einmal vollständig vom Gerät.',
    },
    'receipt-not-destroyed': {
      title: 'Lizenz nicht gelöscht',
      detail: 'Die Quittung sagt nicht, dass das Gerät seine Lizenz gelöscht hat. Lassen Sie das Gerät das zuerst tun.',
    },
    'receipt-older': {
      title: 'Ältere Quittung',
      detail:
        'Diese Quittung gilt für Datei {{generation, number}} des Geräts, das inzwischen Datei {{newest, number}} hat. Lassen Sie das Gerät dafür eine signieren.',
    },
    'nonce-over': {
      title: 'Quittung zu alt',
      detail:
        'Die Nummer in dieser Quittung wurde schon verwendet oder ist älter als {{days, number}} Tage. Holen Sie eine neue und lassen Sie das Gerät noch einmal signieren.',
    },
    'moves-used': {
      title: 'Keine Umzüge mehr',
      detail: '{{used, number}} von {{allowed, number}} Umzügen in einem Jahr verwendet.',
      detail_next: '{{used, number}} von {{allowed, number}} Umzügen in einem Jahr verwendet, der nächste am {{day}}.',
    },
    'move-request-open': {
      title: 'Bereits gefragt',
      detail: 'Der Hersteller wurde zu diesem Gerät schon gefragt; die Antwort steht noch aus.',
    },
    'copies-activated': {
      title: 'Kopien sind aktiviert',
      detail: 'Nur {{available, number}} verfügbar: {{activated, number}} sind auf Geräten aktiviert.',
      detail_hosts: 'Nur {{available, number}} verfügbar: {{activated, number}} sind auf {{hosts}} aktiviert.',
    },
    'not-your-line': {
      title: 'Nicht Ihre Position',
      detail: 'Die Angaben kann nur das Konto senden, das sie hat, oder das Konto, das sie weitergegeben hat.',
    },
    'mail-limit-reached': {
      title: 'Zu viele E-Mails in einer Stunde',
      detail:
        'Ein Konto kann binnen einer Stunde an {{limit, number}} Empfänger schreiben; davon sind jetzt noch {{left, number}} frei. Schreiben Sie an weniger Personen oder versuchen Sie es später noch einmal.',
    },
    'mail-of-an-event': {
      title: 'Kann nicht noch einmal gesendet werden',
      detail: 'Diese E-Mail hat über ein Ereignis berichtet. Senden Sie stattdessen die Angaben zur Position.',
    },
    'not-author': { title: 'Nicht von Ihnen', detail: 'Nur wer das getan hat, kann es rückgängig machen.' },
    'undo-not-offered': { title: 'Nicht rückgängig zu machen', detail: 'Das lässt sich nicht rückgängig machen.' },
    'already-undone': { title: 'Schon rückgängig gemacht', detail: 'Das wurde bereits rückgängig gemacht.' },
    'undo-expired': {
      title: 'Zu spät',
      detail:
        'Die zehn Sekunden, in denen das rückgängig gemacht werden konnte, sind vorbei. Kopien lassen sich weiterhin zurückgeben oder zurückholen.',
    },
    'mail-being-sent': {
      title: 'E-Mail schon unterwegs',
      detail:
        'Eine E-Mail darüber ist schon unterwegs, deshalb lässt es sich nicht mehr rückgängig machen. Kopien lassen sich weiterhin zurückgeben oder zurückholen.',
    },
    'copies-used': {
      title: 'Kopien inzwischen verwendet',
      detail_zero: 'Die Kopien wurden inzwischen verwendet: Von {{needed, number}} ist keine mehr da.',
      detail_one: 'Die Kopien wurden inzwischen verwendet: Von {{needed, number}} ist nur noch {{count, number}} da.',
      detail_other:
        'Die Kopien wurden inzwischen verwendet: Von {{needed, number}} sind nur noch {{count, number}} da.',
    },
    'line-unknown': {
      title: 'Aktivierungs-ID unbekannt',
      detail: 'Sie haben keine Position mit der Aktivierungs-ID {{activationId}}.',
    },
    'product-unknown': {
      title: 'Produkt unbekannt',
      detail: 'Es gibt kein Produkt mit dem Namen oder der Artikelnummer „{{product}}“.',
    },
    'product-ambiguous': {
      title: 'Mehrere Produkte',
      detail: 'Mehrere Produkte heißen „{{product}}“. Wählen Sie eines aus oder verwenden Sie die Artikelnummer.',
    },
    'target-unknown': {
      title: 'Konto unbekannt',
      detail: 'Kein mit Ihrem Konto verknüpftes Konto hat den Namen oder die Kennung „{{account}}“.',
    },
    'target-ambiguous': {
      title: 'Mehrere Konten',
      detail: '„{{account}}“ passt auf mehrere Konten. Wählen Sie eines aus.',
    },
    'product-not-issued': {
      title: 'Nicht als Kopien erhältlich',
      detail: '{{sku}} wird nicht als Kopien verkauft; erfassen Sie es als Bestellung.',
    },
    'product-not-ordered': {
      title: 'Nicht als Lizenzen für Benutzer erhältlich',
      detail: '{{sku}} hat keine Lizenzen zum Zuweisen; geben Sie es als Berechtigung aus.',
    },
    'order-exists': {
      title: 'Bestellnummer vergeben',
      detail:
        '{{account}} hat bereits eine Bestellung „{{orderNumber}}“ vom {{orderedOn}} mit anderem Inhalt. Wählen Sie eine andere Nummer, oder lassen Sie die Bestellung, wie sie ist.',
    },
    'order-entered': {
      title: 'Schon erfasst',
      detail: 'Die Bestellung „{{orderNumber}}“ gibt es schon, mit demselben Inhalt. Lassen Sie diese Zeilen weg.',
    },
    'order-cancelled': { title: 'Bestellung storniert', detail: 'Die Bestellung „{{orderNumber}}“ ist storniert.' },
    'order-assigned': {
      title: 'Lizenzen zugewiesen',
      detail_zero: 'Keine Lizenz der Bestellung „{{orderNumber}}“ ist zugewiesen.',
      detail_one:
        '{{count, number}} Lizenz der Bestellung „{{orderNumber}}“ ist zugewiesen. Nehmen Sie sie zuerst zurück.',
      detail_other:
        '{{count, number}} Lizenzen der Bestellung „{{orderNumber}}“ sind zugewiesen. Nehmen Sie sie zuerst zurück.',
    },
    'order-rows-differ': {
      title: 'Zeilen einer Bestellung widersprechen sich',
      detail: 'Nach Zeile {{line, number}} gehört die Bestellung „{{orderNumber}}“ zu einem anderen Konto oder Tag.',
    },
    'order-of-other': {
      title: 'Bestellung einer anderen Firma',
      detail: 'Nur {{account}} hat diese Bestellung gekauft und kann ihre Lizenzen zuweisen.',
    },
    'line-not-of-order': { title: 'Nicht in dieser Bestellung', detail: 'Diese Bestellung hat keine solche Position.' },
    'nothing-to-assign': { title: 'Alles zugewiesen', detail: 'Alle Lizenzen dieser Bestellung sind zugewiesen.' },
    'nothing-assigned': {
      title: 'Nichts zugewiesen',
      detail: 'Dieser Kunde hat keine solchen Lizenzen aus dieser Bestellung.',
    },
    'only-unassigned': {
      title: 'Nicht genug Lizenzen',
      detail: '{{product}}: {{unassigned, number}} nicht zugewiesen, {{asked, number}} angefordert.',
    },
    'seats-in-use': {
      title: 'In Gebrauch',
      detail: '{{product}}: {{free, number}} frei; die übrigen benutzen {{users}}. Schalten Sie sie zuerst aus.',
    },
    'not-managing': {
      title: 'Von anderen verwaltet',
      detail:
        'Lizenzen und Integrationen von {{account}} schalten nur die eigenen Benutzer und der Partner, der das Konto betreut.',
    },
    'integration-off': {
      title: 'Integration ist ausgeschaltet',
      detail: '{{integration}} ist bei diesem Kunden ausgeschaltet, daher lassen sich die Lizenzen nicht schalten.',
    },
    'managed-by-controller': { title: 'Wird anderswo verwaltet', detail: 'Wird von {{integration}} verwaltet.' },
    'controller-off': {
      title: 'Steuerung ist ausgeschaltet',
      detail: '{{integration}} ist bei diesem Kunden ausgeschaltet; die Lizenzen schalten die Benutzer.',
    },
    'wrong-controller': { title: 'Nicht sein Produkt', detail: '{{integration}} steuert dieses Produkt nicht.' },
    'controller-key-only': {
      title: 'Nur für eine Steuerung',
      detail:
        'Dieser Schlüssel ist für {{integration}}: Er kann die Lizenzen lesen und schalten, die {{integration}} verwaltet, sonst nichts.',
    },
    'controller-key-role': {
      title: 'Rolle reicht für eine Steuerung nicht',
      detail: 'Eine Steuerung schaltet Lizenzen. Ihr Schlüssel braucht dafür die Rolle {{role}} oder eine höhere.',
    },
    'user-not-of-account': {
      title: 'Benutzer eines anderen Kontos',
      detail: 'Diese Person ist kein Benutzer von {{account}}.',
    },
    'user-inactive': {
      title: 'Benutzer ist inaktiv',
      detail: '{{user}} ist inaktiv. Reaktivieren Sie diesen Benutzer zuerst.',
    },
    'user-on-record': {
      title: 'Kann nicht entfernt werden',
      detail:
        'Zu {{user}} gibt es Aufzeichnungen, die erhalten bleiben müssen. Deaktivieren Sie den Benutzer stattdessen.',
    },
    'twice-in-list': {
      title: 'Zweimal in der Liste',
      detail: '{{user}} steht für dasselbe Produkt mehr als einmal in dieser Liste.',
    },
    'no-seat-free': {
      title: 'Lizenzen nicht verfügbar',
      detail: 'Lizenzen nicht verfügbar: {{product}} ({{free, number}} frei).',
    },
    'seats-changed': {
      title: 'Inzwischen geschaltet',
      detail:
        'Einige dieser Lizenzen wurden inzwischen geschaltet oder können nicht zu ihren früheren Benutzern zurück.',
    },
    'licences-used': {
      title: 'Lizenzen inzwischen verwendet',
      detail_zero: 'Die Lizenzen wurden inzwischen verwendet: Von {{needed, number}} ist keine mehr frei.',
      detail_one: 'Lizenzen wurden inzwischen verwendet: Von {{needed, number}} ist nur noch {{count, number}} frei.',
      detail_other:
        'Lizenzen wurden inzwischen verwendet: Von {{needed, number}} sind nur noch {{count, number}} frei.',
    },
    'only-available-of-product': {
      title: 'Nicht genug Kopien',
      detail_zero: 'Von {{product}} sind keine Kopien verfügbar.',
      detail_one: 'Von {{product}} ist nur {{count, number}} Kopie verfügbar; verlangt wurden {{asked, number}}.',
      detail_other: 'Von {{product}} sind nur {{count, number}} Kopien verfügbar; verlangt wurden {{asked, number}}.',
    },
    'too-many-lines': {
      title: 'Zu viele Positionen',
      detail:
        'Dafür müssten Kopien von mehr als {{limit, number}} Positionen genommen werden. Geben Sie weniger auf einmal weiter.',
    },
    'site-name-taken': {
      title: 'Name vergeben',
      detail: 'Sie haben schon einen Standort mit diesem Namen; wählen Sie einen anderen.',
    },
    'site-deleted': { title: 'Standort gelöscht', detail: 'Der Standort „{{site}}“ ist gelöscht.' },
    'site-owes': {
      title: 'Es sind Credits fällig',
      detail:
        'Fällige Credits von „{{site}}“: {{due, number}}. Am Standort und im freien Guthaben vorhanden: {{available, number}}. Löschen können Sie ihn, sobald die Credits dafür reichen.',
    },
    'only-balance': {
      title: 'Nicht genug Credits',
      detail_zero: 'Im freien Guthaben sind keine Credits.',
      detail_one: 'Im freien Guthaben ist nur {{count, number}} Credit; {{asked, number}} werden gebraucht.',
      detail_other: 'Im freien Guthaben sind nur {{count, number}} Credits; {{asked, number}} werden gebraucht.',
    },
    'too-many-credits': {
      title: 'Zu viele Credits',
      detail: 'Ein Guthaben fasst höchstens {{limit, number}} Credits; dieses hat {{balance, number}}.',
    },
    'only-at-site': {
      title: 'Nicht genug Credits',
      detail_zero: '„{{site}}“ hat keine Credits mehr.',
      detail_one: '„{{site}}“ hat nur {{count, number}} Credit; {{asked, number}} werden gebraucht.',
      detail_other: '„{{site}}“ hat nur {{count, number}} Credits; {{asked, number}} werden gebraucht.',
    },
    'same-place': {
      title: 'Quelle und Ziel sind gleich',
      detail: 'Wählen Sie ein anderes Ziel als die Quelle.',
    },
    'usage-in-future': {
      title: 'Zeitpunkt in der Zukunft',
      detail:
        'Die Meldung liegt mehr als {{minutes, number}} Minuten in der Zukunft; stellen Sie die Uhr richtig und senden Sie sie noch einmal.',
    },
    'administrator-exists': {
      title: 'Schon eingetragen',
      detail: '{{email}} ist schon Verwalter dieses Standorts. Verwenden Sie „Noch einmal senden“ in der Liste.',
    },
    'too-many-administrators': {
      title: 'Zu viele Standortverwalter',
      detail: 'Ein Standort kann höchstens {{limit, number}} Verwalter haben; entfernen Sie zuerst einige.',
    },
    'not-reversible': {
      title: 'Kann nicht zurückgebucht werden',
      detail:
        'Nur Gutschriften, Bestellungen und Umbuchungen lassen sich zurückbuchen. Monatliche Abbuchungen, Credits eines gelöschten Standorts und Rückbuchungen nicht.',
    },
    'already-reversed': {
      title: 'Schon zurückgebucht',
      detail: 'Das wurde bereits zurückgebucht oder rückgängig gemacht.',
    },
    'credits-used': {
      title: 'Credits inzwischen verwendet',
      detail_zero: 'Die Credits wurden inzwischen verwendet: Von {{needed, number}} ist keiner mehr da.',
      detail_one: 'Die Credits wurden inzwischen verwendet: Von {{needed, number}} ist nur noch {{count, number}} da.',
      detail_other:
        'Die Credits wurden inzwischen verwendet: Von {{needed, number}} sind nur noch {{count, number}} da.',
    },
  },
  field: {
    missing: 'Dieses Feld ist erforderlich.',
    'wrong-type': 'Der Typ ist falsch (erwartet: {{expected}}).',
    'too-short': 'Geben Sie mindestens {{minimum, number}} Zeichen ein.',
    'too-long': 'Geben Sie höchstens {{maximum, number}} Zeichen ein.',
    'too-small': 'Geben Sie {{minimum, number}} oder mehr ein.',
    'too-large': 'Geben Sie {{maximum, number}} oder weniger ein.',
    'too-few': 'Mindestens {{minimum, number}} erforderlich.',
    'too-many': 'Höchstens {{maximum, number}} erlaubt.',
    'not-whole': 'Geben Sie eine ganze Zahl ein.',
    'whole-between': 'Geben Sie eine ganze Zahl von {{minimum}} bis {{maximum}} ein, nur in Ziffern.',
    'not-an-email': 'Geben Sie eine E-Mail-Adresse ein, etwa name@example.com.',
    'email-too-long': 'Die Adresse darf höchstens 254 Zeichen haben, vor dem @ höchstens 64.',
    'email-quoted':
      'Adressen mit Anführungszeichen oder \\ sind nicht möglich. Geben Sie eine wie name@example.com ein.',
    'email-letters': 'Vor dem @ sind nur die Buchstaben a bis z, Ziffern und Zeichen wie . - _ + möglich.',
    'email-domain': 'Prüfen Sie, was nach dem @ steht: eine Domain wie example.com.',
    'not-an-id': 'Das ist keine gültige ID.',
    'no-such-account': 'Kein Konto, das Sie sehen können, hat diesen Namen oder diese Kennung.',
    'several-accounts': 'Mehrere Konten heißen so; senden Sie die Kennung oder accountId.',
    'several-products': 'Mehrere Produkte heißen so; senden Sie die Artikelnummer oder productId.',
    'not-one-product': 'Nennen Sie genau eines: productId oder product.',
    'no-such-product': 'Dieses Produkt gibt es nicht.',
    'not-a-day': 'Geben Sie ein Datum als JJJJ-MM-TT ein.',
    'unreadable-day': 'Geben Sie ein Datum wie 31.12.2027 oder 2027-12-31 ein.',
    'no-such-day': 'Dieses Datum gibt es nicht.',
    'ambiguous-day':
      'Das kann {{day}} oder {{otherDay}} sein. Schreiben Sie den Monat als Wort oder das Datum als JJJJ-MM-TT.',
    'not-an-instant': 'Geben Sie einen Zeitpunkt wie 2026-12-31T23:59:59Z ein.',
    'ends-before': 'Der Zeitraum darf nicht enden, bevor er beginnt.',
    'not-in-programme': 'Das gibt es in diesem Programm nicht.',
    'not-one-of': 'Wählen Sie einen dieser Werte: {{values}}.',
    'not-yes-or-no': 'Geben Sie ja oder nein ein.',
    'not-a-country': 'Geben Sie das Land mit Namen oder zwei Buchstaben ein, etwa DE.',
    'not-one-kind': 'Senden Sie entweder accounts, users, orders oder sites, und accountId nur mit users.',
    'not-a-time-zone': 'Wählen Sie eine Zeitzone aus der Liste.',
    'unknown-field': 'Ein Feld „{{field}}“ gibt es hier nicht.',
    'bad-characters': 'Das enthält Zeichen, die hier nicht erlaubt sind.',
    'host-id-characters':
      'Die Host-ID enthält unsichtbare Zeichen. Geben Sie sie wie auf dem Gerät ein, etwa {{example}}.',
    'host-id-serial': 'Geben Sie die Seriennummer wie auf dem Gerät ein, etwa {{example}}.',
    'host-id-mac': 'Geben Sie die MAC-Adresse des Geräts ein, etwa {{example}}.',
    'host-id-uuid': 'Geben Sie die UUID des Geräts ein, etwa {{example}}.',
    'device-key': 'Das ist kein öffentlicher Schlüssel von Ed25519 oder P-256 (JWK).',
    'device-key-private':
      'Das ist ein privater Schlüssel. Er darf das Gerät nie verlassen: Erzeugen Sie einen neuen und senden Sie den öffentlichen Teil.',
    'not-one-line': 'Nennen Sie genau eines davon: lineItemId oder activationId.',
    'not-one-source': 'Nennen Sie genau eines: lineItemId, activationId, productId oder product.',
    'not-one-target': 'Nennen Sie genau eines: accountId oder account.',
    'not-one-user': 'Nennen Sie den Benutzer entweder mit userId oder mit email.',
    'contact-needs-id': 'Ein Kontakt geht nur zusammen mit accountId.',
    'not-a-cursor': 'Das ist keine Stelle in dieser Liste; beginnen Sie noch einmal ohne diese Angabe.',
    wrong: 'Das ist nicht gültig.',
  },
  role: { observer: 'Beobachter', operator: 'Bearbeiter', administrator: 'Administrator', master: 'Master' },
  card,
  csv,
};
