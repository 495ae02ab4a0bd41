/** What a printed card of a line item says, in English. */
export const card = {
  title: 'Licence card',
  copies_zero: 'no copies',
  copies_one: '{{count, number}} copy',
  copies_other: '{{count, number}} copies',
  until: 'valid until {{day}}',
  always: 'no end date',
  activationId: 'Activation ID',
  code: 'QR code of the activation ID',
  how: {
    online: 'On a device with a network: enter the activation ID there.',
    scan: 'For a device without one: scan this code with a phone.',
    device: 'Scan the code that the device shows, and confirm.',
    back: 'Hold the phone in front of the device’s camera, or take the file to it.',
  },
};
