/** Texts of requests to be related, in English. */
export const relation = {
  hint: 'If this is the company you mean, ask the vendor to relate it to yours. Then you can hand copies on to it.',
  ask: 'Ask the vendor',
  asked: 'Your request about “{{name}}” has been sent to the vendor. You will get an e-mail.',
  title: 'Relation requests',
  wants: '{{by}} ({{asking}}) asks to be related to {{asked}}.',
  waits: 'You have asked the vendor to relate “{{asked}}” to your account.',
  accept: 'Relate',
  acceptOf: 'Relate {{asking}} and {{asked}}',
  decline: 'Decline',
  declineOf: 'Decline to relate {{asking}} and {{asked}}',
  accepted: '{{asking}} and {{asked}} are now related.',
  declined: 'Declined. {{asking}} will be notified about {{asked}}.',
};
