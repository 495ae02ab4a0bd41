import type { relation as en } from './relation.en.ts';

/** Texts of requests to be related, in German. */
export const relation: typeof en = {
  hint: 'Wenn Sie diese Firma meinen, bitten Sie den Hersteller, sie mit Ihrer zu verknüpfen. Dann können Sie Kopien an sie weitergeben.',
  ask: 'Hersteller bitten',
  asked: 'Ihre Anfrage zu „{{name}}“ wurde an den Hersteller gesendet. Sie erhalten eine E-Mail.',
  title: 'Verknüpfungsanfragen',
  wants: '{{by}} ({{asking}}) möchte mit {{asked}} verknüpft werden.',
  waits: 'Sie haben den Hersteller gebeten, „{{asked}}“ mit Ihrem Konto zu verknüpfen.',
  accept: 'Verknüpfen',
  acceptOf: '{{asking}} und {{asked}} verknüpfen',
  decline: 'Ablehnen',
  declineOf: 'Verknüpfung von {{asking}} und {{asked}} ablehnen',
  accepted: '{{asking}} und {{asked}} sind jetzt verknüpft.',
  declined: 'Abgelehnt. {{asking}} wird zu {{asked}} benachrichtigt.',
};
