import type { en } from './en.ts';

/** Spanish says “1 000 000 de copias”: whatever has `_other` has `_many` too. */
type WithMany<T> = { [K in keyof T]: T[K] extends string ? string : WithMany<T[K]> } & {
  [K in keyof T & string as K extends `${infer Plain}_other` ? `${Plain}_many` : never]: string;
};

/** What the mails say, in Spanish. */
export const es: WithMany<typeof en> = {
  footer: {
    sentBy: 'Enviado por {{portal}}',
    becauseOfSignIn: 'Recibe este correo porque se ha creado un acceso para {{email}}.',
    becauseOfContact: 'Recibe este correo porque es contacto de {{account}}.',
    automatic: 'Este mensaje se ha redactado automáticamente.',
  },
  line: {
    product: 'Producto',
    activationId: 'ID de activación',
    copies: 'Copias',
    start: 'Inicio',
    expiry: 'Caducidad',
    perpetual: 'Sin caducidad',
  },
  nowWith_one: '{{account}} tiene ahora {{count, number}} copia.',
  nowWith_many: '{{account}} tiene ahora {{count, number}} de copias.',
  nowWith_other: '{{account}} tiene ahora {{count, number}} copias.',
  openEntitlements: 'Abrir los derechos',
  initialPassword: {
    subject: 'Su acceso a {{portal}}',
    preview: 'Inicie sesión con la contraseña inicial y elija una propia.',
    heading: 'Le damos la bienvenida a {{portal}}',
    hello: 'Hola, {{firstName}}:',
    helloAnybody: 'Hola:',
    intro: 'Se le ha creado un acceso para {{account}}. La contraseña inicial le lleva a la página en la que elige la suya.',
    address: 'Dirección',
    signInName: 'Nombre de usuario',
    password: 'Contraseña inicial',
    noLongerShown: '••• (ya no se muestra)',
    validUntil: 'Válida hasta',
    signIn: 'Iniciar sesión',
    onlyChange: 'La contraseña inicial solo sirve para cambiar la contraseña y después deja de valer. Si ha recibido varias, solo vale la más reciente. Si ha caducado, pida a quien creó su acceso que le envíe una nueva.',
    unexpected: '¿No esperaba este correo? Entonces no inicie sesión ni lo reenvíe: la contraseña inicial caduca sola. En caso de duda, pregunte a {{account}}.',
  },
  passwordReset: {
    subject: 'Elija una contraseña nueva para {{portal}}',
    preview: 'Un enlace para elegir una contraseña nueva; vale una hora.',
    heading: 'Elija una contraseña nueva',
    intro: 'Alguien, probablemente usted, ha pedido una contraseña nueva para {{email}} en {{account}}.',
    choose: 'Elegir una contraseña nueva',
    validUntil: 'Válido hasta',
    noLongerShown: 'El enlace ya no se muestra.',
    unexpected: '¿No ha sido usted? Entonces no tiene que hacer nada: su contraseña sigue igual y el enlace caduca solo.',
  },
  relation: {
    askedSubject: '{{from}} pide que se le relacione con {{target}}',
    askedPreview: 'Un distribuidor o socio le pide que relacione una cuenta con la suya.',
    askedHeading: 'Una solicitud para usted',
    askedIntro: '{{by}}, de {{from}}, le pide que relacione la cuenta {{target}} con la suya para poder repartirle copias.',
    askedButton: 'Ver la solicitud',
    acceptedSubject: '{{target}} ya está relacionada con su cuenta',
    acceptedIntro: 'Su solicitud fue aceptada: desde ahora puede repartir copias a {{target}}.',
    declinedSubject: '{{target}} no se ha relacionado con su cuenta',
    declinedIntro: 'Su solicitud de relacionar {{target}} fue rechazada. Pregunte al fabricante si quiere saber por qué.',
    decidedHeading: 'Su solicitud',
    decidedButton: 'Abrir el portal',
  },
  entitlementIssued: {
    subject: 'Nuevo derecho para {{account}}: pedido {{orderNumber}}',
    heading: 'Nuevo derecho',
    intro_one: 'Se ha emitido un derecho con {{count, number}} línea.',
    intro_many: 'Se ha emitido un derecho con {{count, number}} de líneas.',
    intro_other: 'Se ha emitido un derecho con {{count, number}} líneas.',
    account: 'Cuenta',
    orderNumber: 'Número de pedido',
  },
  linesHandedOn: {
    subject_one: '{{from}} le ha repartido {{count, number}} copia',
    subject_many: '{{from}} le ha repartido {{count, number}} de copias',
    subject_other: '{{from}} le ha repartido {{count, number}} copias',
    heading_one: 'Ha recibido {{count, number}} copia',
    heading_many: 'Ha recibido {{count, number}} de copias',
    heading_other: 'Ha recibido {{count, number}} copias',
    intro_one: '{{from}} ha repartido {{count, number}} copia a {{account}}.',
    intro_many: '{{from}} ha repartido {{count, number}} de copias a {{account}}.',
    intro_other: '{{from}} ha repartido {{count, number}} copias a {{account}}.',
    messageFrom: 'Mensaje de {{from}}',
  },
};
