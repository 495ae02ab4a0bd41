/** The mails about devices. */
export const deviceNews = {
  device: 'Device',
  product: 'Product',
  copies: 'Copies',
  button: 'Open device',
  why: 'You receive this e-mail because you manage the devices of {{account}}.',
  returned: {
    subject: 'Copies of {{device}} are available again',
    heading: 'Copies are available again',
    intro_one: 'The licence file of {{device}} has run out, and its copy can be activated again.',
    intro_other: 'The licence file of {{device}} has run out, and {{count, number}} copies can be activated again.',
    said: 'Reason',
  },
  lost: {
    subject: '{{by}} has reported {{device}} lost',
    heading: 'A device was reported lost',
    intro:
      '{{by}} has reported {{device}} lost. Its copies come back when its licence file has run out; the portal shows when that is.',
    said: 'Reason',
  },
  released: {
    subject: '{{by}} has released the copies of {{device}}',
    heading: 'Copies were released',
    intro_one: '{{by}} has reported {{device}} lost and released its copy. It can be activated again.',
    intro_other:
      '{{by}} has reported {{device}} lost and released its {{count, number}} copies. They can be activated again.',
    said: 'Reason',
  },
  'used-up': {
    subject: 'No moves left: {{device}} used the last one',
    heading: 'All moves of the year are used',
    intro_one:
      'The move that this line item has within a year is used. Until the next one, copies come back with a receipt from the device or when its licence file has run out; you can also ask the vendor.',
    intro_other:
      'All {{count, number}} moves that this line item has within a year are used. Until the next one, copies come back with a receipt from the device or when its licence file has run out; you can also ask the vendor.',
    said: 'Note',
  },
  asked: {
    subject: '{{by}} requests moves',
    heading: 'A request for moves',
    intro:
      '{{by}} would like to move the copies of {{device}} to another device. Grant moves, release these copies, or decline.',
    said: 'Reason',
  },
  granted: {
    subject: 'More moves for {{device}}',
    heading: 'Your request was accepted',
    intro_one: '{{by}} has granted one more move. It can be used within a year.',
    intro_other: '{{by}} has granted {{count, number}} more moves. They can be used within a year.',
    said: 'Answer',
  },
  freed: {
    subject: 'The copies of {{device}} are available again',
    heading: 'Your request was accepted',
    intro_one: '{{by}} has released the copy of {{device}}. It can be activated again.',
    intro_other: '{{by}} has released the {{count, number}} copies of {{device}}. They can be activated again.',
    said: 'Answer',
  },
  declined: {
    subject: 'Your request about {{device}} was declined',
    heading: 'Your request was declined',
    intro: '{{by}} has declined your request for moves.',
    said: 'Reason',
  },
};

/** The mail with licence files that its reader has asked for. */
export const licenceFiles = {
  subject_one: 'Licence file',
  subject_other: '{{count, number}} licence files',
  subjectOf: 'Licence file for {{device}}',
  heading_one: 'Your licence file',
  heading_other: 'Your licence files',
  intro_one: 'The licence file is attached. Copy it to the device, as its manual says.',
  intro_other:
    'An archive with {{count, number}} licence files is attached. Unpack it and copy each file to its device, as the manual says.',
  attached: 'Attached',
  why: 'You receive this e-mail because you mailed yourself licence files of {{account}} from the portal.',
};

/** The mail about files for a new term. */
export const filesWaiting = {
  subject_one: '{{count, number}} device needs its new licence file',
  subject_other: '{{count, number}} devices need their new licence files',
  heading_one: 'A new licence file is ready',
  heading_other: 'New licence files are ready',
  intro_one:
    'The licence of {{count, number}} device has been renewed. Download the file for the new term and put it on the device: the old file is running out.',
  intro_other:
    'The licences of {{count, number}} devices have been renewed. Download the files for the new term and put them on the devices: the old files are running out.',
  devices_one: '{{count, number}} device',
  devices_other: '{{count, number}} devices',
  more_one: 'And {{count, number}} more product; the portal shows all devices.',
  more_other: 'And {{count, number}} more products; the portal shows all devices.',
  button: 'Show devices',
  why: 'You receive this e-mail because you look after devices for {{account}}.',
};
