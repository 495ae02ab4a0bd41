import { card } from './es-card.ts';
import { csv } from './es-csv.ts';
import type { en } from './en.ts';

/** Spanish says “1 000 000 de copias”: whatever has `_other` has `_many` too. */
type WithMany<T> = { [K in keyof T]: T[K] extends string ? string : WithMany<T[K]> } & {
  [K in keyof T & string as K extends `${infer Plain}_other` ? `${Plain}_many` : never]: string;
};

/** What every refusal says, in Spanish. */
export const es: WithMany<typeof en> = {
  problem: {
    'malformed-json': { title: 'JSON no válido', detail: 'El cuerpo de la petición no es JSON válido.' },
    'body-too-large': { title: 'Demasiado grande', detail: 'La petición supera los {{limitKb, number}} kB.' },
    'request-unreadable': { title: 'Petición ilegible', detail: 'La petición no es HTTP válido.' },
    'head-too-large': {
      title: 'Dirección o cabeceras demasiado largas',
      detail: 'La dirección y las cabeceras de la petición superan los {{limitKb, number}} kB.',
    },
    'request-too-slow': {
      title: 'Demasiado lenta',
      detail: 'La petición no llegó a tiempo. Envíela de nuevo.',
    },
    'invalid-input': { title: 'Revise lo que ha introducido', detail: 'Falta algún dato o no es válido.' },
    'foreign-origin': {
      title: 'Petición de otro sitio',
      detail: 'Esta petición no vino de las páginas del portal. Abra el portal e inténtelo allí de nuevo.',
    },
    'vendor-missing': {
      title: 'Falta Tierline-Vendor',
      detail:
        'Falta el encabezado Tierline-Vendor. Envíe en él el nombre corto del fabricante: la primera parte de la dirección del portal. Solo las peticiones con clave de API pueden prescindir de él.',
    },
    'vendor-not-of-key': {
      title: 'Clave de API de otro fabricante',
      detail:
        'El encabezado Tierline-Vendor indica «{{named}}», pero esta clave de API pertenece a «{{own}}». Omita el encabezado o envíe «{{own}}».',
    },
    'key-missing': {
      title: 'Falta Idempotency-Key',
      detail: 'Envíe una cabecera Idempotency-Key de 8 a 200 caracteres, una nueva para cada acción.',
    },
    'key-reused': {
      title: 'Idempotency-Key ya usada',
      detail: 'Esta Idempotency-Key ya se usó con otros datos. Use una nueva.',
    },
    'too-many-requests': {
      title: 'Demasiados intentos',
      detail: 'Demasiados intentos. Espere {{retryAfterSeconds, number}} segundos e inténtelo de nuevo.',
    },
    busy: {
      title: 'No disponible en este momento',
      detail:
        'El portal no puede hacerlo en este momento; no se ha cambiado nada. Inténtelo de nuevo en unos instantes.',
    },
    'outcome-unknown': {
      title: 'La base de datos no responde',
      detail: 'No se sabe si se ha llevado a cabo. Inténtelo de nuevo: no se hará dos veces.',
    },
    unexpected: {
      title: 'Algo ha fallado',
      detail: 'Algo ha fallado por nuestra parte. Inténtelo de nuevo: nada se hará dos veces.',
    },
    'not-signed-in': { title: 'Sin iniciar sesión', detail: 'Inicie sesión, por favor.' },
    'other-user-signed-in': {
      title: 'Otra persona ha iniciado sesión',
      detail:
        'Entretanto, {{user}} ha iniciado sesión en este navegador. No se ha hecho nada. Vuelva a cargar la página para continuar como {{user}}.',
    },
    'api-key-invalid': {
      title: 'Clave de API no válida',
      detail:
        'Esta clave de API es desconocida, ha caducado o se ha revocado. Un {{master}} de su cuenta puede crear otra.',
    },
    'people-only': {
      title: 'Solo para personas',
      detail: 'Una clave de API no puede hacer esto. Alguien tiene que iniciar sesión en el portal y hacerlo allí.',
    },
    'sign-in-failed': { title: 'No se pudo iniciar sesión', detail: 'El correo o la contraseña no son correctos.' },
    'initial-password-expired': {
      title: 'Contraseña inicial caducada',
      detail: 'Su contraseña inicial ha caducado. Pida a quien le dio de alta que le envíe una nueva.',
    },
    'password-change-needed': {
      title: 'Elija primero una contraseña',
      detail: 'Elija primero una contraseña propia; la inicial solo sirve para eso.',
    },
    'acceptance-needed': {
      title: 'Lea y acepte primero',
      detail: 'Lea y acepte primero los documentos de este portal.',
    },
    'second-factor-needed': {
      title: 'Se necesita un código',
      detail: 'Introduzca el código que muestra su aplicación de autenticación, o uno de sus códigos de recuperación.',
    },
    'second-factor-set-up-needed': {
      title: 'Configure antes un segundo factor',
      detail: 'Este portal exige un segundo factor: configure primero una aplicación de autenticación.',
    },
    'account-not-activated': {
      title: 'Cuenta sin activar',
      detail: '{{account}} aún no está activada: antes debe iniciar sesión su primer {{master}}{{who}}.',
    },
    'account-suspended': {
      title: 'Cuenta suspendida',
      detail: '{{account}} está suspendida: puede verlo todo, pero no cambiar nada. El fabricante puede reanudarla.',
    },
    'account-closed': {
      title: 'Cuenta cerrada',
      detail: '{{account}} está cerrada. Consulte al fabricante si cree que es un error.',
    },
    'not-found': { title: 'No encontrado', detail: 'No existe o usted no tiene acceso.' },
    'role-too-low': {
      title: 'Su rol no lo permite',
      detail: 'Su rol no lo permite; puede hacerlo {{role}} o superior.',
    },
    'tier-may-not': {
      title: 'No es para su cuenta',
      detail: 'Solo puede hacerlo el personal del fabricante.',
      detail_sites: 'Solo puede hacerlo la empresa que gestiona el sitio.',
    },
    'password-wrong': { title: 'Contraseña incorrecta', detail: 'La contraseña actual no es correcta.' },
    'second-factor-wrong': {
      title: 'Código incorrecto',
      detail:
        'Este código no es correcto o ya se ha usado. Espere al siguiente que muestre su aplicación e inténtelo de nuevo.',
    },
    'second-factor-off': { title: 'Sin segundo factor', detail: 'Aquí no hay ningún segundo factor configurado.' },
    'second-factor-demanded': {
      title: 'Segundo factor obligatorio',
      detail: 'Este portal exige un segundo factor: puede pasarse a otro dispositivo, pero no desactivarse.',
    },
    'own-second-factor': {
      title: 'Su propio segundo factor',
      detail:
        'Su propio segundo factor se gestiona en sus ajustes, con contraseña y código. Si ha perdido la aplicación y los códigos de recuperación, pida ayuda a un compañero.',
    },
    'set-up-expired': {
      title: 'Empiece de nuevo',
      detail: 'Ha pasado demasiado tiempo. Empiece de nuevo y escanee el código nuevo.',
    },
    'link-invalid': {
      title: 'El enlace ya no es válido',
      detail: 'Este enlace ya se usó, fue sustituido por otro o ha caducado. Pida uno nuevo.',
    },
    'invitation-unknown': {
      title: 'Enlace de invitación no válido',
      detail:
        'El enlace de la invitación no está completo. Quizá su programa de correo lo ha cortado: use el botón del correo o copie el enlace entero.',
    },
    'invitation-used': {
      title: 'Invitación ya aceptada',
      detail: 'Esta invitación ya se aceptó. Inicie sesión con su dirección de correo y la contraseña que eligió.',
    },
    'invitation-replaced': {
      title: 'Hay una invitación más reciente',
      detail: 'Después de esta invitación se le envió otra. Busque el correo más reciente y use su enlace.',
    },
    'invitation-revoked': {
      title: 'Invitación anulada',
      detail: 'Esta invitación se ha anulado. Si cree que es un error, pregunte en {{account}} a quien le invitó.',
    },
    'invitation-expired': {
      title: 'Invitación caducada',
      detail:
        'Esta invitación ha caducado. Pida en {{account}} a quien gestiona los usuarios que se la envíe de nuevo.',
    },
    'password-too-short': {
      title: 'Contraseña demasiado corta',
      detail: 'Use al menos {{minimum, number}} caracteres. Varias palabras seguidas son fáciles de recordar.',
    },
    'password-too-long': {
      title: 'Contraseña demasiado larga',
      detail: 'Use como máximo {{maximum, number}} caracteres.',
    },
    'password-guessable': {
      title: 'Contraseña fácil de adivinar',
      detail:
        'Esta contraseña es fácil de adivinar, figura en una filtración o consta sobre todo de nombres que otros conocen. Elija otra.',
    },
    'password-unchanged': { title: 'La misma contraseña', detail: 'Elija una contraseña distinta de la actual.' },
    'name-taken': {
      title: 'Nombre ya en uso',
      detail:
        'Ya existe una cuenta llamada «{{name}}». Si es la que busca, pida al fabricante que la relacione con la suya.',
    },
    'identifier-taken': {
      title: 'Identificador ya en uso',
      detail:
        'El identificador «{{identifier}}» ya está en uso. Si esa es la cuenta que busca, pida al fabricante que la relacione con la suya.',
    },
    'site-administrator': {
      title: 'Sin acceso para administradores de sitios',
      detail:
        '{{email}} figura como administrador del sitio «{{site}}», y los administradores de sitios no tienen acceso a este portal. Si es de su equipo, quítelo antes del sitio.',
    },
    'email-taken': {
      title: 'Correo ya en uso',
      detail: '«{{email}}» ya pertenece a un usuario. Cada persona tiene un solo acceso; elija otra dirección.',
    },
    'email-not-usable': {
      title: 'Dirección no disponible',
      detail: '«{{email}}» no se puede utilizar aquí. Elija otra dirección o pregunte a su fabricante.',
    },
    'email-twice': { title: 'Repetido en la lista', detail: '«{{email}}» figura más de una vez en esta lista.' },
    'same-name': {
      title: 'Nombre repetido en la lista',
      detail: 'El mismo nombre que en la fila {{line, number}}: «{{name}}».',
    },
    'same-identifier': {
      title: 'Identificador repetido en la lista',
      detail: 'El mismo identificador que en la fila {{line, number}}: «{{identifier}}».',
    },
    'same-email': {
      title: 'Correo repetido en la lista',
      detail: 'El mismo correo que en la fila {{line, number}}: «{{email}}».',
    },
    'not-checked': {
      title: 'Aún sin comprobar',
      detail:
        'Como más arriba hay muchos nombres y direcciones en uso, esta fila no se comprueba por ahora. Compruébela de nuevo dentro de {{minutes, number}} min.',
    },
    'too-many-rows': {
      title: 'Demasiadas filas',
      detail: 'Son {{rows, number}} filas; el máximo es {{limit, number}}. Divídalas en varios archivos.',
    },
    'rows-refused': {
      title: 'Hay que corregir algunas filas',
      detail: 'Filas por corregir: {{wrong, number}} de {{rows, number}}. No se ha importado nada.',
    },
    'already-related': { title: 'Ya relacionada', detail: '«{{account}}» ya está relacionada con su cuenta.' },
    'already-decided': { title: 'Ya decidida', detail: 'Otra persona ya decidió esta solicitud.' },
    'role-not-offered': { title: 'Rol no disponible', detail: 'Este portal no tiene ese rol.' },
    'role-above-own': { title: 'Rol superior al suyo', detail: 'No puede otorgar un rol superior al suyo.' },
    'master-untouchable': {
      title: 'Solo para {{master}}',
      detail: 'Esta persona tiene el rol {{master}}: solo otra con ese rol puede cambiarlo.',
    },
    'last-master': {
      title: 'Último {{master}}',
      detail: 'Es la única persona activa con el rol {{master}}. Asígnelo antes a otra.',
    },
    'own-access': { title: 'Su propio acceso', detail: 'No puede quitarse su propio acceso. Pídaselo a un compañero.' },
    'tier-without-access': {
      title: 'Sin acceso para esta cuenta',
      detail: 'Las personas de este tipo de cuenta no inician sesión aquí; añada a la persona como contacto.',
    },
    'users-manage-themselves': {
      title: 'Gestiona sus propios usuarios',
      detail: '{{account}} está activada y gestiona sus propios usuarios. Aún puede añadir contactos.',
    },
    'user-not-waiting': {
      title: 'Ya tiene contraseña',
      detail: 'Esta persona ya eligió una contraseña o no inicia sesión.',
    },
    'changed-meanwhile': {
      title: 'Cambiado mientras tanto',
      detail: 'Otra persona lo ha cambiado mientras tanto. Revise cómo está ahora e inténtelo de nuevo.',
    },
    'not-yours-to-change': {
      title: 'No le corresponde',
      detail: 'Solo puede cambiarlo la propia cuenta, o quien la creó mientras no esté activada.',
    },
    'view-name-taken': {
      title: 'Nombre ya usado',
      detail: 'Ya tiene una vista de esta lista llamada «{{name}}». Elija otro nombre.',
    },
    'api-key-expiry': {
      title: 'Fecha no posible',
      detail: 'Elija un último día entre el {{earliest}} y el {{latest}}.',
    },
    'sku-taken': { title: 'Referencia ya en uso', detail: 'Ya existe un producto con la referencia «{{sku}}».' },
    'order-number-taken': {
      title: 'Número de pedido ya en uso',
      detail:
        '{{account}} ya tiene un derecho con el número de pedido «{{orderNumber}}», emitido el {{issuedOn}}. Emita este como otra entrega del mismo pedido o elija otro número.',
    },
    'product-retired': {
      title: 'Producto descatalogado',
      detail: 'El producto {{sku}} está descatalogado y ya no se puede emitir.',
    },
    'expiry-before-start': {
      title: 'Caduca antes de empezar',
      detail: 'La línea caducaría el {{expiresOn}}, antes de empezar el {{startsOn}}.',
    },
    'not-holder': {
      title: 'No es su línea',
      detail: 'Estas copias son de otra cuenta; solo su titular puede repartirlas o devolverlas.',
    },
    'line-on-hold': { title: 'Bloqueada', detail: 'El fabricante ha bloqueado esta línea: {{reason}}' },
    'line-closed': { title: 'Cerrada', detail: 'Esta línea está cerrada.' },
    'line-expired': { title: 'Caducada', detail: 'Esta línea caducó el {{expiresOn}}.' },
    'quantity-not-whole': {
      title: 'No es un número entero',
      detail: 'Introduzca un número entero de copias, 1 o más.',
    },
    'target-not-related': {
      title: 'Cuenta no relacionada',
      detail: 'Su cuenta no está relacionada con esa. Créela, o pida al fabricante que la relacione con la suya.',
    },
    'tier-not-allowed': {
      title: 'Nivel no permitido',
      detail: 'Su cuenta no puede hacer esto con una cuenta de ese nivel.',
    },
    'target-suspended': { title: 'Cuenta suspendida', detail: '{{account}} está suspendida y no puede recibir nada.' },
    'target-closed': { title: 'Cuenta cerrada', detail: '{{account}} está cerrada y no puede recibir nada.' },
    'contact-inactive': {
      title: 'Contacto inactivo',
      detail: '{{user}} ({{account}}) no está activo y no recibe correos. Elija otro contacto.',
    },
    'contact-not-of-target': {
      title: 'Contacto de otra cuenta',
      detail: 'Esa persona no es de {{account}}. Elija uno de sus contactos.',
    },
    'only-available': {
      title: 'No hay copias suficientes',
      detail_zero: 'No hay copias disponibles.',
      detail_one: 'Solo hay {{count, number}} copia disponible.',
      detail_many: 'Solo hay {{count, number}} de copias disponibles.',
      detail_other: 'Solo hay {{count, number}} copias disponibles.',
    },
    'copies-taken': {
      title: 'Copias ya no disponibles',
      detail_zero: 'Otra persona ha tomado las copias mientras tanto; no queda ninguna.',
      detail_one: 'Otra persona ha tomado copias mientras tanto; queda {{count, number}}.',
      detail_many: 'Otra persona ha tomado copias mientras tanto; quedan {{count, number}}.',
      detail_other: 'Otra persona ha tomado copias mientras tanto; quedan {{count, number}}.',
    },
    'no-recipient': {
      title: 'Sin contacto',
      detail: '{{account}} no tiene ningún contacto al que enviar el correo. Añada uno, o reparta sin correo.',
    },
    'no-signing-key': {
      title: 'No es posible crear el archivo de licencia',
      detail:
        'Ahora no se puede crear ningún archivo de licencia: el fabricante no tiene ninguna clave de firma en uso. Consulte al fabricante.',
    },
    'nobody-above': {
      title: 'No es para el fabricante',
      detail: 'El fabricante no solicita copias: las emite.',
    },
    'request-not-above': {
      title: 'No está por encima',
      detail: 'Las copias se solicitan a una cuenta que está por encima de la suya; {{account}} no lo está.',
    },
    'ordered-from-vendor': {
      title: 'Se pide al fabricante',
      detail: '{{product}} solo se pide al fabricante. Elija al fabricante como destinatario.',
    },
    'fulfilled-apart': {
      title: 'En dos pasos',
      detail:
        '{{product}} no puede atenderse junto con lo demás: las copias se emiten; las licencias y los créditos llegan con un pedido. Atienda lo uno después de lo otro.',
    },
    'customer-not-below': {
      title: 'No es su cliente',
      detail: 'Solo puede solicitar en nombre de una cuenta relacionada por debajo de la suya.',
    },
    'name-not-shown': {
      title: 'Nombre no visible',
      detail:
        '{{account}} no es visible para las cuentas por encima de la suya. Omita el nombre o cambie allí primero «¿Visible para otros socios?».',
    },
    'wanted-in-past': {
      title: 'Fecha pasada',
      detail: 'El {{wantedOn}} ya pasó. Elija el {{today}} o una fecha posterior.',
    },
    'reference-used': {
      title: 'Referencia ya usada',
      detail:
        'Ya usó la referencia {{reference}} en la solicitud {{number, number}} a {{account}} del {{askedOn}}. ¿Es realmente otra solicitud?',
    },
    'not-receiver': {
      title: 'No va dirigida a usted',
      detail: 'Solo la cuenta que recibió esta solicitud puede responderla.',
    },
    'not-requester': {
      title: 'No es su solicitud',
      detail: 'Eso solo puede hacerlo la cuenta que hizo esta solicitud.',
    },
    'request-fulfilled': { title: 'Ya atendida', detail: 'Lo solicitado de {{product}} ya se atendió por completo.' },
    'request-declined': { title: 'Rechazada', detail: 'La solicitud de {{product}} fue rechazada.' },
    'request-cancelled': { title: 'Cancelada', detail: 'La solicitud de {{product}} fue cancelada.' },
    'request-lapsed': { title: 'Vencida', detail: 'La solicitud de {{product}} venció porque nadie la respondió.' },
    'more-than-open': {
      title: 'Más de lo pendiente',
      detail_zero: 'De {{product}} ya no queda nada pendiente.',
      detail_one: 'De {{product}} solo queda pendiente {{count, number}} copia.',
      detail_many: 'De {{product}} solo quedan pendientes {{count, number}} de copias.',
      detail_other: 'De {{product}} solo quedan pendientes {{count, number}} copias.',
    },
    'other-product': {
      title: 'Otro producto',
      detail: 'Esta línea solicita {{product}}; elija copias de ese producto.',
    },
    'forward-too-small': {
      title: 'Se solicitan muy pocas',
      detail:
        'Solicita {{asked, number}} copias de {{product}}, pero reenvía {{forwarded, number}}. Solicite al menos esas.',
    },
    'no-wish': { title: 'Nadie pidió cancelar', detail: 'Nadie ha pedido cancelar la solicitud de {{product}}.' },
    'wish-waits': {
      title: 'Ya lo pidió',
      detail: 'Ya pidió cancelar {{product}}; el destinatario aún no ha decidido.',
    },
    'nothing-asked': {
      title: 'Sin preguntas pendientes',
      detail: 'No hay ninguna pregunta pendiente sobre {{product}}.',
    },
    'rule-without-stock': {
      title: 'No es para el fabricante',
      detail:
        'Las solicitudes se atienden automáticamente con las existencias, y el fabricante no tiene: emite las copias.',
    },
    'rule-not-below': {
      title: 'No está por debajo de usted',
      detail: '{{account}} no solicita nada a su cuenta. Elija una cuenta por debajo de la suya.',
    },
    'line-perpetual': {
      title: 'No vence',
      detail: 'La línea {{activationId}} no vence nunca: no hay nada que renovar.',
    },
    'already-renewed': { title: 'Ya renovada', detail: 'La línea {{activationId}} ya está renovada por {{by}}.' },
    'renewal-asked': {
      title: 'Ya solicitada',
      detail: 'La renovación de {{activationId}} ya está solicitada: solicitud {{number, number}}.',
    },
    'renewal-end-past': {
      title: 'Fecha pasada',
      detail: 'El nuevo vencimiento {{endsOn}} ya ha pasado; hoy es {{today}}.',
    },
    'renewal-end-far': {
      title: 'Demasiado lejos',
      detail: 'Una renovación puede durar como máximo hasta {{latest}}, no hasta {{endsOn}}.',
    },
    'renewal-end-early': {
      title: 'Ya vence más tarde',
      detail: 'La línea {{activationId}} ya dura hasta {{expiresOn}}; elija un vencimiento posterior a {{endsOn}}.',
    },
    'renewal-devices': {
      title: 'Elija los dispositivos',
      detail:
        'Hay {{activated, number}} copias activadas y solo siguen {{copies, number}}. Elija los dispositivos que continúan.',
    },
    'renewal-devices-more': {
      title: 'Demasiados dispositivos',
      detail:
        'Los dispositivos elegidos tienen {{chosen, number}} copias y solo hay {{copies, number}} disponibles para ellos.',
    },
    'renewal-mixed': {
      title: 'No se renuevan juntas',
      detail:
        'No todas las copias de {{product}} vinieron de la misma línea con el mismo vencimiento nuevo. Reenvíelas por separado.',
    },
    'renewal-not-arrived': {
      title: 'La renovación aún no ha llegado',
      detail:
        'La renovación de su propia línea de {{product}} aún no ha llegado. Reenvíe la solicitud o espere a que llegue.',
    },
    'renewal-other-line': {
      title: 'No procede de la renovación',
      detail: 'Las copias de {{product}} deben salir de la renovación de la línea de la que vinieron antes.',
    },
    'signing-key-waiting': {
      title: 'Ya hay una clave siguiente',
      detail: 'La clave {{thumbprint}} ya está en preparación. Certifíquela y cambie a ella, o revóquela.',
    },
    'signing-key-not-next': {
      title: 'No es la clave siguiente',
      detail: 'Solo es posible con la clave siguiente; esta ya no lo es.',
    },
    'signing-key-not-certified': {
      title: 'Aún sin certificar',
      detail: 'Esta clave todavía no tiene certificado. Certifíquela en el equipo con su clave raíz y suba el archivo.',
    },
    'signing-key-revoked': {
      title: 'Ya revocada',
      detail: 'Esta clave ya está revocada.',
    },
    'certificate-unreadable': {
      title: 'No es un certificado',
      detail: 'No es un archivo de certificado como los que escribe «tierline keys certify», o se modificó después.',
    },
    'certificate-of-other': {
      title: 'Certificado de otra clave',
      detail:
        'Este certificado es de la clave {{thumbprint}} de «{{vendor}}». Elija el archivo de la clave que se muestra aquí.',
    },
    'certificate-over': {
      title: 'Certificado caducado',
      detail: 'Este certificado caducó el {{expiredOn}}. Certifique la clave de nuevo, con una fecha posterior.',
    },
    'root-unknown': {
      title: 'Una clave raíz nueva',
      detail:
        'El certificado procede de una clave raíz que aún no ha usado aquí: {{thumbprint}}. Los dispositivos solo confían en la raíz con la que se fabricaron. Confirme que es la suya.',
    },
    'revocations-unreadable': {
      title: 'No es una lista de revocación',
      detail:
        'No es una lista como las que escribe «tierline keys revoke», no es de ninguna de sus claves raíz o se modificó después.',
    },
    'revocations-shorter': {
      title: 'Falta una clave revocada',
      detail:
        'En la lista falta la clave {{thumbprint}}, que ya estaba revocada. Créela de nuevo con --list y el archivo anterior.',
    },
    'revocations-older': {
      title: 'Lista anterior',
      detail: 'Ya hay una lista de claves revocadas más reciente.',
    },
    'not-sender': {
      title: 'No las repartió usted',
      detail: 'Estas copias las repartió otra cuenta; solo ella puede retirarlas.',
    },
    'sender-closed': {
      title: 'No se puede devolver',
      detail: 'La cuenta de la que vinieron estas copias está cerrada y no puede recibirlas.',
    },
    'recall-pending': {
      title: 'Ya se pidió',
      detail: 'Ya se ha pedido la devolución de copias de esta línea; falta la respuesta.',
    },
    'line-not-on-hold': { title: 'No está bloqueada', detail: 'Esta línea no está bloqueada.' },
    'on-hold-above': {
      title: 'Bloqueada más arriba',
      detail: 'La línea de la que vinieron estas copias está bloqueada. Desbloquéela primero.',
    },
    'activation-on-hold': {
      title: 'Bloqueada',
      detail: 'Esta licencia está bloqueada y no da archivos nuevos. Pregunte a la empresa que se la suministró.',
    },
    'activation-ended': {
      title: 'Ya no está activado',
      detail: 'Este dispositivo ya no está activado. Actívelo de nuevo para obtener un archivo de licencia.',
    },
    'activation-fetched': {
      title: 'Archivo de licencia descargado',
      detail:
        'El archivo de licencia se descargó mientras tanto y un dispositivo puede estar usándolo. Devuelva las copias en su lugar.',
    },
    'no-copies-left': {
      title: 'No quedan copias',
      detail: 'No quedan copias (0 de {{copies, number}}).',
    },
    'fewer-than-activated': {
      title: 'Hay más copias activadas',
      detail:
        'Este dispositivo ya tiene {{activated, number}} copias. Indique cuántas debe tener en total o devuelva copias.',
    },
    'host-twice': {
      title: 'El dispositivo aparece dos veces',
      detail:
        'La fila {{otherRow, number}} tiene el mismo dispositivo con otro número de copias. Deje solo una de las dos.',
    },
    'too-many-on-host': {
      title: 'Demasiadas para un dispositivo',
      detail:
        'Un dispositivo puede tener como máximo {{limit, number}} copias de este producto; serían {{asked, number}}.',
    },
    'already-returning': {
      title: 'Ya están volviendo',
      detail: 'Hay copias de este dispositivo que ya están volviendo; quedarán libres el {{day}}.',
    },
    'moved-meanwhile': {
      title: 'Cambiado mientras tanto',
      detail:
        'Otra persona ha cambiado este dispositivo mientras tanto: ahora tiene {{copies, number}}. Vuelva a consultarlo.',
    },
    'not-fewer': {
      title: 'No son menos copias',
      detail: 'Este dispositivo tiene {{copies, number}} copias. Indique cuántas debe conservar: menos que esas.',
    },
    'whole-term-file': {
      title: 'Para todo el plazo',
      detail:
        'El archivo de licencia de este dispositivo vale para todo el plazo y no caduca antes. Pregunte al fabricante.',
    },
    'whole-term-lost': {
      title: 'Solo el fabricante puede liberarlo',
      detail:
        'El archivo de licencia de este dispositivo vale para todo el plazo, por lo que solo el personal del fabricante puede liberar sus copias. Pregunte al fabricante.',
    },
    'same-host': {
      title: 'El mismo ID de host',
      detail: 'El dispositivo ya tiene este ID de host. Indique el nuevo.',
    },
    'host-activated': {
      title: 'Ya activado',
      detail: 'Este host ya tiene copias de esta línea. Devuelva las copias del anterior y actívelas en él.',
    },
    'device-key-differs': {
      title: 'Otra clave del dispositivo',
      detail:
        'Este dispositivo se activó con otra clave o sin ninguna. Devuelva sus copias y actívelo de nuevo con esta clave.',
    },
    'device-without-key': {
      title: 'Sin clave del dispositivo',
      detail:
        'Este dispositivo se activó sin clave propia, por lo que no puede firmar un recibo. Devuelva las copias sin recibo.',
    },
    'receipt-not-of-device': {
      title: 'No es un recibo de este dispositivo',
      detail:
        'Este recibo no lo firmó este dispositivo o se ha modificado. Cópielo de nuevo completo desde el dispositivo.',
    },
    'receipt-not-destroyed': {
      title: 'Licencia no eliminada',
      detail:
        'El recibo no indica que el dispositivo haya eliminado su licencia. Haga primero que el dispositivo la elimine.',
    },
    'receipt-older': {
      title: 'Recibo anterior',
      detail:
        'Este recibo es del archivo {{generation, number}} del dispositivo, que desde entonces tiene el archivo {{newest, number}}. Haga que el dispositivo firme uno para ese archivo.',
    },
    'nonce-over': {
      title: 'Recibo caducado',
      detail:
        'El número de este recibo ya se usó o tiene más de {{days, number}} días. Obtenga uno nuevo y haga que el dispositivo firme otra vez.',
    },
    'moves-used': {
      title: 'No quedan traslados',
      detail: 'Usados {{used, number}} de {{allowed, number}} traslados en un año.',
      detail_next: 'Usados {{used, number}} de {{allowed, number}} traslados en un año; el próximo, el {{day}}.',
    },
    'move-request-open': {
      title: 'Ya se ha preguntado',
      detail: 'Ya se ha preguntado al fabricante por este dispositivo; la respuesta está pendiente.',
    },
    'copies-activated': {
      title: 'Hay copias activadas',
      detail: 'Solo hay {{available, number}} disponibles: {{activated, number}} están activadas en dispositivos.',
      detail_hosts: 'Solo hay {{available, number}} disponibles: {{activated, number}} están activadas en {{hosts}}.',
    },
    'not-your-line': {
      title: 'No es su línea',
      detail: 'Sus datos solo puede enviarlos la cuenta que la tiene o la que la repartió.',
    },
    'mail-limit-reached': {
      title: 'Demasiados correos en una hora',
      detail:
        'Una cuenta puede escribir a {{limit, number}} destinatarios en una hora; por ahora le quedan {{left, number}}. Escriba a menos personas o inténtelo más tarde.',
    },
    'mail-of-an-event': {
      title: 'No se vuelve a enviar',
      detail: 'Este correo informaba de algo que ocurrió entonces. Envíe en su lugar los datos de la línea.',
    },
    'not-author': { title: 'No lo hizo usted', detail: 'Solo quien lo hizo puede deshacerlo.' },
    'undo-not-offered': { title: 'No se puede deshacer', detail: 'Esto no se puede deshacer.' },
    'already-undone': { title: 'Ya deshecho', detail: 'Esto ya se ha deshecho.' },
    'undo-expired': {
      title: 'Demasiado tarde',
      detail:
        'Han pasado los diez segundos en los que esto se podía deshacer. Las copias aún se pueden devolver o retirar.',
    },
    'mail-being-sent': {
      title: 'El correo ya salió',
      detail:
        'Ya va en camino un correo sobre esto, así que no se puede deshacer. Las copias aún se pueden devolver o retirar.',
    },
    'copies-used': {
      title: 'Copias usadas mientras tanto',
      detail_zero: 'Las copias se han usado mientras tanto: de {{needed, number}} no queda ninguna.',
      detail_one: 'Las copias se han usado mientras tanto: de {{needed, number}} solo queda {{count, number}}.',
      detail_many: 'Las copias se han usado mientras tanto: de {{needed, number}} solo quedan {{count, number}}.',
      detail_other: 'Las copias se han usado mientras tanto: de {{needed, number}} solo quedan {{count, number}}.',
    },
    'line-unknown': {
      title: 'ID de activación desconocido',
      detail: 'Usted no tiene ninguna línea con el ID de activación {{activationId}}.',
    },
    'product-unknown': {
      title: 'Producto desconocido',
      detail: 'No hay ningún producto con el nombre o la referencia «{{product}}».',
    },
    'product-ambiguous': {
      title: 'Varios productos',
      detail: 'Varios productos se llaman «{{product}}»; elija uno o indique su referencia.',
    },
    'target-unknown': {
      title: 'Cuenta desconocida',
      detail: 'Ninguna cuenta relacionada con la suya tiene el nombre o identificador «{{account}}».',
    },
    'target-ambiguous': { title: 'Varias cuentas', detail: '«{{account}}» corresponde a varias cuentas; elija una.' },
    'product-not-issued': {
      title: 'No disponible como copias',
      detail: '{{sku}} no se vende en copias; regístrelo como pedido.',
    },
    'product-not-ordered': {
      title: 'No disponible como licencias para usuarios',
      detail: '{{sku}} no tiene licencias que asignar; emítalo como derecho.',
    },
    'order-exists': {
      title: 'Número de pedido ya en uso',
      detail:
        '{{account}} ya tiene un pedido «{{orderNumber}}» del {{orderedOn}} con otro contenido. Elija otro número o deje ese pedido como está.',
    },
    'order-entered': {
      title: 'Ya registrado',
      detail: 'El pedido «{{orderNumber}}» ya existe con el mismo contenido. Excluya estas filas.',
    },
    'order-cancelled': { title: 'Pedido anulado', detail: 'El pedido «{{orderNumber}}» está anulado.' },
    'order-assigned': {
      title: 'Licencias asignadas',
      detail_zero: 'Ninguna licencia del pedido «{{orderNumber}}» está asignada.',
      detail_one: '{{count, number}} licencia del pedido «{{orderNumber}}» está asignada. Retírela primero.',
      detail_many: '{{count, number}} de licencias del pedido «{{orderNumber}}» están asignadas. Retírelas primero.',
      detail_other: '{{count, number}} licencias del pedido «{{orderNumber}}» están asignadas. Retírelas primero.',
    },
    'order-rows-differ': {
      title: 'Filas de un pedido que no coinciden',
      detail: 'Según la fila {{line, number}}, el pedido «{{orderNumber}}» es de otra cuenta o de otro día.',
    },
    'order-of-other': {
      title: 'Pedido de otra empresa',
      detail: 'Solo {{account}}, que compró este pedido, puede asignar sus licencias.',
    },
    'line-not-of-order': { title: 'No está en este pedido', detail: 'Este pedido no tiene esa línea.' },
    'nothing-to-assign': { title: 'Todo asignado', detail: 'Todas las licencias de este pedido están asignadas.' },
    'nothing-assigned': { title: 'Nada asignado', detail: 'Este cliente no tiene esas licencias de este pedido.' },
    'only-unassigned': {
      title: 'No hay licencias suficientes',
      detail: '{{product}}: {{unassigned, number}} sin asignar, {{asked, number}} pedidas.',
    },
    'seats-in-use': {
      title: 'En uso',
      detail: '{{product}}: {{free, number}} libres; las demás las usan {{users}}. Desactívelas primero.',
    },
    'not-managing': {
      title: 'Lo gestionan otros',
      detail:
        'Las licencias y las integraciones de {{account}} solo las activan sus propios usuarios o el socio que lleva la cuenta.',
    },
    'integration-off': {
      title: 'La integración está desactivada',
      detail:
        '{{integration}} está desactivada para este cliente; por eso sus licencias no se pueden activar ni desactivar.',
    },
    'managed-by-controller': { title: 'Se gestiona en otro sitio', detail: 'Gestionado por {{integration}}.' },
    'controller-off': {
      title: 'El controlador está desactivado',
      detail: '{{integration}} está desactivado para este cliente; las licencias las activan los usuarios.',
    },
    'wrong-controller': { title: 'No es su producto', detail: '{{integration}} no controla este producto.' },
    'controller-key-only': {
      title: 'Solo para un controlador',
      detail:
        'Esta clave es de {{integration}}: puede consultar, activar y desactivar las licencias que gestiona {{integration}}, y nada más.',
    },
    'controller-key-role': {
      title: 'Rol insuficiente para un controlador',
      detail:
        'Un controlador activa y desactiva licencias, por lo que su clave necesita el rol {{role}} o uno superior.',
    },
    'user-not-of-account': { title: 'Usuario de otra cuenta', detail: 'Esa persona no es usuaria de {{account}}.' },
    'user-inactive': { title: 'Usuario inactivo', detail: '{{user}}: usuario inactivo. Reactívelo primero.' },
    'user-on-record': {
      title: 'No se puede eliminar',
      detail: 'Hay registros sobre {{user}} que deben conservarse. Desactive al usuario en su lugar.',
    },
    'twice-in-list': {
      title: 'Dos veces en la lista',
      detail: '{{user}} aparece más de una vez en esta lista con el mismo producto.',
    },
    'no-seat-free': {
      title: 'Licencias no disponibles',
      detail: 'Licencias no disponibles: {{product}} ({{free, number}} libres).',
    },
    'seats-changed': {
      title: 'Cambió mientras tanto',
      detail:
        'Algunas de estas licencias se han activado o desactivado mientras tanto, o no pueden volver a los usuarios que las tenían.',
    },
    'licences-used': {
      title: 'Licencias usadas mientras tanto',
      detail_zero: 'Las licencias se han usado mientras tanto: de {{needed, number}} no queda ninguna libre.',
      detail_one:
        'Las licencias se han usado mientras tanto: de {{needed, number}} solo queda {{count, number}} libre.',
      detail_many:
        'Las licencias se han usado mientras tanto: de {{needed, number}} solo quedan {{count, number}} libres.',
      detail_other:
        'Las licencias se han usado mientras tanto: de {{needed, number}} solo quedan {{count, number}} libres.',
    },
    'only-available-of-product': {
      title: 'No hay copias suficientes',
      detail_zero: 'No hay copias disponibles de {{product}}.',
      detail_one: 'Solo hay {{count, number}} copia disponible de {{product}}; se han pedido {{asked, number}}.',
      detail_many: 'Solo hay {{count, number}} de copias disponibles de {{product}}; se han pedido {{asked, number}}.',
      detail_other: 'Solo hay {{count, number}} copias disponibles de {{product}}; se han pedido {{asked, number}}.',
    },
    'too-many-lines': {
      title: 'Demasiadas líneas',
      detail: 'Habría que tomar copias de más de {{limit, number}} líneas; reparta menos de una vez.',
    },
    'site-name-taken': { title: 'Nombre ya en uso', detail: 'Ya tiene un sitio con ese nombre; elija otro.' },
    'site-deleted': { title: 'Sitio eliminado', detail: 'El sitio «{{site}}» se ha eliminado.' },
    'site-owes': {
      title: 'Hay créditos pendientes',
      detail:
        'Créditos pendientes de «{{site}}»: {{due, number}}. Disponibles en el sitio y en su saldo: {{available, number}}. Podrá eliminarlo cuando alcancen para pagar lo pendiente.',
    },
    'only-balance': {
      title: 'No hay créditos suficientes',
      detail_zero: 'No hay créditos en el saldo.',
      detail_one: 'Solo hay {{count, number}} crédito en el saldo; hacen falta {{asked, number}}.',
      detail_many: 'Solo hay {{count, number}} de créditos en el saldo; hacen falta {{asked, number}}.',
      detail_other: 'Solo hay {{count, number}} créditos en el saldo; hacen falta {{asked, number}}.',
    },
    'too-many-credits': {
      title: 'Demasiados créditos',
      detail: 'Un saldo admite como máximo {{limit, number}} créditos; este tiene {{balance, number}}.',
    },
    'only-at-site': {
      title: 'No hay créditos suficientes',
      detail_zero: 'A «{{site}}» no le quedan créditos.',
      detail_one: '«{{site}}» solo tiene {{count, number}} crédito; hacen falta {{asked, number}}.',
      detail_many: '«{{site}}» solo tiene {{count, number}} de créditos; hacen falta {{asked, number}}.',
      detail_other: '«{{site}}» solo tiene {{count, number}} créditos; hacen falta {{asked, number}}.',
    },
    'same-place': {
      title: 'Origen y destino iguales',
      detail: 'Elija un destino distinto del origen.',
    },
    'usage-in-future': {
      title: 'Fecha en el futuro',
      detail:
        'El informe tiene una fecha más de {{minutes, number}} minutos en el futuro; corrija el reloj y envíelo de nuevo.',
    },
    'administrator-exists': {
      title: 'Ya está en la lista',
      detail: '{{email}} ya es administrador de este sitio. Use «Enviar de nuevo» en la lista.',
    },
    'too-many-administrators': {
      title: 'Demasiados administradores',
      detail: 'Un sitio puede tener como máximo {{limit, number}} administradores; quite antes alguno.',
    },
    'not-reversible': {
      title: 'No se puede revertir',
      detail:
        'Solo se pueden revertir abonos, pedidos y traspasos de créditos. Los cargos mensuales, los créditos de un sitio eliminado y las reversiones, no.',
    },
    'already-reversed': { title: 'Ya revertido', detail: 'Esto ya se ha revertido o deshecho.' },
    'credits-used': {
      title: 'Créditos usados mientras tanto',
      detail_zero: 'Los créditos se han usado mientras tanto: de {{needed, number}} no queda ninguno.',
      detail_one: 'Los créditos se han usado mientras tanto: de {{needed, number}} solo queda {{count, number}}.',
      detail_many: 'Los créditos se han usado mientras tanto: de {{needed, number}} solo quedan {{count, number}}.',
      detail_other: 'Los créditos se han usado mientras tanto: de {{needed, number}} solo quedan {{count, number}}.',
    },
  },
  field: {
    missing: 'Este campo es obligatorio.',
    'wrong-type': 'No es del tipo correcto (se espera: {{expected}}).',
    'too-short': 'Introduzca al menos {{minimum, number}} caracteres.',
    'too-long': 'Introduzca como máximo {{maximum, number}} caracteres.',
    'too-small': 'Introduzca {{minimum, number}} o más.',
    'too-large': 'Introduzca {{maximum, number}} o menos.',
    'too-few': 'Se necesitan al menos {{minimum, number}}.',
    'too-many': 'Se permiten como máximo {{maximum, number}}.',
    'not-whole': 'Introduzca un número entero.',
    'whole-between': 'Introduzca un número entero de {{minimum}} a {{maximum}}, solo con cifras.',
    'not-an-email': 'Introduzca una dirección de correo, como nombre@example.com.',
    'email-too-long': 'La dirección puede tener como máximo 254 caracteres, y 64 antes de la @.',
    'email-quoted': 'No se admiten direcciones con comillas ni con \\. Introduzca una como nombre@example.com.',
    'email-letters': 'Antes de la @ solo se admiten letras de la a a la z sin acentos, cifras y signos como . - _ +.',
    'email-domain': 'Revise lo que va después de la @: un dominio como example.com.',
    'not-an-id': 'No es un ID válido.',
    'no-such-account': 'Ninguna cuenta que pueda ver tiene este nombre o identificador.',
    'several-accounts': 'Varias cuentas se llaman así; envíe el identificador o accountId.',
    'several-products': 'Varios productos se llaman así; envíe la referencia o productId.',
    'not-one-product': 'Indique uno solo: productId o product.',
    'no-such-product': 'No existe ese producto.',
    'not-a-day': 'Introduzca una fecha como AAAA-MM-DD.',
    'unreadable-day': 'Introduzca una fecha como 31/12/2027 o 2027-12-31.',
    'no-such-day': 'Esa fecha no existe.',
    'ambiguous-day': 'Puede ser el {{day}} o el {{otherDay}}. Escriba el mes con letras o la fecha como AAAA-MM-DD.',
    'not-an-instant': 'Introduzca una fecha y hora como 2026-12-31T23:59:59Z.',
    'ends-before': 'El periodo no puede terminar antes de empezar.',
    'not-in-programme': 'Esto no existe en este programa.',
    'not-one-of': 'Elija uno de estos valores: {{values}}.',
    'not-yes-or-no': 'Escriba sí o no.',
    'not-a-country': 'Introduzca el país por su nombre o con dos letras, por ejemplo DE.',
    'not-one-kind': 'Envíe o bien accounts, users, orders o sites, y accountId solo con users.',
    'not-a-time-zone': 'Elija una zona horaria de la lista.',
    'unknown-field': 'Aquí no hay ningún campo «{{field}}».',
    'bad-characters': 'Contiene caracteres que aquí no se permiten.',
    'host-id-characters':
      'El ID de host contiene caracteres que no se ven. Escríbalo como en el dispositivo, por ejemplo {{example}}.',
    'host-id-serial': 'Introduzca el número de serie como en el dispositivo, por ejemplo {{example}}.',
    'host-id-mac': 'Introduzca la dirección MAC del dispositivo, por ejemplo {{example}}.',
    'host-id-uuid': 'Introduzca el UUID del dispositivo, por ejemplo {{example}}.',
    'device-key': 'No es una clave pública de Ed25519 o P-256 (JWK).',
    'device-key-private':
      'Es una clave privada. No debe salir nunca del dispositivo: genere otra y envíe su parte pública.',
    'not-one-line': 'Indique exactamente uno de estos: lineItemId o activationId.',
    'not-one-source': 'Indique uno solo: lineItemId, activationId, productId o product.',
    'not-one-target': 'Indique uno solo: accountId o account.',
    'not-one-user': 'Indique el usuario con userId o con email, no con ambos.',
    'contact-needs-id': 'Un contacto solo vale junto con accountId.',
    'not-a-cursor': 'Esto no es una posición de esta lista; empiece de nuevo sin él.',
    wrong: 'No es válido.',
  },
  role: { observer: 'Observador', operator: 'Operador', administrator: 'Administrador', master: 'Master' },
  card,
  csv,
};
