/** Of line items that expire, in German. */
export const expiry = {
  subject_one: 'Eine Position von {{account}} läuft am {{expiry}} ab',
  subject_other: '{{count, number}} Positionen von {{account}} laufen ab, die ersten am {{expiry}}',
  heading: 'Berechtigungen laufen bald ab',
  intro_one: '{{count, number}} Position von {{account}} läuft bald ab. Ihr letzter Tag ist der {{expiry}}.',
  intro_other:
    '{{count, number}} Positionen von {{account}} laufen bald ab. Der letzte Tag der frühesten ist der {{expiry}}.',
  available: 'Verfügbar',
  activated: 'Aktiviert',
  more_one: 'Und {{count, number}} weitere Position; das Portal zeigt alle.',
  more_other: 'Und {{count, number}} weitere Positionen; das Portal zeigt alle.',
  whatToDo:
    'Kopien einer abgelaufenen Position lassen sich nicht mehr weitergeben. Wenn Sie sie weiterhin brauchen, verlängern Sie die Positionen rechtzeitig; Ihr Lieferant erhält eine Anforderung.',
  button: 'Ablaufende Positionen ansehen',
  renew: 'Verlängern',
  off: 'Keine E-Mails dieser Art mehr? In Ihrem Profil ausschalten',
  why: 'Sie erhalten diese E-Mail, weil Sie Hinweise vor dem Ablauf von Berechtigungen von {{account}} eingeschaltet haben.',
};
