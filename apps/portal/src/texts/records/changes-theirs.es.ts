import type { WithMany } from '../plural.ts';
import type { theirs as english } from './changes-theirs.en.ts';

/** What others did to the reader’s company, as a sentence for each kind of change, in Spanish. */
export const theirs: WithMany<typeof english> = {
  import: {
    accounts: '{{by}} creó esta cuenta',
    users_one: '{{by}} importó {{count, number}} usuario: {{names}}',
    users_many: '{{by}} importó {{count, number}} de usuarios: {{names}}',
    users_other: '{{by}} importó {{count, number}} usuarios: {{names}}',
    orders: 'Recibido de {{by}}: {{what}}',
  },
  split: 'Recibido de {{by}}: {{what}}',
  order: {
    enter: 'Recibido de {{by}}: {{what}}, pedido {{name}}',
    correct: '{{by}} corrigió el pedido {{name}}: {{differs}}',
    cancel: '{{by}} anuló el pedido {{name}}: {{what}}{{tail}}',
    assign: 'Recibido de {{by}}: {{what}}, pedido {{name}}',
    unassign: '{{by}} retiró {{what}}, pedido {{name}}',
  },
  seats: {
    on: '{{by}} activó {{products}} para {{users}}',
    off: '{{by}} desactivó {{products}} para {{users}}',
    switch: '{{by}} activó o desactivó licencias para {{users}}: {{what}}',
  },
  integrations: { on: '{{by}} activó {{integration}}', off: '{{by}} desactivó {{integration}}{{tail}}' },
  credits: { grant: 'Recibido de {{by}}: {{credits}}{{tail}}', reverse: '{{by}} revirtió {{credits}}{{tail}}' },
  return: '{{by}} devolvió {{what}}{{tail}}',
  recall: '{{by}} retiró {{what}}{{tail}}',
  'recall-asked': '{{by}} pidió la devolución de {{what}}{{tail}}',
  'recall-request': {
    accepted: '{{by}} devolvió {{what}} a petición',
    declined: '{{by}} rechazó devolver {{what}}{{tail}}',
    withdrawn: '{{by}} retiró la solicitud de devolución: {{what}}',
  },
  request: {
    create: '{{by}} solicitó {{what}}, solicitud {{name}}',
    forward: '{{by}} reenvió la solicitud {{name}}: {{what}}',
    fulfil: 'Recibido de {{by}}: {{what}}, solicitud {{name}}',
    'fulfil-by-rule': 'Recibido de {{by}}: {{what}}, solicitud {{name}}',
    'asked-back': '{{by}} preguntó por la solicitud {{name}}{{tail}}',
    replied: '{{by}} respondió sobre la solicitud {{name}}{{tail}}',
    declined: '{{by}} rechazó {{what}}, solicitud {{name}}{{tail}}',
    cancelled: '{{by}} canceló la solicitud {{name}}: {{what}}',
    'wish-granted': '{{by}} aceptó cancelar {{what}}, solicitud {{name}}',
    'wish-refused': '{{by}} rechazó cancelar {{what}}, solicitud {{name}}',
  },
  line: { hold: '{{by}} bloqueó {{what}}{{tail}}', release: '{{by}} desbloqueó {{what}}' },
  entitlement: { issue: 'Recibido de {{by}}: {{what}}, pedido {{name}}' },
  account: {
    create: '{{by}} creó esta cuenta',
    edit: '{{by}} editó esta cuenta: {{differs}}',
    active: '{{by}} reabrió esta cuenta',
    suspended: '{{by}} suspendió esta cuenta',
    closed: '{{by}} cerró esta cuenta',
  },
  relation: { accepted: '{{by}} relacionó {{asking}} y {{asked}}' },
  user: {
    create: '{{by}} creó el usuario {{name}}',
    edit: '{{by}} editó el usuario {{name}}: {{differs}}',
    activate: '{{by}} reactivó el usuario {{name}}',
    deactivate: '{{by}} desactivó el usuario {{name}}',
    role: '{{by}} cambió el rol de {{name}} a {{value}}',
    invite: '{{by}} invitó a {{names}}',
  },
};
