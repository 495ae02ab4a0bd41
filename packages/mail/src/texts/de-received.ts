/** The mail about orders that were entered for a partner, in German. */
export const ordersArrived = {
  subject_one: 'Bestellung {{orderNumber}} für {{account}}',
  subject_other: '{{count, number}} Bestellungen für {{account}}',
  heading_one: 'Neue Bestellung',
  heading_other: 'Neue Bestellungen',
  intro_one: 'Für {{account}} wurde die Bestellung {{orderNumber}} erfasst.',
  intro_other: 'Für {{account}} wurden {{count, number}} Bestellungen erfasst.',
  order: 'Bestellung {{orderNumber}}',
  more_one: 'Und {{count, number}} weitere Bestellung; im Portal sehen Sie alle.',
  more_other: 'Und {{count, number}} weitere Bestellungen; im Portal sehen Sie alle.',
  whatToDo: 'Sie können die Lizenzen jetzt Ihren Kunden zuweisen.',
  button: 'Bestellungen öffnen',
  why: 'Sie erhalten diese E-Mail, weil Sie die Bestellungen von {{account}} betreuen.',
};

/** The mail about an order that was cancelled or corrected after a mail about it, in German. */
export const orderChanged = {
  cancelled: {
    subject: 'Bestellung {{orderNumber}} wurde storniert',
    heading: 'Eine Bestellung wurde storniert',
    intro:
      '{{from}} hat die Bestellung {{orderNumber}} für {{account}} storniert. Ihre Lizenzen oder Credits sind nicht mehr verfügbar.',
  },
  corrected: {
    subject: 'Bestellung {{orderNumber}} wurde berichtigt',
    heading: 'Eine Bestellung wurde berichtigt',
    intro: '{{from}} hat die Bestellung {{orderNumber}} für {{account}} berichtigt. Sie enthält jetzt:',
  },
  reason: 'Grund',
};

/** The mail about credits that came to a balance, in German. */
export const creditsGranted = {
  subject_one: '{{count, number}} Credit für {{account}}',
  subject_other: '{{count, number}} Credits für {{account}}',
  heading: 'Sie haben neue Credits',
  intro_one: '{{from}} hat dem Guthaben von {{account}} {{count, number}} Credit gutgeschrieben.',
  intro_other: '{{from}} hat dem Guthaben von {{account}} {{count, number}} Credits gutgeschrieben.',
  note: 'Vermerk',
  balance: 'Freies Guthaben',
  amount_one: '{{count, number}} Credit',
  amount_other: '{{count, number}} Credits',
  button: 'Standorte öffnen',
};

/** The mail about licences that somebody else switched for a customer’s users, in German. */
export const seatsSwitched = {
  wentOff: 'Ausgeschaltet für',
  wentOn: 'Eingeschaltet für',
  integration: {
    subject_one: '{{integration}} ist aus: {{count, number}} Lizenz von {{account}} wurde ausgeschaltet',
    subject_other: '{{integration}} ist aus: {{count, number}} Lizenzen von {{account}} wurden ausgeschaltet',
    heading: '{{integration}} wurde ausgeschaltet',
    intro_one:
      '{{from}} hat {{integration}} bei {{account}} ausgeschaltet. Damit wurde auch {{count, number}} Lizenz ausgeschaltet; sie ist wieder frei. Sobald {{integration}} wieder eingeschaltet ist, können Sie auch die Lizenz wieder einschalten.',
    intro_other:
      '{{from}} hat {{integration}} bei {{account}} ausgeschaltet. Damit wurden auch {{count, number}} Lizenzen ausgeschaltet; sie sind wieder frei. Sobald {{integration}} wieder eingeschaltet ist, können Sie auch die Lizenzen wieder einschalten.',
  },
  off: {
    subject_one: '{{count, number}} Lizenz von {{account}} wurde ausgeschaltet',
    subject_other: '{{count, number}} Lizenzen von {{account}} wurden ausgeschaltet',
    heading: 'Lizenzen wurden ausgeschaltet',
    intro_one: '{{from}} hat bei {{account}} {{count, number}} Lizenz ausgeschaltet. Sie ist wieder frei.',
    intro_other: '{{from}} hat bei {{account}} {{count, number}} Lizenzen ausgeschaltet. Sie sind wieder frei.',
  },
  on: {
    subject_one: '{{count, number}} Lizenz von {{account}} wurde eingeschaltet',
    subject_other: '{{count, number}} Lizenzen von {{account}} wurden eingeschaltet',
    heading: 'Lizenzen wurden eingeschaltet',
    intro_one: '{{from}} hat bei {{account}} {{count, number}} Lizenz eingeschaltet.',
    intro_other: '{{from}} hat bei {{account}} {{count, number}} Lizenzen eingeschaltet.',
  },
  both: {
    subject_one: '{{count, number}} Lizenz von {{account}} wurde ein- oder ausgeschaltet',
    subject_other: '{{count, number}} Lizenzen von {{account}} wurden ein- oder ausgeschaltet',
    heading: 'Lizenzen wurden ein- und ausgeschaltet',
    intro_one: '{{from}} hat bei {{account}} {{count, number}} Lizenz ein- oder ausgeschaltet.',
    intro_other: '{{from}} hat bei {{account}} {{count, number}} Lizenzen ein- oder ausgeschaltet.',
  },
};
