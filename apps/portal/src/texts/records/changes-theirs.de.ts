import type { theirs as english } from './changes-theirs.en.ts';

/** What others did to the reader’s company, as a sentence for each kind of change, in German. */
export const theirs: typeof english = {
  import: {
    accounts: '{{by}} hat dieses Konto angelegt',
    users_one: '{{by}} hat {{count, number}} Benutzer importiert: {{names}}',
    users_other: '{{by}} hat {{count, number}} Benutzer importiert: {{names}}',
    orders: '{{what}} von {{by}} erhalten',
  },
  split: '{{what}} von {{by}} erhalten',
  order: {
    enter: '{{what}} von {{by}} erhalten, Bestellung {{name}}',
    correct: '{{by}} hat Bestellung {{name}} berichtigt: {{differs}}',
    cancel: '{{by}} hat Bestellung {{name}} storniert: {{what}}{{tail}}',
    assign: '{{what}} von {{by}} erhalten, Bestellung {{name}}',
    unassign: '{{by}} hat {{what}} zurückgenommen, Bestellung {{name}}',
  },
  seats: {
    on: '{{by}} hat {{products}} für {{users}} eingeschaltet',
    off: '{{by}} hat {{products}} für {{users}} ausgeschaltet',
    switch: '{{by}} hat Lizenzen für {{users}} geschaltet: {{what}}',
  },
  integrations: {
    on: '{{by}} hat {{integration}} eingeschaltet',
    off: '{{by}} hat {{integration}} ausgeschaltet{{tail}}',
  },
  credits: {
    grant: '{{credits}} von {{by}} erhalten{{tail}}',
    reverse: '{{by}} hat {{credits}} zurückgebucht{{tail}}',
  },
  return: '{{what}} von {{by}} zurückerhalten{{tail}}',
  recall: '{{by}} hat {{what}} zurückgeholt{{tail}}',
  'recall-asked': '{{by}} bittet um Rückgabe von {{what}}{{tail}}',
  'recall-request': {
    accepted: '{{what}} auf Anfrage von {{by}} zurückerhalten',
    declined: '{{by}} hat die Rückgabe von {{what}} abgelehnt{{tail}}',
    withdrawn: '{{by}} hat die Rückgabeanfrage zurückgezogen: {{what}}',
  },
  request: {
    create: '{{by}} hat {{what}} angefordert, Anforderung {{name}}',
    forward: '{{by}} hat Anforderung {{name}} weitergeleitet: {{what}}',
    fulfil: '{{what}} von {{by}} erhalten, Anforderung {{name}}',
    'fulfil-by-rule': '{{what}} von {{by}} erhalten, Anforderung {{name}}',
    'asked-back': '{{by}} hat zu Anforderung {{name}} rückgefragt{{tail}}',
    replied: '{{by}} hat die Rückfrage zu Anforderung {{name}} beantwortet{{tail}}',
    declined: '{{by}} hat {{what}} abgelehnt, Anforderung {{name}}{{tail}}',
    cancelled: '{{by}} hat Anforderung {{name}} storniert: {{what}}',
    'wish-granted': '{{by}} hat der Stornierung von {{what}} zugestimmt, Anforderung {{name}}',
    'wish-refused': '{{by}} hat die Stornierung von {{what}} abgelehnt, Anforderung {{name}}',
  },
  line: { hold: '{{by}} hat {{what}} gesperrt{{tail}}', release: '{{by}} hat {{what}} freigegeben' },
  entitlement: { issue: '{{what}} von {{by}} erhalten, Bestellung {{name}}' },
  account: {
    create: '{{by}} hat dieses Konto angelegt',
    edit: '{{by}} hat dieses Konto bearbeitet: {{differs}}',
    active: '{{by}} hat dieses Konto wieder geöffnet',
    suspended: '{{by}} hat dieses Konto gesperrt',
    closed: '{{by}} hat dieses Konto geschlossen',
  },
  relation: { accepted: '{{by}} hat {{asking}} und {{asked}} verknüpft' },
  user: {
    create: '{{by}} hat den Benutzer {{name}} angelegt',
    edit: '{{by}} hat den Benutzer {{name}} bearbeitet: {{differs}}',
    activate: '{{by}} hat den Benutzer {{name}} reaktiviert',
    deactivate: '{{by}} hat den Benutzer {{name}} deaktiviert',
    role: '{{by}} hat die Rolle von {{name}} geändert: {{value}}',
    invite: '{{by}} hat {{names}} eingeladen',
  },
};
