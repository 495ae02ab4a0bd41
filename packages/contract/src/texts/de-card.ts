/** What a printed card of a line item says, in German. */
export const card = {
  title: 'Lizenzkarte',
  copies_zero: 'keine Kopien',
  copies_one: '{{count, number}} Kopie',
  copies_other: '{{count, number}} Kopien',
  until: 'gültig bis {{day}}',
  always: 'ohne Enddatum',
  activationId: 'Aktivierungs-ID',
  code: 'QR-Code der Aktivierungs-ID',
  how: {
    online: 'Gerät mit Netz: dort die Aktivierungs-ID eingeben.',
    scan: 'Gerät ohne Netz: diesen Code mit einem Telefon scannen.',
    device: 'Den Code scannen, den das Gerät zeigt, und bestätigen.',
    back: 'Das Telefon vor die Kamera des Geräts halten oder die Datei hinbringen.',
  },
};
