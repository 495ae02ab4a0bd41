import { creditsGranted, orderChanged, ordersArrived, seatsSwitched } from './es-received.ts';
import { deviceNews, licenceFiles, filesWaiting } from './es-device.ts';
import { requestNews, requestsWaiting } from './es-request.ts';
import { filesToReplace, signingKeyEnds } from './es-signing-key.ts';
import { expiry } from './es-expiry.ts';
import { siteAdministrator, sitesNeedCredits } from './es-site.ts';
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
    automatic: 'Este es un mensaje automático.',
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
  helper: '{{person}} ({{company}})',
  helperNobody: 'la persona que creó su acceso',
  noAccess: 'No necesita iniciar sesión en el portal. Si tiene preguntas, diríjase a la empresa indicada arriba.',
  licences: {
    button: 'Abrir las licencias',
    users: 'Usuarios',
    lost: 'Usuarios que han perdido la licencia:',
    onUntil: 'Activas hasta',
    amount_one: '{{count, number}} licencia, {{start}} – {{expiry}}',
    amount_many: '{{count, number}} de licencias, {{start}} – {{expiry}}',
    amount_other: '{{count, number}} licencias, {{start}} – {{expiry}}',
    more_one: 'y {{count, number}} más',
    more_many: 'y {{count, number}} más',
    more_other: 'y {{count, number}} más',
    why: 'Recibe este correo porque gestiona las licencias de {{account}}.',
    assigned: {
      subject_one: '{{count, number}} licencia para {{account}}',
      subject_many: '{{count, number}} de licencias para {{account}}',
      subject_other: '{{count, number}} licencias para {{account}}',
      heading: 'Tiene licencias nuevas',
      intro_one:
        '{{from}} ha asignado a {{account}} {{count, number}} licencia del pedido {{orderNumber}}. Ya puede activarla para un usuario.',
      intro_many:
        '{{from}} ha asignado a {{account}} {{count, number}} de licencias del pedido {{orderNumber}}. Ya puede activarlas para sus usuarios.',
      intro_other:
        '{{from}} ha asignado a {{account}} {{count, number}} licencias del pedido {{orderNumber}}. Ya puede activarlas para sus usuarios.',
    },
    takenBack: {
      subject_one: 'Se ha retirado {{count, number}} licencia de {{account}}',
      subject_many: 'Se han retirado {{count, number}} de licencias de {{account}}',
      subject_other: 'Se han retirado {{count, number}} licencias de {{account}}',
      heading: 'Se han retirado licencias',
      intro_one: '{{from}} ha retirado a {{account}} {{count, number}} licencia del pedido {{orderNumber}}.',
      intro_many: '{{from}} ha retirado a {{account}} {{count, number}} de licencias del pedido {{orderNumber}}.',
      intro_other: '{{from}} ha retirado a {{account}} {{count, number}} licencias del pedido {{orderNumber}}.',
    },
    expiring: {
      subject_one: '{{customer}}: caduca una licencia en uso',
      subject_many: '{{customer}}: caducan {{count, number}} de licencias en uso',
      subject_other: '{{customer}}: caducan {{count, number}} licencias en uso',
      heading: 'Caducan licencias en uso',
      intro_one:
        'Una licencia de {{customer}} activada para un usuario caduca el {{expiry}}, y no hay otra libre que la sustituya.',
      intro_many:
        '{{count, number}} de licencias de {{customer}} activadas para usuarios caducan, la primera el {{expiry}}, y no hay otras libres que las sustituyan.',
      intro_other:
        '{{count, number}} licencias de {{customer}} activadas para usuarios caducan, la primera el {{expiry}}, y no hay otras libres que las sustituyan.',
      whatToDo:
        'Ese día nadie pierde su licencia. Si para entonces hay otras licencias, los usuarios las conservan automáticamente; las demás siguen activas hasta el día indicado arriba y entonces se desactivan.',
    },
    ended: {
      subject_one: '{{customer}}: se ha desactivado una licencia',
      subject_many: '{{customer}}: se han desactivado {{count, number}} de licencias',
      subject_other: '{{customer}}: se han desactivado {{count, number}} licencias',
      heading: 'Se han desactivado licencias',
      intro_one:
        'Una licencia de {{customer}} caducó el {{expiry}}. Hasta el {{end}} no hubo otra, así que se ha desactivado para su usuario.',
      intro_many:
        '{{count, number}} de licencias de {{customer}} han caducado, la primera el {{expiry}}. Hasta el {{end}} no hubo otras, así que se han desactivado para estos usuarios.',
      intro_other:
        '{{count, number}} licencias de {{customer}} han caducado, la primera el {{expiry}}. Hasta el {{end}} no hubo otras, así que se han desactivado para estos usuarios.',
    },
  },
  initialPassword: {
    subject: 'Su acceso a {{portal}}',
    preview: 'Inicie sesión con la contraseña inicial y elija una propia.',
    heading: 'Le damos la bienvenida a {{portal}}',
    hello: 'Hola, {{firstName}}:',
    helloAnybody: 'Hola:',
    intro: 'Ya tiene acceso para {{account}}. Inicie sesión con la contraseña inicial y elija después una propia.',
    address: 'Dirección',
    signInName: 'Nombre de usuario',
    password: 'Contraseña inicial',
    noLongerShown: '••• (ya no se muestra)',
    validUntil: 'Válida hasta',
    signIn: 'Iniciar sesión',
    onlyChange:
      'La contraseña inicial solo sirve para elegir otra. Si ha recibido varias, solo vale la más reciente. Si ha caducado, pida otra a {{helper}}.',
    unexpected:
      '¿No esperaba este correo? Entonces no inicie sesión ni lo reenvíe: la contraseña inicial caduca sola. En caso de duda, pregunte a {{helper}}.',
  },
  invitation: {
    subject: 'Su invitación a {{portal}}',
    preview: 'Regístrese y elija una contraseña; el enlace es válido durante 7 días.',
    heading: 'Tiene una invitación a {{portal}}',
    intro: '{{by}} le invita a usar {{portal}} para {{account}}.',
    introNobody: 'Tiene una invitación para usar {{portal}} para {{account}}.',
    signUp: 'Registrarse',
    signInName: 'Nombre de usuario',
    role: 'Rol',
    validUntil: 'Válida hasta',
    once: 'El enlace es solo para usted y sirve una vez. Si ha recibido varias invitaciones, solo vale la más reciente. Si ha caducado, pida otra a {{helper}}.',
    unexpected: '¿No esperaba este correo? Entonces no haga nada ni lo reenvíe: la invitación caduca sola.',
    why: 'Recibe este correo porque se ha invitado a {{email}}.',
  },
  passwordReset: {
    subject: 'Elija una contraseña nueva para {{portal}}',
    preview: 'Un enlace para elegir una contraseña nueva, válido durante una hora.',
    heading: 'Elija una contraseña nueva',
    intro: 'Alguien, probablemente usted, ha pedido una contraseña nueva para {{email}} en {{account}}.',
    choose: 'Elegir una contraseña nueva',
    validUntil: 'Válido hasta',
    noLongerShown: 'El enlace ya no se muestra.',
    unexpected:
      '¿No ha sido usted? Entonces no tiene que hacer nada: su contraseña sigue igual y el enlace caduca solo.',
  },
  signInChanged: {
    subject: {
      password: 'Se ha cambiado su contraseña de {{portal}}',
      'second-factor-on': 'Segundo factor activado en {{portal}}',
      'second-factor-off': 'Segundo factor desactivado en {{portal}}',
      'second-factor-reset': 'Se ha restablecido su segundo factor de {{portal}}',
      'recovery-codes': 'Nuevos códigos de recuperación de {{portal}}',
      'recovery-code-used': 'Se ha usado un código de recuperación de {{portal}}',
    },
    what: {
      password: 'Se ha cambiado su contraseña. Las demás sesiones que tenía abiertas se han cerrado.',
      'second-factor-on':
        'A partir de ahora, al iniciar sesión se le pedirá un código de su aplicación de autenticación. Las demás sesiones que tenía abiertas se han cerrado.',
      'second-factor-off':
        'Al iniciar sesión ya no se le pedirá ningún código. Las demás sesiones que tenía abiertas se han cerrado.',
      'second-factor-reset':
        'Se ha quitado su segundo factor para que pueda iniciar sesión solo con su contraseña. Configure uno nuevo, por favor. Sus sesiones se han cerrado.',
      'recovery-codes': 'Se han creado nuevos códigos de recuperación para usted. Los anteriores ya no sirven.',
      'recovery-code-used':
        'Alguien, probablemente usted, ha usado uno de sus códigos de recuperación en lugar de la aplicación de autenticación. Ese código ya no sirve.',
    },
    heading: 'Ha cambiado su inicio de sesión',
    when: 'Cuándo',
    by: 'Por',
    look: 'Abrir sus ajustes',
    unexpected:
      '¿No ha sido usted? Elija enseguida una contraseña nueva con «¿Olvidó su contraseña?» en la página de inicio de sesión y avise a la persona que gestiona los usuarios de {{account}}.',
  },
  relation: {
    askedSubject: '{{from}} pide relacionar su cuenta con {{target}}',
    askedPreview: 'Un distribuidor o socio le pide que relacione una cuenta con la suya.',
    askedHeading: 'Una solicitud para usted',
    askedIntro:
      '{{by}}, de {{from}}, le pide que relacione la cuenta {{target}} con la suya para poder repartirle copias.',
    askedButton: 'Ver la solicitud',
    acceptedSubject: '{{target}} ya está relacionada con su cuenta',
    acceptedIntro: 'Su solicitud fue aceptada: desde ahora puede repartir copias a {{target}}.',
    declinedSubject: '{{target}} no se ha relacionado con su cuenta',
    declinedIntro:
      'Su solicitud de relacionar {{target}} fue rechazada. Pregunte al fabricante si quiere saber por qué.',
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
    intro_one: '{{from}} le ha repartido {{count, number}} copia para {{account}}.',
    intro_many: '{{from}} le ha repartido {{count, number}} de copias para {{account}}.',
    intro_other: '{{from}} le ha repartido {{count, number}} copias para {{account}}.',
    howToUse:
      '{{from}} activa la licencia por usted o le indica dónde introducir el ID de activación. No necesita iniciar sesión para ello. Cualquiera que tenga el ID puede usarlo: guárdelo en un lugar seguro.',
    whomToAsk: '¿Tiene preguntas o necesita más copias? Diríjase a {{helper}}.',
    messageFrom: 'Mensaje de {{from}}',
  },
  expiry,
  sitesNeedCredits,
  ordersArrived,
  orderChanged,
  creditsGranted,
  requestNews,
  requestsWaiting,
  filesWaiting,
  signingKeyEnds,
  filesToReplace,
  deviceNews,
  licenceFiles,
  seatsSwitched,
  siteAdministrator,
  lineDetails: {
    subject: '{{product}}: datos de {{from}}',
    intro: '{{from}} le envía los datos de una línea: el producto, el número de copias y el ID de activación.',
    state: 'Estado',
    states: { active: 'Activa', expired: 'Caducada', 'on-hold': 'Bloqueada', closed: 'Cerrada' },
    asOf: 'Estos datos eran correctos cuando se escribió el correo. Quien tenga el ID de activación puede usarlo: guárdelo en un lugar seguro.',
    why: 'Recibe este correo porque {{from}} se lo ha enviado a través de {{portal}}.',
  },
  takenBack: {
    undisclosed: 'una empresa no revelada',
    reason: 'Motivo',
    answer: 'Respuesta',
    returnedToYou: {
      subject_one: '{{other}} le ha devuelto {{count, number}} copia',
      subject_many: '{{other}} le ha devuelto {{count, number}} de copias',
      subject_other: '{{other}} le ha devuelto {{count, number}} copias',
      heading_one: 'Vuelve a tener {{count, number}} copia',
      heading_many: 'Vuelve a tener {{count, number}} de copias',
      heading_other: 'Vuelve a tener {{count, number}} copias',
      intro_one:
        '{{other}} ha devuelto {{count, number}} copia a {{account}}. Está disponible de nuevo con el ID de activación del que salió.',
      intro_many:
        '{{other}} ha devuelto {{count, number}} de copias a {{account}}. Están disponibles de nuevo con el ID de activación del que salieron.',
      intro_other:
        '{{other}} ha devuelto {{count, number}} copias a {{account}}. Están disponibles de nuevo con el ID de activación del que salieron.',
    },
    returnedByYou: {
      subject_one: '{{count, number}} copia devuelta a {{other}}',
      subject_many: '{{count, number}} de copias devueltas a {{other}}',
      subject_other: '{{count, number}} copias devueltas a {{other}}',
      heading_one: 'Ha devuelto {{count, number}} copia',
      heading_many: 'Ha devuelto {{count, number}} de copias',
      heading_other: 'Ha devuelto {{count, number}} copias',
      intro_one: '{{account}} ha devuelto {{count, number}} copia a {{other}}.',
      intro_many: '{{account}} ha devuelto {{count, number}} de copias a {{other}}.',
      intro_other: '{{account}} ha devuelto {{count, number}} copias a {{other}}.',
    },
    recalledByYou: {
      subject_one: '{{count, number}} copia retirada a {{other}}',
      subject_many: '{{count, number}} de copias retiradas a {{other}}',
      subject_other: '{{count, number}} copias retiradas a {{other}}',
      heading_one: 'Vuelve a tener {{count, number}} copia',
      heading_many: 'Vuelve a tener {{count, number}} de copias',
      heading_other: 'Vuelve a tener {{count, number}} copias',
      intro_one:
        '{{account}} ha retirado {{count, number}} copia a {{other}}. Está disponible de nuevo con el ID de activación del que salió.',
      intro_many:
        '{{account}} ha retirado {{count, number}} de copias a {{other}}. Están disponibles de nuevo con el ID de activación del que salieron.',
      intro_other:
        '{{account}} ha retirado {{count, number}} copias a {{other}}. Están disponibles de nuevo con el ID de activación del que salieron.',
    },
    recalledFromYou: {
      subject_one: '{{other}} ha retirado {{count, number}} copia',
      subject_many: '{{other}} ha retirado {{count, number}} de copias',
      subject_other: '{{other}} ha retirado {{count, number}} copias',
      heading_one: 'Se ha retirado {{count, number}} copia',
      heading_many: 'Se han retirado {{count, number}} de copias',
      heading_other: 'Se han retirado {{count, number}} copias',
      intro_one:
        '{{other}} ha retirado {{count, number}} copia a {{account}}. Solo afecta a copias que estaban disponibles.',
      intro_many:
        '{{other}} ha retirado {{count, number}} de copias a {{account}}. Solo afecta a copias que estaban disponibles.',
      intro_other:
        '{{other}} ha retirado {{count, number}} copias a {{account}}. Solo afecta a copias que estaban disponibles.',
    },
    asked: {
      subject_one: '{{other}} le pide que devuelva {{count, number}} copia',
      subject_many: '{{other}} le pide que devuelva {{count, number}} de copias',
      subject_other: '{{other}} le pide que devuelva {{count, number}} copias',
      heading: 'Una solicitud para usted',
      intro_one:
        '{{other}} pide a {{account}} que devuelva {{count, number}} copia. Usted decide: acepte o rechace en el portal.',
      intro_many:
        '{{other}} pide a {{account}} que devuelva {{count, number}} de copias. Usted decide: acepte o rechace en el portal.',
      intro_other:
        '{{other}} pide a {{account}} que devuelva {{count, number}} copias. Usted decide: acepte o rechace en el portal.',
      button: 'Responder a la solicitud',
    },
    declined: {
      subject_one: '{{other}} conserva {{count, number}} copia',
      subject_many: '{{other}} conserva {{count, number}} de copias',
      subject_other: '{{other}} conserva {{count, number}} copias',
      heading: 'Su solicitud fue rechazada',
      intro_one: '{{other}} ha rechazado devolver {{count, number}} copia a {{account}}.',
      intro_many: '{{other}} ha rechazado devolver {{count, number}} de copias a {{account}}.',
      intro_other: '{{other}} ha rechazado devolver {{count, number}} copias a {{account}}.',
    },
  },
  held: {
    subject_one: '{{count, number}} línea de {{account}} está bloqueada',
    subject_many: '{{count, number}} de líneas de {{account}} están bloqueadas',
    subject_other: '{{count, number}} líneas de {{account}} están bloqueadas',
    heading: 'Bloqueada',
    intro_one:
      'El fabricante ha bloqueado {{count, number}} línea de {{account}}. Hasta que se desbloquee, sus copias no se pueden repartir ni devolver.',
    intro_many:
      'El fabricante ha bloqueado {{count, number}} de líneas de {{account}}. Hasta que se desbloqueen, sus copias no se pueden repartir ni devolver.',
    intro_other:
      'El fabricante ha bloqueado {{count, number}} líneas de {{account}}. Hasta que se desbloqueen, sus copias no se pueden repartir ni devolver.',
  },
  released: {
    subject_one: '{{count, number}} línea de {{account}} se ha desbloqueado',
    subject_many: '{{count, number}} de líneas de {{account}} se han desbloqueado',
    subject_other: '{{count, number}} líneas de {{account}} se han desbloqueado',
    heading: 'Desbloqueada',
    intro_one:
      'El fabricante ha desbloqueado {{count, number}} línea de {{account}}: sus copias se pueden repartir de nuevo.',
    intro_many:
      'El fabricante ha desbloqueado {{count, number}} de líneas de {{account}}: sus copias se pueden repartir de nuevo.',
    intro_other:
      'El fabricante ha desbloqueado {{count, number}} líneas de {{account}}: sus copias se pueden repartir de nuevo.',
  },
};
