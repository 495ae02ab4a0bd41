import { creditsGranted, orderChanged, ordersArrived, seatsSwitched } from './de-received.ts';
import { deviceNews, licenceFiles, filesWaiting } from './de-device.ts';
import { requestNews, requestsWaiting } from './de-request.ts';
import { filesToReplace, signingKeyEnds } from './de-signing-key.ts';
import { expiry } from './de-expiry.ts';
import { siteAdministrator, sitesNeedCredits } from './de-site.ts';
import type { en } from './en.ts';

/** What the mails say, in German. */
export const de: typeof en = {
  footer: {
    sentBy: 'Gesendet von {{portal}}',
    becauseOfSignIn: 'Sie erhalten diese E-Mail, weil für {{email}} ein Zugang angelegt wurde.',
    becauseOfContact: 'Sie erhalten diese E-Mail, weil Sie Kontakt von {{account}} sind.',
    automatic: 'Dies ist eine automatische Nachricht.',
  },
  line: {
    product: 'Produkt',
    activationId: 'Aktivierungs-ID',
    copies: 'Kopien',
    start: 'Beginn',
    expiry: 'Ablauf',
    perpetual: 'Unbefristet',
  },
  nowWith_one: '{{account}} hat jetzt {{count, number}} Kopie.',
  nowWith_other: '{{account}} hat jetzt {{count, number}} Kopien.',
  openEntitlements: 'Berechtigungen öffnen',
  helper: '{{person}} ({{company}})',
  helperNobody: 'die Person, die Ihren Zugang eingerichtet hat',
  noAccess: 'Sie müssen sich dafür nicht am Portal anmelden. Bei Fragen wenden Sie sich an die oben genannte Firma.',
  licences: {
    button: 'Lizenzen öffnen',
    users: 'Benutzer',
    lost: 'Benutzer, die ihre Lizenz verloren haben:',
    onUntil: 'Eingeschaltet bis',
    amount_one: '{{count, number}} Lizenz, {{start}} – {{expiry}}',
    amount_other: '{{count, number}} Lizenzen, {{start}} – {{expiry}}',
    more_one: 'und {{count, number}} weiterer',
    more_other: 'und {{count, number}} weitere',
    why: 'Sie erhalten diese E-Mail, weil Sie die Lizenzen von {{account}} betreuen.',
    assigned: {
      subject_one: '{{count, number}} Lizenz für {{account}}',
      subject_other: '{{count, number}} Lizenzen für {{account}}',
      heading: 'Sie haben neue Lizenzen',
      intro_one:
        '{{from}} hat {{account}} {{count, number}} Lizenz der Bestellung {{orderNumber}} zugewiesen. Sie können sie jetzt für einen Benutzer einschalten.',
      intro_other:
        '{{from}} hat {{account}} {{count, number}} Lizenzen der Bestellung {{orderNumber}} zugewiesen. Sie können sie jetzt für Ihre Benutzer einschalten.',
    },
    takenBack: {
      subject_one: '{{count, number}} Lizenz von {{account}} wurde zurückgenommen',
      subject_other: '{{count, number}} Lizenzen von {{account}} wurden zurückgenommen',
      heading: 'Lizenzen wurden zurückgenommen',
      intro_one: '{{from}} hat {{count, number}} Lizenz der Bestellung {{orderNumber}} von {{account}} zurückgenommen.',
      intro_other:
        '{{from}} hat {{count, number}} Lizenzen der Bestellung {{orderNumber}} von {{account}} zurückgenommen.',
    },
    expiring: {
      subject_one: '{{customer}}: eine genutzte Lizenz läuft ab',
      subject_other: '{{customer}}: {{count, number}} genutzte Lizenzen laufen ab',
      heading: 'Genutzte Lizenzen laufen ab',
      intro_one:
        'Eine Lizenz von {{customer}}, die für einen Benutzer eingeschaltet ist, läuft am {{expiry}} ab, und es gibt keine freie Lizenz als Ersatz.',
      intro_other:
        '{{count, number}} Lizenzen von {{customer}}, die für Benutzer eingeschaltet sind, laufen ab, die erste am {{expiry}}, und es gibt keine freien Lizenzen als Ersatz.',
      whatToDo:
        'An diesem Tag verliert niemand eine Lizenz. Gibt es bis dahin andere Lizenzen, behalten die Benutzer ihre automatisch; alle anderen bleiben bis zum oben genannten Tag eingeschaltet und werden dann ausgeschaltet.',
    },
    ended: {
      subject_one: '{{customer}}: eine Lizenz wurde ausgeschaltet',
      subject_other: '{{customer}}: {{count, number}} Lizenzen wurden ausgeschaltet',
      heading: 'Lizenzen wurden ausgeschaltet',
      intro_one:
        'Eine Lizenz von {{customer}} ist am {{expiry}} abgelaufen. Bis {{end}} gab es keinen Ersatz, daher wurde sie für ihren Benutzer ausgeschaltet.',
      intro_other:
        '{{count, number}} Lizenzen von {{customer}} sind abgelaufen, die erste am {{expiry}}. Bis {{end}} gab es keinen Ersatz, daher wurden sie für diese Benutzer ausgeschaltet.',
    },
  },
  initialPassword: {
    subject: 'Ihr Zugang zu {{portal}}',
    preview: 'Melden Sie sich mit dem Erstpasswort an und wählen Sie ein eigenes.',
    heading: 'Willkommen bei {{portal}}',
    hello: 'Guten Tag {{firstName}},',
    helloAnybody: 'Guten Tag,',
    intro:
      'Sie haben jetzt einen Zugang für {{account}}. Melden Sie sich mit dem Erstpasswort an und wählen Sie dann ein eigenes.',
    address: 'Adresse',
    signInName: 'Anmeldename',
    password: 'Erstpasswort',
    noLongerShown: '••• (wird nicht mehr angezeigt)',
    validUntil: 'Gültig bis',
    signIn: 'Anmelden',
    onlyChange:
      'Das Erstpasswort gilt nur, um ein neues zu wählen. Haben Sie mehrere erhalten, gilt nur das neueste. Ist es abgelaufen, bitten Sie {{helper}} um ein neues.',
    unexpected:
      'Sie haben diese E-Mail nicht erwartet? Dann melden Sie sich nicht an und leiten Sie sie nicht weiter: Das Erstpasswort läuft von selbst ab. Im Zweifel fragen Sie {{helper}}.',
  },
  invitation: {
    subject: 'Ihre Einladung zu {{portal}}',
    preview: 'Registrieren Sie sich und wählen Sie ein Passwort; der Link gilt 7 Tage.',
    heading: 'Sie wurden zu {{portal}} eingeladen',
    intro: '{{by}} lädt Sie ein, {{portal}} für {{account}} zu benutzen.',
    introNobody: 'Sie wurden eingeladen, {{portal}} für {{account}} zu benutzen.',
    signUp: 'Registrieren',
    signInName: 'Anmeldename',
    role: 'Rolle',
    validUntil: 'Gültig bis',
    once: 'Der Link ist nur für Sie und gilt einmal. Haben Sie mehrere erhalten, gilt nur der neueste. Ist er abgelaufen, bitten Sie {{helper}} um einen neuen.',
    unexpected:
      'Sie haben diese E-Mail nicht erwartet? Dann tun Sie nichts und leiten Sie sie nicht weiter: Die Einladung läuft von selbst ab.',
    why: 'Sie erhalten diese E-Mail, weil {{email}} eingeladen wurde.',
  },
  passwordReset: {
    subject: 'Neues Passwort für {{portal}} wählen',
    preview: 'Ein Link, um ein neues Passwort zu wählen; er gilt eine Stunde.',
    heading: 'Wählen Sie ein neues Passwort',
    intro: 'Jemand, wahrscheinlich Sie selbst, hat ein neues Passwort für {{email}} bei {{account}} angefordert.',
    choose: 'Neues Passwort wählen',
    validUntil: 'Gültig bis',
    noLongerShown: 'Der Link wird nicht mehr angezeigt.',
    unexpected:
      'Das waren nicht Sie? Dann müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist, und der Link läuft von selbst ab.',
  },
  signInChanged: {
    subject: {
      password: 'Ihr Passwort für {{portal}} wurde geändert',
      'second-factor-on': 'Zweiter Faktor für {{portal}} eingeschaltet',
      'second-factor-off': 'Zweiter Faktor für {{portal}} ausgeschaltet',
      'second-factor-reset': 'Ihr zweiter Faktor für {{portal}} wurde zurückgesetzt',
      'recovery-codes': 'Neue Wiederherstellungscodes für {{portal}}',
      'recovery-code-used': 'Ein Wiederherstellungscode für {{portal}} wurde benutzt',
    },
    what: {
      password: 'Ihr Passwort wurde geändert. Alle Ihre anderen Sitzungen wurden beendet.',
      'second-factor-on':
        'Ab jetzt fragt das Portal beim Anmelden nach einem Code aus Ihrer Authenticator-App. Alle Ihre anderen Sitzungen wurden beendet.',
      'second-factor-off':
        'Das Portal fragt beim Anmelden nicht mehr nach einem Code. Alle Ihre anderen Sitzungen wurden beendet.',
      'second-factor-reset':
        'Ihr zweiter Faktor wurde entfernt, damit Sie sich allein mit Ihrem Passwort anmelden können. Bitte richten Sie einen neuen ein. Ihre Sitzungen wurden beendet.',
      'recovery-codes': 'Für Sie wurden neue Wiederherstellungscodes erstellt. Die alten gelten nicht mehr.',
      'recovery-code-used':
        'Jemand, wahrscheinlich Sie selbst, hat statt der Authenticator-App einen Ihrer Wiederherstellungscodes benutzt. Dieser Code gilt nicht mehr.',
    },
    heading: 'Ihre Anmeldung wurde geändert',
    when: 'Wann',
    by: 'Durch',
    look: 'Einstellungen öffnen',
    unexpected:
      'Das waren nicht Sie? Wählen Sie sofort ein neues Passwort über „Passwort vergessen?“ auf der Anmeldeseite und sagen Sie der Person Bescheid, die die Benutzer von {{account}} verwaltet.',
  },
  relation: {
    askedSubject: '{{from}} möchte mit {{target}} verknüpft werden',
    askedPreview: 'Ein Distributor oder Partner bittet Sie, ein Konto mit seinem zu verknüpfen.',
    askedHeading: 'Eine Anfrage für Sie',
    askedIntro:
      '{{by}} ({{from}}) bittet Sie, das Konto {{target}} mit dem eigenen zu verknüpfen, um Kopien dorthin weitergeben zu können.',
    askedButton: 'Anfrage ansehen',
    acceptedSubject: '{{target}} ist jetzt mit Ihrem Konto verknüpft',
    acceptedIntro: 'Ihre Anfrage wurde angenommen: Ab jetzt können Sie Kopien an {{target}} weitergeben.',
    declinedSubject: '{{target}} wurde nicht mit Ihrem Konto verknüpft',
    declinedIntro:
      'Ihre Anfrage, {{target}} zu verknüpfen, wurde abgelehnt. Fragen Sie den Hersteller, wenn Sie den Grund wissen möchten.',
    decidedHeading: 'Ihre Anfrage',
    decidedButton: 'Portal öffnen',
  },
  entitlementIssued: {
    subject: 'Neue Berechtigung für {{account}}: Bestellung {{orderNumber}}',
    heading: 'Neue Berechtigung',
    intro_one: 'Eine Berechtigung mit {{count, number}} Position wurde ausgegeben.',
    intro_other: 'Eine Berechtigung mit {{count, number}} Positionen wurde ausgegeben.',
    account: 'Konto',
    orderNumber: 'Bestellnummer',
  },
  linesHandedOn: {
    subject_one: '{{from}} hat {{count, number}} Kopie an Sie weitergegeben',
    subject_other: '{{from}} hat {{count, number}} Kopien an Sie weitergegeben',
    heading_one: 'Sie haben {{count, number}} Kopie erhalten',
    heading_other: 'Sie haben {{count, number}} Kopien erhalten',
    intro_one: '{{from}} hat {{count, number}} Kopie an {{account}} weitergegeben.',
    intro_other: '{{from}} hat {{count, number}} Kopien an {{account}} weitergegeben.',
    howToUse:
      '{{from}} aktiviert die Lizenz für Sie oder sagt Ihnen, wo Sie die Aktivierungs-ID eingeben. Sie müssen sich dafür nicht anmelden. Wer die ID hat, kann sie benutzen: Bewahren Sie sie sicher auf.',
    whomToAsk: 'Haben Sie Fragen oder brauchen Sie weitere Kopien? Wenden Sie sich an {{helper}}.',
    messageFrom: 'Nachricht von {{from}}',
  },
  expiry,
  sitesNeedCredits,
  ordersArrived,
  orderChanged,
  creditsGranted,
  requestNews,
  requestsWaiting,
  filesWaiting,
  signingKeyEnds,
  filesToReplace,
  deviceNews,
  licenceFiles,
  seatsSwitched,
  siteAdministrator,
  lineDetails: {
    subject: '{{product}}: Angaben von {{from}}',
    intro:
      '{{from}} sendet Ihnen die Angaben zu einer Position: das Produkt, die Anzahl der Kopien und die Aktivierungs-ID.',
    state: 'Status',
    states: { active: 'Aktiv', expired: 'Abgelaufen', 'on-hold': 'Gesperrt', closed: 'Geschlossen' },
    asOf: 'Diese Angaben galten, als die E-Mail geschrieben wurde. Wer die Aktivierungs-ID hat, kann sie benutzen: Bewahren Sie sie sicher auf.',
    why: 'Sie erhalten diese E-Mail, weil {{from}} sie Ihnen über {{portal}} gesendet hat.',
  },
  takenBack: {
    undisclosed: 'eine nicht genannte Firma',
    reason: 'Grund',
    answer: 'Antwort',
    returnedToYou: {
      subject_one: '{{other}} hat {{count, number}} Kopie an Sie zurückgegeben',
      subject_other: '{{other}} hat {{count, number}} Kopien an Sie zurückgegeben',
      heading_one: '{{count, number}} Kopie ist wieder bei Ihnen',
      heading_other: '{{count, number}} Kopien sind wieder bei Ihnen',
      intro_one:
        '{{other}} hat {{count, number}} Kopie an {{account}} zurückgegeben. Sie ist wieder unter der Aktivierungs-ID verfügbar, von der sie kam.',
      intro_other:
        '{{other}} hat {{count, number}} Kopien an {{account}} zurückgegeben. Sie sind wieder unter der Aktivierungs-ID verfügbar, von der sie kamen.',
    },
    returnedByYou: {
      subject_one: '{{count, number}} Kopie an {{other}} zurückgegeben',
      subject_other: '{{count, number}} Kopien an {{other}} zurückgegeben',
      heading_one: 'Sie haben {{count, number}} Kopie zurückgegeben',
      heading_other: 'Sie haben {{count, number}} Kopien zurückgegeben',
      intro_one: '{{account}} hat {{count, number}} Kopie an {{other}} zurückgegeben.',
      intro_other: '{{account}} hat {{count, number}} Kopien an {{other}} zurückgegeben.',
    },
    recalledByYou: {
      subject_one: '{{count, number}} Kopie von {{other}} zurückgeholt',
      subject_other: '{{count, number}} Kopien von {{other}} zurückgeholt',
      heading_one: '{{count, number}} Kopie ist wieder bei Ihnen',
      heading_other: '{{count, number}} Kopien sind wieder bei Ihnen',
      intro_one:
        '{{account}} hat {{count, number}} Kopie von {{other}} zurückgeholt. Sie ist wieder unter der Aktivierungs-ID verfügbar, von der sie kam.',
      intro_other:
        '{{account}} hat {{count, number}} Kopien von {{other}} zurückgeholt. Sie sind wieder unter der Aktivierungs-ID verfügbar, von der sie kamen.',
    },
    recalledFromYou: {
      subject_one: '{{other}} hat {{count, number}} Kopie zurückgeholt',
      subject_other: '{{other}} hat {{count, number}} Kopien zurückgeholt',
      heading_one: '{{count, number}} Kopie wurde zurückgeholt',
      heading_other: '{{count, number}} Kopien wurden zurückgeholt',
      intro_one:
        '{{other}} hat {{count, number}} Kopie von {{account}} zurückgeholt. Betroffen sind nur Kopien, die noch verfügbar waren.',
      intro_other:
        '{{other}} hat {{count, number}} Kopien von {{account}} zurückgeholt. Betroffen sind nur Kopien, die noch verfügbar waren.',
    },
    asked: {
      subject_one: '{{other}} bittet um die Rückgabe von {{count, number}} Kopie',
      subject_other: '{{other}} bittet um die Rückgabe von {{count, number}} Kopien',
      heading: 'Eine Anfrage für Sie',
      intro_one:
        '{{other}} bittet {{account}}, {{count, number}} Kopie zurückzugeben. Sie entscheiden: Nehmen Sie im Portal an oder lehnen Sie ab.',
      intro_other:
        '{{other}} bittet {{account}}, {{count, number}} Kopien zurückzugeben. Sie entscheiden: Nehmen Sie im Portal an oder lehnen Sie ab.',
      button: 'Anfrage beantworten',
    },
    declined: {
      subject_one: '{{other}} behält {{count, number}} Kopie',
      subject_other: '{{other}} behält {{count, number}} Kopien',
      heading: 'Ihre Anfrage wurde abgelehnt',
      intro_one: '{{other}} hat es abgelehnt, {{count, number}} Kopie an {{account}} zurückzugeben.',
      intro_other: '{{other}} hat es abgelehnt, {{count, number}} Kopien an {{account}} zurückzugeben.',
    },
  },
  held: {
    subject_one: '{{count, number}} Position von {{account}} ist gesperrt',
    subject_other: '{{count, number}} Positionen von {{account}} sind gesperrt',
    heading: 'Gesperrt',
    intro_one:
      'Der Hersteller hat {{count, number}} Position von {{account}} gesperrt. Bis sie freigegeben ist, lassen sich Kopien daraus weder weitergeben noch zurückgeben.',
    intro_other:
      'Der Hersteller hat {{count, number}} Positionen von {{account}} gesperrt. Bis sie freigegeben sind, lassen sich Kopien daraus weder weitergeben noch zurückgeben.',
  },
  released: {
    subject_one: '{{count, number}} Position von {{account}} wurde freigegeben',
    subject_other: '{{count, number}} Positionen von {{account}} wurden freigegeben',
    heading: 'Freigegeben',
    intro_one:
      'Der Hersteller hat {{count, number}} Position von {{account}} freigegeben: Kopien daraus lassen sich wieder weitergeben.',
    intro_other:
      'Der Hersteller hat {{count, number}} Positionen von {{account}} freigegeben: Kopien daraus lassen sich wieder weitergeben.',
  },
};
