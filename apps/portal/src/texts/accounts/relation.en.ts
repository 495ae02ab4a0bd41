/** Texts of requests to be related, in English. */
export const relation = {
  hint: 'If this is the company you mean, ask the vendor to relate it to yours. Then you can hand copies on to it.',
  ask: 'Ask the vendor',
  asked: 'The vendor has been asked about “{{name}}”. You will get a mail.',
  title: 'Requests to be related',
  wants: '{{by}} of {{asking}} asks to be related to {{asked}}.',
  waits: 'You have asked the vendor to relate “{{asked}}” to your account.',
  accept: 'Relate',
  acceptOf: 'Relate {{asking}} and {{asked}}',
  decline: 'Decline',
  declineOf: 'Decline to relate {{asking}} and {{asked}}',
  accepted: '{{asking}} and {{asked}} are related now.',
  declined: '{{asking}} is told that {{asked}} was not related.',
};
